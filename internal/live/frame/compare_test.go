package frame

import (
	"flag"
	"math/rand/v2"
	"slices"
	"testing"
)

//nolint:gochecknoglobals // a flag
var seedFlag = flag.Uint64("seed", 0, "repeat the random cases of this seed; 0 takes a new one")

// seed returns a seed and says which.
func seed(t testing.TB) uint64 {
	t.Helper()
	s := *seedFlag
	for s == 0 {
		s = rand.Uint64()
	}
	t.Logf("-seed %d repeats this", s)
	return s
}

//nolint:gochecknoglobals // a flag
var times = flag.Int("times", 1, "make this many times more random cases")

func cases(n int) int { return n * *times }

// gorillaDiffers are the reasons for which we part with a client while gorilla goes on with him.
var gorillaDiffers = map[string]string{
	// RFC 6455 5.5.1: a body begins with a code of two bytes. gorilla takes one byte for none.
	"A close code has two bytes": "closes without a code",
	// RFC 7692 6.1: the bit stands on the first frame of a message alone. gorilla looks at it nowhere else.
	"Only a message's first frame says that it is compressed": "goes on",
}

// agree compares what both readers make of a stream and tells whether they may differ on it.
func agree(t testing.TB, r *Rules, pieces [][]byte) (known bool) {
	t.Helper()
	mine, theirs := ours(t, r, pieces), byGorilla(t, r, pieces)
	steady(t, r, pieces)
	_, known = gorillaDiffers[mine.why]
	switch {
	case mine.String() == theirs.String():
		return false
	case theirs.end == "1009" && mine.end == "open" && ours(t, r, append(pieces, make([]byte, 4))).String() == theirs.String():
		return true // a length beyond 2^63 is judged before the mask has come
	case deflates(slices.Concat(pieces...)) && sooner(mine, theirs):
		return true
	case !known:
		t.Fatalf("ours    %v (%s)\ngorilla %v\n%x", mine, mine.why, theirs, pieces)
	case len(theirs.heard) < len(mine.heard) || !slices.Equal(mine.heard, theirs.heard[:len(mine.heard)]):
		t.Fatalf("before the difference that is known:\nours    %v\ngorilla %v\n%x", mine, theirs, pieces)
	}
	return true
}

// steady holds that it makes no difference how a stream is split.
func steady(t testing.TB, r *Rules, pieces [][]byte) {
	t.Helper()
	mine, whole := ours(t, r, pieces), ours(t, r, [][]byte{slices.Concat(pieces...)})
	if mine.String() != whole.String() {
		t.Fatalf("in pieces %v\nat once   %v\n%x", mine, whole, pieces)
	}
}

// sooner tells the third difference: gorilla inflates a compressed message while it comes, and finds earlier that it is
// too long, not UTF-8 or nothing compressed. For us what comes between its fragments is heard first.
func sooner(mine, theirs verdict) bool {
	early := []string{"1007", "1009"}
	return slices.Contains(early, theirs.end) || slices.Contains(early, mine.end)
}

func rules(longest int, deflated bool) *Rules {
	r := &Rules{Longest: longest}
	if deflated {
		r.Inflater = &Inflater{}
	}
	return r
}

// TestAsGorillaDoes compares random streams in random pieces.
func TestAsGorillaDoes(t *testing.T) {
	t.Parallel()
	made := newClients(seed(t))
	known, ends := 0, map[string]int{}
	for range cases(1000) {
		deflated := made.IntN(2) == 0
		r := rules([]int{1000, 70_000, 1 << 20}[made.IntN(3)], deflated)
		pieces := cut(made.stream(deflated), made.IntN)
		if agree(t, r, pieces) {
			known++
		}
		ends[ours(t, r, pieces).end]++
	}
	t.Logf("%d streams end on a difference that is known; ends: %v", known, ends)
	for _, end := range []string{"open", "closed 1005", "1002", "1007", "1009"} {
		if ends[end] == 0 {
			t.Errorf("only %d streams end with %s", ends[end], end)
		}
	}
}

func FuzzParser(f *testing.F) {
	made := newClients(1)
	for range 50 {
		f.Add(made.stream(true), uint64(1), uint16(1000), true)
	}
	f.Fuzz(func(t *testing.T, stream []byte, splits uint64, longest uint16, deflated bool) {
		pieces := cut(stream, rand.New(rand.NewPCG(splits, 1)).IntN)
		if r := rules(1+int(longest), deflated); deflated && deflates(stream) {
			steady(t, r, pieces) // a last block in the midst of a message is for gorilla its end
		} else {
			agree(t, r, pieces)
		}
	})
}
