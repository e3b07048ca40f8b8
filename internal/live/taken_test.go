package live

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"piazza/internal/db"
)

// tape keeps every byte that comes in over a connection.
type tape struct {
	*net.TCPConn
	mu    sync.Mutex
	bytes bytes.Buffer
}

func (r *tape) Read(p []byte) (int, error) {
	n, err := r.TCPConn.Read(p)
	r.mu.Lock()
	defer r.mu.Unlock()
	r.bytes.Write(p[:n])
	return n, err
}

func (r *tape) holds(text string) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return bytes.Contains(r.bytes.Bytes(), []byte(text))
}

func (h *house) record(t *testing.T, small bool) *tape {
	t.Helper()
	conn, err := net.Dial("tcp", strings.TrimPrefix(h.server.URL, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close() })
	if small {
		if err := conn.(*net.TCPConn).SetReadBuffer(4 << 10); err != nil {
			t.Fatal(err)
		}
	}
	return &tape{TCPConn: conn.(*net.TCPConn)}
}

// talker reads what is said in a thread over one connection after the other; it is slow when the test is.
type talker struct {
	t         *testing.T
	transport string
	// slow: little fits into his machine.
	slow bool
	// next returns the next payload of the present connection.
	next    func() ([]byte, error)
	records []*tape
	cursor  string
	seq     int64
}

// connect subscribes from where the talker stands.
func (r *talker) connect(h *house) {
	r.t.Helper()
	record := h.record(r.t, r.slow && len(r.records) == 0)
	r.records = append(r.records, record)
	query := fmt.Sprintf(`subscription{talk(id: 1, after: %q){seq ref body state}}`, r.cursor)
	if r.cursor == "" {
		query = `subscription{talk(id: 1){seq ref body state}}`
	}
	body, _ := json.Marshal(map[string]string{"query": query})
	if r.transport == "sse" {
		r.next = r.events(record, body)
		return
	}
	r.next = r.socket(h, record, body)
}

func (r *talker) socket(h *house, record *tape, body []byte) func() ([]byte, error) {
	dialer := websocket.Dialer{Subprotocols: []string{protocol}, NetDial: func(string, string) (net.Conn, error) { return record, nil }}
	conn, _, err := dialer.Dial(h.address(), nil)
	if err != nil {
		r.t.Fatal(err)
	}
	c := &client{conn, r.t}
	c.send(`{"type":"connection_init"}`)
	c.send(`{"type":"subscribe","id":"1","payload":` + string(body) + `}`)
	return func() ([]byte, error) {
		for {
			_, text, err := conn.ReadMessage()
			var m said
			if err == nil {
				err = json.Unmarshal(text, &m)
			}
			switch {
			case err != nil:
				return nil, err
			case m.Type == kindError:
				return nil, fmt.Errorf("error %s", m.Payload)
			case m.Type == kindNext:
				return m.Payload, nil
			}
		}
	}
}

func (r *talker) events(record *tape, body []byte) func() ([]byte, error) {
	fmt.Fprintf(record, "POST / HTTP/1.1\r\nHost: x\r\nAccept: text/event-stream\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s", len(body), body)
	answer, err := http.ReadResponse(bufio.NewReader(record), nil)
	if err != nil {
		r.t.Fatal(err)
	}
	lines := bufio.NewReader(answer.Body)
	return func() ([]byte, error) {
		for {
			line, err := lines.ReadString('\n')
			text, isData := strings.CutPrefix(line, "data: ")
			switch {
			case err != nil:
				return nil, err
			case isData && strings.Contains(text, `"errors"`):
				return nil, fmt.Errorf("error %s", text)
			case isData:
				return []byte(text), nil
			}
		}
	}
}

// read takes one message; each notice has to follow the one before.
func (r *talker) read() error {
	payload, err := r.next()
	if err != nil {
		return err
	}
	var m struct {
		Data struct {
			Talk struct {
				Cursor, State string
				Seq           int64
			}
		}
	}
	if err := json.Unmarshal(payload, &m); err != nil {
		return err
	}
	told := m.Data.Talk
	if told.State == string(Reset) || told.State == "" && told.Seq != r.seq+1 {
		r.t.Fatalf("after notice %d came %d %s", r.seq, told.Seq, told.State)
	}
	r.cursor, r.seq = told.Cursor, max(r.seq, told.Seq)
	return nil
}

