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
	invitation := p.admits(18)
	return map[string]cost{
		"Members": {page(50), page(2)}, "Withheld": {nil, nil},
		"Invitations": {page(50), page(2)}, "PiazzaInvitations": {page(50), page(2)}, "Exclusions": {page(0), nil},
		"InvitedTo":  {map[string]any{"secret": waits}, nil},
		"AuditTrail": {page(50), page(2)}, "TrailMember": {map[string]any{"handle": "elena"}, nil}, "AuditState": {nil, nil},
		"PrivacyNotice": {map[string]any{"language": "it"}, nil}, "PrivacyTexts": {nil, nil}, "NoticePreview": {map[string]any{"source": "**ciao**"}, nil},
		"AdministratorUpdate": {input("memberId", other, "isAdministrator", true), nil},
		"PasskeysReset":       {input("memberId", other), nil}, "MemberReturns": {input("memberId", other), nil},
		"InvitationCreate": {input("piazzaId", piazzaID, "role", "EDITOR"), nil},
		"InvitationRevoke": {input("invitationId", invitation), nil},
		"InvitationUse":    {input("secret", used), nil},
		"ExclusionEnd":     {input("piazzaId", piazzaID, "memberId", other), nil},
		"PrivacyPublish":   {input("italian", "Testo", "english", "Text", "asks", false), nil},
	}
}

// admits gives somebody a passkey to be reset and an exclusion to be ended, and returns the id of an invitation to be revoked.
func (p *inProcess) admits(id int64) string {
	p.t.Helper()
	_, err := p.database.Exec(p.t.Context(), `insert into passkey (member_id, credential_id, user_handle, credential, name, created_at) values ($1, 'sua', 's', '{}', 'Sua', now())`, id)
	must(p.t, err)
	_, err = p.database.Exec(p.t.Context(), `insert into exclusion (space_id, member_id, excluded_by, excluded_at) values (1, $1, 1, now())`, id)
	must(p.t, err)
	var invitation int64
	must(p.t, p.database.QueryRow(p.t.Context(), `insert into invitation (token_hash, space_id, role, invited_by, created_at, expires_at)
		values ('da revocare', 1, 'member', 1, now(), now() + interval '1 day') returning id`).Scan(&invitation))
	return nodeid.Encode("invitation", invitation)
}
