package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"sync"
	"testing"

	"piazza/internal/config"
	"piazza/internal/db"
	"piazza/internal/db/dbtest"
	"piazza/internal/live"
	"piazza/internal/nodeid"
)

// hallSquare is a public piazza with members who have sessions: 3 and 15 are editors, the others plain members.
const hallSquare = `
insert into member (handle, name, created_at) select 'm' || n, 'Membro ' || n, timestamptz '2026-01-01' from generate_series(1, 20) n;
insert into session (member_id, token_hash, provider, created_at, seen_at, expires_at)
select id, sha256((repeat('k', 41) || lpad(id::text, 2, '0'))::bytea), 'test', now(), now(), now() + interval '1 day' from member;
insert into space (slug, title, member_count, created_at, updated_at) values ('aperta', 'Aperta', 20, timestamptz '2026-01-01', timestamptz '2026-01-01');
insert into space_section (space_id, code, title, position) values (1, 'polls', 'Votazioni', 0);
insert into membership (space_id, member_id, role, joined_at)
select 1, id, case when id in (3, 15) then 'editor' else 'member' end, timestamptz '2026-01-01' from member;
`

// hallHouse is a house in which assemblies are held, over its whole server.
type hallHouse struct {
	t     *testing.T
	parts *parts
	web   *httptest.Server
}

func openHallHouse(t *testing.T) *hallHouse {
	t.Helper()
	d := &database{DB: dbtest.New(t), installation: db.Installation{CursorKey: bytes.Repeat([]byte("k"), 32)}}
	_, err := d.Exec(t.Context(), hallSquare)
	must(t, err)
	p, err := assemble(&config.Config{PublicURL: "http://" + leakName, KeysDir: t.TempDir()}, d, slog.New(slog.DiscardHandler))
	must(t, err)
	t.Cleanup(p.hub.Close)
	srv, err := p.server()
	must(t, err)
	web := httptest.NewUnstartedServer(srv.Handler())
	web.Config.ConnContext = live.WithConn
	web.Start()
	t.Cleanup(web.Close)
	return &hallHouse{t: t, parts: p, web: web}
}

// hallGuest is somebody in the house, of whom every byte is kept that he receives.
type hallGuest struct {
	house *hallHouse
	name  string
	// member is who he is signed in as, 0 for nobody; bearer is the pass of a guest or a screen.
	member int
	bearer string
	client *http.Client
	ear    *leakEar

	mu       sync.Mutex
	received bytes.Buffer
}

