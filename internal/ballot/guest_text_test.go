package ballot_test

import (
	"testing"

	"piazza/internal/ballot"
	"piazza/internal/poll"
)

// TestGuestTexts takes what guests wrote from sight: whoever holds a poll finds their texts among all others and hides them alike.
func TestGuestTexts(t *testing.T) {
	h := setup(t, 1).meet(t, 1, 3)
	a := h.ask(t, "", question{kind: poll.KindOpen})
	h.must(t, h.opening(a, nil))
	says := func(text string) ballot.VoteInput {
		return ballot.VoteInput{PollID: a.id, Ballots: []ballot.BallotInput{{Question: a.questions[0], Choice: poll.Choice{Text: text}}}}
	}
	h.vote(t, firstVoter, says("più alberi"))
	for place, text := range []string{"brutta parola", "brutta parola", "più alberi"} {
		h.guestVote(t, place, says(text))
	}
	h.must(t, acting(closeNow, a))
	h.must(t, acting(h.ballots.RevealIn, a))
	for _, one := range h.texts(t, editor, a.questions[0]) {
		if want := map[string][2]int{"brutta parola": {0, 2}, "più alberi": {1, 1}}[one.Text]; want != [2]int{one.People, one.Guests} {
			t.Errorf("%q is of %d and of %d guests", one.Text, one.People, one.Guests)
		}
	}
	version := func() (poll, tally int64) {
		h.row(t, &poll, `select version from poll where entry_id = $1`, a.id)
		h.row(t, &tally, `select version from poll_tally where entry_id = $1`, a.id)
		return poll, tally
	}
	rules, ballots := version()
	h.hide(t, a, "brutta parola", true)
	if later, more := version(); later <= rules || more <= ballots {
		t.Errorf("versions %d and %d come after %d and %d", later, more, rules, ballots)
	}
	for _, one := range h.texts(t, firstVoter, a.questions[0]) {
		if one.Text == "brutta parola" {
			t.Error("a text that was hidden is told")
		}
	}
	results, err := h.ballots.Results(t.Context(), ballot.DoorPoll, idsOf(a))
	if err != nil || results[a.id] == nil {
		t.Fatalf("results: %+v, %v", results[a.id], err)
	}
	if words := results[a.id].Guests.Questions[0].(*poll.Words).Words; len(words) != 0 {
		t.Errorf("guests are told to have said %v", words)
	}
	for _, kind := range []string{poll.StreamResults, poll.StreamAssembly} {
		var taken int
		h.row(t, &taken, `select count(*) from notice where kind = 'content_taken:' || $1::text`, kind)
		if taken != 1 {
			t.Errorf("%d notices take from %s", taken, kind)
		}
	}
	h.sound(t, a)
}

// TestGuestReasons hides the reason of a guest, which no one else gave.
func TestGuestReasons(t *testing.T) {
	h := setup(t, 0).meet(t, 0, 1)
	a := h.ask(t, "reasons = 'optional'", question{kind: poll.KindConsent})
	h.must(t, h.opening(a, nil))
	why := "un insulto"
	h.guestVote(t, 0, ballot.VoteInput{PollID: a.id, Ballots: []ballot.BallotInput{{
		Question: a.questions[0], Choice: poll.Choice{Stance: poll.Disagree}, Reason: &why,
	}}})
	h.must(t, acting(closeNow, a))
	h.must(t, acting(h.ballots.RevealIn, a))
	page := h.reasons(t, a)
	if len(page) != 1 || page[0].Guests != 1 || page[0].Text != why {
		t.Fatalf("the reasons are %+v", page)
	}
	in := ballot.HideTextInput{QuestionID: a.questions[0], Key: page[0].Key, Reason: &why, Hidden: true}
	if _, err := h.ballots.HideText(as(t.Context(), editor), in); err != nil {
		t.Fatal(err)
	}
	if page := h.reasons(t, a); page[0].HiddenReason == nil {
		t.Error("the reason is still seen")
	}
}
