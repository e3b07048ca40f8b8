package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"piazza/internal/db"
	"piazza/internal/nodeid"
)

// program is somebody else's, with an access token.
type program struct {
	t                   *testing.T
	url, bearer, cookie string
}

func (p *program) request(ctx context.Context, method, path string, body []byte, accept string) *http.Response {
	p.t.Helper()
	r, err := http.NewRequestWithContext(ctx, method, p.url+path, bytes.NewReader(body))
	must(p.t, err)
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Accept", accept)
	if p.bearer != "" {
		r.Header.Set("Authorization", "Bearer "+p.bearer)
	}
	if p.cookie != "" {
		r.AddCookie(&http.Cookie{Name: "piazza_session", Value: p.cookie})
	}
	answer, err := http.DefaultClient.Do(r)
	must(p.t, err)
	return answer
}

// says is the answer to an operation, by POST and where it is a query by GET as well: both have to be the same.
func (p *program) says(document string) (status int, text string) {
	p.t.Helper()
	body, err := json.Marshal(map[string]string{"query": document})
	must(p.t, err)
	answer := p.request(p.t.Context(), http.MethodPost, "/graphql", body, "application/json")
	defer answer.Body.Close()
	said, err := io.ReadAll(answer.Body)
	must(p.t, err)
	if answer.StatusCode == http.StatusOK && strings.HasPrefix(document, "{") {
		second := p.request(p.t.Context(), http.MethodGet, "/graphql?query="+url.QueryEscape(document), nil, "application/json")
		defer second.Body.Close()
		same, err := io.ReadAll(second.Body)
		must(p.t, err)
		if !bytes.Equal(said, same) {
			p.t.Errorf("by POST %s, by GET %s", said, same)
		}
	}
	return answer.StatusCode, string(said)
}

// stream subscribes by server-sent events.
func (p *program) stream(document string) *heard {
	p.t.Helper()
	body, err := json.Marshal(map[string]string{"query": document})
	must(p.t, err)
	answer := p.request(p.t.Context(), http.MethodPost, "/graphql", body, "text/event-stream")
	p.t.Cleanup(func() { _ = answer.Body.Close() })
	return follow(answer.Body)
}

// follow reads until the end.
func follow(from io.Reader) *heard {
	h := &heard{}
	go func() {
		_, _ = io.Copy(h, from) // it ends in one way or another
		h.mu.Lock()
		defer h.mu.Unlock()
		h.ended = true
	}()
	return h
}

// dial opens a websocket with these headers; without one it returns how it was refused.
func (p *program) dial(header http.Header) (_ *leakSocket, refusal string) {
	p.t.Helper()
	where, err := url.Parse(p.url)
	must(p.t, err)
	conn, err := new(net.Dialer).DialContext(p.t.Context(), "tcp", where.Host)
	must(p.t, err)
	p.t.Cleanup(func() { _ = conn.Close() })
	r, err := http.NewRequestWithContext(p.t.Context(), http.MethodGet, p.url+"/graphql", http.NoBody)
	must(p.t, err)
	r.Header = header
	for name, value := range map[string]string{
		"Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13",
		"Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==", "Sec-WebSocket-Protocol": "graphql-transport-ws",
	} {
		r.Header.Set(name, value)
	}
	must(p.t, r.Write(conn))
	s := &leakSocket{t: p.t, conn: conn, in: bufio.NewReader(conn)}
	answer, err := http.ReadResponse(s.in, r)
	must(p.t, err)
	if answer.StatusCode != http.StatusSwitchingProtocols {
		return nil, answer.Status
	}
	return s, ""
}

// socket opens a websocket with these headers, greets as it is told, and subscribes.
func (p *program) socket(header http.Header, greeting map[string]any, document string) *heard {
	p.t.Helper()
	s, refusal := p.dial(header)
	if s == nil {
		return &heard{ended: true, text: *bytes.NewBufferString(refusal)}
	}
	init := map[string]any{"type": "connection_init"}
	if greeting != nil {
		init["payload"] = greeting
	}
	s.send(init)
	s.subscribe("1", document)
	return frames(s)
}

func (s *leakSocket) subscribe(id, document string) {
	s.t.Helper()
	s.send(map[string]any{"id": id, "type": "subscribe", "payload": map[string]any{"query": document}})
}

// frames reads a socket until it is closed; of the goodbye it keeps the code.
func frames(s *leakSocket) *heard {
	h := &heard{}
	go func() {
		for {
			code, text, err := s.frame()
			if err == nil && code == 8 && len(text) >= 2 {
				text = fmt.Appendf(nil, "closed with %d", binary.BigEndian.Uint16(text))
			}
			_, _ = h.Write(text)
			if err != nil || code == 8 {
				h.mu.Lock()
				defer h.mu.Unlock()
				h.ended = true
				return
			}
		}
	}()
	return h
}

