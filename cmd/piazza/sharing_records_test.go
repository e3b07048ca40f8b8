package main

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"piazza/internal/auth"
	"piazza/internal/nodeid"
)

// sharedRecord is something that can be read by its id, and the piazza in which it stands.
type sharedRecord struct {
	of    string
	space int64
	id    string
	// question is one of a poll; the others are numbers: of a comment of a thread, and of what is in the closed piazza.
	question                 string
	comment, entry, assembly int64
	// secret is a confidential poll.
	secret string
}

// prepare brings an assembly to where there is something to see of everything: a question revealed, a second open, questions from
// the floor in each state; and says something that moderators took from sight with its entry.
func (h *sharedHouse) prepare() {
	h.t.Helper()
	h.prepareSecrets()
	g := &gathering{p: h.inProcess, id: nodeid.Encode("assembly", 2), number: 2}
	g.run("assemblyItemAdd", "AssemblyItemAddInput", map[string]any{"assemblyId": g.id, "question": single("In segreto"), "rules": map[string]any{"isConfidential": true}})
	g.run("assemblyStart", "AssemblyInput", map[string]any{"assemblyId": g.id})
	h.does("a moderator", "assemblySlipsCreate", "AssemblySlipsInput", map[string]any{"assemblyId": g.id, "count": 2})
	for _, who := range []string{"a member of both", "the author", "a moderator"} {
		h.does(who, "assemblyJoin", "AssemblyInput", map[string]any{"assemblyId": g.id})
	}
	g.item("assemblyItemOpen", 0)
	h.does("the author", "assemblyVote", "AssemblyVoteInput", map[string]any{"itemId": g.items[0], "ballots": []any{g.ballot(0)}})
	g.item("assemblyItemClose", 0)
	g.item("assemblyItemReveal", 0)
	g.run("assemblyShow", "AssemblyShowInput", map[string]any{"assemblyId": g.id, "itemId": g.items[1]})
	g.item("assemblyItemOpen", 1)
	for n, who := range []string{"the author", "a member of both"} {
		said := h.does(who, "assemblyAsk", "AssemblyAskInput", map[string]any{"assemblyId": g.id, "text": fmt.Sprint("Chi paga? ", n), "isNamed": true})
		if n > 0 {
			break // one waits
		}
		_, question, _ := strings.Cut(said, `"question":{"id":"`)
		question, _, _ = strings.Cut(question, `"`)
		h.does("a moderator", "assemblyFloorSet", "AssemblyFloorSetInput", map[string]any{"questionId": question, "state": "SHOWN"})
		h.does("a member of both", "assemblyUpvote", "AssemblyUpvoteInput", map[string]any{"questionId": question, "isWanted": true})
	}
	h.withdraw()
	last := h.ids("entry", `select entry_id from assembly_item where assembly_id = 1 order by position desc limit 1`)[0]
	h.does("a moderator", "entryWithdraw", "EntryReasonInput", map[string]any{"entryId": last, "reason": "dati di altri"})
}

// prepareSecrets holds the demo's confidential polls where anybody reads: one is sealed, in the other members of the panel vote.
func (h *sharedHouse) prepareSecrets() {
	h.t.Helper()
	must(h.t, h.signing.Prepare(h.t.Context()))
	must(h.t, h.seedSecrets(h.t.Context()))
	_, err := h.database.Exec(h.t.Context(), `update entry set space_id = $1, review_note = 'manca la data' where id in (select entry_id from poll where confidential and assembly_id is null)`, sharedOpen)
	must(h.t, err)
	_, err = h.database.Exec(h.t.Context(), secretMinutes)
	must(h.t, err)
}

// secretMinutes gives the assembly whose minutes are published a question that was sealed, and one that was lost.
const secretMinutes = `
with asked as (select entry_id, row_number() over (order by position) as place from assembly_item where assembly_id = 1)
insert into ballot_seal (entry_id, seal, state, since, form, length, head, bundle_hash)
select entry_id, substr(sha256(int8send(entry_id)), 1, 16), case place when 1 then 'sealed' else 'lost' end, a.ended_at, 'x', 1, sha256('head'),
       case place when 1 then sha256('bundle') end
from asked, assembly a where a.id = 1 and place <= 2`

// withdraw hides a comment and then takes its entry from sight, and hides another that was edited before.
func (h *sharedHouse) withdraw() {
	h.t.Helper()
	entry := h.topic("Ritirato")
	lost, edited := h.says(entry, "Si perde con la discussione."), h.says(h.topic("Resta"), "Prima stesura.")
	h.does("the author", "commentUpdate", "CommentUpdateInput", map[string]any{"commentId": edited, "body": "Seconda stesura."})
	for _, one := range []string{lost, edited} {
		h.does("a moderator", "commentHide", "CommentReasonInput", map[string]any{"commentId": one, "reason": "dati di altri"})
	}
	h.does("a moderator", "entryWithdraw", "EntryReasonInput", map[string]any{"entryId": entry, "reason": "era una prova"})
}

// topic publishes a topic of the author's.
func (h *sharedHouse) topic(title string) string { return h.publish(sharedOpen, "TOPIC", title) }

// publish has the author write something and an editor publish it.
func (h *sharedHouse) publish(space int64, kind, title string) (id string) {
	h.t.Helper()
	in := map[string]any{"piazzaId": nodeid.Encode("piazza", space), "kind": kind, "title": title, "summary": "In breve.", "body": "Per esteso."}
	who, done := "the author", "entrySubmit"
	if kind == "NEWS" || kind == "VIDEO" {
		who, done = "an editor", "entryPublish"
	}
	if kind == "VIDEO" {
		in["videoUrl"] = "https://vimeo.com/123456"
	}
	_, id, _ = strings.Cut(h.does(who, "entryCreate", "EntryCreateInput", in), `"entry":{"id":"`)
	id, _, _ = strings.Cut(id, `"`)
	h.does(who, done, "EntryInput", map[string]any{"entryId": id})
	if done == "entrySubmit" {
		h.does("an editor", "entryPublish", "EntryInput", map[string]any{"entryId": id})
	}
	return id
}

