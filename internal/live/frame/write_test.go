package frame

import (
	"bytes"
	"strings"
	"testing"
)

func TestServerFrames(t *testing.T) {
	t.Parallel()
	for size, want := range map[int]string{
		0: "\x81\x00", 125: "\x81\x7d", 126: "\x81\x7e\x00\x7e", 65_535: "\x81\x7e\xff\xff", 65_536: "\x81\x7f\x00\x00\x00\x00\x00\x01\x00\x00",
	} {
		got := AppendText([]byte("before"), bytes.Repeat([]byte("x"), size))
		if !bytes.HasPrefix(got, []byte("before"+want)) || len(got) != 6+len(want)+size {
			t.Errorf("%d bytes: %x…", size, got[:min(len(got), 20)])
		}
	}
	for _, c := range []struct {
		name string
		got  []byte
		want string
	}{
		{"a pong", AppendControl(nil, Pong, []byte("there")), "\x8a\x05there"},
		{"a long ping", AppendControl(nil, Ping, bytes.Repeat([]byte("x"), 126)), "\x89\x7d" + strings.Repeat("x", 125)},
		{"goodbye", AppendClose(nil, 4410, "Resume"), "\x88\x08\x11\x3aResume"},
		{"goodbye without a code", AppendClose(nil, NoCode, "x"), "\x88\x00"},
		{"a long goodbye", AppendClose(nil, 1000, strings.Repeat("è", 70)), "\x88\x7c\x03\xe8" + strings.Repeat("è", 61)},
		{"a result", first(AppendNext(nil, []byte(`"1"`), []byte(`{}`))), "\x81\x25" + `{"type":"next","id":"1","payload":{}}`},
	} {
		if string(c.got) != c.want {
			t.Errorf("%s: %q", c.name, c.got)
		}
	}
}

func first(frame []byte, _ int) []byte { return frame }