const (
	createToken = `mutation($in: TokenCreateInput!) { tokenCreate(input: $in) { token { id } secret userErrors { reason } } }`
	revokeToken = `mutation($in: TokenRevokeInput!) { tokenRevoke(input: $in) { userErrors { reason } } }`
	whoAsks     = `{viewer{member{handle}isAdministrator sessions{id}tokens{id}passkeys{id}}}`
)

// mustToken makes a token through the API.
func (g *guest) mustToken(scopes ...string) (id, secret string) {
	g.t.Helper()
	var made struct {
		Data struct {
			TokenCreate struct {
				Token  struct{ ID string }
				Secret string
			}
		}
	}
	must(g.t, json.Unmarshal([]byte(g.do(createToken, map[string]any{"name": "Prova", "scopes": scopes, "days": 1})), &made))
	return made.Data.TokenCreate.Token.ID, made.Data.TokenCreate.Secret
}

// A program comes in by its token over every transport, may do what its scopes say, and is out as soon as it is revoked.
func TestAProgramWithAnAccessToken(t *testing.T) {
	dir := used(t)
	s := open(t, dir, []string{"--demo"})
	d, err := db.Open(t.Context(), db.Options{DSN: dsn(dir)})
	must(t, err)
	t.Cleanup(d.Close)
	gemma, ivo := mustSignIn(t, s, d, "gemma"), mustSignIn(t, s, d, "ivo")
	id, secret := gemma.mustToken("READ")
	p := &program{t: t, url: s.url, bearer: secret, cookie: ivo.token}
	if status, said := p.says(whoAsks); status != http.StatusOK || !strings.Contains(said, `"handle":"gemma"`) || !strings.Contains(said, `"isAdministrator":false,"sessions":[],"tokens":[],"passkeys":[]`) {
		t.Errorf("the token wins over the cookie: %d %s", status, said)
	}
	for document, reason := range map[string]string{
		`mutation { piazzaJoin(input: {piazzaId: "x"}) { userErrors { reason } } }`:                     "token_scope",
		`mutation { sessionRevokeOthers { userErrors { reason } } }`:                                    "token_refused",
		`mutation { tokenCreate(input: {name: "x", scopes: [READ], days: 1}) { userErrors { reason }}}`: "token_refused",
	} {
		if _, said := p.says(document); !strings.Contains(said, `"reason":"`+reason+`"`) {
			t.Errorf("%s: %s", document, said)
		}
	}
	refusesStrangers(t, s)
	var entry int64
	must(t, d.QueryRow(t.Context(), `select min(e.id) from entry e join thread on entry_id = e.id where state = 'published'`).Scan(&entry))
	thread := fmt.Sprintf(`subscription { thread(id: %q) { __typename } }`, nodeid.Encode("entry", entry))
	live := map[string]*heard{
		"events":             p.stream(thread),
		"a socket's header":  p.socket(http.Header{"Authorization": {"Bearer " + secret}}, nil, thread),
		"a socket's message": p.socket(http.Header{}, map[string]any{"authorization": "Bearer " + secret}, thread),
		"a page's socket":    p.socket(http.Header{"Origin": {s.url}, "Cookie": {"piazza_session=" + ivo.token}}, map[string]any{"authorization": "Bearer " + secret}, thread),
	}
	others := ivo.listen(thread)
	for name, h := range live {
		within(t, limit(), name+" stands", func() bool { return h.has("StreamJoined") })
	}
	gemma.do(revokeToken, map[string]any{"tokenId": id})
	for name, h := range live {
		within(t, limit(), name+" ends", h.over)
		if !h.has("UNAUTHENTICATED") && !h.has("closed with 4403") {
			t.Errorf("%s is told %s", name, &h.text)
		}
	}
	if status, said := p.says(whoAsks); status != http.StatusUnauthorized || others.over() {
		t.Errorf("revoked, it is answered %d %s; the owner of the cookie is out: %t", status, said, others.over())
	}
}

// refusesStrangers sends tokens that open nothing: nobody takes their bearers for visitors.
func refusesStrangers(t *testing.T, s *square) {
	t.Helper()
	for _, wrong := range []string{"pzt_wrong", "x", " "} {
		p := &program{t: t, url: s.url, bearer: wrong}
		if status, said := p.says(whoAsks); status != http.StatusUnauthorized || !strings.Contains(said, `"code":"UNAUTHENTICATED"`) {
			t.Errorf("%q is answered %d %s", wrong, status, said)
		}
		h := p.stream(whoAsks)
		within(t, limit(), "the stream is refused", h.over)
		if !h.has("UNAUTHENTICATED") {
			t.Errorf("%q streams %s", wrong, &h.text)
		}
	}
	p := &program{t: t, url: s.url}
	if h := p.socket(http.Header{"Authorization": {"Bearer pzt_wrong"}}, nil, whoAsks); !h.has("401") {
		t.Errorf("a socket is answered %s", &h.text)
	}
	h := p.socket(http.Header{}, map[string]any{"authorization": "Bearer pzt_wrong"}, whoAsks)
	within(t, limit(), "the socket is closed", h.over)
	if !h.has("closed with 4403") {
		t.Errorf("a greeting is answered %s", &h.text)
	}
}
