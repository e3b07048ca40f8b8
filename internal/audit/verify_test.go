package audit

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"piazza/internal/auth"
	"piazza/internal/db"
	"piazza/internal/db/dbtest"
	"piazza/internal/paging"
)

// Whoever holds the database can switch its guard off. What he then does is seen.
func TestAChangeBesideTheGuardIsSeen(t *testing.T) {
	const records = 5
	for what, c := range map[string]struct {
		do string
		at int64
	}{
		"another kind":         {`update audit_record set kind = 'role_changed' where seq = 3`, 3},
		"another actor":        {`update audit_record set actor_id = 4 where seq = 2`, 2},
		"nobody concerned":     {`update audit_record set member_id = null where seq = 4`, 4},
		"another piazza":       {`update audit_record set space_id = 4 where seq = 4`, 4},
		"another time":         {`update audit_record set at = at - interval '1 day' where seq = 1`, 1},
		"another fact":         {`update audit_record set facts = '{"role_after": "administrator"}' where seq = 5`, 5},
		"another reason":       {`update audit_record set detail = 'altro' where seq = 3`, 3},
		"another salt":         {`update audit_record set salt = '\x00' where seq = 3`, 3},
		"a reason slipped in":  {`update audit_record set detail = 'altro', salt = '\x00' where seq = 2`, 2},
		"another commitment":   {`update audit_record set commitment = sha256('x') where seq = 2`, 2},
		"another hash":         {`update audit_record set hash = sha256('x') where seq = 2`, 2},
		"another past":         {`update audit_record set previous = sha256('x') where seq = 2`, 2},
		"the first left out":   {`delete from audit_record where seq = 1`, 1},
		"one left out":         {`delete from audit_record where seq = 3`, 3},
		"the last left out":    {`delete from audit_record where seq = 5`, 5},
		"all left out":         {`delete from audit_record`, 1},
		"one left out, closed": {`delete from audit_record where seq = 3; update audit_record set seq = seq - 1 where seq > 3`, 3},
		"two exchanged":        {`update audit_record set seq = -seq where seq in (2, 3); update audit_record set seq = 5 + seq where seq < 0`, 2},
		"the end moved back":   {`update audit_head set seq = 3, hash = (select hash from audit_record where seq = 3)`, 4},
		"the end moved on":     {`update audit_head set seq = 6`, 6},
		"another end":          {`update audit_head set hash = sha256('x')`, 6},
		"one slipped in": {`insert into audit_record select 6, at, kind, 66, member_id, space_id, facts, null, null, commitment, hash, sha256('x')
			from audit_record where seq = 5`, 6},
	} {
		t.Run(what, func(t *testing.T) {
			d := dbtest.New(t)
			for n := range records {
				record(t.Context(), t, d, Act{
					Kind: MemberSuspended, ActorID: 9, MemberID: 1, SpaceID: 2, Detail: []string{"insulti", ""}[n%2],
				})
			}
			exec(t, d, `alter table audit_record disable trigger user`)
			exec(t, d, c.do)
			s := verify(t, d)
			if s.IsIntact || s.BrokenAt == nil || *s.BrokenAt != c.at || s.Checked != c.at-1 {
				t.Errorf("%+v, broken at %v", s, s.BrokenAt)
			}
		})
	}
}

// The words of the package say what a hash is made of, so that another program can follow the chain.
func TestAHashIsMadeAsTheWordsSay(t *testing.T) {
	d := dbtest.New(t)
	record(t.Context(), t, d, Act{Kind: MemberSuspended, MemberID: 1, Facts: map[string]any{"b": "due", "a": 1}, Detail: "insulti"})
	const again = `
		with parts as (
			select seq, previous, hash, detail, salt, commitment, array[
				int8send((extract(epoch from at) * 1000000)::bigint), convert_to(kind, 'UTF8'), int8send(coalesce(actor_id, 0)),
				int8send(coalesce(member_id, 0)), int8send(coalesce(space_id, 0)), convert_to('{"a":1,"b":"due"}', 'UTF8'), commitment
			] as part from audit_record
		)
		select hash = sha256(convert_to(E'piazza audit 1\n', 'UTF8') || int8send(seq) || previous
			|| (select string_agg(int8send(octet_length(p)) || p, '' order by nth) from unnest(part) with ordinality as u(p, nth)))
			and commitment = sha256(salt || convert_to(detail, 'UTF8')) from parts`
	var same bool
	if err := d.QueryRow(t.Context(), again).Scan(&same); err != nil || !same {
		t.Errorf("%t, %v", same, err)
	}
}

