package live

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"strconv"
	"sync"
	"time"

	"piazza/internal/problem"
)

// Who is here and who is writing is known by the nodes alone: nothing of it is stored, and what is lost is said again.
// Each node tells the others over the bus who is with it; a member who does not show his name is a number there too, and
// another one under each entry.

// mostRanks bounds how many ranks there are.
const mostRanks = 8

// Crowd is who is here at one moment.
type Crowd[M any] struct {
	// Count is how many are here.
	Count int
	// Ranks is how many of them are of each rank.
	Ranks [mostRanks]int
	// Members are those who show their names, latest arrivals first, at most 24.
	Members []*M
	// Typing are the first of those who are writing and show their names, at most three.
	Typing []*M
	// TypingCount is how many are writing.
	TypingCount int
}

// PresenceOptions says what presence works with. Durations that are 0 take their defaults.
type PresenceOptions[M any] struct {
	// Kind is what people are present in, an entry where nothing is said. There is one presence for each kind.
	Kind string
	// Ranked tells that those who are here are counted by their ranks.
	Ranked bool
	// Pace is the least time between two values for the watchers of a class; where it is 0, a quarter of a second.
	Pace [Classes]time.Duration
	// Node names this node among the others.
	Node string
	// Names returns what is shown of members; who is missing is not shown.
	Names func(ctx context.Context, members []int64) (map[int64]*M, error)
	// Beat is the least time between two messages of a node about one entry; 1 s.
	Beat time.Duration
	// Refresh is how often a node says the same again; 10 s.
	Refresh time.Duration
	// Forget is when a node that says nothing any more is no longer counted; 25 s.
	Forget time.Duration
	// Typing is how long somebody writes who has said so; 5 s.
	Typing time.Duration
	// Linger is how long a room is kept for whoever asks for a count; 10 min.
	Linger time.Duration
}

// Presence knows who is here.
type Presence[M any] struct {
	hub     *Hub
	options PresenceOptions[M]
	states  *States[Crowd[M]]

	mu    sync.Mutex
	rooms map[int64]*room
	// version is the newest that any crowd has.
	version int64
	// sent numbers the messages of this node, so that an old one that comes late is recognised.
	sent uint64
	// said is when members last said where they write.
	said map[int64]map[int64]time.Time
}

const (
	kindPresence = "presence"
	// quanta is how many times a beat is looked whether somebody has stopped writing.
	quanta = 4
	// mostPens is under how many entries one member writes at once.
	mostPens = 5
)

// NewPresence returns an empty square that ends with the hub.
func NewPresence[M any](h *Hub, o PresenceOptions[M]) *Presence[M] {
	o.Beat = or(o.Beat, time.Second)
	o.Refresh = or(o.Refresh, 10*time.Second)
	o.Forget = or(o.Forget, 25*time.Second)
	o.Typing = or(o.Typing, 5*time.Second)
	o.Linger = or(o.Linger, 10*time.Minute)
	o.Kind = or(o.Kind, kindPresence)
	p := &Presence[M]{hub: h, options: o, rooms: map[int64]*room{}, said: map[int64]map[int64]time.Time{}}
	p.states = newStates(h, Source[Crowd[M]]{Kind: o.Kind, Load: p.load, Pace: o.Pace}, true)
	h.spawn(p.beatUntilClosed)
	return p
}

// Watch lets a guest in, until his operation is over, and tells him who is here: now, and whenever that changes, at most four
// times a second. What is run for many looks and lets nobody in: each of them was let in by himself.
func (p *Presence[M]) Watch(ctx context.Context, entry int64, g Guest) (<-chan State[Crowd[M]], error) {
	if IsShared(ctx) {
		return p.Look(ctx, entry, Front)
	}
	g = g.at(ctx)
	p.enter(entry, g)
	crowds, err := p.states.Watch(ctx, entry)
	if err != nil {
		p.exit(entry, g)
		return nil, err
	}
	whenOver(ctx, func() { p.exit(entry, g) })
	return crowds, nil
}

// Enter lets a guest in until his operation is over, and tells him nothing.
func (p *Presence[M]) Enter(ctx context.Context, entry int64, g Guest) {
	if !IsShared(ctx) {
		g = g.at(ctx)
		p.enter(entry, g)
		whenOver(ctx, func() { p.exit(entry, g) })
	}
}

// Look tells who is here to one who is not.
func (p *Presence[M]) Look(ctx context.Context, entry int64, class Class) (<-chan State[Crowd[M]], error) {
	p.visit(entry, func(r *room) { r.lookers++ })
	crowds, err := p.states.WatchAs(ctx, entry, class)
	leave := func() { p.visit(entry, func(r *room) { r.lookers-- }) }
	if err != nil {
		leave()
		return nil, err
	}
	context.AfterFunc(ctx, leave)
	return crowds, nil
}

// settling is how many beats it takes until every node that is there has said who is with it.
const settling = 3

// Ranks returns how many are here of each rank. It is not known where nobody here has looked for some time: from now on it is
// going to be.
func (p *Presence[M]) Ranks(entry int64) (ranks [mostRanks]int, known bool) {
	p.visit(entry, func(r *room) {
		now := time.Now()
		known = now.Sub(r.opened) >= settling*p.options.Beat
		r.keep = now.Add(p.options.Linger)
		ranks = r.crowd().ranks
	})
	return ranks, known
}

