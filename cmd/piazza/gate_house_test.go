package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"piazza/internal/config"
	"piazza/internal/db"
	"piazza/internal/db/dbtest"
	"piazza/internal/live"
	"piazza/internal/nodeid"
)

// gateSquare is a public piazza and one of members alone: the first member is an editor of both, the others are members of the
// first. The token of each session is the number of its member.
const gateSquare = `
insert into member (handle, name, created_at) select 'm' || n, 'Membro ' || n, timestamptz '2026-01-01' from generate_series(1, %[1]d) n;
insert into session (member_id, token_hash, provider, created_at, seen_at, expires_at)
select id, sha256(lpad(id::text, 43, '0')::bytea), 'test', now(), now(), now() + interval '1 day' from member;
insert into space (slug, title, visibility, member_count, created_at, updated_at)
values ('aperta', 'Aperta', 'public', %[1]d, now(), now()), ('chiusa', 'Chiusa', 'members', 1, now(), now());
insert into membership (space_id, member_id, role, joined_at)
select 1, id, case when id = 1 then 'editor' else 'member' end, now() from member union all select 2, 1, 'editor', now();
`

// noise is what a program writes into its log.
type noise struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (n *noise) Write(p []byte) (int, error) {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.text.Write(p)
}

func (n *noise) has(text string) bool {
	n.mu.Lock()
	defer n.mu.Unlock()
	return strings.Contains(n.text.String(), text)
}

// gateHouse is an installation of two nodes on one database, with what they write into their logs.
type gateHouse struct {
	t     *testing.T
	nodes [2]*httptest.Server
	parts [2]*parts
	log   *noise
	db    *db.DB
}

func openGateHouse(t *testing.T, members int) *gateHouse {
	t.Helper()
	h := &gateHouse{t: t, log: &noise{}}
	dsn, keys := dbtest.DSN(t), t.TempDir()
	for i := range h.nodes {
		d, err := db.Open(t.Context(), db.Options{DSN: dsn})
		must(t, err)
		t.Cleanup(d.Close)
		if h.db = d; i == 0 {
			_, err = d.Exec(t.Context(), fmt.Sprintf(gateSquare, members))
			must(t, err)
		}
		h.nodes[i], h.parts[i] = h.node(d, keys)
	}
	return h
}

func (h *gateHouse) node(d *db.DB, keys string) (*httptest.Server, *parts) {
	h.t.Helper()
	web := httptest.NewUnstartedServer(nil)
	c := &config.Config{PublicURL: "http://" + web.Listener.Addr().String(), KeysDir: keys}
	log := slog.New(slog.NewTextHandler(h.log, &slog.HandlerOptions{Level: slog.LevelDebug}))
	p, err := assemble(c, &database{DB: d, installation: db.Installation{CursorKey: bytes.Repeat([]byte("k"), 32)}}, log)
	must(h.t, err)
	srv, err := p.server()
	must(h.t, err)
	web.Config.Handler = srv.Handler()
	web.Config.ConnContext = live.WithConn
	web.Start()
	h.t.Cleanup(func() {
		p.hub.Close()
		web.CloseClientConnections()
		web.Close()
		p.bus.Close()
	})
	return web, p
}

func gateToken(member int) string { return fmt.Sprintf("%043d", member) }

// person is somebody at a node: a member, who has a pass, or nobody.
func (h *gateHouse) person(node, member int, pass string) *program {
	p := &program{t: h.t, url: h.nodes[node].URL, bearer: pass}
	if member != 0 {
		p.cookie = gateToken(member)
	}
	return p
}

// does sends a mutation with an input and returns the whole answer.
func (p *program) does(field, input, selection string, in map[string]any) string {
	p.t.Helper()
	return p.post(map[string]any{
		"query":     fmt.Sprintf("mutation($in: %s!) { %s(input: $in) { %s userErrors { code field reason message } } }", input, field, selection),
		"variables": map[string]any{"in": in},
	})
}

// posts sends a query and returns the whole answer.
func (p *program) posts(document string) string { return p.post(map[string]any{"query": document}) }

