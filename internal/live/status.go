package live

import (
	"cmp"
	"context"
	"encoding/json"
	"slices"
	"sync"
	"time"
)

// Status is how live delivery does on all nodes.
type Status struct {
	// ObservedAt is when this was put together.
	ObservedAt time.Time
	// Nodes are those that were heard of lately, the one that answers first.
	Nodes []*NodeStatus
	// Readers are the readers of the whole log.
	Readers []*ReaderLag
}

// NodeStatus is what a node says of itself.
type NodeStatus struct {
	ID string `json:"id"`
	// IsAnswering: it is the one that put the status together.
	IsAnswering  bool      `json:"-"`
	StartedAt    time.Time `json:"startedAt"`
	IsDraining   bool      `json:"draining"`
	Sockets      int       `json:"sockets"`
	EventStreams int       `json:"eventStreams"`
	Operations   int       `json:"operations"`
	Feeds        int       `json:"feeds"`
	FeedMembers  int       `json:"feedMembers"`
	Subscribers  int       `json:"subscribers"`
	Streams      int       `json:"streams"`
	LagNotices   int       `json:"lagNotices"`
	WaitingBytes int       `json:"waitingBytes"`
	Resumes      int       `json:"resumes"`
	Resets       int       `json:"resets"`
	Drops        int       `json:"drops"`
	HintsSent    int       `json:"hintsSent"`
	HintsHeard   int       `json:"hintsHeard"`
	SweptStreams int       `json:"sweptStreams"`
	// RightsAge is for how many seconds the node has not known for certain that no right has changed.
	RightsAge      float64 `json:"rightsAge"`
	Bus            string  `json:"bus"`
	IsBusConnected bool    `json:"busConnected"`
}

// BoardOptions says what a board works with.
type BoardOptions struct {
	// Node names this node among the others.
	Node       string
	Hub        *Hub
	Transports *Transports
	// Beat is how often nodes say how they do while somebody watches; once a second.
	Beat time.Duration
}

const (
	kindStatus = "status"
	topicNode  = "node"
	// heardFor is for how many beats a node is shown after it was last heard of, askedFor for how many it answers a
	// question.
	heardFor = 10
	askedFor = 5
)

// Board shows how all nodes do. They say so to each other as long as somebody asks: who watches makes his node ask at
// each beat.
type Board struct {
	options BoardOptions
	states  *States[Status]
	started time.Time

	mu      sync.Mutex
	asked   time.Time
	others  map[string]heardStatus
	readers []*ReaderLag
	version int64
}

type heardStatus struct {
	status NodeStatus
	at     time.Time
}

// nodeMessage is what travels on the bus: a question, or what a node says of itself.
type nodeMessage struct {
	Ask    bool        `json:"ask,omitempty"`
	Status *NodeStatus `json:"status,omitempty"`
}

// NewBoard returns a board that nobody watches yet and that ends with the hub.
func NewBoard(o BoardOptions) *Board {
	o.Beat = or(o.Beat, time.Second)
	b := &Board{options: o, started: time.Now().UTC(), others: map[string]heardStatus{}}
	b.states = newStates(o.Hub, Source[Status]{Kind: kindStatus, Load: b.load}, true)
	stop := o.Hub.bus.Follow(topicNode, b.hear)
	if !o.Hub.spawn(func() { b.beatUntilClosed(stop) }) {
		stop()
	}
	return b
}

// Watch tells how all nodes do, at each beat until ctx ends.
func (b *Board) Watch(ctx context.Context) (<-chan State[Status], error) {
	watch, err := b.states.Watch(ctx, 0)
	if err == nil {
		b.ask()
	}
	return watch, err
}

func (b *Board) beatUntilClosed(stop func()) {
	ticker := time.NewTicker(b.options.Beat)
	defer ticker.Stop()
	defer stop()
	for {
		select {
		case <-ticker.C:
			b.beat()
		case <-b.options.Hub.ctx.Done():
			return
		}
	}
}

func (b *Board) beat() {
	if b.states.areWatched() {
		b.ask()
		b.states.touch(0)
	}
	b.mu.Lock()
	wanted := !b.asked.IsZero() && time.Since(b.asked) < askedFor*b.options.Beat
	b.mu.Unlock()
	if wanted {
		b.answer()
	}
}

func (b *Board) ask() { b.say("ask", nodeMessage{Ask: true}) }

func (b *Board) answer() {
	own := b.own()
	b.say(own.ID, nodeMessage{Status: &own})
}

func (b *Board) say(key string, m nodeMessage) {
	text, err := json.Marshal(m)
	if err == nil { // numbers and names can always be written
		b.options.Hub.bus.Send(topicNode, key, text)
	}
}

// hear takes a question or an answer. The answer to a question waits for the next beat, so that no two nodes excite each
// other.
func (b *Board) hear(text []byte) {
	var m nodeMessage
	if json.Unmarshal(text, &m) != nil {
		return // nothing, or a newer node's
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if m.Ask {
		b.asked = time.Now()
	}
	if m.Status != nil && m.Status.ID != b.options.Node {
		b.others[m.Status.ID] = heardStatus{*m.Status, time.Now()}
	}
}

func (b *Board) load(ctx context.Context, _ int64) (State[Status], error) {
	ctx, cancel := context.WithTimeout(ctx, b.options.Beat/2)
	defer cancel()
	readers, err := b.options.Hub.store.lag(ctx)
	own := b.own()
	own.IsAnswering = true
	b.mu.Lock()
	defer b.mu.Unlock()
	if err == nil { // otherwise the last that was known is shown: the page is for bad days
		b.readers = pointers(readers)
	}
	b.version++
	now := Status{ObservedAt: time.Now().UTC(), Nodes: append([]*NodeStatus{&own}, b.heard()...), Readers: b.readers}
	return State[Status]{Version: b.version, Value: now}, nil
}

func pointers[T any](list []T) []*T {
	out := make([]*T, len(list))
	for i := range list {
		out[i] = &list[i]
	}
	return out
}

// heard returns the other nodes that were heard of lately, the oldest first.
func (b *Board) heard() (list []*NodeStatus) {
	for id, h := range b.others {
		if time.Since(h.at) > heardFor*b.options.Beat {
			delete(b.others, id)
			continue
		}
		list = append(list, &h.status)
	}
	slices.SortFunc(list, func(a, b *NodeStatus) int {
		return cmp.Or(a.StartedAt.Compare(b.StartedAt), cmp.Compare(a.ID, b.ID))
	})
	return list
}

// own is how this node does.
func (b *Board) own() NodeStatus {
	m, bus, doors := b.options.Hub.metrics, b.options.Hub.bus.Status(), b.options.Transports.standing()
	return NodeStatus{
		ID: b.options.Node, StartedAt: b.started, IsDraining: doors.draining,
		Sockets: doors.sockets, EventStreams: doors.streams, Operations: doors.operations, WaitingBytes: doors.waiting,
		Feeds: total(m.feeds), FeedMembers: total(m.feedMembers), Subscribers: total(m.subscribers), Streams: total(m.streams), LagNotices: total(m.lag),
		Resumes: total(m.resumes), Resets: total(m.resets), Drops: total(m.drops.WithLabelValues(string(Slow))) + total(m.drops.WithLabelValues("stalled")), SweptStreams: total(m.found),
		HintsSent: int(bus.Sent), HintsHeard: int(bus.Heard), RightsAge: b.options.Transports.rights.age(b.started).Seconds(),
		Bus: bus.Name, IsBusConnected: bus.Connected,
	}
}
