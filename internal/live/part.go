package live

import (
	"cmp"
	"encoding/binary"
	"maps"
	"slices"
	"time"
)

// What nodes say to each other about who is present. Whoever cannot read a message, as from a newer node, passes it
// over.

const (
	messagePart  = 1
	messageTyped = 2
	// messageRanked is a part that tells the rank of each who is there.
	messageRanked = 3
	// masksPerChunk keeps a message below what a bus carries, with all names and numbers.
	masksPerChunk = 500
)

// part is who is with another node, as far as is known.
type part struct {
	heard    time.Time
	seq      uint64
	visitors int
	shown    []arrival
	// chunks are those who are there, in pieces.
	chunks map[uint64][]present
}

// present is a member who is with a node, and what he is there as.
type present struct {
	mask mask
	rank byte
}

// saidPart is one message of a node: a piece of those who are with it. seq grows with each time that it says so.
type saidPart struct {
	node         string
	asks         bool
	seq          uint64
	index, total uint64
	visitors     int
	shown        []arrival
	members      []present
	// ranked: their ranks are told.
	ranked bool
}

// take puts a message in its place, unless a later one has come, and tells whether something is different now.
func (p *part) take(said saidPart, now time.Time) (changed bool) {
	p.heard = now
	if said.seq < p.seq {
		return false
	}
	if said.seq > p.seq || p.chunks == nil {
		changed = p.visitors != said.visitors || !slices.Equal(p.shown, said.shown)
		p.seq, p.visitors, p.shown = said.seq, said.visitors, said.shown
	}
	if p.chunks == nil {
		p.chunks = map[uint64][]present{}
	}
	before := len(p.chunks)
	maps.DeleteFunc(p.chunks, func(i uint64, _ []present) bool { return i >= said.total })
	changed = changed || before != len(p.chunks) || !slices.Equal(p.chunks[said.index], said.members)
	p.chunks[said.index] = said.members
	return changed
}

// part writes down who is here, and takes note that the others have been told.
func (r *room) part(said saidPart, now time.Time) [][]byte {
	shown := r.arrivals()
	sortArrivals(shown)
	members := make([]present, 0, len(r.guests))
	for m, g := range r.guests {
		members = append(members, present{m, g.rank()})
	}
	slices.SortFunc(members, func(a, b present) int { return cmp.Compare(a.mask.number(), b.mask.number()) })
	pieces := slices.Collect(slices.Chunk(members, masksPerChunk))
	if len(pieces) == 0 {
		pieces = [][]present{nil}
	}
	said.asks, said.total, said.visitors, said.shown = r.asking, uint64(len(pieces)), len(r.visitors), shown[:min(len(shown), mostShown)]
	messages := make([][]byte, len(pieces))
	for i, piece := range pieces {
		said.index, said.members = uint64(i), piece
		messages[i] = said.message()
	}
	r.sent, r.changed, r.asking = now, false, false
	return messages
}

func (m mask) number() uint64 { return binary.BigEndian.Uint64(m[:]) }

func (s saidPart) message() []byte {
	asks := byte(0)
	if s.asks {
		asks = 1
	}
	kind := byte(messagePart)
	if s.ranked {
		kind = messageRanked
	}
	out := append([]byte{kind, asks, byte(len(s.node))}, s.node...)
	for _, n := range []uint64{s.seq, s.index, s.total, uint64(s.visitors), uint64(len(s.shown))} {
		out = binary.AppendUvarint(out, n)
	}
	for _, a := range s.shown {
		out = binary.AppendUvarint(out, uint64(a.member))
		out = binary.AppendUvarint(out, uint64(a.since))
	}
	for _, one := range s.members {
		if out = append(out, one.mask[:]...); s.ranked {
			out = append(out, one.rank)
		}
	}
	return out
}

func readPart(message []byte) (s saidPart, ok bool) {
	if len(message) < 3 || len(message) < 3+int(message[2]) {
		return s, false
	}
	s.ranked, s.asks = message[0] == messageRanked, message[1] == 1
	s.node = string(message[3 : 3+message[2]])
	rest := scanner{message[3+int(message[2]):], true}
	s.seq, s.index, s.total = rest.number(), rest.number(), rest.number()
	s.visitors = int(rest.number())
	for n := rest.number(); n > 0 && n <= mostShown && rest.ok; n-- {
		s.shown = append(s.shown, arrival{int64(rest.number()), int64(rest.number())})
	}
	s.members = rest.members(s.ranked)
	return s, rest.ok && len(rest.left) == 0 && s.index < s.total && s.visitors >= 0
}

// scanner reads numbers until there are none.
type scanner struct {
	left []byte
	ok   bool
}

func (s *scanner) number() uint64 {
	v, n := binary.Uvarint(s.left)
	if n <= 0 {
		s.ok = false
		s.left = nil
		return 0
	}
	s.left = s.left[n:]
	return v
}

// members reads who is there until there are no more.
func (s *scanner) members(ranked bool) (found []present) {
	size := len(mask{})
	if ranked {
		size++
	}
	for ; len(s.left) >= size; s.left = s.left[size:] {
		one := present{mask: mask(s.left[:len(mask{})])}
		if ranked {
			one.rank = s.left[size-1]
			s.ok = s.ok && one.rank < mostRanks
		}
		found = append(found, one)
	}
	return found
}

// typed is that a member is writing; member is 0 where he does not show his name.
type typed struct {
	mask   mask
	member int64
}

func (t typed) message() []byte {
	return binary.AppendUvarint(append([]byte{messageTyped}, t.mask[:]...), uint64(t.member))
}

func readTyped(message []byte) (t typed, ok bool) {
	if len(message) < 1+len(t.mask) {
		return t, false
	}
	copy(t.mask[:], message[1:])
	rest := scanner{message[1+len(t.mask):], true}
	t.member = int64(rest.number())
	return t, rest.ok && len(rest.left) == 0
}
