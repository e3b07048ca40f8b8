package frame

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"testing"

	"github.com/gorilla/websocket"
)

// echo writes frames of the server to a client who says everything back, and returns what our own parser reads then.
// speak connects the client, and returns when he is done.
func echo(t testing.TB, frames []byte, count int, speak func(url string)) (texts []string) {
	t.Helper()
	heard := make(chan []string, 1)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !Agrees(r.Header) {
			t.Errorf("the client offers %q", r.Header["Sec-Websocket-Extensions"])
		}
		up := websocket.Upgrader{EnableCompression: true, CheckOrigin: func(*http.Request) bool { return true }}
		c, err := up.Upgrade(w, r, nil)
		if err != nil {
			t.Error(err)
			return
		}
		defer c.Close()
		written := make(chan error, 1)
		go func() {
			_, err := c.NetConn().Write(frames)
			written <- err
		}()
		heard <- listen(t, c.NetConn(), count)
		if err := <-written; err != nil {
			t.Error(err)
		}
		_, _ = c.NetConn().Write(AppendClose(nil, 1000, "")) // the client ends with it
		_, _ = io.Copy(io.Discard, c.NetConn())              // as above
	}))
	defer server.Close()
	speak("ws" + strings.TrimPrefix(server.URL, "http"))
	return <-heard
}

// listen reads messages with our parser.
func listen(t testing.TB, c net.Conn, count int) (texts []string) {
	t.Helper()
	r := rules(1<<20, true)
	p := Parser{Rules: r}
	compressed := 0
	for buffer := make([]byte, 10_000); len(texts) < count; {
		n, err := c.Read(buffer)
		if err != nil {
			t.Errorf("after %d messages: %v", len(texts), err)
			return texts
		}
		for in := buffer[:n]; len(in) > 0; {
			m, rest, err := p.Next(in)
			if in = rest; m.Kind != Text && err == nil {
				continue
			}
			text, broken := m.Text(r)
			if err != nil || broken != nil {
				t.Errorf("after %d messages: %v %v", len(texts), err, broken)
				return texts
			}
			if m.Deflated {
				compressed++
			}
			texts = append(texts, string(text))
		}
	}
	if compressed == 0 {
		t.Error("nothing that the client says is compressed")
	}
	return texts
}

// payloads are results of many sizes, some of which cannot be compressed: flate writes those in stored blocks of at most
// 64 kB, of which the longest takes several.
func (c clients) payload() string {
	size := []int{0, 1, 100, worth - 1, worth, 300, 1000, 5000, 32 << 10, 65_535, 65_536, 200_000}[c.IntN(12)]
	noise := make([]byte, size)
	for i := range noise {
		noise[i] = " !#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~"[c.IntN(93)]
		if c.IntN(4) > 0 && i > 40 && size%2 == 0 {
			noise[i] = noise[i-40]
		}
	}
	return fmt.Sprintf(`{"data":{"thread":"%s"}}`, noise)
}

func (c clients) id() string {
	id := strings.Repeat(c.one("1", "è", "\"", "\u0000", "𝄞", "a-"), 1+c.IntN(43))
	quoted, _ := json.Marshal(id)
	return string(quoted)
}

// results are frames of results, compressed where that is worth it, some of them made another's by overwriting the id.
func (c clients) results(t testing.TB, count int) (frames []byte, want []string) {
	t.Helper()
	compressed := 0
	for range count {
		payload, id, other := c.payload(), c.id(), c.id()
		write := func(to []byte) ([]byte, int) { return AppendNext(to, []byte(id), []byte(payload)) }
		if block := c.deflater.Deflate([]byte(payload)); block != nil {
			compressed++
			write = func(to []byte) ([]byte, int) { return block.AppendNext(to, []byte(id)) }
		}
		var at int
		frames, at = write(frames)
		if len(other) == len(id) {
			copy(frames[at:], other)
			id = other
		}
		want = append(want, `{"type":"next","id":`+id+`,"payload":`+payload+`}`)
	}
	if compressed == 0 || compressed == count {
		t.Errorf("%d of the %d results are compressed", compressed, count)
	}
	return frames, want
}

// theySay compares what a client said back.
func theySay(t testing.TB, count int, speak func(url string)) {
	t.Helper()
	frames, want := newClients(seed(t)).results(t, count)
	got := echo(t, frames, len(want), speak)
	if len(got) != len(want) {
		t.Fatalf("%d messages of %d", len(got), len(want))
	}
	for i := range want {
		if got[i] != want[i] {
			t.Fatalf("message %d is %s, want %s", i, brief([]byte(got[i])), brief([]byte(want[i])))
		}
	}
}

func TestGorillaReadsResults(t *testing.T) {
	t.Parallel()
	theySay(t, cases(100), func(url string) {
		dialer := websocket.Dialer{EnableCompression: true}
		c, _, err := dialer.Dial(url, nil)
		if err != nil {
			t.Error(err)
			return
		}
		defer c.Close()
		for {
			kind, text, err := c.ReadMessage()
			if err != nil {
				return
			}
			if err := c.WriteMessage(kind, text); err != nil {
				t.Error(err)
			}
		}
	})
}

