package ballot_test

import (
	"fmt"
	"testing"

	"piazza/internal/ballot"
	"piazza/internal/paging"
	"piazza/internal/poll"
)

// TestResultsAfterVote asks for results before and after voting, and while others change their votes.
func TestResultsAfterVote(t *testing.T) {
	s := setup(t, 3)
	a := s.poll(t, "results = 'after_vote', quorum = 2")
	s.vote(t, firstVoter, a.choose(0))
	hidden := func() string {
		results, err := s.ballots.Results(as(t.Context(), firstVoter+1), ballot.DoorPoll, idsOf(a))
		if err != nil || results[a.id] != nil {
			t.Errorf("who has not voted is told %+v, %v", results[a.id], err)
		}
		all, err := s.ballots.Standing(t.Context(), a.id)
		if err != nil {
			t.Fatal(err)
		}
		state, err := all.For(ballot.DoorWatch, viewerOf(as(t.Context(), firstVoter+1)))
		if err != nil {
			t.Fatal(err)
		}
		return fmt.Sprintf("%+v", *state)
	}
	before := hidden()
	s.vote(t, firstVoter, a.choose(1))
	if after := hidden(); after != before {
		t.Errorf("who has not voted is told %s, and once another has changed his vote %s", before, after)
	}
	s.vote(t, firstVoter+1, a.choose(1))
	results, err := s.ballots.Results(as(t.Context(), firstVoter+1), ballot.DoorPoll, idsOf(a))
	if err != nil || results[a.id] == nil {
		t.Fatalf("who has voted is told %+v, %v", results, err)
	}
	r := results[a.id]
	if counts := r.Questions[0].(*poll.Counts); r.Voters != 2 || r.IsFinal || !*r.QuorumReached || counts.Options[1].Votes != 2 {
		t.Errorf("two of two chose the second option: %+v", r)
	}
	if _, err := s.ballots.Results(t.Context(), ballot.Door{}, idsOf(a)); err == nil {
		t.Error("results leave without a door")
	}
}

// TestFinal closes a poll that shows results by assurance: what was written down is what a recount gives.
func TestFinal(t *testing.T) {
	s := setup(t, 30)
	a := s.poll(t, "by_assurance = true, threshold = 50", question{kind: poll.KindSingle, options: 2}, question{kind: poll.KindRanked, options: 3},
		question{kind: poll.KindSTV, options: 4, limits: `{"seats": 2}`})
	for n := range 30 {
		in := ballot.VoteInput{PollID: a.id, Ballots: []ballot.BallotInput{a.answer(0, n%2), a.answer(1, n%3, (n+1)%3), a.answer(2, n%4, (n+1)%4, (n+3)%4)}}
		s.vote(t, int64(firstVoter+n), in)
	}
	s.exec(t, `update ballot_voter set assurance = 'email' where person_id % 3 > 0`)
	if _, err := s.ballots.Close(as(t.Context(), editor), poll.Input{PollID: a.id}); err != nil {
		t.Fatal(err)
	}
	s.sound(t, a)
	results, err := s.ballots.Results(t.Context(), ballot.DoorPage, idsOf(a))
	if err != nil || !results[a.id].IsFinal {
		t.Fatalf("a closed poll shows %+v, %v", results[a.id], err)
	}
	if first := results[a.id].Questions[0].Common(); first.Voters != 30 || len(first.ByAssurance) != 2 || !*first.ThresholdReached {
		t.Errorf("by assurance it is %+v", first)
	}
	s.exec(t, `update ballot set choice = jsonb_build_object('options', jsonb_build_array($2::bigint)) where question_id = $1 and person_id = $3`,
		a.questions[0], a.options[0][1], firstVoter)
	if right, err := s.ballots.Recount(t.Context(), a.id); right || err != nil {
		t.Errorf("a recount of other ballots finds nothing, %v", err)
	}
}

