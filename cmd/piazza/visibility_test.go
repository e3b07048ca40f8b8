package main

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"piazza/internal/auth"
	"piazza/internal/nodeid"
)

// hidden is what this test makes: a closed piazza with an entry and a comment, and a draft and a submitted entry in an
// open one. The author of all is member 3.
const hidden = `
with closed as (
    insert into space (slug, title, visibility, created_at, updated_at) values ('chiusa', 'Chiusa', 'members', now(), now()) returning id
), e as (
    insert into entry (space_id, kind, state, author_id, title, created_at, updated_at, published_at)
    select id, 'topic', 'published', 3, 'Dentro', now(), now(), now() from closed returning id, space_id
), t as (
    insert into thread (entry_id, comment_count, top_count) select id, 1, 1 from e
), c as (
    insert into comment (entry_id, root_id, path, author_id, body, body_html, created_at)
    select id, 1, array[1], 3, 'sottovoce', '<p>sottovoce</p>', now() from e returning id
), o as (
    insert into space (slug, title, created_at, updated_at) values ('aperta', 'Aperta', now(), now()) returning id
), d as (
    insert into entry (space_id, kind, state, author_id, title, created_at, updated_at)
    select id, 'topic', 'draft', 3, 'Bozza', now(), now() from o returning id
), r as (
    insert into entry (space_id, kind, state, author_id, title, created_at, updated_at, submitted_at)
    select id, 'topic', 'review', 3, 'In revisione', now(), now(), now() from o returning id
)
select (select space_id from e), (select id from e), (select id from c), (select id from o), (select id from d), (select id from r)`

// What a viewer may not see answers exactly as what does not exist, by every way in.
func TestWhatMayNotBeSeenDoesNotExist(t *testing.T) {
	p := openInProcess(t)
	var closed, inside, whispered, open, draft, review int64
	must(t, p.database.QueryRow(t.Context(), hidden).Scan(&closed, &inside, &whispered, &open, &draft, &review))
	as := func(space int64, role auth.Role, member int64) auth.Viewer {
		return auth.Viewer{MemberID: member, Roles: map[int64]auth.Role{space: role}}
	}
	visitor, stranger := auth.Viewer{}, as(1, auth.Administrator, 9)
	for _, c := range []struct {
		who    string
		viewer auth.Viewer
		sees   string
	}{
		{"a visitor", visitor, ""},
		{"the administrator of another piazza", stranger, ""},
		{"a member of the closed piazza", as(closed, auth.Member, 9), "chiusa dentro sottovoce"},
		{"a member of the open piazza", as(open, auth.Member, 9), ""},
		{"an editor of the open piazza", as(open, auth.Editor, 9), "revisione"},
		{"the author", as(open, auth.Member, 3), "bozza revisione"},
		{"the author, no longer a member anywhere", as(0, auth.None, 3), ""},
		{"an administrator of the installation", auth.Viewer{MemberID: 9, Administrator: true}, "chiusa dentro sottovoce revisione"},
	} {
		p.viewer = c.viewer
		for name, query := range map[string]string{
			"chiusa":               byNode("piazza", closed),
			"dentro":               byNode("entry", inside),
			"sottovoce":            byNode("comment", whispered),
			"bozza":                byNode("entry", draft),
			"revisione":            byNode("entry", review),
			"chiusa  by slug":      `{piazza(slug:"chiusa"){id}}`,
			"dentro  by number":    fmt.Sprintf(`{entry(number:%d){id}}`, inside),
			"bozza  by number":     fmt.Sprintf(`{entry(number:%d){id}}`, draft),
			"revisione  by number": fmt.Sprintf(`{entry(number:%d){id}}`, review),
		} {
			data, _ := p.ask(query, "", nil)
			thing, _, _ := strings.Cut(name, " ")
			if seen, may := !strings.Contains(string(data), "null"), strings.Contains(c.sees, thing); seen != may {
				t.Errorf("%s and %s: got %s", c.who, name, data)
			}
		}
		lists, _ := p.ask(`{piazze(first:100){totalCount nodes{slug}} entries(first:100){totalCount nodes{title}} member(handle:"`+p.handle(3)+`"){entries(first:100){nodes{title}}}}`, "", nil)
		if strings.Contains(string(lists), "Dentro") != strings.Contains(c.sees, "dentro") || strings.Contains(string(lists), "Bozza\"") {
			t.Errorf("%s: the lists say %.2000s", c.who, lists)
		}
		p.refusesLikeNothing(c.who, c.sees, inside, draft)
		p.watchesLikeNothing(c.who, c.sees, map[string]int64{"dentro": inside, "bozza": draft, "revisione": review})
	}
}

func byNode(kind string, n int64) string {
	return fmt.Sprintf(`{node(id:%q){id}}`, nodeid.Encode(kind, n))
}

func (p *inProcess) handle(member int64) (handle string) {
	must(p.t, p.database.QueryRow(p.t.Context(), `select handle from member where id = $1`, member).Scan(&handle))
	return handle
}

// refusesLikeNothing compares the refusal of a comment under something hidden with one under nothing at all.
func (p *inProcess) refusesLikeNothing(who, sees string, inside, draft int64) {
	p.t.Helper()
	if !p.viewer.SignedIn() {
		return
	}
	const create = `mutation($in: CommentCreateInput!) { commentCreate(input: $in) { comment { id } userErrors { code reason message field } } }`
	refusal := func(entry int64) string {
		data, _ := p.ask(create, "", map[string]any{"in": map[string]any{"entryId": nodeid.Encode("entry", entry), "body": "toc toc"}})
		return string(data)
	}
	nothing := refusal(1 << 40)
	if !json.Valid([]byte(nothing)) || !strings.Contains(nothing, "NOT_FOUND") {
		p.t.Fatalf("nothing answers %s", nothing)
	}
	for thing, entry := range map[string]int64{"dentro": inside, "bozza": draft} {
		if !strings.Contains(sees, thing) && refusal(entry) != nothing {
			p.t.Errorf("%s learns of %s: %s", who, thing, refusal(entry))
		}
	}
}
