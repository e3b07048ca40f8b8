package importer

import (
	"io/fs"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"piazza/internal/account"
	"piazza/internal/auth"
	"piazza/internal/db"
	"piazza/internal/db/dbtest"
	"piazza/internal/entry"
	"piazza/internal/space"
)

func demoFiles() fs.FS { return os.DirFS("../../demo") }

func seed(t *testing.T, d *db.DB) bool {
	t.Helper()
	seeded, err := New(d).Seed(t.Context(), Demo{Files: demoFiles(), Records: "emilia-romagna.json", Issuer: "demo"})
	if err != nil {
		t.Fatal(err)
	}
	return seeded
}

func TestSeedOnce(t *testing.T) {
	d := dbtest.New(t)
	if !seed(t, d) {
		t.Fatal("an empty database was not filled")
	}
	before := contents(t, d)
	if seed(t, d) {
		t.Error("a demo was filled again")
	}
	if after := contents(t, d); !maps.Equal(before, after) {
		t.Errorf("rows changed:\n%v\n%v", before, after)
	}
	f, _ := realRecords(t)
	if became, err := run(t, d, f, Placement{}); err != nil || !maps.Equal(became, all(Unchanged)) {
		t.Errorf("the demo's records, imported again: %v, %v", became, err)
	}
	if after := contents(t, d); !maps.Equal(before, after) {
		t.Errorf("rows changed:\n%v\n%v", before, after)
	}
}

// Two programs that start at once fill one demo.
func TestSeedTwiceAtOnce(t *testing.T) {
	d := dbtest.New(t)
	seeded := make(chan bool, 2)
	for range 2 {
		go func() {
			done, err := New(d).Seed(t.Context(), Demo{Files: demoFiles(), Records: "emilia-romagna.json"})
			if err != nil {
				t.Error(err)
			}
			seeded <- done
		}()
	}
	if first, second := <-seeded, <-seeded; first == second {
		t.Errorf("the demo was filled: %v, %v", first, second)
	}
	if n := one[int](t, d, `select count(*)::integer from member`); n != 25 {
		t.Errorf("there are %d members", n)
	}
}

// A demo that cannot be written whole leaves the database as it was, so that the next start can try again.
func TestSeedIsAllOrNothing(t *testing.T) {
	d := dbtest.New(t)
	before := contents(t, d)
	if _, err := d.Exec(t.Context(), `alter table moderation_decision add constraint late check (false)`); err != nil {
		t.Fatal(err)
	}
	if _, err := New(d).Seed(t.Context(), Demo{Files: demoFiles(), Records: "emilia-romagna.json"}); err == nil {
		t.Fatal("it was filled")
	}
	if after := contents(t, d); !maps.Equal(before, after) {
		t.Errorf("rows are left:\n%v", after)
	}
}

// The counters that the demo writes are those that the services would have counted.
func TestTheDemoCountsRight(t *testing.T) {
	d := dbtest.New(t)
	seed(t, d)
	for name, query := range map[string]string{
		"members of a piazza":         `select count(*)::integer from space s where member_count <> (select count(*) from membership m where m.space_id = s.id)`,
		"comments of a thread":        `select count(*)::integer from thread t where comment_count <> (select count(*) from comment c where c.entry_id = t.entry_id and state = 'visible')`,
		"comments that answer nobody": `select count(*)::integer from thread t where top_count <> (select count(*) from comment c where c.entry_id = t.entry_id and parent_id is null)`,
		"entries without a thread":    `select count(*)::integer from entry e where not exists (select 1 from thread t where t.entry_id = e.id)`,
		"answers":                     `select count(*)::integer from comment c where reply_count <> (select count(*) from comment r where r.id <> c.id and c.id = any(r.path))`,
		"reactions": `select count(*)::integer from comment c where reaction_count <> agree_count + thanks_count + insight_count
			or array[agree_count, thanks_count, insight_count] <> (select array[count(*) filter (where kind = 'agree'),
				count(*) filter (where kind = 'thanks'), count(*) filter (where kind = 'insight')]::integer[] from reaction r where r.comment_id = c.id)`,
		"paths": `select count(*)::integer from comment c left join comment p on p.id = c.parent_id
			where c.path is distinct from case when p.id is null then array[c.id] else p.path[:2] || c.id end or c.root_id <> c.path[1]`,
		"earlier texts":        `select count(*)::integer from comment c where (edited_at is not null) <> exists (select 1 from comment_revision r where r.comment_id = c.id)`,
		"decisions":            `select count(*)::integer from comment c where (state = 'hidden') <> exists (select 1 from moderation_decision m where m.comment_id = c.id and m.reason = c.hidden_reason)`,
		"withdrawals":          `select count(*)::integer from entry e where (state = 'withdrawn') <> exists (select 1 from moderation_decision m where m.entry_id = e.id)`,
		"texts of the removed": `select count(*)::integer from comment where state = 'deleted' and body || body_html <> ''`,
	} {
		if n := one[int](t, d, query); n != 0 {
			t.Errorf("%s: %d are wrong", name, n)
		}
	}
}

