package frame

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
	"unsafe"
)

const final = finBit | byte(Text)

func TestVerdicts(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("x", 1000)
	cases := []struct {
		name   string
		stream []byte
		want   string
	}{
		{"a text", text(final, "hello"), `1:"hello" → open`},
		{"an empty text", text(final, ""), `1:"" → open`},
		{"binary", text(0x82, "\xff"), `2:"\xff" → open`},
		{"the longest", text(final, long), `1:` + brief([]byte(long)) + ` → open`},
		{"one byte more", text(final, long+"x"), ` → 1009`},
		{"one byte more in pieces", slices.Concat(text(0x01, long), text(0x80, "x")), ` → 1009`},
		{"in pieces with pings between", slices.Concat(text(0x01, "a\xc3"), text(0x89, "?"), text(0x00, ""), text(0x80, "\xa8z")), `9:"?" | 1:"aèz" → open`},
		{"a length of 2^62", []byte{0x81, 0xff, 0x40, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4}, ` → 1009`},
		{"a length of 2^63", []byte{0x81, 0xff, 0x80, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4}, ` → 1009`},
		{"a length in more bytes than it needs", sent{first: final, text: []byte("x"), wide: 8}.append(nil), `1:"x" → open`},
		{"not masked", []byte{0x81, 2, '{', '}'}, ` → 1002`},
		{"reserved bits", text(0x91, ""), ` → 1002`},
		{"compressed, which was not agreed", text(0xc1, ""), ` → 1002`},
		{"a reserved kind", text(0x83, ""), ` → 1002`},
		{"a reserved control frame", text(0x8b, ""), ` → 1002`},
		{"a ping in pieces", text(0x09, "x"), ` → 1002`},
		{"a long ping", text(0x89, strings.Repeat("x", 126)), ` → 1002`},
		{"it goes on with nothing", text(0x80, ""), ` → 1002`},
		{"a text within a text", slices.Concat(text(0x01, "a"), text(final, "b")), ` → 1002`},
		{"half a character at the end", text(final, "a\xc3"), ` → 1007`},
		{"a character that cannot be, in a text that goes on", text(0x01, "a\xc3\x28"), ` → 1007`},
		{"a surrogate", text(0x01, "\xed\xa0"), ` → 1007`},
		{"goodbye", slices.Concat(text(0x88, "\x03\xe8bye"), text(final, "more")), ` → closed 1000`},
		{"goodbye without a code", text(0x88, ""), ` → closed 1005`},
		{"goodbye in the midst of a text", slices.Concat(text(0x01, "a"), text(0x88, "\x11\x30")), ` → closed 4400`},
		{"half a code", text(0x88, "\x03"), ` → 1002`},
		{"a code that is none", text(0x88, "\x03\xed"), ` → 1002`},
		{"a reason that is not UTF-8", text(0x88, "\x03\xe8\xff"), ` → 1002`},
	}
	for _, c := range cases {
		r := rules(1000, false)
		for at := range c.stream {
			if got := ours(t, r, [][]byte{c.stream[:at], c.stream[at:]}); got.String() != c.want {
				t.Errorf("%s, split at %d: %v, want %s", c.name, at, got, c.want)
			}
		}
		single := slices.Collect(slices.Chunk(c.stream, 1))
		if got := ours(t, r, single); got.String() != c.want {
			t.Errorf("%s, byte by byte: %v, want %s", c.name, got, c.want)
		}
	}
}

// TestTextBrokenAtEveryByte changes every byte to every other: as a whole, in every two fragments, and cut off there, so
// that the violation is said with the first byte that cannot be.
func TestTextBrokenAtEveryByte(t *testing.T) {
	t.Parallel()
	whole := "aé€𝄞z"
	r := rules(1000, false)
	for at := range whole {
		for with := range 256 {
			broken := []byte(whole)
			broken[at] = byte(with)
			want := "1007"
			if utf8.Valid(broken) {
				want = "open"
			}
			for split := range broken {
				pieces := [][]byte{text(0x01, string(broken[:split])), text(0x80, string(broken[split:]))}
				if got := ours(t, r, pieces); got.end != want {
					t.Fatalf("%x split at %d: %v, want %s", broken, split, got, want)
				}
			}
			unfinished := [][]byte{text(0x01, string(broken[:at+1]))}
			if got := ours(t, r, unfinished); got.String() != byGorilla(t, r, unfinished).String() {
				t.Fatalf("%x: %v", broken[:at+1], got)
			}
		}
	}
}

