package live

import "testing"

// stamped remembers editions of these numbers, each of the thing of its number.
func stamped(seqs ...int64) *stamps {
	s, stream := &stamps{}, thread(1)
	for _, seq := range seqs {
		s.add(&edition{at: position{seq: seq}, stream: &stream, ref: seq})
	}
	return s
}

func about(ref int64) func(*label) bool {
	return func(l *label) bool { return l.shows(thread(1), ref, Thing) }
}

// The numbers of editions have holes: what was sent last need not be what has the next numbers.
func TestStampsAreCounted(t *testing.T) {
	t.Parallel()
	s := stamped(90, 95, 100, 161, 162)
	for ref, want := range map[int64]bool{90: false, 95: true, 100: true, 161: true, 162: false, 120: false} {
		if got := s.show(161, 3, about(ref)); got != want {
			t.Errorf("of three up to 161, one shows %d: %v", ref, got)
		}
	}
}

// After something was taken away editions come again: some were told them before, others after.
func TestStampsOfWhatCameAgain(t *testing.T) {
	t.Parallel()
	s := stamped(1, 2, 3, 4, 5, 6, 3, 5, 6, 7)
	for ref, want := range map[int64]bool{1: false, 2: false, 4: true, 5: true, 6: true, 7: false} {
		if got := s.show(6, 3, about(ref)); got != want {
			t.Errorf("of three up to 6, one shows %d: %v", ref, got)
		}
	}
}

// What is not remembered any more may show anything.
func TestForgottenStamps(t *testing.T) {
	t.Parallel()
	var all []int64
	for seq := range int64(mostStamps) {
		all = append(all, 10*seq)
	}
	last := all[len(all)-1]
	if stamped(all...).show(last, 2*mostStamps, about(-1)) {
		t.Error("all are remembered, and none shows it")
	}
	more := stamped(append(all, last+10)...)
	if more.show(last+10, mostStamps/4, about(-1)) || !more.show(last+10, mostStamps, about(-1)) {
		t.Error("half of them are remembered")
	}
	if !more.show(last/2, 3, about(-1)) {
		t.Error("whose latest are forgotten may hold anything")
	}
}

// A stamp keeps in two numbers what it was made of.
func TestAStampSaysWhatItIsOf(t *testing.T) {
	t.Parallel()
	for _, seq := range []int64{0, 1, 1 << 40} {
		for _, anything := range []bool{false, true} {
			s := stampOf(&edition{at: position{seq: seq}, ref: -5, anything: anything})
			if s.seq() != seq || s.anything() != anything || s.ref != -5 {
				t.Errorf("%d, %v became %d, %v of %d", seq, anything, s.seq(), s.anything(), s.ref)
			}
		}
	}
}
