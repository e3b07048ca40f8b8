package assembly_test

import (
	"testing"

	"piazza/internal/assembly"
	"piazza/internal/ballot"
	"piazza/internal/paging"
	"piazza/internal/poll"
)

// say brings an open question to its reveal in which three people have written the same.
func (h *hall) say(t *testing.T, text string) *scene {
	t.Helper()
	ctx, node := as(t.Context(), editor), h.nodes[0]
	a, err := node.Create(ctx, assembly.CreateInput{PiazzaID: openSpace, Title: "Assemblea"})
	if err != nil {
		t.Fatal(err)
	}
	s := &scene{hall: h, id: a.ID}
	question := &poll.QuestionInput{Kind: poll.KindOpen, Title: "Che cosa manca?"}
	if _, err := node.AddItem(ctx, assembly.ItemAddInput{AssemblyID: a.ID, Question: question}); err != nil {
		t.Fatal(err)
	}
	s.first = s.state(t, editor).Items[0].ID
	for _, step := range []string{"waiting", "open"} {
		if err := s.step(t, step); err != nil {
			t.Fatal(err)
		}
	}
	asked := s.told(t, editor).Questions[0].ID
	for who := int64(4); who < 7; who++ {
		if _, err := node.Join(as(t.Context(), who), assembly.Input{AssemblyID: a.ID}); err != nil {
			t.Fatal(err)
		}
		said := []ballot.BallotInput{{Question: asked, Choice: poll.Choice{Text: text}}}
		if _, err := node.Vote(as(t.Context(), who), assembly.VoteInput{ItemID: s.first, Ballots: said}); err != nil {
			t.Fatal(err)
		}
	}
	for _, step := range []string{"closing", "revealed"} {
		if err := s.step(t, step); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

// A word that is taken from sight after the reveal leaves what is told, under a version that everybody lacks.
func TestWhatIsHiddenAfterTheRevealLeavesTheState(t *testing.T) {
	h := openHall(t)
	ctx := as(t.Context(), editor)
	s := h.say(t, "insulto")
	asked := s.told(t, editor).Questions[0].ID
	words := func() (int, int64) {
		return len(s.told(t, member).Results.Questions[0].(*poll.Words).Words), s.state(t, member).Version
	}
	said, version := words()
	if said != 1 {
		t.Fatalf("%d words are told", said)
	}
	ballots := ballot.NewService(h.db, ballot.Secrets{})
	page, err := ballots.Texts(ctx, ballot.DoorTexts, asked, ballot.Answers, paging.Page{First: 10})
	if err != nil {
		t.Fatal(err)
	}
	in := ballot.HideTextInput{QuestionID: asked, Key: page.Texts[0].Key, Hidden: true, Reason: new("Insulto")}
	if _, err := ballots.HideText(ctx, in); err != nil {
		t.Fatal(err)
	}
	if left, later := words(); left != 0 || later <= version {
		t.Errorf("%d words are told, under version %d after %d", left, later, version)
	}
	if n := h.count(t, `select count(*) from notice where kind = 'content_taken:assembly' and ref = $1`, int64(s.id)); n != 1 {
		t.Errorf("%d notices take it out of what waits", n)
	}
}

// How many could have voted stands with what was closed: who comes in later was not asked.
func TestWhoCouldVoteIsThatOfTheClosing(t *testing.T) {
	h := openHall(t)
	s := h.stage(t, "open")
	join := func(who int64) {
		if _, err := h.nodes[0].Join(as(t.Context(), who), assembly.Input{AssemblyID: s.id}); err != nil {
			t.Fatal(err)
		}
	}
	entitled := func() (in [2]int) {
		in[0] = s.told(t, member).Turnout.Entitled
		turnout, err := h.nodes[0].TurnoutOf(t.Context(), s.id)
		if err != nil {
			t.Fatal(err)
		}
		in[1] = turnout.Entitled
		return in
	}
	join(4)
	if got := entitled(); got != [2]int{1, 1} {
		t.Errorf("%v could vote while it was open", got)
	}
	for _, step := range []string{"closing", "closed", "revealed"} {
		if err := s.step(t, step); err != nil {
			t.Fatal(err)
		}
	}
	join(5)
	join(6)
	if got := entitled(); got != [2]int{1, 1} {
		t.Errorf("%v could have voted before it was closed", got)
	}
}
