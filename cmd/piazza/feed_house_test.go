package main

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"log/slog"
	"maps"
	"net/http/httptest"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/prometheus/client_golang/prometheus"

	"piazza/graph"
	"piazza/graph/door"
	"piazza/internal/live"
	"piazza/internal/nodeid"
	"piazza/internal/server"
)

// feedSquare makes of the members of a hall an author, a moderator and an administrator, and a second piazza, for members alone.
const feedSquare = `
update session set passkey_at = now(), proved_at = now();
update membership set role = 'moderator' where member_id = 4;
update membership set role = 'administrator' where member_id = 16;
update member set administrator = true where id = 17;
insert into space (slug, title, visibility, member_count, created_at, updated_at) values ('chiusa', 'Chiusa', 'members', 8, now(), now());
insert into membership (space_id, member_id, role, joined_at)
select 2, id, case id when 3 then 'editor' when 4 then 'moderator' when 16 then 'administrator' else 'member' end, now()
from member where id in (3, 4, 5, 6, 7, 8, 9, 16);
`

// feedHouse is one house with three doors: behind the first, feeds tell sockets that have no goroutine, behind the second, feeds tell
// sockets that have one each, and behind the third everybody is told for himself.
type feedHouse struct {
	*hallHouse
	doors map[string]*hallHouse
	// shared counts what is told by feeds, by door.
	shared map[string]*prometheus.Registry
}

const (
	doorAtRest   = "without goroutines"
	doorThreaded = "with goroutines"
	doorApart    = "apart"
)

func openFeedHouse(t *testing.T) *feedHouse {
	t.Helper()
	h := &feedHouse{hallHouse: openHallHouse(t), shared: map[string]*prometheus.Registry{}}
	_, err := h.parts.database.Exec(t.Context(), feedSquare)
	must(t, err)
	h.doors = map[string]*hallHouse{
		doorAtRest:   h.door(doorAtRest, live.TransportOptions{}),
		doorThreaded: h.door(doorThreaded, live.TransportOptions{Goroutines: true}),
		doorApart:    h.door(doorApart, live.TransportOptions{Apart: true}),
	}
	return h
}

// door opens a further door to the house.
func (h *feedHouse) door(name string, o live.TransportOptions) *hallHouse {
	h.t.Helper()
	p := *h.parts
	p.registry = prometheus.NewRegistry()
	h.shared[name] = p.registry
	o.Origins, o.Renew, o.Bearer, o.Hub, o.TakesAway = []string{p.config.PublicURL}, p.renew, p.byBearer, p.hub, takesAway
	o.Operation, o.Trace, o.Metrics, o.Log = graph.Operation, server.Trace, live.NewMetrics(p.registry), slog.New(slog.DiscardHandler)
	p.transports = live.NewTransports(o)
	p.database.OnCommitting(p.transports.Committing)
	p.door = door.New(door.Options{
		Schema: graph.NewSchema(p.services), Transports: p.transports.All(), Operation: graph.Operation, Admit: graph.Admit,
		Response: graph.Response, TraceID: server.TraceID, Log: o.Log,
	})
	srv, err := p.server()
	must(h.t, err)
	web := httptest.NewUnstartedServer(srv.Handler())
	web.Config.ConnContext = live.WithConn
	web.Start()
	h.t.Cleanup(web.Close)
	return &hallHouse{t: h.t, parts: &p, web: web}
}

// feeds is how many operations are told by feeds behind a door.
func (h *feedHouse) feeds(name string) float64 {
	h.t.Helper()
	families, err := h.shared[name].Gather()
	must(h.t, err)
	for _, f := range families {
		if strings.HasSuffix(f.GetName(), "feed_members") {
			return f.GetMetric()[0].GetGauge().GetValue()
		}
	}
	h.t.Fatal("nobody counts the members of feeds")
	return 0
}

// shipped is an operation of our own client, with its variables.
type shipped struct {
	text      string
	variables map[string]any
}

