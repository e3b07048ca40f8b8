package live

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/gorilla/websocket"
)

const deflating = "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n"

// counted counts what comes over a connection.
type counted struct {
	net.Conn
	came *atomic.Int64
}

func (c counted) Read(p []byte) (int, error) {
	n, err := c.Conn.Read(p)
	c.came.Add(int64(n))
	return n, err
}

// deflated is a greeted socket that takes and sends compressed messages, and says how many bytes came.
func (h *house) deflated(t testing.TB, headers ...string) (*client, *atomic.Int64) {
	t.Helper()
	came := &atomic.Int64{}
	header := http.Header{}
	for i := 0; i < len(headers); i += 2 {
		header.Set(headers[i], headers[i+1])
	}
	dialer := websocket.Dialer{Subprotocols: []string{protocol}, EnableCompression: true, NetDial: func(network, address string) (net.Conn, error) {
		c, err := net.Dial(network, address)
		return counted{c, came}, err
	}}
	conn, response, err := dialer.Dial(h.address(), header)
	if err != nil {
		t.Fatalf("dial: %v %v", err, response)
	}
	t.Cleanup(func() { conn.Close() })
	if got := response.Header.Get("Sec-WebSocket-Extensions"); got != "permessage-deflate; server_no_context_takeover; client_no_context_takeover" {
		t.Fatalf("agreed on %q", got)
	}
	c := &client{conn, t}
	c.send(`{"type":"connection_init"}`)
	c.expect("connection_ack", "")
	return c, came
}

// verse is a text that is easy to compress; those of different n are different.
func verse(n, size int) string {
	return strings.Repeat(fmt.Sprintf("%d canti dell'inferno \"perché\" è 𝄞. ", n), size/30+1)[:size/4*4]
}

func TestCompressedIsTheSame(t *testing.T) { onBothPaths(t, testCompressedIsTheSame) }

// Who takes compressed messages hears the same as who does not, to the byte, whatever the id.
func testCompressedIsTheSame(t *testing.T) {
	t.Parallel()
	s, h := openFeeds(t, nil)
	plain := h.greeted(t)
	less, came := h.deflated(t)
	other, _ := h.deflated(t)
	ids := map[*client]string{plain: "1", less: "è\"2", other: strings.Repeat("long ", 40)}
	for c, id := range ids {
		c.subscribe(id, "subscription{chat(id: 1){cursor}}")
		c.expect(kindNext, id)
	}
	soon(t, "a feed tells them all", func() bool { return h.members() == len(ids) })
	before := came.Load()
	total := 0
	for ref, size := range []int{0, 10, 300, 5000, 70_000, 200_000} {
		h.small.bodies.set(int64(ref), verse(ref, size))
		s.write(t, thread(1), int64(ref))
		want := plain.expect(kindNext, "1").Payload
		total += len(want)
		if !bytes.Contains(want, mustJSON(t, verse(ref, size))) {
			t.Fatalf("the plain message of %d bytes does not say it", size)
		}
		for _, c := range []*client{less, other} {
			if got := c.expect(kindNext, ids[c]).Payload; !bytes.Equal(got, want) {
				t.Errorf("%.100s… is not %.100s…", got, want)
			}
		}
	}
	if n := came.Load() - before; n > int64(total)/10 {
		t.Errorf("%d bytes came for messages of %d", n, total)
	}
}

