package main

import (
	"encoding/json"
	"fmt"
	"testing"

	"piazza/internal/auth"
	"piazza/internal/nodeid"
)

// A member's notifications are his own: nobody else finds one, nor marks it as read, and a visitor has none.
func TestNotificationsOverTheAPI(t *testing.T) {
	p := openInProcess(t)
	defer p.follow(t.Context())()
	var entry, author int64
	must(t, p.database.QueryRow(t.Context(), `select id, author_id from entry where title = 'Argomento 1'`).Scan(&entry, &author))
	const list = `{ viewer { unread { count } notifications(first: 3) { totalCount cursor pageInfo { hasNextPage }
		nodes { id kind isRead comment { number body author { id } } entry { id title } } } } }`
	p.viewer = regular(author)
	before, _ := p.ask(list, "", nil)
	w := p.watch(`subscription { unread { version count } }`)
	defer w.leave()
	inbox := p.watch(`subscription { notifications { __typename ... on NotificationAdded { notification { kind comment { body } } } } }`)
	defer inbox.leave()
	inbox.until(t, "StreamJoined")
	p.viewer = regular(author%20 + 1)
	p.ask(`mutation($in: CommentCreateInput!) { commentCreate(input: $in) { comment { id } } }`, "",
		map[string]any{"in": map[string]any{"entryId": nodeid.Encode("entry", entry), "body": "Vengo anch’io."}})
	inbox.until(t, `"kind":"REPLY","comment":{"body":"Vengo anch’io."}`)
	w.until(t, `"count":1`)

	p.viewer = regular(author)
	after, _ := p.ask(list, "", nil)
	var got struct {
		Viewer struct {
			Notifications struct {
				Nodes []struct {
					ID, Kind string
					IsRead   bool
					Entry    struct{ ID string }
				}
			}
		}
	}
	must(t, json.Unmarshal(after, &got))
	first := got.Viewer.Notifications.Nodes[0]
	if string(before) == string(after) || first.Kind != "REPLY" || first.IsRead || first.Entry.ID != nodeid.Encode("entry", entry) {
		t.Fatalf("%s became %s", before, after)
	}
	p.ownNotification(first.ID, author)
	inbox.until(t, "NotificationsRead")
	w.until(t, `"count":0`)
	p.viewer = auth.Viewer{}
	for _, document := range []string{`subscription { unread { count } }`, `subscription { notifications { __typename } }`} {
		refused := p.watch(document)
		if data, refusal := refused.next(); refusal == nil || refusal.Reason != "sign_in" {
			t.Errorf("%s tells a visitor %s %v", document, data, refusal)
		}
		refused.leave()
	}
}

// ownNotification lets another look for a notification and mark it as read, then whose it is, then a visitor.
func (p *inProcess) ownNotification(id string, owner int64) {
	p.t.Helper()
	node := fmt.Sprintf(`{ node(id: %q) { ... on Notification { kind } } }`, id)
	mark := fmt.Sprintf(`mutation { notificationsRead(input: { upTo: %q }) { unread { count } userErrors { reason field } } }`, id)
	for _, row := range []struct {
		who        auth.Viewer
		node, mark string
	}{
		{regular(owner%20 + 1), `{"node":null}`, `{"notificationsRead":{"unread":null,"userErrors":[{"reason":"notification_missing","field":["upTo"]}]}}`},
		{regular(owner), `{"node":{"kind":"REPLY"}}`, `{"notificationsRead":{"unread":{"count":0},"userErrors":[]}}`},
	} {
		p.viewer = row.who
		if found, _ := p.ask(node, "", nil); string(found) != row.node {
			p.t.Errorf("member %d finds %s", row.who.MemberID, found)
		}
		if marked, _ := p.ask(mark, "", nil); string(marked) != row.mark {
			p.t.Errorf("member %d marks %s", row.who.MemberID, marked)
		}
	}
	p.viewer = auth.Viewer{}
	if found, _ := p.ask(node, "", nil); string(found) != `{"node":null}` {
		p.t.Errorf("a visitor finds %s", found)
	}
}

// regular is a member of the first piazza.
func regular(n int64) auth.Viewer {
	return auth.Viewer{MemberID: n, PersonID: n, Assurance: "email", Roles: map[int64]auth.Role{1: auth.Member}}
}