// ship takes operations of our own client, as it sends them.
func (h *feedHouse) ship(variables map[string]any, names ...string) map[string]shipped {
	h.t.Helper()
	all := map[string]shipped{}
	operations := clientOperations(h.t)
	for _, name := range names {
		o := operations[name]
		if o == nil {
			h.t.Fatalf("the client has no %s", name)
		}
		s := shipped{written(o), map[string]any{}}
		for _, d := range o.VariableDefinitions {
			if value, ok := variables[d.Variable]; ok {
				s.variables[d.Variable] = value
			}
		}
		all[name] = s
	}
	return all
}

// follow subscribes to operations on one socket, each under its name.
func (g *hallGuest) follow(all map[string]shipped) {
	g.house.t.Helper()
	socket := g.connect()
	for _, name := range slices.Sorted(maps.Keys(all)) {
		g.ear.hear(name, "")
		socket.send(map[string]any{"id": name, "type": "subscribe", "payload": map[string]any{"query": all[name].text, "variables": all[name].variables}})
	}
	go socket.readAll(g.ear)
}

// goodbye is under what the end of a connection is kept.
const goodbye = "goodbye"

// readAll is read that also keeps with what code, and in what words, the connection ends.
func (s *leakSocket) readAll(ear *leakEar) {
	for {
		code, text, err := s.frame()
		var message struct{ ID string }
		switch {
		case err != nil:
			ear.hear(goodbye, err.Error())
			return
		case code == 8 && len(text) >= 2:
			ear.hear(goodbye, fmt.Sprintf("%d %s", binary.BigEndian.Uint16(text), text[2:]))
		case code == 9: // a ping that nobody answers ends the connection
			_, _ = s.conn.Write(append([]byte{0x8a, 0x80 | byte(len(text)), 0, 0, 0, 0}, text...)) // the next read fails too
		case code == 1 && json.Unmarshal(text, &message) == nil && message.ID != "":
			ear.hear(message.ID, string(text))
		}
	}
}

// feedChanging is what differs without meaning anything: the time, and what names a request in the log.
var feedChanging = regexp.MustCompile(`"(now|traceId)":"[^"]*"`)

// said are the messages of a subscription, but for the time and what names a request.
func (g *hallGuest) said(name string) string {
	return feedChanging.ReplaceAllString(g.ear.told(name), `"$1":""`)
}

// topic publishes a discussion of member 5.
func (h *feedHouse) topic(space int64, title string) string {
	h.t.Helper()
	author, editor := h.guest("author", 5, ""), h.guest("editor", 3, "")
	var made struct{ Entry struct{ ID string } }
	author.must("entryCreate", "EntryCreateInput", "entry { id }",
		map[string]any{"piazzaId": nodeid.Encode("piazza", space), "kind": "TOPIC", "title": title, "summary": "In breve.", "body": "Per esteso."}, &made)
	this := map[string]any{"entryId": made.Entry.ID}
	author.must("entrySubmit", "EntryInput", "entry { id }", this, nil)
	editor.must("entryPublish", "EntryInput", "entry { id }", this, nil)
	return made.Entry.ID
}

// says has somebody comment and returns the comment's id.
func (g *hallGuest) says(entry, text string) string {
	g.house.t.Helper()
	var made struct{ Comment struct{ ID string } }
	g.must("commentCreate", "CommentCreateInput", "comment { id }", map[string]any{"entryId": entry, "body": text}, &made)
	return made.Comment.ID
}

// feedMessage is a message of a subscription.
type feedMessage struct {
	ID, Type string
	Payload  json.RawMessage
}

// messages are those of a subscription, without the line that it began with.
func (g *hallGuest) messages(name string) (all []feedMessage) {
	g.house.t.Helper()
	for line := range strings.Lines(g.ear.told(name)) {
		var m feedMessage
		if line = strings.TrimSpace(line); line != "" {
			must(g.house.t, json.Unmarshal([]byte(line), &m))
			all = append(all, m)
		}
	}
	return all
}