func mustJSON(t testing.TB, text string) []byte {
	t.Helper()
	out, err := json.Marshal(text)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestRandomTextsAreInflated(t *testing.T) { onBothPaths(t, testRandomTextsAreInflated) }

// testRandomTextsAreInflated has texts that compress well, badly or not at all heard by two who lag behind each other.
func testRandomTextsAreInflated(t *testing.T) {
	t.Parallel()
	s, h := openFeeds(t, nil)
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	random := rand.New(rand.NewPCG(seed, 3))
	c, _ := h.deflated(t)
	c.subscribe("1", "subscription{chat(id: 1){cursor}}")
	c.expect(kindNext, "1")
	soon(t, "a feed tells him", func() bool { return h.members() == 1 })
	const texts = 40
	said := make([]string, texts)
	for ref := range said {
		letters := []rune("abcdefghijklmnopqrstuvwxyzèéàù€𝄞\"\\\n")
		letters = letters[:1+random.IntN(len(letters))]
		text := make([]rune, random.IntN([]int{100, 1000, 30_000}[random.IntN(3)]))
		for i := range text {
			text[i] = letters[random.IntN(len(letters))]
		}
		said[ref] = string(text)
		h.small.bodies.set(int64(ref), said[ref])
		s.write(t, thread(1), int64(ref))
	}
	for ref, want := range said {
		var got struct {
			Data map[string]struct{ Body string }
		}
		if err := json.Unmarshal(c.expect(kindNext, "1").Payload, &got); err != nil || got.Data["chat"].Body != want {
			t.Fatalf("text %d: %.60q, want %.60q (%v)", ref, got.Data["chat"].Body, want, err)
		}
	}
}

func press(text string) string {
	var out bytes.Buffer
	w, _ := flate.NewWriter(&out, flate.BestCompression)
	w.Write([]byte(text))
	w.Flush()
	return out.String()[:out.Len()-4]
}

// goodbye reads short frames up to the one with which the server closes, and returns its code.
func (r *raw) goodbye() int {
	r.t.Helper()
	r.SetReadDeadline(time.Now().Add(patience))
	for {
		var head [2]byte
		if _, err := io.ReadFull(r.lines, head[:]); err != nil {
			r.t.Fatalf("no goodbye: %v", err)
		}
		body := make([]byte, head[1])
		if _, err := io.ReadFull(r.lines, body); err != nil {
			r.t.Fatal(err)
		}
		if head[0] == closeByte {
			return int(binary.BigEndian.Uint16(body))
		}
	}
}

func TestBadCompressedFrames(t *testing.T) { onBothPaths(t, testBadCompressedFrames) }

func testBadCompressedFrames(t *testing.T) {
	t.Parallel()
	h := openHouse(t, nobodyListens(t), nil)
	bomb := press(`{"type":"ping","payload":{"x":"` + strings.Repeat("x", 100<<20) + `"}}`)
	visitors := press(strings.Repeat("x", longestFromVisitors+1))
	cases := []struct {
		name  string
		bytes []byte
		line  string
		want  int
	}{
		{"a bomb", clientFrame(0xc1, bomb[:60<<10]), deflating, 1009},
		{"more than a visitor may say", clientFrame(0xc1, visitors), deflating, 1009},
		{"more than a member may say", clientFrame(0xc1, bomb), deflating + "Member: 7\r\n", 1009},
		{"what no one compressed", clientFrame(0xc1, "\x07"), deflating, 1007},
		{"a block that breaks off", clientFrame(0xc1, "\x00\x15\x00\xea\xffa"), deflating, 1007},
		{"compressed text that is not UTF-8", clientFrame(0xc1, press("\xff")), deflating, 1007},
		{"compressed half a character", clientFrame(0xc1, press("\xc3")), deflating, 1007},
		{"compressed binary", clientFrame(0xc2, press("{}")), deflating, 4400},
		{"compressed, which was not agreed", clientFrame(0xc1, press("{}")), "", 1002},
		{"compressed nonsense", clientFrame(0xc1, press("{")), deflating, 4400},
		{"in fragments, and silent after that", slices.Concat(clientFrame(0x41, press(`{}`)[:2]), clientFrame(0x80, press(`{}`)[2:])), deflating, 4400},
		{"goodbye after a compressed ping", slices.Concat(clientFrame(0xc1, press(`{"type":"ping"}`)), clientFrame(0x88, "\x03\xe9")), deflating, 1001},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			r := h.raw(t, c.line)
			r.Write(c.bytes)
			if code := r.goodbye(); code != c.want {
				t.Errorf("closed with %d, want %d", code, c.want)
			}
		})
	}
}

func TestCompressionIsAgreed(t *testing.T) { onBothPaths(t, testCompressionIsAgreed) }

// Only where both have agreed are messages compressed, however the client writes his offer.
func testCompressionIsAgreed(t *testing.T) {
	t.Parallel()
	h := openHouse(t, nobodyListens(t), nil)
	for offer, want := range map[string]int{
		"permessage-deflate":      1000,
		"Permessage-Deflate ;x=1": 1002,
		"PERMESSAGE-DEFLATE ":     1000,
		"a;b=\"c,d\", permessage-deflate;client_max_window_bits=\"15\"": 1000,
		"permessage-deflate; server_max_window_bits=9":                  1002,
		"x-webkit-deflate-frame":                                        1002,
	} {
		r := h.raw(t, "Sec-WebSocket-Extensions: "+offer+"\r\n")
		r.Write(clientFrame(0xc1, press(`{"type":"ping"}`)))
		r.Write(clientFrame(0x88, "\x03\xe8"))
		if got := r.goodbye(); got != want {
			t.Errorf("%s: closed with %d, want %d", offer, got, want)
		}
	}
}

// A ping that is long once it is inflated is not sent back whole: it would cost the client little.
func TestLongPingsAreNotEchoed(t *testing.T) { onBothPaths(t, testLongPings) }

func testLongPings(t *testing.T) {
	t.Parallel()
	h := openHouse(t, nobodyListens(t), nil)
	c, _ := h.deflated(t)
	for size, want := range map[int]bool{mostEchoed / 2: true, 2 * mostEchoed: false} {
		c.send(fmt.Sprintf(`{"type":"ping","payload":{"x":"%s"}}`, strings.Repeat("x", size)))
		if m := c.expect(kindPong, ""); len(m.Payload) > 0 != want {
			t.Errorf("of %d bytes %d come back", size, len(m.Payload))
		}
	}
}
