package ballot_test

import (
	"fmt"
	"testing"

	"piazza/internal/ballot"
	"piazza/internal/poll"
)

// hide takes a text of the first question from sight, or shows it again.
func (s *square) hide(t *testing.T, a asked, text string, hidden bool) {
	t.Helper()
	reason := "Offende"
	for _, one := range s.texts(t, editor, a.questions[0]) {
		if one.Text != text {
			continue
		}
		in := ballot.HideTextInput{QuestionID: a.questions[0], Key: one.Key, Reason: &reason, Hidden: hidden}
		if _, err := s.ballots.HideText(as(t.Context(), editor), in); err != nil {
			t.Fatal(err)
		}
		return
	}
	t.Fatalf("nobody says %q", text)
}

// words are those that several people used, as everybody sees them, after the number of voters.
func (s *square) words(t *testing.T, a asked) string {
	t.Helper()
	results, err := s.ballots.Results(as(t.Context(), firstVoter), ballot.DoorPoll, idsOf(a))
	if err != nil || results[a.id] == nil {
		t.Fatalf("results: %+v, %v", results[a.id], err)
	}
	words := results[a.id].Questions[0].(*poll.Words)
	return fmt.Sprint(words.Voters, words.Words)
}

// TestHiddenWords takes texts from sight before and after the closing: their words are counted no more, their voters are.
func TestHiddenWords(t *testing.T) {
	s := setup(t, 6)
	a := s.poll(t, "by_assurance = true", question{kind: poll.KindOpen}, question{kind: poll.KindSingle, options: 2})
	for n, text := range []string{"Brutta parola", "Brutta parola", "più alberi", "più alberi", "Parola data", "parola"} {
		first := ballot.BallotInput{Question: a.questions[0], Choice: poll.Choice{Text: text}}
		s.vote(t, int64(firstVoter+n), ballot.VoteInput{PollID: a.id, Ballots: []ballot.BallotInput{first, a.answer(1, n%2)}})
	}
	steps := []struct {
		what string
		do   func()
		want string
	}{
		{"all are seen", func() {}, "6 [{parola 4} {alberi 2} {brutta 2}]"},
		{"one is hidden", func() { s.hide(t, a, "Brutta parola", true) }, "6 [{alberi 2} {parola 2}]"},
		{"it is closed", func() {
			if _, err := s.ballots.Close(as(t.Context(), editor), poll.Input{PollID: a.id}); err != nil {
				t.Fatal(err)
			}
		}, "6 [{alberi 2} {parola 2}]"},
		{"another is hidden", func() { s.hide(t, a, "più alberi", true) }, "6 [{parola 2}]"},
		{"the first is shown", func() { s.hide(t, a, "Brutta parola", false) }, "6 [{parola 4} {brutta 2}]"},
	}
	for _, step := range steps {
		step.do()
		if words := s.words(t, a); words != step.want {
			t.Errorf("%s: the words are %s, not %s", step.what, words, step.want)
		}
		s.sound(t, a)
	}
}
