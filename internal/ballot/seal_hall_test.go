package ballot_test

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"piazza/internal/ballot"
	"piazza/internal/db"
	"piazza/internal/poll"
)

// confidential makes a confidential poll of an assembly that waits.
func (v *vault) confidential(t testing.TB, h *hall) asked {
	t.Helper()
	return h.ask(t, `confidential = true, guests = 'none', changeable = true`)
}

// TestSecretHall opens, closes and shows confidential polls as an assembly does, and takes back what can be taken back.
func TestSecretHall(t *testing.T) {
	const people = 5
	v := openVault(t, people)
	h := v.meet(t, people, 0)
	h.square = v.square
	a := v.confidential(t, h)
	h.must(t, h.opening(a, nil))
	before := v.sealOf(t, a)
	h.must(t, acting(ballot.UnopenIn, a))
	if v.state(t, a) != "planned" || v.sealOf(t, a) == before {
		t.Errorf("an opening that was taken back leaves a poll that is %s", v.state(t, a))
	}
	h.must(t, h.opening(a, nil))
	receipts := v.casting(t, a, people)
	if err := h.in(t, acting(ballot.UnopenIn, a)); !errors.Is(err, ballot.ErrVotes) || v.state(t, a) != "open" {
		t.Errorf("with votes in it an opening is taken back: %v", err)
	}
	h.must(t, closing(a, time.Hour))
	h.must(t, reopening(a, nil))
	receipts = append(receipts, v.vote(t, firstVoter, secretly(a.choose(2))).Receipt)
	h.must(t, closing(a, time.Hour))
	if _, err := v.ballots.Vote(as(t.Context(), firstVoter), secretly(a.choose(1))); !errors.Is(err, poll.ErrClosed) {
		t.Errorf("while its closing can be undone it takes votes: %v", err)
	}
	h.stands(t, a, poll.SealOpen)
	away := v.takeAway(t, a)
	h.stands(t, a, poll.SealKeyMissing)
	if err := h.in(t, acting(h.ballots.RevealIn, a)); !errors.Is(err, ballot.ErrKeyMissing) || v.state(t, a) != "open" {
		t.Errorf("without a key it is shown: %v", err)
	}
	v.giveBack(t, away)
	h.must(t, acting(h.ballots.RevealIn, a))
	if v.state(t, a) != "tallied" {
		t.Errorf("once it is shown it is %s", v.state(t, a))
	}
	if err := h.in(t, reopening(a, nil)); !errors.Is(err, ballot.ErrSettled) {
		t.Errorf("it opens again: %v", err)
	}
	h.must(t, acting(h.ballots.RevealIn, a))
	if err := v.ballots.Seal(t.Context(), a.id); err != nil {
		t.Fatal(err)
	}
	h.must(t, acting(ballot.UnrevealIn, a))
	h.must(t, acting(h.ballots.RevealIn, a))
	v.holds(t, a, people, receipts)
}

// stands holds where an assembly is told that a poll stands.
func (h *hall) stands(t testing.TB, a asked, want poll.SealState) {
	t.Helper()
	err := h.db.InSnapshot(t.Context(), func(ctx context.Context, tx *db.Tx) error {
		found, err := h.ballots.StandingsIn(ctx, tx, idsOf(a))
		if err == nil && found[a.id].Seal() != want {
			t.Errorf("it is told that it is %s, not %s", found[a.id].Seal(), want)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestSecretRehearsal rehearses a confidential poll, and leaves nothing of it.
func TestSecretRehearsal(t *testing.T) {
	v := openVault(t, 2)
	h := v.meet(t, 2, 0)
	h.square = v.square
	a := v.confidential(t, h)
	v.exec(t, `update poll set rehearsal = true where entry_id = $1`, a.id)
	h.must(t, h.opening(a, nil))
	h.must(t, closing(a, 0))
	h.must(t, acting(h.ballots.RevealIn, a))
	if err := v.ballots.Seal(t.Context(), a.id); err != nil || v.state(t, a) != "sealed" {
		t.Errorf("it is %s, %v", v.state(t, a), err)
	}
	b := v.confidential(t, h)
	v.exec(t, `update poll set rehearsal = true where entry_id = $1`, b.id)
	h.must(t, h.opening(b, nil))
	for _, one := range []asked{a, b} {
		h.must(t, func(ctx context.Context, tx *db.Tx) error { return ballot.DeleteIn(ctx, tx, idsOf(one)) })
		for _, table := range []string{"ballot_seal", "ballot_log", "ballot_bundle", "ballot_opened", "ballot_opened_text", "ballot_secret", "ballot_took_part", "poll"} {
			if n := v.number(t, fmt.Sprintf(`select count(*) from %s where entry_id = $1`, table), one.id); n > 0 {
				t.Errorf("%d rows of %s are left", n, table)
			}
		}
	}
}

// TestSealedUnion has somebody who votes with two accounts turn out to be one: the vote that was cast last counts, also where the union is
// heard of after the closing; what happens after the count changes nothing.
func TestSealedUnion(t *testing.T) {
	v := openVault(t, 6)
	a := v.secret(t, "")
	var receipts []string
	for n, place := range []int{0, 1, 2, 3, 0, 1} {
		receipts = append(receipts, v.vote(t, int64(firstVoter+n), secretly(a.choose(place))).Receipt)
	}
	v.unite(t, firstVoter, firstVoter+1)
	v.unite(t, firstVoter+3, firstVoter+2)
	v.closed(t, a)
	v.unite(t, firstVoter+1, firstVoter+5)
	v.sealUntil(t, a, "tallied")
	v.unite(t, firstVoter+4, firstVoter+2)
	// No sheet has gone alone: the database's log would have it beside who was united with whom.
	if n := v.number(t, `select count(*) from ballot_secret where entry_id = $1`, a.id); n != 6 {
		t.Errorf("counted, %d sheets are left of six", n)
	}
	if err := v.ballots.Seal(t.Context(), a.id); err != nil {
		t.Fatal(err)
	}
	v.holds(t, a, 3, receipts)
	var votes string
	v.row(t, &votes, `select string_agg(o->>'votes', ' ' order by n) from ballot_result r, jsonb_array_elements(r.result->'options') with ordinality x(o, n) where question_id = $1`, a.questions[0])
	if votes != "1 1 0 1" {
		t.Errorf("it comes to %s", votes)
	}
	if n := v.number(t, `select count(*) from ballot_united`); n > 0 {
		t.Errorf("of who was united %d rows are left", n)
	}
	if n := v.number(t, `select count(*) from ballot_seal where replaced is not null`); n > 0 {
		t.Error("which sheets did not count is still written")
	}
}
