package assembly_test

import (
	"context"
	"slices"
	"testing"

	"piazza/internal/assembly"
	"piazza/internal/auth"
	"piazza/internal/ballot"
	"piazza/internal/poll"
)

// toGuests begins an assembly to which guests come with its code alone, with a question that is open to them.
func (h *hall) toGuests(t *testing.T) *scene {
	t.Helper()
	ctx, node := as(t.Context(), editor), h.nodes[0]
	a, err := node.Create(ctx, assembly.CreateInput{PiazzaID: openSpace, Title: "Assemblea", Guests: new(poll.AnyGuest)})
	if err != nil {
		t.Fatal(err)
	}
	s := &scene{hall: h, id: a.ID}
	if _, err := node.AddItem(ctx, assembly.ItemAddInput{AssemblyID: a.ID, Question: yesNo("Prima?")}); err != nil {
		t.Fatal(err)
	}
	s.first = s.state(t, editor).Items[0].ID
	for _, step := range []string{"waiting", "open"} {
		if err := s.step(t, step); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

func (h *hall) guestVotes(ctx context.Context, t *testing.T, s *scene) {
	t.Helper()
	q := s.told(t, editor).Questions[0]
	said := []ballot.BallotInput{{Question: q.ID, Choice: poll.Choice{Options: []poll.OptionID{q.Options[0].ID}}}}
	if _, err := h.nodes[1].Vote(ctx, assembly.VoteInput{ItemID: s.first, Ballots: said}); err != nil {
		t.Fatal(err)
	}
}

// A guest without a slip is put out by what he asked: pass, questions and votes go, of the others' nothing.
func TestAGuestIsPutOut(t *testing.T) {
	h := openHall(t)
	s := h.toGuests(t)
	bad, good := h.visitor(t, s.id, "Sindaco"), h.visitor(t, s.id, "Rita")
	rude, again, kind := h.ask(bad, t, s.id, "Insulto"), h.ask(bad, t, s.id, "Altro insulto"), h.ask(good, t, s.id, "Quando si fa?")
	h.set(t, rude, assembly.FloorShown)
	h.enter(t, s.id, member)
	mine := h.ask(as(t.Context(), member), t, s.id, "Domanda di un membro")
	h.guestVotes(bad, t, s)
	h.guestVotes(good, t, s)
	end := func(who int64, q *assembly.FloorQuestion) error {
		_, err := h.nodes[0].EndGuest(as(t.Context(), who), assembly.GuestEndInput{QuestionID: q.ID})
		return err
	}
	for _, c := range []struct {
		who  int64
		q    *assembly.FloorQuestion
		want string
	}{
		{0, rude, "sign_in"},
		{member, rude, "assembly_for_editors"},
		{member, again, "floor_missing"},
		{outsider, again, "floor_missing"},
		{editor, mine, "floor_no_guest"},
		{editor, &assembly.FloorQuestion{ID: 99999}, "floor_missing"},
		{editor, rude, ""},
		{editor, again, ""},
	} {
		if err := end(c.who, c.q); reason(err) != c.want {
			t.Errorf("%d puts out who asked %q: %v", c.who, c.q.Text, err)
		}
	}
	if _, err := h.nodes[1].RenewPass(t.Context(), auth.FromContext(bad)); reason(err) != "pass_unknown" {
		t.Errorf("who was put out is in: %v", err)
	}
	if _, err := h.nodes[1].RenewPass(t.Context(), auth.FromContext(good)); err != nil {
		t.Errorf("another guest is out: %v", err)
	}
	expect(t, brief(h.floor(as(t.Context(), editor), t, s.id).Questions), []string{kind.Text + " waiting 0", mine.Text + " waiting 0"}, "the floor")
	if turnout := s.told(t, editor).Turnout; turnout.Guests != 1 {
		t.Errorf("%d guests have voted", turnout.Guests)
	}
	if got := s.course(t); !slices.Equal(got, []string{"started", "shown", "opened", "guest_ended"}) && !slices.Equal(got, []string{"started", "opened", "guest_ended"}) {
		t.Errorf("the course says %v", got)
	}
}

// Guests without a slip are kept out as long as whoever holds the assembly says so; slips and members come in.
func TestTheDoorIsShutToGuestsWithoutASlip(t *testing.T) {
	h := openHall(t)
	s := h.toGuests(t)
	admit := func(who int64, open bool) error {
		return done(h.nodes[0].AdmitGuests(as(t.Context(), who), assembly.GuestsAdmitInput{AssemblyID: s.id, IsOpen: open}))
	}
	slips, err := h.nodes[0].CreateSlips(as(t.Context(), editor), assembly.SlipsInput{AssemblyID: s.id, Count: 1})
	if err != nil {
		t.Fatal(err)
	}
	inside := h.visitor(t, s.id, "Rita")
	for _, who := range []int64{0, member} {
		if err := admit(who, false); err == nil {
			t.Errorf("%d shuts the door", who)
		}
	}
	for range 2 {
		if err := admit(editor, false); err != nil {
			t.Fatal(err)
		}
	}
	secret := h.secret(t, s.id)
	found, err := h.nodes[1].Find(t.Context(), assembly.FindInput{Secret: &secret})
	if err != nil || found.Assembly.Admits() != poll.GuestSlips {
		t.Errorf("the door says %v, %v", found, err)
	}
	if _, err := h.nodes[1].Enter(as(t.Context(), 0), bySecret(secret)); reason(err) != "assembly_shut" {
		t.Errorf("a guest comes in: %v", err)
	}
	if _, err := h.nodes[1].Enter(as(t.Context(), 0), assembly.EnterInput{Slip: slips[0].Code}); err != nil {
		t.Errorf("a slip opens nothing: %v", err)
	}
	h.guestVotes(inside, t, s)
	h.enter(t, s.id, member)
	if err := admit(editor, true); err != nil {
		t.Fatal(err)
	}
	h.visitor(t, s.id, "Ugo")
	if got := s.course(t); !slices.Equal(got[len(got)-3:], []string{"slips_made", "guests_shut", "guests_admitted"}) {
		t.Errorf("the course says %v", got)
	}
}

// By the version of a floor nobody counts what waits and what is refused of it.
func TestVersionsOfAFloorTellNothingOfWhatWaits(t *testing.T) {
	h := openHall(t)
	s := h.stage(t, "shown")
	h.enter(t, s.id, member)
	version := func(who int64) int64 { return h.floor(as(t.Context(), who), t, s.id).Version }
	before, staff := version(0), version(editor)
	first, second := h.ask(as(t.Context(), member), t, s.id, "Prima"), h.ask(as(t.Context(), member), t, s.id, "Seconda")
	h.set(t, second, assembly.FloorRefused)
	if now := version(0); now != before || version(editor) <= staff {
		t.Errorf("the version went from %d to %d", before, now)
	}
	h.set(t, first, assembly.FloorShown)
	if now := version(0); now != before+1 {
		t.Errorf("what is shown is told under version %d after %d", now, before)
	}
}
