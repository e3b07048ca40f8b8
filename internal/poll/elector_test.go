package poll

import (
	"slices"
	"strings"
	"testing"

	"piazza/internal/account"
	"piazza/internal/entry"
	"piazza/internal/paging"
	"piazza/internal/problem"
)

// listed is a published poll for those on a list.
func (b *bench) listed(t *testing.T) entry.ID {
	t.Helper()
	in := b.simple()
	in.Rules = &RulesInput{Electorate: new(List)}
	return b.mustPublish(t, in)
}

func (b *bench) mustSet(t *testing.T, id entry.ID, handles ...string) []string {
	t.Helper()
	_, unknown, err := b.SetElectors(b.as(t, "editor"), ElectorsInput{id, handles})
	if err != nil {
		t.Fatal(err)
	}
	return unknown
}

// list is who stands on the list, page by page.
func (b *bench) list(t *testing.T, id entry.ID) (handles []string) {
	t.Helper()
	for page := (paging.Page{First: 1}); ; {
		p, err := b.Electors(b.as(t, "editor"), b.load(t, id), page)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range p.Members {
			handles, page.After = append(handles, m.Handle), p.Cursor(m)
		}
		if !p.More {
			if p.Total != len(handles) || p.Before != (len(handles) > 1) {
				t.Errorf("the list says it has %d, it has %d", p.Total, len(handles))
			}
			return handles
		}
	}
}

func TestElectoralList(t *testing.T) {
	b := setup(t)
	id := b.listed(t)
	unknown := b.mustSet(t, id, " @Member", "stranger", "nessuno", "member", "", "x\x00y", strings.Repeat("a", 300), "nessuno")
	if want := []string{"nessuno", "x\x00y", strings.Repeat("a", 300)}; !slices.Equal(unknown, want) {
		t.Errorf("unknown are %q", unknown)
	}
	if got := b.list(t, id); !slices.Equal(got, []string{"member", "stranger"}) {
		t.Errorf("the list is %v", got)
	}
	for who, want := range map[string]bool{"member": true, "stranger": true, "editor": false, "": false} {
		v, err := b.ByEntry(b.as(t, who), id)
		if err != nil || v.Listed != want || v.ViewerCanVote(b.as(t, who)) != want {
			t.Errorf("%q is listed: %v, %v", who, v.Listed, err)
		}
	}
	version := b.load(t, id).Version
	b.mustSet(t, id, "stranger", "editor")
	if got := b.list(t, id); !slices.Equal(got, []string{"editor", "stranger"}) || b.load(t, id).Version != version+1 {
		t.Errorf("the list is %v", got)
	}
	b.refused(t, "the same", nil, func() error { b.mustSet(t, id, "editor", "stranger"); return nil })
	b.vote(t, id, "stranger")
	b.mustSet(t, id, "member")
	if got := b.list(t, id); !slices.Equal(got, []string{"member", "editor", "stranger"}) {
		t.Errorf("after a vote the list is %v", got)
	}
}

// Two accounts of one person have one place.
func TestAPersonIsListedOnce(t *testing.T) {
	b := setup(t)
	id := b.listed(t)
	b.exec(t, `update member set person_id = $1 where id = $2`, b.people["member"].ID, b.people["stranger"].ID)
	b.mustSet(t, id, "stranger", "member")
	if v := b.load(t, id); *v.ElectorCount != 1 {
		t.Errorf("there are %d electors", *v.ElectorCount)
	}
	for _, who := range []string{"member", "stranger"} {
		if v, err := b.ByEntry(b.as(t, who), id); err != nil || !v.Listed {
			t.Errorf("%s is not listed: %v", who, err)
		}
	}
}

func TestElectoralListIsRefused(t *testing.T) {
	b := setup(t)
	id, members, closed := b.listed(t), b.mustPublish(t, b.simple()), b.listed(t)
	b.exec(t, `update poll set closes_at = clock_timestamp() where entry_id = $1`, closed)
	for _, c := range []struct {
		name, who string
		in        ElectorsInput
		want      error
	}{
		{"by a visitor", "", ElectorsInput{id, []string{"member"}}, problem.SignIn()},
		{"by a member", "member", ElectorsInput{id, []string{"member"}}, ErrRun},
		{"of no poll", "editor", ElectorsInput{4711, nil}, entry.ErrEntry},
		{"where the members vote", "editor", ElectorsInput{members, []string{"member"}}, ErrNoList},
		{"after the closing", "editor", ElectorsInput{closed, []string{"member"}}, ErrClosed},
		{"too many", "editor", ElectorsInput{id, make([]string, mostElectors+1)}, ErrElectors},
	} {
		b.refused(t, c.name, c.want, func() error { _, _, err := b.SetElectors(b.as(t, c.who), c.in); return err })
	}
	for _, who := range []string{"", "member", "stranger"} {
		if p, err := b.Electors(b.as(t, who), b.load(t, id), paging.Page{}); p != nil || err != nil {
			t.Errorf("%q sees the list: %v, %v", who, p, err)
		}
	}
	if p, err := b.Electors(b.as(t, "editor"), b.load(t, members), paging.Page{}); p != nil || err != nil {
		t.Errorf("a poll of members has a list: %v, %v", p, err)
	}
	if _, err := b.Electors(b.as(t, "editor"), b.load(t, id), paging.Page{After: "x"}); !problem.Is(err, problem.Invalid) {
		t.Errorf("a cursor of nothing: %v", err)
	}
}

func TestListedIn(t *testing.T) {
	b := setup(t)
	first, second := b.listed(t), b.listed(t)
	b.mustSet(t, first, "member")
	b.mustSet(t, second, "stranger")
	person := func(who string) int64 { return b.viewer(t, who).PersonID }
	asked := []Voter{{first, person("member")}, {first, person("stranger")}, {second, person("member")}, {second, person("stranger")}}
	got, err := storeOn(b.db).listed(t.Context(), asked)
	if err != nil || len(got) != 2 || !got[asked[0]] || !got[asked[3]] {
		t.Errorf("listed are %v, %v", got, err)
	}
	if m := (&account.Member{ID: 3}); (ElectorPage{}).Cursor(m) == "" {
		t.Error("no cursor")
	}
}
