package importer

import (
	"testing"

	"piazza/internal/ballot"
	"piazza/internal/db"
	"piazza/internal/db/dbtest"
	"piazza/internal/entry"
)

// What the demo's polls came to is what their ballots come to, and everything that they say is what a voter could have
// said: the numbers of voters, the stored results and the times.
func TestTheDemoVotedRight(t *testing.T) {
	d := dbtest.New(t)
	seed(t, d)
	for name, query := range map[string]string{
		"voters of a poll": `select count(*)::integer from poll_tally p where voters <> (select count(*) from ballot_voter v where v.entry_id = p.entry_id)`,
		"closed polls without results": `select count(*)::integer from poll p join poll_question q using (entry_id)
			where (p.phase = 'closed') <> exists (select 1 from ballot_result r where r.question_id = q.id)`,
		"votes out of time": `select count(*)::integer from ballot_voter v join poll p using (entry_id)
			where cast_at < p.opened_at or cast_at > coalesce(p.closed_at, now())`,
		"votes of strangers": `select count(*)::integer from ballot_voter v join poll p using (entry_id) join entry e on e.id = p.entry_id
			where p.electorate = 'members' and not exists (select 1 from membership m where m.space_id = e.space_id and m.member_id = v.member_id)
			   or p.electorate = 'list' and not exists (select 1 from poll_elector l where l.entry_id = p.entry_id and l.person_id = v.person_id)`,
		"ballots of who did not vote":   `select count(*)::integer from ballot b join poll_question q on q.id = b.question_id where not exists (select 1 from ballot_voter v where v.entry_id = q.entry_id and v.person_id = b.person_id)`,
		"polls that opened too soon":    `select count(*)::integer from poll p join entry e on e.id = p.entry_id where p.opened_at < e.published_at or p.opened_at > now()`,
		"polls by others than editors":  `select count(*)::integer from entry e join membership m on m.space_id = e.space_id and m.member_id = e.author_id where e.kind = 'poll' and m.role = 'member'`,
		"entries of polls without poll": `select count(*)::integer from entry e where (kind = 'poll') <> exists (select 1 from poll p where p.entry_id = e.id)`,
	} {
		if n := one[int](t, d, query); n != 0 {
			t.Errorf("%s: %d are wrong", name, n)
		}
	}
	recounted(t, d)
}

func recounted(t *testing.T, d *db.DB) {
	t.Helper()
	ballots := ballot.NewService(d, ballot.Secrets{})
	rows, err := d.Query(t.Context(), `select entry_id from poll order by 1`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	n := 0
	for rows.Next() {
		var id entry.ID
		if err := rows.Scan(&id); err != nil {
			t.Fatal(err)
		}
		n++
		if right, err := ballots.Recount(t.Context(), id); err != nil || !right {
			t.Errorf("poll %d is counted wrong: %t, %v", id, right, err)
		}
	}
	if n < 10 {
		t.Errorf("%d polls were recounted", n)
	}
}

// Whoever comes finds every kind of question, polls to vote in, one to wait for, and what others came to.
func TestTheDemoHasPollsOfEveryKind(t *testing.T) {
	d := dbtest.New(t)
	seed(t, d)
	if n := one[int](t, d, `select count(distinct kind)::integer from poll_question`); n != 12 {
		t.Errorf("%d kinds are asked", n)
	}
	for phase, least := range map[string]int{"open": 5, "waiting": 1, "closed": 4} {
		if n := one[int](t, d, `select count(*)::integer from poll where phase = '`+phase+`'`); n < least {
			t.Errorf("%d polls are %s", n, phase)
		}
	}
	if n := one[int](t, d, `select count(*)::integer from ballot`); n < 200 {
		t.Errorf("there are %d ballots", n)
	}
	const said = `select md5(string_agg(b.question_id || b.choice::text || m.handle, ',' order by b.question_id, m.handle))
		from ballot b join member m on m.person_id = b.person_id`
	again := dbtest.New(t)
	seed(t, again)
	if one[string](t, d, said) != one[string](t, again, said) {
		t.Error("another demo votes otherwise")
	}
}
