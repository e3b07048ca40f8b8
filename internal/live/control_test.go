package live

import (
	"bytes"
	"io"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestAnswersToControlFrames(t *testing.T) { onBothPaths(t, testAnswersToControlFrames) }

// What a client's control frames are answered with is the same on both paths, to the byte.
func testAnswersToControlFrames(t *testing.T) {
	t.Parallel()
	h := openHouse(t, nobodyListens(t), nil)
	long := strings.Repeat("x", 125)
	cases := []struct {
		name string
		sent []byte
		want string
	}{
		{"a ping", clientFrame(0x89, "there?"), "\x8a\x06there?"},
		{"an empty ping", clientFrame(0x89, ""), "\x8a\x00"},
		{"the longest ping", clientFrame(0x89, long), "\x8a\x7d" + long},
		{"a ping between fragments", slices.Concat(clientFrame(0x01, `{"type":`), clientFrame(0x89, "1"), clientFrame(0x80, `"ping"}`)), "\x8a\x011\x81\x0f" + `{"type":"pong"}`},
		{"a pong that nobody asked for, and goodbye", slices.Concat(clientFrame(0x8a, "!"), clientFrame(0x88, "\x03\xe8")), "\x88\x02\x03\xe8"},
		{"goodbye with a reason", clientFrame(0x88, "\x0f\xa0enough"), "\x88\x02\x0f\xa0"},
		{"goodbye without a code", clientFrame(0x88, ""), "\x88\x00"},
		{"goodbye within a message", slices.Concat(clientFrame(0x01, "{"), clientFrame(0x88, "\x03\xe9")), "\x88\x02\x03\xe9"},
		{"goodbye, and more", slices.Concat(clientFrame(0x88, "\x03\xe9"), clientFrame(0x89, "?")), "\x88\x02\x03\xe9"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			r := h.raw(t)
			r.Write(c.sent)
			r.SetReadDeadline(time.Now().Add(patience))
			got := make([]byte, len(c.want))
			if _, err := io.ReadFull(r.lines, got); err != nil || string(got) != c.want {
				t.Errorf("%q, want %q (%v)", got, c.want, err)
			}
			if c.want[0] != closeByte {
				return
			}
			if n, err := io.Copy(io.Discard, r.lines); n > 0 || err != nil {
				t.Errorf("%d bytes after goodbye, %v", n, err)
			}
		})
	}
}

func TestWhatCameBeforeTheEndIsAnswered(t *testing.T) {
	onBothPaths(t, testWhatCameBeforeTheEndIsAnswered)
}

// Who says something and closes, or shuts his end of the connection, gets his answers first.
func testWhatCameBeforeTheEndIsAnswered(t *testing.T) {
	t.Parallel()
	h := openHouse(t, nobodyListens(t), nil)
	const questions = 8 // no more than the kernel sends before it hears of the client
	asked := bytes.Repeat(clientFrame(0x81, `{"type":"ping"}`), questions)
	answered := strings.Repeat("\x81\x0f"+`{"type":"pong"}`, questions)
	for end, want := range map[string]string{
		"":                                    answered,
		string(clientFrame(0x88, "\x03\xe9")): answered + "\x88\x02\x03\xe9",
	} {
		for range 50 {
			r := h.raw(t)
			r.Write(append(slices.Clone(asked), end...))
			r.CloseWrite()
			r.SetReadDeadline(time.Now().Add(patience))
			got, err := io.ReadAll(r.lines)
			if string(got) != want || err != nil {
				t.Fatalf("%q, want %q (%v)", got, want, err)
			}
		}
	}
	soon(t, "all seats are free", func() bool { return h.registry.count() == 0 })
}
