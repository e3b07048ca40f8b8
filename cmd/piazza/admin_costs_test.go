package main

import (
	"piazza/internal/account"
	"piazza/internal/nodeid"
)

// adminCosts has a row for each operation of the administration, of invitations and of the page of the privacy notice.
func (p *inProcess) adminCosts(piazzaID string) map[string]cost {
	waits, used := account.Secret(), account.Secret()
	for _, secret := range []string{waits, used} {
		_, err := p.database.Exec(p.t.Context(), `insert into invitation (token_hash, space_id, role, invited_by, created_at, expires_at)
			select $1, id, 'moderator', 1, now(), now() + interval '1 day' from space where slug = 'altra-1'`, account.Hash(secret))
		must(p.t, err)
	}
	page := func(first int) map[string]any {
		return map[string]any{"first": first, "slug": "comunita-pratiche-partecipative"}
	}
	other := nodeid.Encode("member", 18)
	return map[string]cost{
		"Members": {page(50), page(2)}, "Withheld": {nil, nil},
		"Invitations": {page(50), page(2)}, "PiazzaInvitations": {page(50), page(2)}, "Exclusions": {page(0), nil},
		"InvitedTo":  {map[string]any{"secret": waits}, nil},
		"AuditTrail": {page(50), page(2)}, "TrailMember": {map[string]any{"handle": "elena"}, nil}, "AuditState": {nil, nil},
		"PrivacyNotice": {map[string]any{"language": "it"}, nil}, "PrivacyTexts": {nil, nil}, "NoticePreview": {map[string]any{"source": "**ciao**"}, nil},
		"AdministratorUpdate": {input("memberId", other, "isAdministrator", true), nil},
		"PasskeysReset":       {input("memberId", other), nil}, "MemberReturns": {input("memberId", other), nil},
		"InvitationCreate": {input("piazzaId", piazzaID, "role", "EDITOR"), nil},
		"InvitationRevoke": {input("invitationId", nodeid.Encode("invitation", 1)), nil},
		"InvitationUse":    {input("secret", used), nil},
		"ExclusionEnd":     {input("piazzaId", piazzaID, "memberId", other), nil},
		"PrivacyPublish":   {input("italian", "Testo", "english", "Text", "asks", false), nil},
	}
}
