package live

import (
	"bytes"
	"cmp"
	"maps"
	"slices"
	"time"
)

const (
	// mostShown is how many names are shown, mostWriting how many of those who write.
	mostShown   = 24
	mostWriting = 3
	// mostTypists bounds what is kept of those who write under one entry.
	mostTypists = 1000
)

// mask stands for a member where his name is not wanted.
type mask [8]byte

// room is who is present under one entry. Everything is under the lock of Presence.
type room struct {
	entry    int64
	topic    string
	unfollow func()

	// guests and visitors are here on this node: how often each visitor came in, by his window.
	guests   map[mask]*guest
	visitors map[any]int
	// parts are who is with the other nodes, by their names.
	parts   map[string]*part
	typists map[mask]typist

	// changed: others have not been told what is here. asking: we do not know what is there.
	changed, asking bool
	sent            time.Time
	// lookers see who is here without being here; until keep somebody asks for a count now and then.
	lookers      int
	opened, keep time.Time

	told    crowd
	version int64
}

// guest is a member with one window or more.
type guest struct {
	member         int64
	windows, shows int
	since          int64
	// ranks is how many of his windows are of each rank.
	ranks [mostRanks]int
}

// rank is the greatest that he has in a window.
func (g *guest) rank() byte {
	for rank := mostRanks - 1; rank > 0; rank-- {
		if g.ranks[rank] > 0 {
			return byte(rank)
		}
	}
	return 0
}

// rankOf keeps a rank within those that there are.
func rankOf(rank int) int { return min(max(rank, 0), mostRanks-1) }

// typist is somebody who writes; member is 0 where he does not show his name.
type typist struct {
	member int64
	since  time.Time
	until  time.Time
}

// arrival is a member who shows his name, and since when, in seconds of his node's clock: it serves for the order alone.
type arrival struct{ member, since int64 }

// crowd is what one sees of a room.
type crowd struct {
	count, typing  int
	ranks          [mostRanks]int
	shown, writing []int64
}

func (c crowd) equal(other crowd) bool {
	return c.count == other.count && c.ranks == other.ranks && c.typing == other.typing && slices.Equal(c.shown, other.shown) && slices.Equal(c.writing, other.writing)
}

func newRoom(entry int64, topic string) *room {
	return &room{
		entry: entry, topic: topic, opened: time.Now(), guests: map[mask]*guest{}, visitors: map[any]int{}, parts: map[string]*part{}, typists: map[mask]typist{},
		asking: true,
	}
}

func (r *room) enter(m mask, g Guest) {
	if g.key() == 0 {
		r.changed = r.changed || r.visitors[g.window] == 0
		r.visitors[g.window]++
		return
	}
	r.changed = true
	one := r.guests[m]
	if one == nil {
		one = &guest{member: g.Member}
		r.guests[m] = one
	}
	one.windows++
	one.ranks[rankOf(g.Rank)]++
	if g.Visible {
		if one.shows == 0 {
			one.since, one.member = time.Now().Unix(), g.Member
		}
		one.shows++
	}
}

func (r *room) exit(m mask, g Guest) {
	if g.key() == 0 {
		r.exitVisitor(g.window)
		return
	}
	r.changed = true
	one := r.guests[m]
	switch {
	case one == nil: // all have left already
	case one.windows == 1:
		delete(r.guests, m)
	default:
		one.windows--
		one.ranks[rankOf(g.Rank)]--
		if g.Visible {
			one.shows--
		}
	}
}

func (r *room) exitVisitor(window any) {
	if r.visitors[window] > 1 {
		r.visitors[window]--
		return
	}
	delete(r.visitors, window)
	r.changed = true
}

// empty tells whether nobody is here, and nobody looks.
func (r *room) empty(now time.Time) bool {
	return len(r.guests) == 0 && len(r.visitors) == 0 && r.lookers <= 0 && !now.Before(r.keep)
}

