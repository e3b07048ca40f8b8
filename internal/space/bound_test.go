package space

import (
	"testing"

	"piazza/internal/auth"
	"piazza/internal/problem"
)

// Whoever's rights are bounded, be it that they wait for a passkey or that a program asks, has no more of them for being
// looked up again in a transaction.
func TestBoundedRightsStayBounded(t *testing.T) {
	s, a := setup(t)
	boss, other := mustMember(t, a, "boss"), mustMember(t, a, "other")
	id := mustOpen(t, s, "uno", Public)
	mustEnter(t, s, id, boss, Administrator, morning)
	mustEnter(t, s, id, other, Member, morning)
	title := "Un’altra"
	for _, most := range []auth.Role{auth.Member, auth.Editor, auth.None} {
		ctx := auth.With(t.Context(), auth.Viewer{MemberID: int64(boss.ID), Roles: map[int64]auth.Role{int64(id): auth.Administrator}, Most: most})
		for name, do := range map[string]func() error{
			"update": func() error { _, err := s.Update(ctx, UpdateInput{PiazzaID: id, Title: &title}); return err },
			"role": func() error {
				_, err := s.SetRole(ctx, MembershipInput{id, other.ID, Editor})
				return err
			},
			"invite": func() error {
				_, _, err := s.Invite(ctx, InviteInput{PiazzaID: &id, Role: Member, Days: 1})
				return err
			},
			"end": func() error {
				_, err := s.End(ctx, EndInput{PiazzaID: id, MemberID: other.ID, Reason: "una prova"})
				return err
			},
		} {
			if name == "end" && most == auth.None {
				continue
			}
			if err := do(); problem.Is(err, problem.Forbidden) != (most != auth.None) {
				t.Errorf("%s, bounded by %v: %v", name, most, err)
			}
		}
		p, err := s.BySlug(ctx, "uno")
		if err != nil || p.ViewerCanAdminister(ctx) != (most == auth.None) {
			t.Errorf("bounded by %v he is told that he may administer, %v", most, err)
		}
	}
}
