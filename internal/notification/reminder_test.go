package notification_test

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"testing"

	"piazza/internal/auth"
	"piazza/internal/db"
	"piazza/internal/entry"
	"piazza/internal/notification"
	"piazza/internal/paging"
	"piazza/internal/poll"
	"piazza/internal/problem"
)

// vote opens a poll in a piazza, as its rules say, and returns it.
func (b *bundle) vote(t testing.TB, piazza int64, rules string) entry.ID {
	t.Helper()
	var id entry.ID
	err := b.db.QueryRow(t.Context(), `with e as (
			insert into entry (space_id, kind, state, author_id, title, created_at, updated_at, published_at)
			values ($1, 'poll', 'published', 3, 'Che si fa?', now(), now(), now()) returning id
		), p as (
			insert into poll (entry_id, phase, opened_at) select id, 'open', now() from e returning entry_id
		), tally as (
			insert into poll_tally (entry_id) select entry_id from p
		) insert into poll_question (entry_id, position, kind, title) select entry_id, 0, 'open', 'Che si fa?' from p returning entry_id`,
		piazza).Scan(&id)
	if err != nil {
		t.Fatal(err)
	}
	b.exec(t, `update poll set `+rules+` where entry_id = $1`, id)
	return id
}

// reminded returns how often each member was reminded of a poll.
func (b *bundle) reminded(t testing.TB, id entry.ID) string {
	t.Helper()
	if err := b.notifications.SendReminders(t.Context()); err != nil {
		t.Fatal(err)
	}
	said := ""
	for _, member := range []int64{anna, bruno, carla, dario, elisa, fausto} {
		n := 0
		ctx := b.as(t, member)
		page, err := b.notifications.List(ctx, paging.Page{First: 50})
		if err != nil {
			t.Fatal(err)
		}
		for _, one := range page.Notifications {
			if one.EntryID == id && one.Kind == notification.PollReminder && one.Comment == nil {
				n++
			}
		}
		if u, err := b.notifications.Unread(ctx); err != nil || u.Count != len(page.Notifications) {
			t.Errorf("member %d has %d in the list, the count says %+v, %v", member, len(page.Notifications), u, err)
		}
		said += fmt.Sprint(n)
	}
	return said
}

func (b *bundle) remind(t testing.TB, member int64, id entry.ID) (int, error) {
	t.Helper()
	return b.notifications.Remind(b.as(t, member), poll.Input{PollID: id})
}

// Whoever may vote and has not is reminded, and nobody else; what the database leaves out is what the rules refuse.
func TestWhomAReminderConcerns(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		piazza       int64
		rules, facts string
		want         string
	}{
		"members":               {public, `electorate = 'members'`, ``, "111000"},
		"whoever is signed in":  {public, `electorate = 'signed_in'`, ``, "111000"},
		"of a closed piazza":    {closed, `electorate = 'members'`, ``, "100010"},
		"a list":                {public, `electorate = 'list'`, `insert into poll_elector select entry_id, person_id, id from poll, member where id in (2, 4)`, "010100"},
		"a list, a closed one":  {closed, `electorate = 'list'`, `insert into poll_elector select entry_id, person_id, id from poll, member where id in (2, 5)`, "000010"},
		"those who are known":   {public, `assurance = 'email'`, `update member set assurance = case id when 1 then 'social' when 2 then 'email' else 'high' end`, "011000"},
		"those who have not":    {public, `electorate = 'members'`, `insert into ballot_voter select entry_id, person_id, id, 'none', 1, now(), now() from poll, member where id = 2`, "101000"},
		"none who is suspended": {public, `electorate = 'members'`, `update member set suspended_at = now(), suspended_reason = 'perché' where id = 1`, "011000"},
		"none who was put out": {public, `electorate = 'list'`, `with out as (insert into exclusion select space_id, 2, null, '', 1, now() from entry join poll on entry_id = id)
			insert into poll_elector select entry_id, person_id, id from poll, member where id in (2, 4)`, "000100"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := setup(t)
			id := b.vote(t, c.piazza, c.rules)
			if c.facts != "" {
				b.exec(t, c.facts)
			}
			people, err := b.remind(t, fausto, id)
			if err != nil {
				t.Fatal(err)
			}
			got := b.reminded(t, id)
			if got != c.want || people != ones(c.want) {
				t.Errorf("%s were reminded, %d by the answer, want %s", got, people, c.want)
			}
			if again := b.reminded(t, id); again != got {
				t.Errorf("another look reminded %s", again)
			}
			b.agrees(t, id, got)
		})
	}
}

func ones(of string) (n int) {
	for _, r := range of {
		n += int(r - '0')
	}
	return n
}

// agrees holds the reminders to the rule by which a vote is taken, for members of the piazza.
func (b *bundle) agrees(t *testing.T, id entry.ID, reminded string) {
	t.Helper()
	for i, member := range []int64{anna, bruno, carla, dario, elisa, fausto} {
		v := auth.FromContext(b.as(t, member))
		var suspended bool
		err := b.db.QueryRow(t.Context(), `select person_id, assurance, suspended_at is not null,
			array(select space_id from exclusion where member_id = member.id) from member where id = $1`, member).
			Scan(&v.PersonID, &v.Assurance, &suspended, &v.Excluded)
		if err != nil {
			t.Fatal(err)
		}
		voting, err := poll.NewService(b.db).ByEntry(auth.With(t.Context(), v), id)
		if err != nil {
			t.Fatal(err)
		}
		may := voting != nil && voting.VoteRefusal(v, voting.Listed, voting.Joined) == nil && !voting.Voted && !suspended
		if voting != nil && voting.Electorate == poll.SignedIn {
			may = may && v.Roles[int64(voting.Piazza.ID)] >= auth.Member
		}
		if may != (reminded[i] == '1') {
			t.Errorf("member %d: reminded %c, may vote and has not: %t", member, reminded[i], may)
		}
	}
}

