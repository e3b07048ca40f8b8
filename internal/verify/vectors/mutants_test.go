package vectors_test

import (
	"bytes"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"piazza/internal/verify"
)

const howMany = 1000

// mutants draws a byte of a file and another value for it, a thousand times, and has each verified: every one is found.
func mutants(t *testing.T, files library) []*mutant {
	t.Helper()
	c := draw(1000)
	var names []string
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if strings.HasSuffix(name, ".jsonl") && !strings.Contains(name, "forged") && !strings.Contains(name, "log") &&
			name != "receipts.jsonl" && name != "cases.jsonl" && name != "many.jsonl" && name != "seats.jsonl" {
			names = append(names, name)
		}
	}
	list := make([]*mutant, howMany)
	for i := range list {
		name := "mixed.jsonl"
		if i%2 == 1 {
			name = names[i/2%len(names)]
		}
		list[i] = c.mutant(t, name, files[name])
	}
	return list
}

// TestMutants draws others in each run.
func TestMutants(t *testing.T) {
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	c, file := draw(seed), mixed(t).text(t)
	for range howMany {
		c.mutant(t, "mixed", file)
	}
}

func (c chance) mutant(t *testing.T, name string, file []byte) *mutant {
	t.Helper()
	at := c.IntN(len(file))
	if c.IntN(4) == 0 { // the last line, which no hash holds
		last := bytes.LastIndexByte(file[:len(file)-1], '\n')
		at = last + c.IntN(len(file)-last)
	}
	changed := bytes.Clone(file)
	switch c.IntN(4) {
	case 0:
		changed[at] ^= 1 << c.IntN(8)
	case 1:
		changed[at] += byte(1 + c.IntN(255))
	default:
		changed[at] = c.like(changed[at])
	}
	report, err := verify.File(bytes.NewReader(changed), verify.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if report.Good() {
		t.Fatalf("%s with another byte at %d passes", name, at)
	}
	return &mutant{name, at, string("0123456789abcdef"[changed[at]>>4]) + string("0123456789abcdef"[changed[at]&15]), report.Findings[0].Line, string(report.Findings[0].Code)}
}

// like draws another byte of the same sort, so that the line is one still.
func (c chance) like(b byte) byte {
	for _, sort := range []string{"0123456789abcdef", "ghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "+/=,.:;-_@ []{}"} {
		if at := strings.IndexByte(sort, b); at >= 0 {
			return sort[(at+1+c.IntN(len(sort)-1))%len(sort)]
		}
	}
	return b ^ 1
}
