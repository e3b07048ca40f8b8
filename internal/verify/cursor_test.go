package verify

import (
	"encoding/json"
	"strings"
	"testing"
)

func whether[T any](text string, read func(*cursor) T) (T, bool) {
	c := &cursor{text: text}
	value := read(c)
	return value, c.done()
}

// TestQuoted takes strings in their one form alone.
func TestQuoted(t *testing.T) {
	for text, want := range map[string]string{
		`""`: "", `"a"`: "a", `"\"\\\b\f\n\r\t"`: "\"\\\b\f\n\r\t", `"\u0000\u001f"`: "\x00\x1f", "\"/<>&\x7f\u2028🌳\"": "/<>&\x7f\u2028🌳",
	} {
		if got, is := whether(text, (*cursor).quoted); !is || got != want {
			t.Errorf("%s is read as %q, %v", text, got, is)
		}
	}
	for _, text := range []string{
		``, `"`, `"a`, `a"`, `"\/"`, `"\u0041"`, `"\u000a"`, `"\u001F"`, `"\u00"`, `"\u0"`, `"\x"`, `"\`, "\"\n\"", "\"\xff\"", "\"\xed\xa0\x80\"", `"a" `, `"\ud83c"`,
	} {
		if got, is := whether(text, (*cursor).quoted); is {
			t.Errorf("%q is read as %q", text, got)
		}
	}
}

// TestNumbers takes numbers in their one form alone.
func TestNumbers(t *testing.T) {
	for _, text := range []string{"0", "7", "-7", "9223372036854775807", "-9223372036854775808"} {
		if _, is := whether(text, (*cursor).whole); !is {
			t.Errorf("%s is not read", text)
		}
	}
	for _, text := range []string{"", "-", "-0", "00", "07", "+7", "1.0", "1e3", "9223372036854775808", " 1", "1 ", "0x1"} {
		if n, is := whether(text, (*cursor).whole); is {
			t.Errorf("%q is read as %d", text, n)
		}
	}
	value := func(c *cursor) bool { c.value(0); return true }
	for _, text := range []string{
		"0", "-12", "123456789012345678901234567890", "0.5", "0.3333333333333333", "1e-7", "-0.25", "null", "true", "[]", "{}", `[1,{"a":[null]}]`,
	} {
		if _, is := whether(text, value); !is {
			t.Errorf("%s is no value", text)
		}
	}
	for _, text := range []string{
		"-0", "01", "0.50", ".5", "5.", "1e5", "1E-7", "0.0000001", "0.33333333333333330", "NaN", "nul", "[1,]", "[,1]", "{a:1}", `{"a":1,}`, "[ 1]", strings.Repeat("[", 50) + strings.Repeat("]", 50),
	} {
		if _, is := whether(text, value); is {
			t.Errorf("%s is a value", text)
		}
	}
}

// TestCoded takes base64 and hexadecimal digits in their one form alone.
func TestCoded(t *testing.T) {
	for text, want := range map[string]bool{`"AAA="`: true, `"AAB="`: false, `"AAA"`: false, `"AA=="`: false, `"AA\nA="`: false, `"AAAA"`: false} {
		if _, is := whether(text, func(c *cursor) []byte { return c.coded(2) }); is != want {
			t.Errorf("base64 %s: %v", text, is)
		}
	}
	for text, want := range map[string]bool{`"0a0b"`: true, `"0A0b"`: false, `"0a0"`: false, `"0a0b0c"`: false, `"0g0b"`: false} {
		if _, is := whether(text, func(c *cursor) []byte { return c.bytes(2) }); is != want {
			t.Errorf("digits %s: %v", text, is)
		}
	}
}

// FuzzCursor holds that what is taken as a value is one for others too, and that nothing makes the cursor go beyond its text.
func FuzzCursor(f *testing.F) {
	f.Add(`{"a":[1,0.5,"\u0000",null,true]}`)
	f.Add(`"\u00`)
	f.Fuzz(func(t *testing.T, text string) {
		c := &cursor{text: text}
		c.value(0)
		if c.done() && !json.Valid([]byte(text)) {
			t.Errorf("%q is taken for a value", text)
		}
		for _, read := range []func(*cursor){
			func(c *cursor) { c.entry() }, func(c *cursor) { c.receipt() }, func(c *cursor) { c.form() }, func(c *cursor) { c.choice() }, func(c *cursor) { c.key() },
		} {
			read(&cursor{text: text})
		}
	})
}
