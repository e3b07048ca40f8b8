package assembly_test

import (
	"testing"

	"piazza/internal/account"
	"piazza/internal/assembly"
	"piazza/internal/auth"
	"piazza/internal/poll"
)

// The door says before anybody comes in whether his vote counts, and why not; and so it is with who is in, as soon as his right is gone.
func TestTheDoorSaysWhoCounts(t *testing.T) {
	t.Parallel()
	h := openHall(t)
	all, known := h.begin(t, plan{}), h.begin(t, plan{assurance: account.AssuranceHigh})
	for _, c := range []struct {
		who               int64
		a                 *assembly.Assembly
		refusal, uncounts string
	}{
		{0, all, "sign_in", ""}, {member, all, "", ""}, {outsider, all, "", "not_member"}, {member, known, "", "assurance_too_low"},
	} {
		ctx := as(t.Context(), c.who)
		found, err := h.nodes[0].Find(ctx, assembly.FindInput{Code: c.a.Code})
		if err != nil {
			t.Fatal(err)
		}
		said := [2]string{}
		if found.Refusal != nil {
			said[0] = found.Refusal.Reason
		}
		if found.Uncounted != nil {
			said[1] = found.Uncounted.Reason
		}
		if said != [2]string{c.refusal, c.uncounts} {
			t.Errorf("%d is told %q, not %q and %q", c.who, said, c.refusal, c.uncounts)
		}
		if counts := c.refusal == "" && c.uncounts == ""; found.Assembly.Counts(auth.FromContext(ctx)) != counts {
			t.Errorf("%d counts: %v", c.who, !counts)
		}
	}
}

// However much guests ask, members ask on; and what was refused takes nobody's room.
func TestGuestsTakeNoRoomOfMembersOnTheFloor(t *testing.T) {
	t.Parallel()
	h := openHall(t)
	a := h.begin(t, plan{guests: poll.AnyGuest})
	h.exec(t, `insert into assembly_guest (assembly_id, pass_hash, joined_at) values ($1, 'x', now())`, a.ID)
	h.exec(t, `insert into assembly_floor (assembly_id, guest_id, text, named, state, asked_at)
		select $1, g.id, 'y' || n, false, case when n > 300 then 'refused' else 'waiting' end, now() from generate_series(1, 2500) n, assembly_guest g`, a.ID)
	h.enter(t, a.ID, member)
	if _, err := h.nodes[0].Ask(as(t.Context(), member), assembly.AskInput{AssemblyID: a.ID, Text: "C’è posto?"}); err != nil {
		t.Error(err)
	}
}