// TestTexts reads answers and reasons page by page, and takes one from sight.
func TestTexts(t *testing.T) {
	s := setup(t, 6)
	a := s.poll(t, "voters_shown = true, reasons = 'optional'", question{kind: poll.KindOpen}, question{kind: poll.KindConsent})
	for n, text := range []string{"Più alberi", "Più alberi", "Meno auto", "Brutta parola", "Una piazza", "Più alberi"} {
		reason := []string{"Perché sì", "", "Perché no"}[n%3]
		s.vote(t, int64(firstVoter+n), ballot.VoteInput{PollID: a.id, Ballots: []ballot.BallotInput{
			{Question: a.questions[0], Choice: poll.Choice{Text: text}},
			{Question: a.questions[1], Choice: poll.Choice{Stance: poll.Agree}, Reason: &reason},
		}})
	}
	texts := s.texts(t, firstVoter, a.questions[0])
	if len(texts) != 4 || texts[0].Text != "Più alberi" || texts[0].People != 3 {
		t.Fatalf("the answers are %+v", texts)
	}
	reasons, err := s.ballots.Texts(as(t.Context(), firstVoter), ballot.DoorTexts, a.questions[1], ballot.Reasons, paging.Page{First: 10})
	if err != nil || reasons.Total != 2 || reasons.Texts[0].People != 2 || *reasons.Texts[0].Stance != poll.Agree {
		t.Errorf("the reasons are %+v, %v", reasons, err)
	}
	s.hideText(t, a, texts)
	// Who changes his vote keeps his place in the list.
	s.vote(t, firstVoter, ballot.VoteInput{PollID: a.id, Ballots: []ballot.BallotInput{{Question: a.questions[0], Choice: poll.Choice{Text: "Meno auto"}}}})
	page, err := s.ballots.Ballots(as(t.Context(), firstVoter), ballot.DoorBallots, a.questions[0], paging.Page{First: 4})
	if err != nil || page.Total != 6 || len(page.Ballots) != 4 || !page.More || page.Ballots[0].Voter == nil {
		t.Fatalf("who voted what is %+v, %v", page, err)
	}
	for _, b := range page.Ballots {
		if b.Choice.Text == "Brutta parola" {
			t.Error("a text that was taken from sight is read with its voter's name")
		}
	}
	rest, err := s.ballots.Ballots(as(t.Context(), firstVoter), ballot.DoorBallots, a.questions[0], paging.Page{First: 4, After: page.After[3]})
	if err != nil || len(rest.Ballots) != 2 || rest.More || rest.Ballots[1].Voter.ID != firstVoter {
		t.Errorf("the second page is %+v, %v", rest, err)
	}
}

// hideText takes the text that says a bad word from sight, which a member may not.
func (s *square) hideText(t *testing.T, a asked, texts []*ballot.Text) {
	t.Helper()
	reason := "Offende"
	for _, text := range texts {
		if text.Text != "Brutta parola" {
			continue
		}
		in := ballot.HideTextInput{QuestionID: a.questions[0], Key: text.Key, Reason: &reason, Hidden: true}
		if _, err := s.ballots.HideText(as(t.Context(), firstVoter), in); err == nil {
			t.Error("a member takes a text from sight")
		}
		if _, err := s.ballots.HideText(as(t.Context(), editor), in); err != nil {
			t.Fatal(err)
		}
	}
	for member, want := range map[int64]string{firstVoter: "", editor: "Brutta parola"} {
		for _, text := range s.texts(t, member, a.questions[0]) {
			if text.HiddenReason != nil && (text.Text != want || *text.HiddenReason != reason) {
				t.Errorf("member %d reads of the hidden text %q", member, text.Text)
			}
		}
	}
}

// reasons are those that were given to the first question, as an editor sees them.
func (s *square) reasons(t *testing.T, a asked) []*ballot.Text {
	t.Helper()
	page, err := s.ballots.Texts(as(t.Context(), editor), ballot.DoorTexts, a.questions[0], ballot.Reasons, paging.Page{First: 10})
	if err != nil || page == nil {
		t.Fatalf("reasons: %+v, %v", page, err)
	}
	return page.Texts
}

// texts are all answers to a question, two at a time.
func (s *square) texts(t *testing.T, member int64, id poll.QuestionID) (all []*ballot.Text) {
	t.Helper()
	page := paging.Page{First: 2}
	for {
		found, err := s.ballots.Texts(as(t.Context(), member), ballot.DoorTexts, id, ballot.Answers, page)
		if err != nil || found == nil {
			t.Fatalf("texts: %+v, %v", found, err)
		}
		all = append(all, found.Texts...)
		if !found.More {
			return all
		}
		page.After = found.After[len(found.After)-1]
	}
}
