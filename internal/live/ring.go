package live

import "piazza/internal/db"

// firstSlots is how many notices are kept whoever needs them: those who come back after a moment stand there.
const firstSlots = 8

// ring holds the latest notices of a stream. It begins small and grows only while somebody still needs its oldest one.
type ring struct {
	slots []*db.Notice
	// first is the sequence number of the oldest notice held, next that of the one to come.
	first, next int64
	// before is the tag of the notice before the oldest.
	before int64
}

// begin empties the ring and says after which notice it begins.
func (r *ring) begin(at position) {
	*r = ring{slots: make([]*db.Notice, firstSlots), first: at.seq + 1, next: at.seq + 1, before: at.tag}
}

func (r *ring) full() bool { return r.next-r.first == int64(len(r.slots)) }

// grow doubles the ring up to a limit and tells whether it could.
func (r *ring) grow(limit int) bool {
	size := min(2*len(r.slots), limit)
	if size <= len(r.slots) {
		return false
	}
	slots := make([]*db.Notice, size)
	for seq := r.first; seq < r.next; seq++ {
		slots[seq%int64(size)] = r.slots[seq%int64(len(r.slots))]
	}
	r.slots = slots
	return true
}

// push adds the next notice and, where the ring is full, overwrites the oldest.
func (r *ring) push(n *db.Notice) {
	if r.full() {
		r.before = r.slots[r.first%int64(len(r.slots))].Tag
		r.first++
	}
	r.slots[r.next%int64(len(r.slots))] = n
	r.next++
}

// compact keeps at most the latest so many notices, side by side: one by one they keep alive pages on which everything else was garbage.
func (r *ring) compact(most int) {
	kept := make([]db.Notice, 0, most)
	for seq := max(r.first, r.next-int64(most)); seq < r.next; seq++ {
		kept = append(kept, *r.slots[seq%int64(len(r.slots))])
	}
	begin := position{r.next - 1 - int64(len(kept)), r.before}
	if begin.seq >= r.first {
		begin.tag = r.slots[begin.seq%int64(len(r.slots))].Tag
	}
	r.begin(begin)
	for i := range kept {
		r.push(&kept[i])
	}
}

// read copies what is held beyond a notice into a batch and returns how much that is. It is false where the notice
// that follows has been overwritten.
func (r *ring) read(after int64, batch []*db.Notice) (int, bool) {
	if after+1 < r.first {
		return 0, false
	}
	n := 0
	for seq := after + 1; seq < r.next && n < len(batch); seq++ {
		batch[n] = r.slots[seq%int64(len(r.slots))]
		n++
	}
	return n, true
}

// holds tells whether everything that follows a place is held, or is yet to come, and is of the same log.
func (r *ring) holds(at position) bool {
	switch {
	case at.seq < r.first-1, at.seq >= r.next:
		return false
	case at.seq == r.first-1:
		return at.tag == r.before
	default:
		return at.tag == r.slots[at.seq%int64(len(r.slots))].Tag
	}
}