// says has the author comment, and returns the comment's id.
func (h *sharedHouse) says(entry, text string) string {
	h.t.Helper()
	said := h.does("the author", "commentCreate", "CommentCreateInput", map[string]any{"entryId": entry, "body": text + " @nadia"})
	_, id, _ := strings.Cut(said, `"comment":{"id":"`)
	id, _, _ = strings.Cut(id, `"`)
	return id
}

// answers are what mutations are asked to answer, besides what they refuse.
var sharedAnswers = map[string]string{
	"commentCreate": "comment { id }", "entryCreate": "entry { id }", "pollCreate": "poll { id }", "assemblyAsk": "question { id }", "assemblyCreate": "assembly { id }",
}

// does has one of the panel do something that must not be refused.
func (h *sharedHouse) does(who, mutation, inputType string, in map[string]any) string {
	h.t.Helper()
	data, _ := h.as(h.person(who)).ask(fmt.Sprintf(`mutation($in: %s!) { %s(input: $in) { %s userErrors { reason message } } }`,
		inputType, mutation, sharedAnswers[mutation]), "", map[string]any{"in": in})
	if !strings.Contains(string(data), `"userErrors":[]`) {
		h.t.Fatalf("%s and %s: %s", who, mutation, data)
	}
	return string(data)
}

func (h *sharedHouse) person(name string) auth.Viewer {
	h.t.Helper()
	for _, one := range h.panel {
		if one.name == name {
			return one.viewer
		}
	}
	h.t.Fatalf("there is no %s", name)
	return auth.Viewer{}
}

// records are what is looked at: some of each sort, in both piazze.
func (h *sharedHouse) records() (all []sharedRecord) {
	h.t.Helper()
	add := func(of, kind string, space int64, statement string, args ...any) {
		for _, id := range h.ids(kind, statement, args...) {
			all = append(all, sharedRecord{of: of, space: space, id: id})
		}
	}
	for _, space := range []int64{sharedOpen, sharedClosed} {
		for of, kind := range map[string]string{"News": "news", "Article": "article", "Topic": "topic", "Video": "video"} {
			add(of, "entry", space, `select e.id from entry e left join thread t on entry_id = e.id where space_id = $1 and kind = $2 and state = 'published'
				order by exists (select from imported_record where imported_record.entry_id = e.id) desc, comment_count desc, e.id limit 2`, space, kind)
		}
		add("Poll", "entry", space, `select e.id from entry e where space_id = $1 and kind = 'poll' and state = 'published' order by id`, space)
		add("Comment", "comment", space, `select distinct on (c.state, edited_at is null, c.author_id = 2) c.id from comment c join entry e on e.id = entry_id
			where space_id = $1 and e.state = 'published' order by c.state, edited_at is null, c.author_id = 2, reply_count desc`, space)
		add("Assembly", "assembly", space, `select id from assembly where space_id = $1`, space)
		add("Piazza", "piazza", space, `select id from space where id = $1`, space)
	}
	add("Member", "member", sharedOpen, `select id from member where handle in ('ivo', 'sospeso', 'gemma')`)
	for i := range all {
		h.about(&all[i])
	}
	return all
}

// hidden is what is asked by number, and is there for those who may read the closed piazza.
func (h *sharedHouse) hidden() (r sharedRecord) {
	h.t.Helper()
	must(h.t, h.database.QueryRow(h.t.Context(), `select (select min(id) from entry where space_id = $1 and state = 'published'), (select min(id) from assembly where space_id = $1)`,
		sharedClosed).Scan(&r.entry, &r.assembly))
	r.secret = h.ids("entry", `select min(entry_id) from poll where confidential and assembly_id is null`)[0]
	return r
}

// about fills in what else a document about a record needs to know.
func (h *sharedHouse) about(r *sharedRecord) {
	h.t.Helper()
	n := nodeid.Read(r.id, strings.ToLower(r.of))
	if r.of != "Comment" && r.of != "Assembly" && r.of != "Piazza" && r.of != "Member" {
		n = nodeid.Read(r.id, "entry")
	}
	must(h.t, h.database.QueryRow(h.t.Context(), `select coalesce((select min(id) from comment where entry_id = $1), 0)`, n).Scan(&r.comment))
	if r.of == "Poll" {
		r.question = h.ids("question", `select id from poll_question where entry_id = $1 order by kind = 'open' desc, position limit 1`, n)[0]
	}
}

// variables are those of a document about a record.
func (r sharedRecord) variables(document string) map[string]any {
	number := func(n int64) json.Number { return json.Number(strconv.FormatInt(n, 10)) }
	known := map[string]any{
		"node": nodeid.Encode("piazza", sharedClosed), "slug": "cabina-di-regia", "member": nodeid.Encode("member", 2), "id": r.id,
		"comment": number(r.comment), "secret": strings.Repeat("x", 43), "poll": r.secret, "question": r.question, "item": nodeid.Encode("assembly-item", 1),
		"assembly": number(r.assembly), "entry": number(r.entry), "after": nil,
	}
	for name := range known {
		if !strings.Contains(document, "$"+name+":") {
			delete(known, name)
		}
	}
	return known
}
