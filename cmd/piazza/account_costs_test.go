package main

import (
	"bytes"
	"testing"

	"piazza/internal/nodeid"
)

// owns gives the viewer a session in which he has used a passkey, and what he can take away: logins, passkeys, a token, another
// session. It returns their ids, by what they are.
func (p *inProcess) owns() map[string]string {
	p.t.Helper()
	ids := map[string]string{}
	for _, one := range []struct{ name, kind, statement string }{
		{"login", "login", `insert into identity (issuer, subject, member_id, provider, label, created_at, used_at) values ('altrove', 'suo', 1, 'altrove', 'Altrove', now(), now()) returning id`},
		{"renamed", "passkey", `insert into passkey (member_id, credential_id, user_handle, credential, name, created_at) values (1, 'una', 'u', '{}', 'Una', now()) returning id`},
		{"removed", "passkey", `insert into passkey (member_id, credential_id, user_handle, credential, name, created_at) values (1, 'altra', 'u', '{}', 'Altra', now()) returning id`},
		{"token", "token", `insert into session (member_id, kind, token_hash, provider, name, scopes, created_at, seen_at, expires_at) values (1, 'token', 'programma', 'demo', 'Programma', '{read}', now(), now(), now() + interval '9 days') returning id`},
		{"elsewhere", "session", `insert into session (member_id, token_hash, provider, created_at, seen_at, expires_at) values (1, 'altrove', 'demo', now(), now(), now() + interval '9 days') returning id`},
		{"here", "session", `insert into session (member_id, token_hash, provider, created_at, seen_at, proved_at, passkey_at, expires_at) values (1, 'qui', 'demo', now(), now(), now(), now(), now() + interval '9 days') returning id`},
	} {
		var id int64
		must(p.t, p.database.QueryRow(p.t.Context(), one.statement).Scan(&id))
		ids[one.name] = nodeid.Encode(one.kind, id)
		if one.name == "here" {
			p.viewer.SessionID, p.viewer.WithPasskey = id, true
		}
	}
	return ids
}

// refusalsAllowed are the operations whose rows are refused, and why. None is about accounts or the administration.
func refusalsAllowed() map[string]string {
	const others, state, done = "the comment is somebody else's", "the entry stands elsewhere", "what it is about is gone"
	return map[string]string{
		"CommentUpdate": others, "CommentDelete": others, "CommentReact": "the comment was hidden by the row before",
		"EntryDelete": state, "EntryPublish": state, "EntryReturn": state, "EntrySubmit": state, "PollDiscard": state, "PollPublish": state,
		"PollTextHide": done,
	}
}

// tookEffect holds that a row measures a change that was made, and not what is refused early.
func tookEffect(t *testing.T, operation string, data []byte) {
	t.Helper()
	_, refused := refusalsAllowed()[operation]
	if bytes.Contains(data, []byte(`"userErrors":[{`)) != refused {
		t.Errorf("%s: %s", operation, data)
	}
}

// accountCosts has a row for each operation of the pages of one's own account.
func (p *inProcess) accountCosts() map[string]cost {
	none, own := map[string]any{}, p.owns()
	_, err := p.database.Exec(p.t.Context(), `insert into privacy_notice (version, body_it, body_en, asks, published_at) values (1, 'Testo', 'Text', true, now()) on conflict do nothing`)
	must(p.t, err)
	var notice int
	must(p.t, p.database.QueryRow(p.t.Context(), `select max(version) from privacy_notice`).Scan(&notice))
	return map[string]cost{
		"SignIn": {none, nil}, "Owed": {none, nil},
		"AccountProfile": {none, nil}, "AccountLogins": {none, nil}, "AccountSessions": {none, nil}, "AccountTokens": {none, nil},
		"AccountNotifications": {none, nil}, "AccountPrivacy": {map[string]any{"language": "it"}, nil},
		"LoginUnlink":   {input("loginId", own["login"]), nil},
		"PasskeyRename": {input("passkeyId", own["renamed"], "name", "Telefono"), nil},
		"PasskeyRemove": {input("passkeyId", own["removed"]), nil},
		"TokenCreate":   {input("name", "Bollettino", "scopes", []string{"READ"}, "days", 30), nil},
		"TokenRevoke":   {input("tokenId", own["token"]), nil},
		"LocaleUpdate":  {input("locale", "en"), nil}, "ConsentGive": {input("version", notice), nil},
		"NotificationsMute": {input("kinds", []string{"POLL_REMINDER"}), nil},
		"SessionRevoke":     {input("sessionId", own["elsewhere"]), nil}, "SessionRevokeOthers": {nil, nil},
	}
}