// Time passes in the demo as it does elsewhere.
func TestTheDemoHappenedInOrder(t *testing.T) {
	d := dbtest.New(t)
	seed(t, d)
	for name, query := range map[string]string{
		"comments before the entry":              `select count(*)::integer from comment c join entry e on e.id = c.entry_id where c.created_at <= e.published_at`,
		"comments before joining":                `select count(*)::integer from comment c join entry e on e.id = c.entry_id join membership m on m.space_id = e.space_id and m.member_id = c.author_id where c.created_at < m.joined_at`,
		"comments of strangers":                  `select count(*)::integer from comment c join entry e on e.id = c.entry_id where not exists (select 1 from membership m where m.space_id = e.space_id and m.member_id = c.author_id)`,
		"answers before the question":            `select count(*)::integer from comment c join comment p on p.id = c.parent_id where c.created_at <= p.created_at`,
		"numbers out of order":                   `select count(*)::integer from (select created_at < lag(created_at) over (order by id) as back from comment) n where back`,
		"reactions to oneself":                   `select count(*)::integer from reaction r join comment c on c.id = r.comment_id where r.member_id = c.author_id or r.created_at <= c.created_at`,
		"entries before the piazza":              `select count(*)::integer from entry e join space s on s.id = e.space_id where e.created_at < s.created_at`,
		"authors before joining":                 `select count(*)::integer from entry e join membership m on m.space_id = e.space_id and m.member_id = e.author_id where e.created_at < m.joined_at`,
		"authors who are strangers":              `select count(*)::integer from entry e where not exists (select 1 from membership m where m.space_id = e.space_id and m.member_id = e.author_id)`,
		"news and videos of others than editors": `select count(*)::integer from entry e join membership m on m.space_id = e.space_id and m.member_id = e.author_id where e.kind in ('news', 'video') and m.role = 'member'`,
		"hidden by others than moderators":       `select count(*)::integer from comment c join entry e on e.id = c.entry_id join membership m on m.space_id = e.space_id and m.member_id = c.hidden_by where m.role in ('member', 'editor')`,
		"the future": `select (select count(*) from comment where greatest(created_at, edited_at, state_at) > now())::integer
			+ (select count(*) from entry where greatest(created_at, updated_at, published_at) > now())::integer + (select count(*) from reaction where created_at > now())::integer`,
	} {
		if n := one[int](t, d, query); n != 0 {
			t.Errorf("%s: %d", name, n)
		}
	}
}

// The square looks lived in: the figures that the first visitor should find.
func TestTheDemoIsLivedIn(t *testing.T) {
	d := dbtest.New(t)
	seed(t, d)
	for name, c := range map[string]struct {
		query       string
		least, most int
	}{
		"members":            {`select count(*)::integer from member`, 25, 25},
		"identities":         {`select count(*)::integer from identity where issuer = 'demo'`, 25, 25},
		"piazze":             {`select count(*)::integer from space`, 4, 6},
		"piazze of members":  {`select count(*)::integer from space where visibility = 'members'`, 1, 1},
		"entries":            {`select count(*)::integer from entry`, 50, 75},
		"kinds":              {`select count(distinct kind)::integer from entry where state = 'published'`, 5, 5},
		"drafts":             {`select count(*)::integer from entry where state = 'draft' and id not in (select entry_id from assembly_item)`, 2, 5},
		"in review":          {`select count(*)::integer from entry where state = 'review'`, 2, 5},
		"withdrawn":          {`select count(*)::integer from entry where state = 'withdrawn'`, 1, 1},
		"comments":           {`select count(*)::integer from comment`, 300, 450},
		"hidden":             {`select count(*)::integer from comment where state = 'hidden'`, 2, 4},
		"removed":            {`select count(*)::integer from comment where state = 'deleted'`, 2, 4},
		"edited":             {`select count(*)::integer from comment where edited_at is not null`, 3, 8},
		"mentions":           {`select count(*)::integer from mention`, 2, 20},
		"the busiest thread": {`select comment_count from thread order by comment_count desc limit 1`, 48, 48},
		"of the last hour":   {`select count(*)::integer from comment where created_at > now() - interval '1 hour'`, 10, 80},
		"long texts":         {`select count(*)::integer from entry where array_length(regexp_split_to_array(body, '\s+'), 1) >= 300`, 5, 40},
	} {
		if n := one[int](t, d, c.query); n < c.least || n > c.most {
			t.Errorf("%s: %d, not %d to %d", name, n, c.least, c.most)
		}
	}
}