// TestIDIsOverwritten holds that one frame becomes another reader's by writing his id where the first one's stands.
func TestIDIsOverwritten(t *testing.T) {
	t.Parallel()
	d := &Deflater{}
	payload := []byte(`{"data":"` + strings.Repeat("abc", 500) + `"}`)
	for _, write := range []func(to, id []byte) ([]byte, int){
		d.Deflate(payload).AppendNext,
		func(to, id []byte) ([]byte, int) { return AppendNext(to, id, payload) },
	} {
		first, at := write([]byte("before"), []byte(`"one"`))
		second, there := write([]byte("before"), []byte(`"two"`))
		copy(first[at:], `"two"`)
		if at != there || !bytes.Equal(first, second) {
			t.Errorf("%q is not %q", first, second)
		}
	}
}

func TestWhatIsNotWorthIt(t *testing.T) {
	t.Parallel()
	d := &Deflater{}
	if d.Deflate(bytes.Repeat([]byte("x"), worth-1)) != nil || d.Deflate(bytes.Repeat([]byte("x"), worth)) == nil {
		t.Error("the bound is not where it is said to be")
	}
}

func TestInflate(t *testing.T) {
	t.Parallel()
	d, f := &Deflater{}, &Inflater{}
	pressed := func(text string) []byte {
		p := d.press(0)
		defer d.pool.Put(p)
		p.add([]byte(text))
		return p.end()
	}
	last := []byte{0xf3, 0x48, 0xcd, 0xc9, 0xc9, 0x07, 0x00, 0x00} // "Hello" in a last block, from RFC 7692
	cases := []struct {
		name       string
		compressed []byte
		longest    int
		want       string
		code       int
	}{
		{"nothing", pressed(""), 0, "", 0},
		{"not even an empty block", nil, 10, "", BadText},
		{"as long as may be", pressed(strings.Repeat("x", 1000)), 1000, strings.Repeat("x", 1000), 0},
		{"a byte longer", pressed(strings.Repeat("x", 1001)), 1000, "", TooBig},
		{"a bomb", pressed(strings.Repeat("\x00", 8<<20)), 1 << 20, "", TooBig},
		{"a last block", last, 100, "Hello", 0},
		{"no block", []byte{0x07}, 100, "", BadText},
		{"a stored block that breaks off", []byte{0x00, 0x15, 0x00, 0xea, 0xff, 'a'}, 100, "", BadText},
		{"looking back beyond the beginning", []byte{0x4b, 0x04, 0x42, 0x00}, 100, "", BadText},
	}
	for range 2 { // the second time the reader is used again
		for _, c := range cases {
			got, err := f.Inflate(c.compressed, c.longest)
			code := 0
			if v, ok := err.(Violation); ok { //nolint:errorlint // it is not wrapped
				code = v.Code
			}
			if string(got) != c.want || code != c.code {
				t.Errorf("%s: %s, %v", c.name, brief(got), err)
			}
		}
	}
}

func TestBombTakesNoMoreThanItMay(t *testing.T) {
	d, r := &Deflater{}, rules(64<<10, true)
	p := d.press(0)
	p.add(make([]byte, 8<<20))
	m := Message{Kind: Text, Payload: p.end(), Deflated: true}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	if _, err := m.Text(r); err == nil {
		t.Error("it is read")
	}
	runtime.ReadMemStats(&after)
	if bytes := after.TotalAlloc - before.TotalAlloc; bytes > 1<<20 {
		t.Errorf("reading it takes %d bytes", bytes)
	}
}

func TestAgrees(t *testing.T) {
	t.Parallel()
	for offered, want := range map[string]bool{
		"":                   false,
		"permessage-deflate": true,
		"permessage-deflate; client_max_window_bits":                                true,
		"Permessage-Deflate;CLIENT_MAX_WINDOW_BITS=\"12\"":                          true,
		"x, permessage-deflate; server_no_context_takeover":                         true,
		"permessage-deflate; client_no_context_takeover; client_max_window_bits=15": true,
		"permessage-deflate; server_max_window_bits=10":                             false,
		"permessage-deflate; server_max_window_bits=10, permessage-deflate":         true,
		"permessage-deflate; server_max_window_bits=15":                             false,
		"permessage-deflate; client_max_window_bits=16":                             false,
		"permessage-deflate; client_max_window_bits=08":                             false,
		"permessage-deflate; server_no_context_takeover=1":                          false,
		"permessage-deflate; client_max_window_bits; client_max_window_bits":        false,
		"permessage-deflate; unknown":                                               false,
		"x-webkit-deflate-frame":                                                    false,
	} {
		if got := Agrees(http.Header{"Sec-Websocket-Extensions": {offered}}); got != want {
			t.Errorf("%s: %t", offered, got)
		}
	}
}