func TestAReminderADay(t *testing.T) {
	t.Parallel()
	b := setup(t)
	id := b.vote(t, public, `electorate = 'members'`)
	if _, err := b.remind(t, anna, id); !problem.Is(err, problem.Forbidden) {
		t.Errorf("a member reminds: %v", err)
	}
	if n, err := b.remind(t, carla, id); n != 3 || err != nil {
		t.Errorf("%d, %v", n, err)
	}
	if _, err := b.remind(t, carla, id); !isProblem(err, "reminded_already") {
		t.Errorf("again at once: %v", err)
	}
	b.exec(t, `update poll set reminded_at = reminded_at - interval '1 day 1 second'`)
	if n, err := b.remind(t, carla, id); n != 3 || err != nil {
		t.Errorf("a day later: %d, %v", n, err)
	}
	if got := b.reminded(t, id); got != "222000" {
		t.Errorf("%s were reminded", got)
	}
	for rules, reason := range map[string]string{
		`closes_at = now() - interval '1 second', reminded_at = null`:             "poll_closed",
		`closes_at = null, phase = 'waiting', opened_at = null, opening = 'hand'`: "poll_waiting",
	} {
		b.exec(t, `update poll set `+rules)
		if _, err := b.remind(t, carla, id); !isProblem(err, reason) {
			t.Errorf("%s: %v", rules, err)
		}
	}
}

func isProblem(err error, reason string) bool {
	p, ok := problem.As(err)
	return ok && p.Reason == reason
}

// A day before a poll of two days closes its reminder goes out by itself, once, unless there was one within the day.
func TestAReminderByItself(t *testing.T) {
	t.Parallel()
	b := setup(t)
	for rules, want := range map[string]string{
		`opened_at = now() - interval '30 hours', closes_at = now() + interval '20 hours'`:                                                   "111000",
		`opened_at = now() - interval '30 hours', closes_at = now() + interval '25 hours'`:                                                   "000000",
		`opened_at = now() - interval '20 hours', closes_at = now() + interval '20 hours'`:                                                   "000000",
		`opened_at = now() - interval '90 hours', closes_at = now() + interval '20 hours', reminded_at = now() - interval '23 hours'`:        "000000",
		`opened_at = now() - interval '90 hours', closes_at = now() + interval '20 hours', reminded_at = now() - interval '25 hours'`:        "111000",
		`opened_at = now() - interval '90 hours', closes_at = now() - interval '1 second'`:                                                   "000000",
		`opened_at = now() - interval '90 hours', closes_at = now() - interval '1 second', phase = 'closed', closed_at = now()`:              "000000",
		`opened_at = now() - interval '90 hours'`:                                                                                            "000000",
		`phase = 'waiting', opened_at = null, opening = 'time', opens_at = now() + interval '1 hour', closes_at = now() + interval '9 days'`: "000000",
	} {
		id := b.vote(t, public, rules)
		for range 3 {
			if got := b.reminded(t, id); got != want {
				t.Errorf("%s: %s, want %s", rules, got, want)
			}
		}
	}
}

// Nodes that write at once, and parts that fail in the middle, leave each person one reminder.
func TestRemindersComeOnce(t *testing.T) {
	t.Parallel()
	b := setup(t)
	const people = 1700
	b.exec(t, `with more as (
		insert into member (handle, name, created_at) select 'm' || n, 'm', now() from generate_series(1, $1::integer) n returning id
	) insert into membership (space_id, member_id, role, joined_at) select 1, id, 'member', now() from more`, people)
	id := b.vote(t, public, `electorate = 'members'`)
	if n, err := b.remind(t, carla, id); n != people+3 || err != nil {
		t.Fatalf("%d, %v", n, err)
	}
	ctx, cut := context.WithCancel(t.Context())
	b.db.OnCommit(func([]db.Head) { cut() })
	_ = b.notifications.SendReminders(ctx) // it is cut off after a part
	var nodes sync.WaitGroup
	for range 3 {
		nodes.Go(func() {
			if err := b.notifications.SendReminders(t.Context()); err != nil {
				t.Error(err)
			}
		})
	}
	nodes.Wait()
	if err := b.notifications.SendReminders(t.Context()); err != nil {
		t.Fatal(err)
	}
	var written, counted, told int
	err := b.db.QueryRow(t.Context(), `select (select count(*) from notification), (select sum(count) from notification_unread),
		(select count(*) from notice where kind = 'notification_added')`).Scan(&written, &counted, &told)
	if want := people + 3; err != nil || !slices.Equal([]int{written, counted, told}, []int{want, want, want}) {
		t.Errorf("%d reminders, %d counted, %d told, of %d: %v", written, counted, told, want, err)
	}
}