// The services read what was written past them.
func TestTheServicesReadTheDemo(t *testing.T) {
	d := dbtest.New(t)
	seed(t, d)
	personas, err := account.NewService(d).Personas(t.Context(), "demo")
	if err != nil || len(personas) != 25 || personas[0].Member.Handle != "gemma" {
		t.Fatalf("%d members can sign in: %v", len(personas), err)
	}
	square := squareOf(t, d)
	featured, err := entry.NewService(d).Featured(t.Context(), square)
	if err != nil || !strings.HasPrefix(featured.Title, "I piccoli Comuni") {
		t.Errorf("first stands %v: %v", featured, err)
	}
	if found, err := space.NewService(d).BySlug(t.Context(), "cabina-di-regia"); err != nil || found != nil {
		t.Error("a visitor finds the piazza of members")
	}
	luce := one[int64](t, d, `select id from member where handle = 'luce'`)
	closed := one[int64](t, d, `select id from space where slug = 'cabina-di-regia'`)
	ctx := auth.With(t.Context(), auth.Viewer{MemberID: luce, Roles: map[int64]auth.Role{closed: auth.Member}})
	if found, err := space.NewService(d).BySlug(ctx, "cabina-di-regia"); err != nil || found.MemberCount != 7 {
		t.Errorf("a member finds %v: %v", found, err)
	}
}

var (
	straight = regexp.MustCompile(`[\pL]'[\pL]|"`)
	mention  = regexp.MustCompile(`@([a-z]+)`)
)

// Our own text keeps to the house's typography, and calls nobody who is not there.
func TestTheDemoIsWellWritten(t *testing.T) {
	c, err := loadContent(demoFiles())
	if err != nil {
		t.Fatal(err)
	}
	var handles []string
	for _, m := range c.members {
		handles = append(handles, m.Handle)
	}
	titles := map[string]string{}
	for _, e := range c.entries {
		texts := []string{e.head["title"], e.head["summary"], e.body}
		for _, said := range e.thread {
			texts = append(texts, said.body, said.before, said.reason)
		}
		for _, text := range texts {
			if found := straight.FindString(text); found != "" {
				t.Errorf("%s: %q is typewritten", e.name, found)
			}
			for _, match := range mention.FindAllStringSubmatch(text, -1) {
				if !slices.Contains(handles, match[1]) {
					t.Errorf("%s mentions %s", e.name, match[0])
				}
			}
		}
		if other := titles[e.head["title"]]; other != "" || e.head["summary"] == "" {
			t.Errorf("%s has no summary, or the title of %q", e.name, other)
		}
		titles[e.head["title"]] = e.name
	}
}

func TestTimed(t *testing.T) {
	thread, err := parseThread("# ivo\na\n## nadia\nb\n### ivo\nc\n## luce\nd\n# omar\ne\n## ivo\nf")
	if err != nil {
		t.Fatal(err)
	}
	published := time.Date(2026, 11, 21, 9, 40, 0, 0, time.UTC)
	newest := published.Add(3 * time.Hour)
	late := published.Add(170 * time.Minute)
	timed(thread, published, newest, func(handle string) time.Time {
		if handle == "luce" {
			return late
		}
		return time.Time{}
	})
	latest := published
	for _, c := range thread {
		if c.parent != nil && !c.at.After(c.parent.at) {
			t.Errorf("%s speaks at %s, before what is answered", c.author, c.at)
		}
		if c.author == "luce" && c.at.Before(late) {
			t.Errorf("luce speaks at %s, before joining", c.at)
		}
		if !c.at.After(published) || c.at.After(newest) {
			t.Errorf("%s speaks at %s", c.author, c.at)
		}
		latest = slices.MaxFunc([]time.Time{latest, c.at}, time.Time.Compare)
	}
	if !latest.Equal(newest) {
		t.Errorf("the last comment is of %s", latest)
	}
}

func TestParseEntryRefuses(t *testing.T) {
	for text, want := range map[string]string{
		"kind: news":             "has no head",
		"---\nkind news\n---\nx": `the head says "kind news"`,
		"---\nkind: news\n---\nx\n<!-- thread, newest soon ago -->\n# ivo\nx":                 `"soon" is no age`,
		"---\nkind: news\n---\nx\n<!-- thread, newest 3m ago -->\nx":                          `begins with "x"`,
		"---\nkind: news\n---\nx\n<!-- thread, newest 3m ago -->\n# ivo\nx\n### nadia\ny":     `"### nadia" answers nobody`,
		"---\nkind: news\n---\nx\n<!-- thread, newest 3m ago -->\n# ivo\n% burned: x\ny":      `nobody understands "% burned: x"`,
		"---\nkind: news\n---\nx\n<!-- thread, newest 3m ago -->\n# ivo\n% before soon: x\ny": `"soon" is no age`,
	} {
		if _, err := parseEntry("x", "x", text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, not %q", text, err, want)
		}
	}
}