func (p *program) post(request map[string]any) string {
	p.t.Helper()
	body, err := json.Marshal(request)
	must(p.t, err)
	answer := p.request(p.t.Context(), "POST", "/graphql", body, "application/json")
	defer answer.Body.Close()
	var text bytes.Buffer
	_, err = text.ReadFrom(answer.Body)
	must(p.t, err)
	return text.String()
}

// gets is does for what has to succeed; what was selected is read.
func (p *program) gets(field, input, selection string, in map[string]any, into any) {
	p.t.Helper()
	text := p.does(field, input, selection, in)
	var answer struct{ Data map[string]json.RawMessage }
	must(p.t, json.Unmarshal([]byte(text), &answer))
	if !strings.Contains(text, `"userErrors":[]`) {
		p.t.Fatalf("%s answers %s", field, text)
	}
	must(p.t, json.Unmarshal(answer.Data[field], into))
}

// gateMeeting is an assembly that is held.
type gateMeeting struct {
	house  *gateHouse
	desk   *program
	id     string
	number int
	code   string
	secret string
}

const gateEntrance = "assembly { id number state { entrance { code link } } }"

func (h *gateHouse) meeting(piazza int64, guests string, quorum int) *gateMeeting {
	h.t.Helper()
	m := &gateMeeting{house: h, desk: h.person(0, 1, "")}
	var got struct {
		Assembly struct {
			ID     string
			Number int
			State  struct {
				Entrance struct{ Code, Link string }
			}
		}
	}
	m.desk.gets("assemblyCreate", "AssemblyCreateInput", "assembly { id }",
		map[string]any{"piazzaId": nodeid.Encode("piazza", piazza), "title": "Assemblea", "guests": guests, "quorum": quorum}, &got)
	m.id = got.Assembly.ID
	m.desk.gets("assemblyStart", "AssemblyInput", gateEntrance, m.this(), &got)
	m.number, m.code = got.Assembly.Number, got.Assembly.State.Entrance.Code
	_, m.secret, _ = strings.Cut(got.Assembly.State.Entrance.Link, "#s=")
	return m
}

func (m *gateMeeting) this() map[string]any { return map[string]any{"assemblyId": m.id} }

// gateSlip is a slip as it is printed.
type gateSlip struct {
	Slip struct{ ID string }
	Code string
}

func (m *gateMeeting) slips(count int) []gateSlip {
	m.house.t.Helper()
	var got struct{ Slips []gateSlip }
	m.desk.gets("assemblySlipsCreate", "AssemblySlipsInput", "slips { slip { id } code }", map[string]any{"assemblyId": m.id, "count": count}, &got)
	return got.Slips
}

func (m *gateMeeting) screen() string {
	m.house.t.Helper()
	var got struct{ Link string }
	m.desk.gets("assemblyScreenCreate", "AssemblyInput", "link", m.this(), &got)
	_, pass, _ := strings.Cut(got.Link, "#")
	return pass
}

const gateEntered = "number pass participation { isGuest hasSlip isInHall isEntitled name }"

// enters lets somebody in and returns a guest's pass.
func (p *program) enters(in map[string]any) string {
	p.t.Helper()
	var got struct{ Pass string }
	p.gets("assemblyEnter", "AssemblyEnterInput", gateEntered, in, &got)
	return got.Pass
}

// watches subscribes to something of the assembly by a socket; with a pass it greets.
func (p *program) watches(field, selection, id string) *heard {
	p.t.Helper()
	header, greeting := map[string][]string{"Origin": {p.url}}, map[string]any(nil)
	switch {
	case p.bearer != "":
		greeting = map[string]any{"authorization": "Bearer " + p.bearer}
	case p.cookie != "":
		header["Cookie"] = []string{"piazza_session=" + p.cookie}
	}
	return p.socket(header, greeting, watchesDocument(field, selection, id))
}

func watchesDocument(field, selection, id string) string {
	return fmt.Sprintf("subscription { %s(id: %q) { %s } }", field, id, selection)
}
