//go:build peers

package frame

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// wsPeer is a process of Node that reads streams with ws.
type wsPeer struct {
	lines *bufio.Scanner
	port  int
	count int
}

// said is a line that the process says.
type said struct {
	Port, Number int
	Heard        []struct {
		Kind Kind
		Text []byte
	}
	End string
}

func newWSPeer(t *testing.T) *wsPeer {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "node", "../peers/frames.mjs")
	cmd.Stderr = os.Stderr
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { in.Close(); _ = cmd.Wait() })
	w := &wsPeer{lines: bufio.NewScanner(out)}
	w.lines.Buffer(nil, 16<<20)
	w.port = w.hear(t).Port
	return w
}

func (w *wsPeer) hear(t *testing.T) (s said) {
	t.Helper()
	if !w.lines.Scan() {
		t.Fatalf("the process has ended: %v", w.lines.Err())
	}
	if err := json.Unmarshal(w.lines.Bytes(), &s); err != nil {
		t.Fatal(err)
	}
	return s
}

// read lets ws read a stream in pieces.
func (w *wsPeer) read(t *testing.T, r *Rules, pieces [][]byte) (v verdict) {
	t.Helper()
	conn, err := net.Dial("tcp", fmt.Sprintf("127.0.0.1:%d", w.port))
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	w.count++
	fmt.Fprintf(conn, "GET /?number=%d&longest=%d&deflated=%t HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"+
		"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Extensions: %s\r\n\r\n",
		w.count, r.Longest, r.Inflater != nil, Extension)
	answer, err := http.ReadResponse(bufio.NewReader(conn), nil)
	if err != nil || answer.StatusCode != http.StatusSwitchingProtocols {
		t.Fatal(answer, err)
	}
	go io.Copy(io.Discard, conn)
	for _, piece := range pieces {
		conn.Write(piece)
	}
	conn.(*net.TCPConn).CloseWrite()
	s := w.hear(t)
	if s.Number != w.count {
		t.Fatalf("a verdict on %d, not %d", s.Number, w.count)
	}
	for _, m := range s.Heard {
		v.hear(m.Kind, m.Text)
	}
	v.end = s.End
	return v
}

// wsDiffers tells why ws may come to another verdict on a stream.
func wsDiffers(mine, theirs verdict) string {
	n := len(mine.heard)
	switch {
	case strings.HasPrefix(theirs.end, "fell: "):
		return "ws 8.23.0 forgets a mask while it inflates, and falls over it"
	case mine.why == "The reason of a close frame is UTF-8" && theirs.end == "1007":
		return "a reason that is not UTF-8 is 1007 for ws, and 1002 for gorilla and us"
	case mine.why == "This close code is reserved" && (theirs.end == "closed 1014" || theirs.end == "1007"):
		return "1014 was registered later: gorilla does not know it, and nor do we"
	case mine.why == errBadText.Reason && len(theirs.heard) >= n && slices.Equal(mine.heard, theirs.heard[:n]):
		return "ws looks at a text when it is whole, we as it comes"
	case mine.end == "open" && (theirs.end == "1009" || theirs.end == "1002") && slices.Equal(mine.heard, theirs.heard):
		return "ws judges a length before the mask has come, and a close frame of one byte before the byte"
	default:
		return ""
	}
}

func TestAsWSDoes(t *testing.T) {
	t.Parallel()
	peer := newWSPeer(t)
	made := newClients(seed(t))
	known := map[string]int{}
	for range cases(1000) {
		deflated := made.IntN(2) == 0
		r := rules([]int{1000, 70_000, 1 << 20}[made.IntN(3)], deflated)
		pieces := cut(made.stream(deflated), made.IntN)
		mine, theirs := ours(t, r, pieces), peer.read(t, r, pieces)
		if mine.String() == theirs.String() {
			continue
		}
		why := wsDiffers(mine, theirs)
		if why == "" && deflates(slices.Concat(pieces...)) && sooner(mine, theirs) {
			why = "ws inflates a message as its fragments come"
		}
		if why == "" {
			t.Fatalf("ours %v (%s)\nws   %v\n%x", mine, mine.why, theirs, pieces)
		}
		known[why]++
	}
	for why, n := range known {
		t.Logf("%d times: %s", n, why)
	}
}

// TestWSTextBrokenAtEveryByte changes each byte of a text in each way that matters.
func TestWSTextBrokenAtEveryByte(t *testing.T) {
	t.Parallel()
	peer := newWSPeer(t)
	r := rules(1000, false)
	whole := "aé€𝄞z"
	for at := range whole {
		for _, with := range []byte{0x00, 0x7f, 0x80, 0xbf, 0xc0, 0xc3, 0xe0, 0xed, 0xf0, 0xf4, 0xf5, 0xff} {
			broken := []byte(whole)
			broken[at] = with
			stream := [][]byte{text(finBit|byte(Text), string(broken))}
			if mine, theirs := ours(t, r, stream), peer.read(t, r, stream); mine.String() != theirs.String() {
				t.Errorf("%x: ours %v, ws %v", broken, mine, theirs)
			}
		}
	}
	if got := strings.Count(peer.read(t, r, [][]byte{text(finBit|byte(Text), whole)}).String(), "𝄞"); got != 1 {
		t.Error("the whole text is not heard")
	}
}

func TestWSReadsResults(t *testing.T) {
	t.Parallel()
	theySay(t, cases(300), script(t, "ws"))
}

func TestChromiumReadsResults(t *testing.T) {
	t.Parallel()
	theySay(t, cases(300), script(t, "chromium"))
}

// script runs a client that says everything back.
func script(t *testing.T, client string) func(url string) {
	return func(url string) {
		cmd := exec.CommandContext(t.Context(), "node", "../peers/echo.mjs", client, url)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Errorf("%v: %s", err, out)
		}
	}
}
