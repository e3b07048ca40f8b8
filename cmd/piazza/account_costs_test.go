package main

import "piazza/internal/nodeid"

// accountCosts has a row for each operation of the pages of one's own account.
func accountCosts() map[string]cost {
	none := map[string]any{}
	return map[string]cost{
		"SignIn": {none, nil}, "Owed": {none, nil},
		"AccountProfile": {none, nil}, "AccountLogins": {none, nil}, "AccountSessions": {none, nil}, "AccountTokens": {none, nil},
		"AccountNotifications": {none, nil}, "AccountPrivacy": {map[string]any{"language": "it"}, nil},
		"LoginUnlink":   {input("loginId", nodeid.Encode("login", 1)), nil},
		"PasskeyRename": {input("passkeyId", nodeid.Encode("passkey", 1), "name", "Telefono"), nil},
		"PasskeyRemove": {input("passkeyId", nodeid.Encode("passkey", 1)), nil},
		"TokenCreate":   {input("name", "Bollettino", "scopes", []string{"READ"}, "days", 30), nil},
		"TokenRevoke":   {input("tokenId", nodeid.Encode("token", 1)), nil},
		"LocaleUpdate":  {input("locale", "en"), nil}, "ConsentGive": {input("version", 1), nil},
		"NotificationsMute": {input("kinds", []string{"POLL_REMINDER"}), nil},
		"SessionRevoke":     {input("sessionId", nodeid.Encode("session", 9)), nil}, "SessionRevokeOthers": {nil, nil},
	}
}