func (p *Presence[M]) enter(entry int64, g Guest) {
	p.visit(entry, func(r *room) { r.enter(p.mask(entry, g.key()), g) })
	p.hub.metrics.presenceGuests.Inc()
	p.states.touch(entry)
}

// visit does something with a room under the lock, which is opened where there is none.
func (p *Presence[M]) visit(entry int64, do func(*room)) {
	p.mu.Lock()
	r := p.rooms[entry]
	made := r == nil
	if made {
		r = newRoom(entry, p.topic(entry))
		p.rooms[entry] = r
		p.hub.metrics.presenceEntries.Inc()
	}
	do(r)
	p.mu.Unlock()
	if made {
		p.follow(r)
	}
}

// follow listens to the other nodes. It is called without the lock, which what is heard will need.
func (p *Presence[M]) follow(r *room) {
	stop := p.hub.bus.Follow(r.topic, func(message []byte) { p.hear(r, message) })
	p.mu.Lock()
	defer p.mu.Unlock()
	r.unfollow = stop
}

func (p *Presence[M]) exit(entry int64, g Guest) {
	p.mu.Lock()
	if r := p.rooms[entry]; r != nil {
		r.exit(p.mask(entry, g.key()), g)
	}
	p.mu.Unlock()
	p.hub.metrics.presenceGuests.Dec()
	p.states.touch(entry)
}

// hear takes another node's word for who is with it.
func (p *Presence[M]) hear(r *room, message []byte) {
	p.mu.Lock()
	if p.rooms[r.entry] != r {
		p.mu.Unlock()
		return
	}
	changed := r.hear(message, time.Now(), p.options.Typing)
	p.mu.Unlock()
	if changed {
		p.states.touch(r.entry)
	}
}

// Typing takes note that a member is writing, here and on the other nodes. Who says so all the time is heard once a beat.
func (p *Presence[M]) Typing(entry int64, g Guest) error {
	now := time.Now()
	p.mu.Lock()
	pens := p.said[g.Member]
	last, known := pens[entry]
	switch {
	case known && now.Sub(last) < p.options.Beat:
		p.mu.Unlock()
		return nil
	case !known && len(pens) >= mostPens:
		p.mu.Unlock()
		return problem.TooMuch("typing_everywhere", "You are writing in too many places at once.")
	case pens == nil:
		pens = map[int64]time.Time{}
		p.said[g.Member] = pens
	}
	pens[entry] = now
	said := typed{mask: p.mask(entry, g.key())}
	if g.Visible {
		said.member = g.Member
	}
	if r := p.rooms[entry]; r != nil {
		r.write(said, now, p.options.Typing)
	}
	p.mu.Unlock()
	p.states.touch(entry)
	// A member who goes on writing says so again: later than that it would be told of somebody who may have stopped.
	sendFor(p.hub.bus, p.options.Beat, p.topic(entry), hex.EncodeToString(said.mask[:]), said.message())
	return nil
}

// load tells who is here. The version grows only where that is not what was told last.
func (p *Presence[M]) load(ctx context.Context, entry int64) (State[Crowd[M]], error) {
	p.mu.Lock()
	now, version := crowd{}, p.version
	if r := p.rooms[entry]; r != nil {
		now = r.crowd()
		if r.version == 0 || !now.equal(r.told) {
			p.version++
			r.told, r.version = now, p.version
		}
		version = r.version
	}
	p.mu.Unlock()
	shown, err := p.name(ctx, now)
	return State[Crowd[M]]{Version: version, Value: shown}, err
}

func (p *Presence[M]) name(ctx context.Context, c crowd) (Crowd[M], error) {
	shown := Crowd[M]{Count: c.count, Ranks: c.ranks, TypingCount: c.typing}
	ids := append(append([]int64{}, c.shown...), c.writing...)
	if len(ids) == 0 {
		return shown, nil
	}
	done, err := p.hub.turn()
	if err != nil {
		return shown, err
	}
	defer done()
	names, err := p.options.Names(ctx, ids)
	pick := func(ids []int64) (found []*M) {
		for _, id := range ids {
			if m := names[id]; m != nil {
				found = append(found, m)
			}
		}
		return found
	}
	shown.Members, shown.Typing = pick(c.shown), pick(c.writing)
	return shown, err
}

// mask is a member's number under one entry. Only who has the installation's key could tell whose it is, or find the
// same member under another entry. It is zero for a visitor.
func (p *Presence[M]) mask(entry, member int64) (m mask) {
	if member == 0 {
		return m
	}
	h := hmac.New(sha256.New, p.hub.options.Key)
	h.Write([]byte(p.options.Kind + "\x00"))
	var numbers [16]byte
	binary.BigEndian.PutUint64(numbers[:], uint64(entry))
	binary.BigEndian.PutUint64(numbers[8:], uint64(member))
	h.Write(numbers[:])
	copy(m[:], h.Sum(nil))
	return m
}

// Stream is what presence there is shown as. Nothing is ever noted on it.
func (p *Presence[M]) Stream(entry int64) Stream {
	return Stream{Kind: p.options.Kind, Ref: entry}
}

func (p *Presence[M]) topic(entry int64) string {
	return p.options.Kind + "/" + strconv.FormatInt(entry, 10)
}