func TestNothingIsHeldAtRest(t *testing.T) {
	t.Parallel()
	if size := unsafe.Sizeof(Parser{}); size > 16 {
		t.Errorf("a parser takes %d bytes", size)
	}
	p := Parser{Rules: rules(1000, false)}
	stream := slices.Concat(text(0x01, "a"), text(0x89, "?"), text(0x80, "b"), text(0x8a, "!"))
	for i := range stream {
		if p.Idle() != (i == 0) && i < len(stream)-7 {
			t.Errorf("idle after %d bytes: %t", i, p.Idle())
		}
		if _, _, err := p.Next(stream[i : i+1]); err != nil {
			t.Fatal(err)
		}
	}
	if !p.Idle() {
		t.Error("something is held after the last byte of a message")
	}
}

func TestWholeMessagesCostNoMemory(t *testing.T) {
	stream := slices.Concat(text(final, `{"type":"ping"}`), text(0x8a, ""))
	work := make([]byte, len(stream))
	p := Parser{Rules: rules(1000, false)}
	if n := testing.AllocsPerRun(100, func() {
		copy(work, stream)
		for in := work; len(in) > 0; {
			_, in, _ = p.Next(in)
		}
	}); n > 0 {
		t.Errorf("%v allocations", n)
	}
}

// TestAnnouncedIsNotHeld holds that memory is taken for what has come, not for what is announced.
func TestAnnouncedIsNotHeld(t *testing.T) {
	t.Parallel()
	p := Parser{Rules: rules(1<<20, false)}
	stream := text(final, strings.Repeat("x", 1<<20))[:100]
	if _, _, err := p.Next(stream); err != nil {
		t.Fatal(err)
	}
	if got := cap(p.open.text); got > 1000 {
		t.Errorf("%d bytes are held of 86", got)
	}
}

func TestKeep(t *testing.T) {
	t.Parallel()
	p := Parser{Rules: rules(1000, false)}
	stream := text(final, "hello")
	m, _, err := p.Next(stream)
	kept := m.Keep()
	clear(stream)
	if err != nil || string(kept.Payload) != "hello" || string(m.Payload) == "hello" {
		t.Errorf("%q %q %v", kept.Payload, m.Payload, err)
	}
}

// TestEndStays holds that nothing is taken after a violation, or after goodbye.
func TestEndStays(t *testing.T) {
	t.Parallel()
	p := Parser{Rules: rules(1000, false)}
	_, rest, err := p.Next(text(0x83, "x"))
	_, again, still := p.Next(text(final, "x"))
	if err == nil || still != err || rest != nil || again != nil { //nolint:errorlint // the same one
		t.Errorf("%v, then %v", err, still)
	}
	p = Parser{Rules: rules(1000, false)}
	p.Next(text(0x88, ""))
	if m, rest, err := p.Next(text(final, "x")); m.Kind != Nothing || rest != nil || err != nil {
		t.Errorf("after goodbye: %v %v %v", m, rest, err)
	}
}

func TestUnmask(t *testing.T) {
	t.Parallel()
	made := newClients(seed(t))
	for range 2000 {
		plain := make([]byte, made.IntN(100))
		for i := range plain {
			plain[i] = byte(made.Uint32())
		}
		mask := made.Uint32()
		masked := sent{first: 0x82, text: plain, mask: mask}.append(nil)
		masked = masked[len(masked)-len(plain):]
		at := made.IntN(len(plain) + 1)
		unmask(masked[at:], unmask(masked[:at], mask))
		if !bytes.Equal(masked, plain) {
			t.Fatalf("%x split at %d: %x", plain, at, masked)
		}
	}
}
