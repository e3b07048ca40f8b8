package live

import "piazza/internal/db"

// told is a notice of the log with the cursor that stands right after it.
type told struct {
	notice *db.Notice
	cursor string
}

const firstSlots = 16

// ring holds the latest notices of a stream. It begins small and grows only while somebody still needs its oldest one.
type ring struct {
	slots []told
	// first is the sequence number of the oldest notice held, next that of the one to come.
	first, next int64
}

// begin empties the ring and says which notice comes next.
func (r *ring) begin(next int64) { *r = ring{slots: make([]told, firstSlots), first: next, next: next} }

func (r *ring) full() bool { return r.next-r.first == int64(len(r.slots)) }

// grow doubles the ring up to a limit and tells whether it could.
func (r *ring) grow(limit int) bool {
	size := min(2*len(r.slots), limit)
	if size <= len(r.slots) {
		return false
	}
	slots := make([]told, size)
	for seq := r.first; seq < r.next; seq++ {
		slots[seq%int64(size)] = r.slots[seq%int64(len(r.slots))]
	}
	r.slots = slots
	return true
}

// push adds the next notice and, where the ring is full, overwrites the oldest.
func (r *ring) push(t told) {
	if r.full() {
		r.first++
	}
	r.slots[r.next%int64(len(r.slots))] = t
	r.next++
}

// read copies what is held beyond a notice into a batch and returns how much that is. It is false where the notice
// that follows has been overwritten.
func (r *ring) read(after int64, batch []told) (int, bool) {
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