func TestALongChainIsFollowedInParts(t *testing.T) {
	d := dbtest.New(t)
	const many = atATime + 5
	acts := make([]Act, many)
	for i := range acts {
		acts[i] = Act{Kind: TokenCreated, Facts: map[string]any{"n": i}}
	}
	record(t.Context(), t, d, acts...)
	if s := verify(t, d); !s.IsIntact || s.Checked != many || s.Head != hashOf(t, d, many) {
		t.Errorf("%+v", s)
	}
}

func hashOf(t *testing.T, d *db.DB, number int64) (hash string) {
	t.Helper()
	if err := d.QueryRow(t.Context(), `select encode(hash, 'hex') from audit_record where seq = $1`, number).Scan(&hash); err != nil {
		t.Fatal(err)
	}
	return hash
}

func TestPagesOfTheTrail(t *testing.T) {
	d := dbtest.New(t)
	s := NewService(d)
	for n := range 7 {
		record(auth.With(t.Context(), auth.Viewer{MemberID: 9}), t, d, Act{
			Kind: []Kind{RoleChanged, TokenCreated}[n%2], MemberID: int64(1 + n%3), Facts: map[string]any{RoleAfter: "editor"},
		})
	}
	boss := auth.With(t.Context(), auth.Viewer{MemberID: 5, Administrator: true})
	for what, c := range map[string]struct {
		ctx    context.Context
		filter Filter
		want   string
	}{
		"all":            {boss, Filter{}, "7 6 5 4 3 2 1"},
		"of a kind":      {boss, Filter{Kinds: []Kind{TokenCreated}}, "6 4 2"},
		"about a member": {boss, Filter{MemberID: 2}, "5 2"},
		"by a member":    {boss, Filter{MemberID: 9, Kinds: []Kind{RoleChanged}}, "7 5 3 1"},
		"for a member":   {auth.With(t.Context(), auth.Viewer{MemberID: 9}), Filter{}, ""},
		"for a visitor":  {t.Context(), Filter{}, ""},
	} {
		got, total := numbersOf(c.ctx, t, s, c.filter)
		if got != c.want || total != len(strings.Fields(c.want)) {
			t.Errorf("%s: %s, %d in all", what, got, total)
		}
	}
	if _, err := s.List(boss, Filter{}, paging.Page{After: "x"}); !errors.Is(err, paging.ErrCursor) {
		t.Errorf("a cursor of nobody: %v", err)
	}
	state, err := s.State(t.Context())
	if state != nil || err != nil {
		t.Errorf("a visitor sees %v, %v", state, err)
	}
	if state, err = s.State(boss); state == nil || !state.IsIntact || err != nil {
		t.Errorf("an administrator sees %v, %v", state, err)
	}
}

// numbersOf reads the trail by pages of two.
func numbersOf(ctx context.Context, t *testing.T, s *Service, f Filter) (numbers string, total int) {
	t.Helper()
	var read []string
	for after, more := "", true; more; {
		p, err := s.List(ctx, f, paging.Page{First: 2, After: after})
		if err != nil || p.Before != (after != "") {
			t.Fatal(err, p.Before)
		}
		if total, err = p.Total(ctx); err != nil {
			t.Fatal(err)
		}
		for _, r := range p.Records {
			if r.Fact(RoleAfter) != "editor" || r.Fact("none") != "" {
				t.Errorf("the facts are %s", r.Facts)
			}
			read, after = append(read, fmt.Sprint(r.Number)), p.CursorOf(r)
		}
		more = p.More
	}
	return strings.Join(read, " "), total
}

func TestKindsReadAsTheyAreWritten(t *testing.T) {
	for _, k := range Kinds() {
		var out bytes.Buffer
		var read Kind
		k.MarshalGQL(&out)
		if err := read.UnmarshalGQL(strings.Trim(out.String(), `"`)); err != nil || read != k {
			t.Errorf("%s reads as %s, %v", out.String(), read, err)
		}
	}
	for _, no := range []any{"", "role_changed", "NOTHING", 1} {
		if err := new(Kind).UnmarshalGQL(no); err == nil {
			t.Errorf("%v is a kind", no)
		}
	}
	if all := Kinds(); len(slices.Compact(slices.Sorted(slices.Values(all)))) != len(all) {
		t.Error("a kind stands twice")
	}
}

func TestOneAtATimeGoesThroughTheTrail(t *testing.T) {
	s := NewService(dbtest.New(t))
	s.turn <- struct{}{}
	ctx, leave := context.WithCancel(t.Context())
	leave()
	if _, err := s.Verify(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
	<-s.turn
	if state, err := s.Verify(t.Context()); err != nil || !state.IsIntact || state.Checked != 0 {
		t.Errorf("%+v, %v", state, err)
	}
}
