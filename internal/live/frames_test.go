package live

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"
)

// raw is a shaken hand and nothing else: bytes in, bytes out.
type raw struct {
	*net.TCPConn
	t     testing.TB
	lines *bufio.Reader
}

// raw shakes hands; lines are more of what the client asks with.
func (h *house) raw(t testing.TB, lines ...string) *raw {
	t.Helper()
	conn, err := net.Dial("tcp", strings.TrimPrefix(h.server.URL, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close() })
	fmt.Fprintf(conn, "GET / HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"+
		"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\n%s\r\n", strings.Join(lines, ""))
	r := &raw{conn.(*net.TCPConn), t, bufio.NewReader(conn)}
	response, err := http.ReadResponse(r.lines, nil)
	if err != nil || response.StatusCode != http.StatusSwitchingProtocols {
		t.Fatalf("%v %v", response, err)
	}
	return r
}

// clientFrame writes a client's frame: the first byte as given, the text masked.
func clientFrame(first byte, text string) []byte {
	out := []byte{first}
	switch n := len(text); {
	case n < 126:
		out = append(out, 0x80|byte(n))
	case n < 1<<16:
		out = binary.BigEndian.AppendUint16(append(out, 0x80|126), uint16(n))
	default:
		out = binary.BigEndian.AppendUint64(append(out, 0x80|127), uint64(n))
	}
	mask := [4]byte{1, 2, 3, 4}
	out = append(out, mask[:]...)
	for i := range len(text) {
		out = append(out, text[i]^mask[i%4])
	}
	return out
}

// frames reads the server's frames to the end of the connection and returns the texts and the close code, 0 without.
func (r *raw) frames() (texts []string, code int) {
	r.t.Helper()
	r.SetReadDeadline(time.Now().Add(patience))
	for {
		var head [2]byte
		if _, err := io.ReadFull(r.lines, head[:]); err != nil {
			if late, ok := errors.AsType[net.Error](err); ok && late.Timeout() {
				r.t.Fatal("the server did not close")
			}
			return texts, code
		}
		size := int(head[1])
		switch {
		case head[1]&0x80 != 0 || head[0]&0x70 != 0:
			r.t.Fatalf("the server wrote a bad frame: %x", head)
		case size == 126:
			var long [2]byte
			io.ReadFull(r.lines, long[:])
			size = int(binary.BigEndian.Uint16(long[:]))
		case size == 127:
			r.t.Fatalf("the server wrote more than it was asked for")
		}
		body := make([]byte, size)
		if _, err := io.ReadFull(r.lines, body); err != nil {
			r.t.Fatalf("the server broke off within a frame: %v", err)
		}
		switch head[0] {
		case 0x81:
			texts = append(texts, string(body))
		case 0x88:
			if len(body) >= 2 {
				code = int(binary.BigEndian.Uint16(body))
			}
		case 0x89, 0x8a:
		default:
			r.t.Fatalf("the server wrote a frame of kind %x", head[0])
		}
	}
}

// session is what a good client says, in frames: one of them in three pieces with a ping between.
func session() []byte {
	var out []byte
	out = append(out, clientFrame(0x81, `{"type":"connection_init"}`)...)
	out = append(out, clientFrame(0x01, `{"type":"subscr`)...)
	out = append(out, clientFrame(0x89, "here")...)
	out = append(out, clientFrame(0x00, `ibe","id":"è","payload":{"query"`)...)
	out = append(out, clientFrame(0x80, `:"{hello}"}}`)...)
	return out
}

func TestEverySplitOfASession(t *testing.T) { onBothPaths(t, testEverySplitOfASession) }

func testEverySplitOfASession(t *testing.T) {
	t.Parallel()
	h := openHouse(t, nobodyListens(t), nil)
	whole := session()
	for at := range whole {
		r := h.raw(t)
		r.SetNoDelay(true)
		r.Write(whole[:at])
		r.Write(whole[at:])
		// The last operation has to be answered before we part.
		texts := r.until("complete")
		r.Write(clientFrame(0x88, "\x03\xe8"))
		_, code := r.frames()
		want := `[{"type":"connection_ack"} {"type":"next","id":"è","payload":{"data":{"hello":"world"}}} {"type":"complete","id":"è"}]`
		if got := fmt.Sprint(texts); got != want || code != 1000 {
			t.Fatalf("split at %d: %s, closed with %d", at, got, code)
		}
		r.Close()
	}
}

