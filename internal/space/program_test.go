package space

import (
	"testing"

	"piazza/internal/account"
	"piazza/internal/auth"
	"piazza/internal/problem"
)

// TestProgramsGiveNoLastingPower: who has stolen a token would keep the piazza after it was revoked, by accounts of his own.
func TestProgramsGiveNoLastingPower(t *testing.T) {
	h := newHouse(t, Members)
	v := auth.FromContext(h.asBoss())
	v.Scopes = []string{string(account.ScopeModerate)}
	program := auth.With(t.Context(), v)
	m := mustMember(t, h.accounts, "bruno")
	if err := h.ImportMember(t.Context(), h.id, m.ID, Member, m.CreatedAt); err != nil {
		t.Fatal(err)
	}
	for role, refused := range map[Role]bool{Member: false, Editor: false, Moderator: true, Administrator: true} {
		_, _, err := h.Invite(program, h.to(role))
		if (err != nil) != refused || refused && !problem.Is(err, problem.Forbidden) {
			t.Errorf("inviting to be %s gives %v", role, err)
		}
		_, err = h.SetRole(program, MembershipInput{PiazzaID: h.id, MemberID: m.ID, Role: role})
		if (err != nil) != refused {
			t.Errorf("making him %s gives %v", role, err)
		}
	}
}

// TestTheLinkTellsNobodyWhoTookItUp: neither it nor where it was mailed is for whoever merely has the link.
func TestTheLinkTellsNobodyWhoTookItUp(t *testing.T) {
	h := newHouse(t, Members)
	made, _ := h.invite(h.asBoss(), h.to(Editor))
	stranger := mustMember(t, h.accounts, "bruno")
	if !made.IsListed(h.asBoss()) || made.IsListed(t.Context()) || made.IsListed(as(t.Context(), stranger, h.id, auth.Moderator)) {
		t.Error("it is listed to others than those who may invite")
	}
}