func (h *hallHouse) guest(name string, member int, bearer string) *hallGuest {
	g := &hallGuest{house: h, name: name, member: member, bearer: bearer, ear: &leakEar{lines: map[string][]string{}}}
	g.client = &http.Client{
		Transport:     &http.Transport{DisableCompression: true, DialContext: func(ctx context.Context, _, _ string) (net.Conn, error) { return g.dial(ctx) }},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	h.t.Cleanup(g.client.CloseIdleConnections)
	return g
}

// hallLine is a connection whose every incoming byte is kept.
type hallLine struct {
	net.Conn
	of *hallGuest
}

// Read keeps what it reads.
func (l hallLine) Read(p []byte) (int, error) {
	n, err := l.Conn.Read(p)
	l.of.mu.Lock()
	defer l.of.mu.Unlock()
	l.of.received.Write(p[:n])
	return n, err
}

func (g *hallGuest) dial(ctx context.Context) (net.Conn, error) {
	conn, err := new(net.Dialer).DialContext(ctx, "tcp", g.house.web.Listener.Addr().String())
	return hallLine{conn, g}, err
}

// all is every byte that he has received.
func (g *hallGuest) all() string {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.received.String()
}

func (g *hallGuest) request(method, path string, body io.Reader) *http.Request {
	r, err := http.NewRequestWithContext(g.house.t.Context(), method, "http://"+leakName+path, body)
	must(g.house.t, err)
	r.Header.Set("Content-Type", "application/json")
	switch {
	case g.bearer != "":
		r.Header.Set("Authorization", "Bearer "+g.bearer)
	case g.member != 0:
		r.AddCookie(&http.Cookie{Name: "piazza_session", Value: leakKey(g.member)})
	}
	return r
}

// told is all that an answer says, but for the time and what names the request.
func (g *hallGuest) told(r *http.Request) string {
	g.house.t.Helper()
	answer, err := g.client.Do(r)
	must(g.house.t, err)
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	must(g.house.t, err)
	trace := answer.Header.Get("X-Trace-Id")
	// The length and what is made of the text go with the digits of a moment, which are left out of the text.
	for _, name := range []string{"X-Trace-Id", "Date", "Content-Length", "Etag"} {
		answer.Header.Del(name)
	}
	var said bytes.Buffer
	fmt.Fprintf(&said, "%s %s: %s\n", r.Method, r.URL.Path, answer.Status)
	must(g.house.t, answer.Header.Write(&said))
	said.Write(body)
	if trace == "" {
		return said.String()
	}
	return strings.ReplaceAll(said.String(), trace, "TRACE")
}

func (g *hallGuest) get(path string) string {
	return g.told(g.request(http.MethodGet, path, http.NoBody))
}

func (g *hallGuest) ask(document string, variables map[string]any) string {
	return g.told(g.request(http.MethodPost, "/graphql", bytes.NewReader(operationText(g.house.t, document, variables))))
}

// do sends a mutation of one input, reads its payload and returns the reason of its refusal, empty on success.
func (g *hallGuest) do(field, input, selection string, in map[string]any, into any) (refusal string) {
	g.house.t.Helper()
	document := fmt.Sprintf("mutation($in: %s!) { %s(input: $in) { %s userErrors { reason } } }", input, field, selection)
	answer, err := g.client.Do(g.request(http.MethodPost, "/graphql", bytes.NewReader(operationText(g.house.t, document, map[string]any{"in": in}))))
	must(g.house.t, err)
	defer answer.Body.Close()
	var got struct {
		Data   map[string]json.RawMessage
		Errors []struct {
			Message    string
			Extensions struct{ Code, Reason string }
		}
	}
	must(g.house.t, json.NewDecoder(answer.Body).Decode(&got))
	if len(got.Errors) > 0 {
		return got.Errors[0].Extensions.Code
	}
	var payload struct{ UserErrors []struct{ Reason string } }
	must(g.house.t, json.Unmarshal(got.Data[field], &payload))
	if len(payload.UserErrors) > 0 {
		return payload.UserErrors[0].Reason
	}
	if into != nil {
		must(g.house.t, json.Unmarshal(got.Data[field], into))
	}
	return ""
}

// must is do for what has to succeed.
func (g *hallGuest) must(field, input, selection string, in map[string]any, into any) {
	g.house.t.Helper()
	if reason := g.do(field, input, selection, in, into); reason != "" {
		g.house.t.Fatalf("%s: %s of %v is refused: %s", g.name, field, in, reason)
	}
}

// connect opens a websocket and greets.
func (g *hallGuest) connect() *leakSocket {
	g.house.t.Helper()
	ctx := g.house.t.Context()
	conn, err := g.dial(ctx)
	must(g.house.t, err)
	context.AfterFunc(ctx, func() { _ = conn.Close() })
	socket := &leakSocket{t: g.house.t, conn: conn, in: bufio.NewReader(conn)}
	r := g.request(http.MethodGet, "/graphql", http.NoBody)
	r.Header.Del("Authorization")
	for name, value := range map[string]string{
		"Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13", "Origin": "http://" + leakName,
		"Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==", "Sec-WebSocket-Protocol": "graphql-transport-ws",
	} {
		r.Header.Set(name, value)
	}
	must(g.house.t, r.Write(conn))
	answer, err := http.ReadResponse(socket.in, r)
	must(g.house.t, err)
	_ = answer.Body.Close() // there is none
	if answer.StatusCode != http.StatusSwitchingProtocols {
		g.house.t.Fatalf("%s: the socket is answered %s", g.name, answer.Status)
	}
	hello := map[string]any{"type": "connection_init"}
	if g.bearer != "" {
		hello["payload"] = map[string]any{"authorization": "Bearer " + g.bearer}
	}
	socket.send(hello)
	return socket
}

// listen subscribes over a websocket and over server-sent events; what comes is kept by name.
func (g *hallGuest) listen(subscriptions map[string]string) {
	g.house.t.Helper()
	socket := g.connect()
	for name, document := range subscriptions {
		g.ear.hear(name+" by socket", "")
		g.ear.hear(name+" by events", "")
		socket.send(map[string]any{"id": name + " by socket", "type": "subscribe", "payload": map[string]any{"query": document}})
		go g.events(document, func(line string) { g.ear.hear(name+" by events", line) })
	}
	go socket.read(g.ear)
}

// events follows server-sent events until the test ends.
func (g *hallGuest) events(document string, hear func(string)) {
	text, _ := json.Marshal(map[string]any{"query": document})
	r := g.request(http.MethodPost, "/graphql", bytes.NewReader(text))
	r.Header.Set("Accept", "text/event-stream")
	answer, err := g.client.Do(r)
	if err != nil {
		return
	}
	defer answer.Body.Close()
	lines := bufio.NewScanner(answer.Body)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		if line, is := strings.CutPrefix(lines.Text(), "data:"); is {
			hear(line)
		}
	}
}