// until reads text frames up to one that says this.
func (r *raw) until(what string) (texts []string) {
	r.t.Helper()
	r.SetReadDeadline(time.Now().Add(patience))
	for {
		var head [2]byte
		if _, err := io.ReadFull(r.lines, head[:]); err != nil {
			r.t.Fatal(err)
		}
		body := make([]byte, head[1])
		if _, err := io.ReadFull(r.lines, body); err != nil {
			r.t.Fatal(err)
		}
		if head[0] != 0x81 {
			continue
		}
		texts = append(texts, string(body))
		if strings.Contains(string(body), what) {
			return texts
		}
	}
}

func TestBadFrames(t *testing.T) { onBothPaths(t, testBadFrames) }

func testBadFrames(t *testing.T) {
	t.Parallel()
	h := openHouse(t, nobodyListens(t), nil)
	unmasked := []byte{0x81, 2, '{', '}'}
	cases := []struct {
		name  string
		bytes []byte
		want  int
	}{
		{"not masked", unmasked, 1002},
		{"reserved bits", clientFrame(0xf1, "{}"), 1002},
		{"reserved opcode", clientFrame(0x83, "{}"), 1002},
		{"reserved control", clientFrame(0x8b, "{}"), 1002},
		{"a ping in pieces", clientFrame(0x09, "x"), 1002},
		{"a long ping", clientFrame(0x89, strings.Repeat("x", 126)), 1002},
		{"a continuation of nothing", clientFrame(0x80, "{}"), 1002},
		{"a new text within a text", append(clientFrame(0x01, "{"), clientFrame(0x81, "}")...), 1002},
		{"a bad close code", clientFrame(0x88, "\x03\xee"), 1002},
		{"a close reason that is not UTF-8", clientFrame(0x88, "\x03\xe8\xff"), 1002},
		{"half a character at the end", clientFrame(0x81, "{\"type\":\"\xc3"), 1007},
		{"a text in pieces over 1 MB", append(clientFrame(0x01, strings.Repeat("x", 600<<10)), clientFrame(0x80, strings.Repeat("x", 600<<10))...), 1009},
		{"a length of 2^62", []byte{0x81, 0xff, 0x40, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4}, 1009},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			r := h.raw(t)
			r.Write(c.bytes)
			r.CloseWrite()
			if _, code := r.frames(); code != c.want {
				t.Errorf("closed with %d, want %d", code, c.want)
			}
		})
	}
}

// FuzzFrames sends any bytes after the handshake, in any two pieces. Whatever they are, the server answers in good
// frames, closes, and keeps nothing.
func FuzzFrames(f *testing.F) {
	h := openHouse(f, nobodyListens(f), nil)
	f.Add(session(), uint(7))
	f.Add(clientFrame(0x82, "binary"), uint(1))
	f.Add([]byte{0x81, 0xfe, 0, 5, 1, 2, 3, 4, 5, 6, 7, 8, 9}, uint(3))
	f.Fuzz(func(t *testing.T, bytes []byte, split uint) {
		at := int(split % uint(len(bytes)+1))
		r := h.raw(t)
		r.Write(bytes[:at])
		r.Write(bytes[at:])
		r.CloseWrite()
		r.frames()
		r.Close()
		soon(t, "the seat is free", func() bool { return h.registry.count() == 0 })
	})
}

func TestRandomFrames(t *testing.T) { onBothPaths(t, testRandomFrames) }

func testRandomFrames(t *testing.T) {
	t.Parallel()
	h := openHouse(t, nobodyListens(t), nil)
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	random := rand.New(rand.NewPCG(seed, 1))
	texts := []string{
		"", "{}", `{"type":"connection_init"}`, `{"type":"subscribe","id":"1","payload":{"query":"{hello}"}}`, "\xff\xfe",
		`{"type":"subscribe","id":"2","payload":{"query":"subscription{count(to: 9)}"}}`, `{"type":"complete","id":"2"}`,
		`{"type":"ping"}`, "\x03\xe8", strings.Repeat("x", 70_000), `{"type":"subscribe","id":"3","payload":{"query":"{slow}"}}`,
	}
	for range soaking(20_000, 1000) {
		r := h.raw(t)
		for range 1 + random.IntN(8) {
			first := byte(random.IntN(256))
			if random.IntN(4) > 0 {
				first = []byte{0x81, 0x81, 0x01, 0x00, 0x80, 0x89, 0x8a, 0x88}[random.IntN(8)]
			}
			r.Write(clientFrame(first, texts[random.IntN(len(texts))]))
		}
		r.CloseWrite()
		r.frames()
		r.Close()
	}
	soon(t, "all seats are free", func() bool { return h.registry.count() == 0 })
}