// crowd counts who is here and elsewhere. A member is one person, wherever he is.
func (r *room) crowd() crowd {
	c := crowd{}
	c.ranks[0] = len(r.visitors)
	ranks := make(map[mask]byte, len(r.guests))
	for m, g := range r.guests {
		ranks[m] = g.rank()
	}
	seen := map[int64]int64{}
	meet := func(a arrival) {
		if since, known := seen[a.member]; !known || a.since < since {
			seen[a.member] = a.since
		}
	}
	for _, a := range r.arrivals() {
		meet(a)
	}
	for _, p := range r.parts {
		c.ranks[0] += p.visitors
		for _, piece := range p.chunks {
			for _, one := range piece {
				ranks[one.mask] = max(ranks[one.mask], one.rank)
			}
		}
		for _, a := range p.shown {
			meet(a)
		}
	}
	for _, rank := range ranks {
		c.ranks[rank]++
	}
	for _, n := range c.ranks {
		c.count += n
	}
	list := make([]arrival, 0, len(seen))
	for member, since := range seen {
		list = append(list, arrival{member, since})
	}
	c.shown = latest(list)
	c.typing, c.writing = len(r.typists), r.writing()
	return c
}

// arrivals are the members here who show their names.
func (r *room) arrivals() []arrival {
	var list []arrival
	for _, g := range r.guests {
		if g.shows > 0 {
			list = append(list, arrival{g.member, g.since})
		}
	}
	return list
}

// latest returns who came last, the very last first.
func latest(list []arrival) []int64 {
	sortArrivals(list)
	found := make([]int64, 0, mostShown)
	for _, a := range list[:min(len(list), mostShown)] {
		found = append(found, a.member)
	}
	return found
}

func sortArrivals(list []arrival) {
	slices.SortFunc(list, func(a, b arrival) int { return cmp.Or(cmp.Compare(b.since, a.since), cmp.Compare(a.member, b.member)) })
}

// writing are the first of those who write and show their names.
func (r *room) writing() []int64 {
	order := slices.SortedFunc(maps.Keys(r.typists), func(a, b mask) int {
		return cmp.Or(r.typists[a].since.Compare(r.typists[b].since), bytes.Compare(a[:], b[:]))
	})
	var found []int64
	for _, m := range order {
		if member := r.typists[m].member; member != 0 && len(found) < mostWriting {
			found = append(found, member)
		}
	}
	return found
}

// write takes note that somebody is writing, and tells whether that is new.
func (r *room) write(t typed, now time.Time, lasts time.Duration) (changed bool) {
	known, before := r.typists[t.mask]
	if !before && len(r.typists) >= mostTypists {
		return false
	}
	is := typist{member: t.member, since: now, until: now.Add(lasts)}
	if before {
		is.since = known.since
	}
	r.typists[t.mask] = is
	return !before || known.member != t.member
}

// silence forgets who has stopped writing.
func (r *room) silence(now time.Time) (changed bool) {
	for m, t := range r.typists {
		if now.After(t.until) {
			delete(r.typists, m)
			changed = true
		}
	}
	return changed
}

// forget drops the parts of nodes that were last heard before.
func (r *room) forget(before time.Time) (changed bool) {
	for node, p := range r.parts {
		if p.heard.Before(before) {
			delete(r.parts, node)
			changed = true
		}
	}
	return changed
}

// due tells whether others should be told. Where many are here that takes many messages, and is said less often.
func (r *room) due(now time.Time, beat, refresh time.Duration) bool {
	since := now.Sub(r.sent)
	pause := min(time.Duration(len(r.guests)/masksPerChunk)*beat, refresh)
	return since >= refresh || (r.changed || r.asking) && since >= pause
}

// hear takes another node's message and tells whether something is different now.
func (r *room) hear(message []byte, now time.Time, lasts time.Duration) (changed bool) {
	if len(message) == 0 {
		// From now on the others are heard: what they said before is not known.
		r.asking = true
		return false
	}
	switch message[0] {
	case messageTyped:
		t, ok := readTyped(message)
		return ok && r.write(t, now, lasts)
	case messagePart, messageRanked:
		said, ok := readPart(message)
		if !ok {
			return false
		}
		known := r.parts[said.node]
		if known == nil {
			known = &part{}
			r.parts[said.node] = known
			r.changed = true
		}
		r.changed = r.changed || said.asks
		return known.take(said, now)
	}
	return false
}
