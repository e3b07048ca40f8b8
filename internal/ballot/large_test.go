package ballot_test

import (
	"testing"

	"piazza/internal/ballot"
	"piazza/internal/poll"
)

// TestLarge counts more ballots than are read at once, while they are cast and at the closing: the words of texts, and options.
func TestLarge(t *testing.T) {
	const people = 2500
	s := setup(t, 0)
	a := s.poll(t, "by_assurance = true", question{kind: poll.KindOpen}, question{kind: poll.KindSingle, options: 2})
	s.exec(t, `insert into ballot_voter (entry_id, person_id, member_id, assurance, first_at, cast_at)
		select $1, 1000 + n, 1, case n % 2 when 0 then 'email' else 'social' end, now(), now() from generate_series(1, $2::int) n`, a.id, people)
	s.exec(t, `insert into ballot (question_id, person_id, choice, cast_at)
		select $1, 1000 + n, jsonb_build_object('text', 'alberi numero' || n), now() from generate_series(1, $2::int) n`, a.questions[0], people)
	s.exec(t, `insert into ballot (question_id, person_id, choice, cast_at)
		select $1, 1000 + n, jsonb_build_object('options', jsonb_build_array($3::bigint)), now() from generate_series(1, $2::int) n`,
		a.questions[1], people, a.options[1][0])
	s.exec(t, `update poll_tally set voters = $2, version = 1, turnout_version = 1 where entry_id = $1`, a.id, people)
	counted := func() {
		t.Helper()
		results, err := s.ballots.Results(t.Context(), ballot.DoorPoll, idsOf(a))
		if err != nil {
			t.Fatal(err)
		}
		words, options := results[a.id].Questions[0].(*poll.Words), results[a.id].Questions[1].(*poll.Counts)
		if words.Voters != people || len(words.Words) != 1 || words.Words[0] != (poll.WordCount{Word: "alberi", People: people}) {
			t.Errorf("the words are %+v", words)
		}
		if options.Options[0].Votes != people {
			t.Errorf("the first option has %d votes", options.Options[0].Votes)
		}
	}
	counted()
	if _, err := s.ballots.Close(as(t.Context(), editor), poll.Input{PollID: a.id}); err != nil {
		t.Fatal(err)
	}
	counted()
	s.sound(t, a)
	results, err := s.ballots.Results(t.Context(), ballot.DoorPoll, idsOf(a))
	if err != nil || len(results[a.id].Questions[0].Common().ByAssurance) != 2 {
		t.Errorf("by assurance the texts are %+v, %v", results[a.id].Questions[0].Common(), err)
	}
}