// readOn reads to a notice, coming back whenever the connection ends.
func (r *talker) readOn(h *house, upTo int64) {
	r.t.Helper()
	for deadline := time.Now().Add(patience); r.seq < upTo; {
		if err := r.read(); err != nil {
			if time.Now().After(deadline) {
				r.t.Fatalf("it stands at %d of %d: %v", r.seq, upTo, err)
			}
			r.connect(h)
		}
	}
}

// takenCase is a way to take a text away from a reader who has stopped reading.
type takenCase struct {
	name   string
	stream db.Stream
	kind   string
	ref    int64
}

func takenCases() []takenCase {
	return []takenCase{
		{"hidden", thread(1), "comment_hidden", secretRef},
		{"deleted", thread(1), "comment_deleted", secretRef},
		{"withdrawn", thread(1), "thread_closed", 1},
		{"author erased", db.RightsStream, db.MemberErased, 9},
		{"piazza closed", db.RightsStream, db.SpaceChanged, 1},
	}
}

const (
	secretRef = 777
	secret    = "what must not be read"
)

func TestAStalledReaderDoesNotGetWhatWasTakenAway(t *testing.T) {
	onBothPaths(t, testAStalledReaderDoesNotGetWhatWasTakenAway)
}

func testAStalledReaderDoesNotGetWhatWasTakenAway(t *testing.T) {
	for _, transport := range []string{"websocket", "sse"} {
		for node := range 2 {
			for _, place := range []string{"queue", "telling", "leaving"} {
				if transport == "sse" && place == "queue" {
					continue // nothing queues there
				}
				cases := takenCases()
				if node == 1 {
					// What differs there is only how a notice of either stream arrives.
					cases = []takenCase{cases[0], cases[4]}
				}
				for _, c := range cases {
					t.Run(fmt.Sprintf("%s/node%d/%s/%s", transport, node, place, c.name), func(t *testing.T) {
						t.Parallel()
						c.check(t, transport, node, place)
					})
				}
			}
		}
	}
}

func (c takenCase) check(t *testing.T, transport string, node int, place string) {
	nodes := openNodes(t, 2, nil)
	houses := []*house{openNode(t, nodes[0], nil), openNode(t, nodes[1], nil)}
	here, h := nodes[0], houses[node]
	plain := &talker{t: t, transport: transport}
	stalled := &talker{t: t, transport: transport, slow: true}
	for _, r := range []*talker{plain, stalled} {
		r.connect(h)
		if err := r.read(); err != nil {
			t.Fatal(err)
		}
	}
	both := func(ref int64, text string) {
		for _, one := range houses {
			one.small.bodies.set(ref, text)
		}
	}
	ref := h.pileUp(t, place, func(ref int64, text string) {
		both(ref, text)
		here.write(t, thread(1), ref)
		plain.readOn(h, plain.seq+1)
	})
	if c.ref == secretRef {
		c.ref = ref
	}
	both(ref, "")
	c.commit(t, here)
	soon(t, "it has been taken back", func() bool { return h.found(ref) == "" })
	here.write(t, thread(1), 1)
	head := here.head(t, thread(1))
	stalled.readOn(h, head)
	for _, record := range stalled.records {
		if record.holds(secretOf(ref)) {
			t.Error("the reader got what was taken away")
		}
	}
	plain.readOn(h, head)
	if !plain.records[0].holds(secretOf(ref)) {
		t.Error("who read at once did not get it")
	}
}

func secretOf(ref int64) string { return fmt.Sprintf("%s, number %d.", secret, ref) }

func (c takenCase) commit(t *testing.T, s square) {
	err := s.db.InTx(t.Context(), func(_ context.Context, tx *db.Tx) error {
		tx.Notify(c.stream, c.kind, c.ref, 1)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
