package ballot_test

import (
	"testing"

	"piazza/internal/ballot"
	"piazza/internal/poll"
)

// crowd puts voters into a poll who answer its first question with a text of their own each, but that all use one word.
func (s *square) crowd(t testing.TB, a asked, people int) {
	t.Helper()
	s.exec(t, `insert into ballot_voter (entry_id, person_id, member_id, assurance, first_at, cast_at)
		select $1, n, n, case when n % 2 = 0 then 'email' else 'none' end, now(), now() from generate_series(1, $2::int) n`, a.id, people)
	s.exec(t, `insert into ballot (question_id, person_id, choice, cast_at)
		select $1, n, jsonb_build_object('text', 'alberi ' || n), now() from generate_series(1, $2::int) n`, a.questions[0], people)
	s.exec(t, `update poll_tally set voters = $2, version = 1, turnout_version = 1 where entry_id = $1`, a.id, people)
}

// TestLargeCount closes a poll of more ballots than are read at a time. However long that takes, Postgres does not end the
// transaction in which they are counted: neither while a statement runs nor while the connection rests.
func TestLargeCount(t *testing.T) {
	const people = 1700
	s := setup(t, 1)
	a := s.poll(t, "by_assurance = true", question{kind: poll.KindOpen})
	s.crowd(t, a, people)
	s.exec(t, `create table allowed (statement interval, rest interval)`)
	s.exec(t, `create function note_allowed() returns trigger language plpgsql as $$ begin
		insert into allowed values (current_setting('statement_timeout')::interval, current_setting('idle_in_transaction_session_timeout')::interval);
		return new; end $$`)
	s.exec(t, `create trigger note_allowed before insert on ballot_result for each row execute function note_allowed()`)
	if _, err := s.ballots.Close(as(t.Context(), editor), poll.Input{PollID: a.id}); err != nil {
		t.Fatal(err)
	}
	if n := s.number(t, `select count(*) from allowed where least(statement, rest) >= interval '1 minute'`); n != 1 {
		t.Error("a closing has no more time than a page")
	}
	s.sound(t, a)
	results, err := s.ballots.Results(t.Context(), ballot.DoorPoll, idsOf(a))
	if err != nil {
		t.Fatal(err)
	}
	words := results[a.id].Questions[0].(*poll.Words)
	if words.Voters != people || len(words.Words) != 1 || words.Words[0] != (poll.WordCount{Word: "alberi", People: people}) || len(words.ByAssurance) != 2 {
		t.Errorf("%d answers come to %+v", people, words)
	}
	if rest := s.number(t, `select extract(epoch from current_setting('idle_in_transaction_session_timeout')::interval)::int`); rest > 10 {
		t.Errorf("the connection keeps %d seconds", rest)
	}
}