// last is the newest line of a subscription.
func (g *hallGuest) last(subscription string) string {
	lines := strings.Split(g.ear.told(subscription), "\n")
	return lines[len(lines)-1]
}

// hallItem is a question of an assembly.
type hallItem struct {
	id        string
	poll      string
	number    int64
	questions []string
	options   []string
}

// hallMeeting is an assembly of the house.
type hallMeeting struct {
	*hallHouse
	desk   *hallGuest
	id     string
	number int64
	code   string
	items  []hallItem
}

// meeting prepares an assembly with questions, and begins it.
func (h *hallHouse) meeting(title string, asked ...map[string]any) *hallMeeting {
	h.t.Helper()
	m := &hallMeeting{hallHouse: h, desk: h.guest("desk", 3, "")}
	var made struct {
		Assembly struct {
			ID     string
			Number int64
		}
	}
	m.desk.must("assemblyCreate", "AssemblyCreateInput", "assembly { id number }",
		map[string]any{"piazzaId": nodeid.Encode("piazza", 1), "title": title, "guests": "SLIPS", "quorum": 2}, &made)
	m.id, m.number = made.Assembly.ID, made.Assembly.Number
	for _, question := range asked {
		m.desk.must("assemblyItemAdd", "AssemblyItemAddInput", "assembly { id }",
			map[string]any{"assemblyId": m.id, "question": question, "rules": map[string]any{"seconds": 0, "guests": "SLIPS", "reasons": "OPTIONAL"}}, nil)
	}
	var begun struct {
		Assembly struct {
			State struct {
				Entrance struct{ Code string }
				Items    []struct {
					ID, PollID string
					PollNumber int64
					Questions  []struct {
						ID      string
						Options []struct{ ID string }
					}
				}
			}
		}
	}
	m.desk.must("assemblyStart", "AssemblyInput", "assembly { state { entrance { code } items { id pollId pollNumber questions { id options { id } } } } }",
		map[string]any{"assemblyId": m.id}, &begun)
	m.code = begun.Assembly.State.Entrance.Code
	for _, one := range begun.Assembly.State.Items {
		item := hallItem{id: one.ID, poll: one.PollID, number: one.PollNumber}
		for _, q := range one.Questions {
			item.questions = append(item.questions, q.ID)
			for _, o := range q.Options {
				item.options = append(item.options, o.ID)
			}
		}
		m.items = append(m.items, item)
	}
	if len(m.items) != len(asked) || len(m.code) != 6 {
		h.t.Fatalf("the assembly began with %+v", begun)
	}
	return m
}

// this names the assembly.
func (m *hallMeeting) this() map[string]any { return map[string]any{"assemblyId": m.id} }

// slips makes so many and returns their codes.
func (m *hallMeeting) slips(count int) (codes []string) {
	m.t.Helper()
	var got struct{ Slips []struct{ Code string } }
	m.desk.must("assemblySlipsCreate", "AssemblySlipsInput", "slips { code }", map[string]any{"assemblyId": m.id, "count": count}, &got)
	for _, slip := range got.Slips {
		codes = append(codes, slip.Code)
	}
	return codes
}

// screen makes a screen and returns its pass.
func (m *hallMeeting) screen() string {
	m.t.Helper()
	var got struct{ Link string }
	m.desk.must("assemblyScreenCreate", "AssemblyInput", "link", m.this(), &got)
	_, pass, _ := strings.Cut(got.Link, "#")
	return pass
}

// enter lets somebody come in by the code or a slip; a guest gets his pass.
func (m *hallMeeting) enter(g *hallGuest, kind, key string) (refusal string) {
	m.t.Helper()
	var got struct{ Pass string }
	refusal = g.do("assemblyEnter", "AssemblyEnterInput", "number pass participation { isGuest hasSlip isEntitled isInHall }",
		map[string]any{kind: key, "idempotencyKey": "chiave-di-" + strings.Repeat(g.name, 20)[:40] + key}, &got)
	if got.Pass != "" {
		g.bearer = got.Pass
	}
	return refusal
}

// hallChanging is what differs between two runs without meaning anything.
var hallChanging = regexp.MustCompile(`"\d{4}-\d\d-\d\dT[^"]*"|pz[gs]_[A-Za-z0-9_-]+`)
