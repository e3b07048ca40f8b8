package ballot_test

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"piazza/internal/account"
	"piazza/internal/ballot"
	"piazza/internal/db"
	"piazza/internal/poll"
	"piazza/internal/verify"
)

// erase has somebody erase himself: what he voted stays.
func (s *intrigue) erase(t *testing.T, who int64) {
	t.Helper()
	err := s.db.InTx(t.Context(), func(ctx context.Context, tx *db.Tx) error {
		if err := ballot.EraseIn(ctx, tx, account.ID(who)); err != nil {
			return err
		}
		_, err := tx.Exec(ctx, `update member set erased_at = now(), handle = 'erased-' || id where person_id = $1`, who)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	s.erased[who] = true
}

// account is the one by which a person is named.
func (s *intrigue) account(who int64) int64 { return cmp.Or(s.oldest[who], who) }

// sealing closes the poll, and has it sealed by nodes of which the first stops anywhere on the way.
func (s *intrigue) sealing(t *testing.T) {
	t.Helper()
	s.closed(t, s.a)
	node, _ := s.stopping(t, 1+s.rand.IntN(16), func(string) error { return errStop })
	if err := node.Seal(t.Context(), s.a.id); err != nil && !errors.Is(err, errStop) {
		t.Fatal(err)
	}
	s.midway(t, s.a, s.number(t, `select count(*) from ballot_secret where entry_id = $1`, s.a.id))
	if err := s.nodes[s.rand.IntN(2)].Seal(t.Context(), s.a.id); err != nil {
		t.Fatal(err)
	}
}

// sums holds the results to what was voted last.
func (s *intrigue) sums(t *testing.T, results *ballot.Results) {
	t.Helper()
	var want [2][4]int64
	for _, voice := range s.voted {
		want[0][voice.place]++
		if voice.second >= 0 {
			want[1][voice.second]++
		}
	}
	for n := range want {
		for i, count := range results.Questions[n].(*poll.Counts).Options {
			if count.Votes != want[n][i] {
				t.Errorf("option %d of question %d has %d votes instead of %d", i, n, count.Votes, want[n][i])
			}
		}
	}
}

// verified holds what is written down to a recount, and to whoever checks the public file with all receipts and all that was seen of the log.
// Nothing is taken any more, and nothing comes after the closing.
func (s *intrigue) verified(t *testing.T, entries []logged) {
	t.Helper()
	if right, err := s.nodes[0].Recount(t.Context(), s.a.id); err != nil || !right {
		t.Errorf("the poll does not stand a recount: %v", err)
	}
	heads := make([]verify.Head, len(s.log))
	for i, e := range s.log {
		heads[i] = verify.Head{Entry: int64(e.Number), Head: e.Head}
	}
	report, err := verify.File(bytes.NewReader(s.bundle(t, s.a)), verify.Options{Receipts: s.receipts, Heads: heads})
	if err != nil || len(report.Findings) > 0 {
		t.Errorf("the bundle: %+v, %v", report, err)
	}
	for who := range s.voted {
		if s.erased[who] {
			continue
		}
		if _, err := s.nodes[0].Vote(as(t.Context(), who), secretly(s.a.choose(0))); !errors.Is(err, poll.ErrClosed) {
			t.Errorf("after the sealing %d is answered %v", who, err)
		}
		break
	}
	if after := s.journal(t, s.a); len(after) != len(entries) || after[len(after)-1].Head != entries[len(entries)-1].Head {
		t.Errorf("after its closing entry the log goes on")
	}
	var named []string
	for line := range strings.Lines(string(s.bundle(t, s.a))) {
		if name, is := strings.CutPrefix(strings.TrimSpace(line), `{"voter":"`); is {
			named = append(named, strings.TrimSuffix(name, `"}`))
		}
	}
	var want []string
	for who := range s.voted {
		name := fmt.Sprint("@m", s.account(who))
		if s.erased[who] {
			name = ""
		}
		want = append(want, name)
	}
	slices.Sort(want)
	if !slices.Equal(named, want) {
		t.Errorf("the bundle names %q instead of %q", named, want)
	}
}
