package nodeid

import (
	"encoding/base64"
	"math"
	"strings"
	"testing"
)

func TestRoundTrip(t *testing.T) {
	for _, n := range []int64{1, 42, math.MaxInt64} {
		kind, got, ok := Decode(Encode("comment", n))
		if !ok || kind != "comment" || got != n {
			t.Errorf("%d came back as %s %d %v", n, kind, got, ok)
		}
		var w strings.Builder
		Write(&w, "comment", n)
		if Read(strings.Trim(w.String(), `"`), "comment") != n {
			t.Errorf("%s does not read as %d", w.String(), n)
		}
	}
}

func TestMalformedReadsAsNothing(t *testing.T) {
	encoded := func(text string) string { return base64.RawURLEncoding.EncodeToString([]byte(text)) }
	for name, id := range map[string]any{
		"another kind":       Encode("entry", 7),
		"empty":              "",
		"not base64":         "§§§",
		"padded":             Encode("comment", 10) + "=",
		"no number":          encoded("comment:"),
		"no kind":            encoded(":7"),
		"no colon":           encoded("comment7"),
		"zero":               encoded("comment:0"),
		"negative":           encoded("comment:-7"),
		"leading zero":       encoded("comment:07"),
		"plus":               encoded("comment:+7"),
		"too great":          encoded("comment:9223372036854775808"),
		"long":               encoded("comment:" + strings.Repeat("7", 1<<20)),
		"a number":           7,
		"nothing":            nil,
		"bits after the end": strings.TrimSuffix(Encode("comment", 1), "Q") + "R",
	} {
		if n := Read(id, "comment"); n != 0 {
			t.Errorf("%s reads as %d", name, n)
		}
	}
}

func FuzzDecode(f *testing.F) {
	f.Add(Encode("comment", 1))
	f.Add("Y29tbWVudDow")
	f.Fuzz(func(t *testing.T, id string) {
		if kind, n, ok := Decode(id); ok && (n <= 0 || Encode(kind, n) != id) {
			t.Errorf("%q has another name than %s %d", id, kind, n)
		}
	})
}
