package main

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"piazza/internal/auth"
	"piazza/internal/nodeid"
)

// A reminder reaches, over the API, those who have not voted: as a notification about the poll, without a comment.
func TestRemindersOverTheAPI(t *testing.T) {
	p := openInProcess(t)
	defer p.follow(t.Context())()
	var poll, owes int64
	must(t, p.database.QueryRow(t.Context(), `select o.entry_id, min(o.member_id) from notification_owing o
		join entry e on e.id = o.entry_id where e.space_id = 1 and o.member_id > 1 group by 1 order by 1 limit 1`).Scan(&poll, &owes))
	holder := p.viewer
	p.viewer = auth.Viewer{MemberID: owes, PersonID: owes, Assurance: "substantial", Roles: map[int64]auth.Role{1: auth.Member}}
	inbox := p.watch(`subscription { notifications { __typename ... on NotificationAdded { notification { kind comment { id } entry { number } } } } }`)
	defer inbox.leave()
	inbox.until(t, "StreamJoined")
	reader := p.viewer
	p.viewer = holder
	remind := fmt.Sprintf(`mutation { pollRemind(input: {pollId: %q}) { people userErrors { reason } } }`, nodeid.Encode("entry", poll))
	first, _ := p.ask(remind, "", nil)
	var said struct{ PollRemind struct{ People int } }
	must(t, json.Unmarshal(first, &said))
	if said.PollRemind.People == 0 || !strings.Contains(string(first), `"userErrors":[]`) {
		t.Fatalf("%s", first)
	}
	if again, _ := p.ask(remind, "", nil); !strings.Contains(string(again), `"people":null`) || !strings.Contains(string(again), `"reminded_already"`) {
		t.Errorf("again at once: %s", again)
	}
	want := fmt.Sprintf(`{"kind":"POLL_REMINDER","comment":null,"entry":{"number":%d}}`, poll)
	inbox.until(t, want)
	p.viewer = reader
	listed, _ := p.ask(`{ viewer { notifications(first: 5) { nodes { kind comment { id } entry { number } } } } }`, "", nil)
	if !strings.Contains(string(listed), want) {
		t.Errorf("the list says %s", listed)
	}
	var written int
	must(t, p.database.QueryRow(t.Context(), `select count(*) from notification where kind = 'poll_reminder' and entry_id = $1`, poll).Scan(&written))
	if written != said.PollRemind.People {
		t.Errorf("%d were reminded, %d announced", written, said.PollRemind.People)
	}
}
