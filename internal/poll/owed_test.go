package poll

import (
	"slices"
	"testing"
	"time"

	"piazza/internal/account"
	"piazza/internal/auth"
	"piazza/internal/entry"
	"piazza/internal/paging"
)

// owes is what somebody owes, page by page.
func (b *bench) owes(t *testing.T, v auth.Viewer) (ids []entry.ID) {
	t.Helper()
	ctx := auth.With(t.Context(), v)
	for page := (paging.Page{First: 2}); ; {
		p, err := b.Owed(ctx, nil, page)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range p.Entries {
			ids, page.After = append(ids, e.ID), p.Cursor(e)
		}
		if !p.More {
			if len(p.Entries) > 0 && p.Total != len(ids) {
				t.Errorf("%d are owed, it says %d", len(ids), p.Total)
			}
			return ids
		}
	}
}

// What is owed is exactly what the pure rule lets one vote in and where one has not: asked for each person and poll.
func TestOwedIsWhatOneMayVoteIn(t *testing.T) {
	b := setup(t)
	var all []entry.ID
	for _, electorate := range []Electorate{SignedIn, Members, List} {
		for _, assurance := range []account.Assurance{account.AssuranceNone, account.AssuranceEmail} {
			in := b.simple()
			in.Rules = &RulesInput{Electorate: new(electorate), Assurance: new(assurance)}
			all = append(all, b.mustPublish(t, in))
			if electorate == List {
				b.mustSet(t, all[len(all)-1], "member", "stranger")
			}
		}
	}
	voted := all[1]
	b.vote(t, voted, "moderator")
	for _, set := range []string{
		`phase = 'closed', closed_at = now()`, `closes_at = now()`, `closes_at = now() + interval '1 hour'`,
		`phase = 'waiting', opened_at = null`, `phase = 'waiting', opened_at = null, opening = 'time', opens_at = now()`,
		`phase = 'waiting', opened_at = null, opening = 'time', opens_at = now() + interval '1 hour'`,
	} {
		all = append(all, b.mustPublish(t, b.simple()))
		b.exec(t, `update poll set `+set+` where entry_id = $1`, all[len(all)-1])
	}
	all = append(all, b.mustCreate(t, b.simple()), b.mustPublish(t, b.simple()))
	if _, err := b.entries.Withdraw(b.as(t, "editor"), entry.ReasonInput{EntryID: all[len(all)-1], Reason: "prova"}); err != nil {
		t.Fatal(err)
	}
	for _, who := range []string{"", "stranger", "member", "editor", "moderator"} {
		for _, assurance := range []string{"none", "social", "email", "high"} {
			v := b.viewer(t, who)
			if who != "" {
				v.Assurance = assurance
			}
			if who == "stranger" && assurance == "social" {
				v.Excluded = []int64{int64(b.piazza)}
			}
			got := b.owes(t, v)
			for _, id := range all {
				poll, err := b.ByEntry(auth.With(t.Context(), v), id)
				want := err == nil && poll != nil && poll.VoteRefusal(v, poll.Listed, poll.Joined) == nil && (who != "moderator" || id != voted)
				if slices.Contains(got, id) != want {
					t.Errorf("%q known by %s owes poll %d: %v, want %v", who, assurance, id, !want, want)
				}
			}
		}
	}
}

func TestOwedBeginsWithWhatClosesFirst(t *testing.T) {
	b := setup(t)
	hour := func(n int) entry.ID {
		in := b.simple()
		if n > 0 {
			in.Rules = &RulesInput{ClosesAt: new(time.Now().Add(time.Duration(n) * time.Hour))}
		}
		return b.mustPublish(t, in)
	}
	never, second, first, third, neverEither := hour(0), hour(2), hour(1), hour(3), hour(0)
	if got := b.owes(t, b.viewer(t, "member")); !slices.Equal(got, []entry.ID{first, second, third, never, neverEither}) {
		t.Errorf("they come as %v", got)
	}
	if _, err := b.Owed(b.as(t, "member"), nil, paging.Page{After: "x"}); err == nil {
		t.Error("a cursor of nothing is one")
	}
}

// In a piazza of members strangers owe nothing, even where whoever is signed in may vote.
func TestNobodyOwesBehindAWall(t *testing.T) {
	b := setup(t)
	in := b.simple()
	in.Rules = &RulesInput{Electorate: new(SignedIn)}
	b.mustPublish(t, in)
	b.exec(t, `update space set visibility = 'members' where id = $1`, b.piazza)
	for who, want := range map[string]int{"stranger": 0, "member": 1, "": 0} {
		if got := b.owes(t, b.viewer(t, who)); len(got) != want {
			t.Errorf("%q owes %v", who, got)
		}
	}
	if got := b.owes(t, auth.Viewer{MemberID: 99, PersonID: 99, Administrator: true}); len(got) != 1 {
		t.Errorf("an administrator owes %v", got)
	}
}
