package live

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"

	"piazza/internal/db"
	"piazza/internal/problem"
)

const (
	// maxBacklog is how many notices a cursor may lie behind and still be followed.
	maxBacklog = 1000
	// pageSize is how many notices one statement reads.
	pageSize = 250
	// readers bounds the statements that follow the log at one time, so that readers of pages find the pool free.
	readers = 4
	// defaultRing is how many notices a listener may lag behind before he is sent away.
	defaultRing  = 1024
	defaultSweep = time.Second
	fetchTimeout = 5 * time.Second
)

// Options says what a hub works with.
type Options struct {
	DB *db.DB
	// Key authenticates cursors: the installation's cursor_key.
	Key []byte
	// Bus carries word of commits to other nodes; nil means that there are none. Whoever made it closes it, after the hub.
	Bus Bus
	// Sweep is how often the hub asks where the streams stand, whatever the hints say; 0 means once a second.
	Sweep time.Duration
	// Ring caps a stream's ring of notices, 0 means 1,024.
	Ring int
	// Metrics counts what happens; nil means nobody looks.
	Metrics *Metrics
	Log     *slog.Logger
}

// Hub lets many listen to the log while one reads it.
type Hub struct {
	options Options
	store   store
	apart   *apart
	sealer  sealer
	bus     Bus
	kinds   kinds
	metrics *Metrics
	gate    chan struct{}
	// missing reads what tails and those behind them miss of the log.
	missing *db.Lookups[stretch, map[stretch][]db.Notice]
	lane    *lane

	ctx     context.Context
	cancel  context.CancelFunc
	running sync.WaitGroup

	// seen is told of notices as they come in, before any subscriber is.
	seen atomic.Pointer[func(db.Stream, []db.Notice)]

	mu     sync.Mutex
	closed bool
	tails  map[db.Stream]*tail
	// doubted are the tails of which a hint says that the log should be asked; doubts calls the sweeper.
	doubted map[*tail]struct{}
	doubts  chan struct{}
}

// NewHub returns a hub that runs until Close.
func NewHub(o Options) *Hub {
	if o.Bus == nil {
		o.Bus = alone{}
	}
	if o.Sweep == 0 {
		o.Sweep = defaultSweep
	}
	if o.Ring == 0 {
		o.Ring = defaultRing
	}
	if o.Metrics == nil {
		o.Metrics = NewMetrics(nil)
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	h := &Hub{
		options: o, store: store{o.DB}, apart: &apart{db: o.DB}, sealer: newSealer(o.Key), bus: o.Bus, metrics: o.Metrics,
		gate: make(chan struct{}, readers), lane: newLane(o.Metrics), tails: map[db.Stream]*tail{},
		doubted: map[*tail]struct{}{}, doubts: make(chan struct{}, 1),
	}
	h.missing = db.NewLookups(h.read)
	h.ctx, h.cancel = context.WithCancel(context.Background())
	h.spawn(h.sweepUntilClosed)
	return h
}

func (h *Hub) tailOf(stream db.Stream) *tail {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.tails[stream]
}

// Subscribe listens to a stream from a cursor on, or from now where the cursor is empty. The first delivery says what
// became of the time before. The channel closes when ctx ends, and when the hub gives the listener up: WithEnding then
// tells why.
//
// What is run for many hears what has happened since it was last run, and no more: the channel is closed behind it.
func (h *Hub) Subscribe(ctx context.Context, stream db.Stream, after string) (<-chan Delivery, error) {
	if c := courseOf(ctx); c != nil && c.from != nil && c.from.news != nil && c.from.stream == stream {
		return c.from.news, nil
	}
	s, err := h.join(stream)
	if err != nil {
		return nil, err
	}
	first, err := h.resume(ctx, s, after)
	if err != nil {
		h.leave(s)
		return nil, err
	}
	out := make(chan Delivery)
	if !h.spawn(func() { s.run(ctx, out, first) }) {
		h.leave(s)
		return nil, closing()
	}
	return out, nil
}

func closing() error {
	return problem.Down("closing", "The server is going down, try again in a moment.")
}

// join registers a subscriber: from here on the tail keeps what he will need.
func (h *Hub) join(stream db.Stream) (*subscriber, error) { return h.joinWith(stream, nil) }

// joinWith is join for one whom nobody runs: news is called, under the tail's lock, when there is more, and when he is ended.
func (h *Hub) joinWith(stream db.Stream, news func()) (*subscriber, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.closed {
		return nil, closing()
	}
	t := h.tails[stream]
	if t == nil {
		t = newTail(h, stream)
		t.unfollow = h.follow(stream)
		h.tails[stream] = t
		h.metrics.streams.Inc()
	}
	s := newSubscriber(t)
	s.news = news
	t.mu.Lock()
	t.enter(s)
	t.mu.Unlock()
	h.metrics.subscribers.Inc()
	return s, nil
}

// leave forgets a subscriber, and his tail when he was the last.
func (h *Hub) leave(s *subscriber) {
	h.mu.Lock()
	defer h.mu.Unlock()
	t := s.tail
	t.mu.Lock()
	t.leave(s)
	last := len(t.subscribers) == 0
	t.mu.Unlock()
	h.metrics.subscribers.Dec()
	if last {
		h.drop(t)
	}
	select {
	case <-s.gone:
		h.metrics.drops.WithLabelValues(string(s.reason)).Inc()
	default:
	}
}

// drop forgets a tail, under the lock.
func (h *Hub) drop(t *tail) {
	if h.tails[t.stream] == t {
		delete(h.tails, t.stream)
		delete(h.doubted, t)
		t.unfollow()
		h.metrics.streams.Dec()
	}
}

// abandon ends a tail that cannot go on. Who comes back starts a new one.
func (h *Hub) abandon(t *tail, reason Reason) {
	h.mu.Lock()
	h.drop(t)
	h.mu.Unlock()
	t.mu.Lock()
	defer t.mu.Unlock()
	t.reading = false
	for s := range t.subscribers {
		s.end(reason)
	}
}

// spawn runs f unless the hub is closing.
func (h *Hub) spawn(f func()) bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.closed {
		return false
	}
	h.running.Go(f)
	return true
}

// errBroken says that the log no longer has the notice that was read last, as after a restore.
var errBroken = errors.New("the log does not go on from here")

// fetch reads the notices that follow a place, together with what others miss at this moment. The place is read with
// them: what follows the same number in a restored log must not pass for what is missing.
func (h *Hub) fetch(id int64, after position, upto int64, most int) ([]db.Notice, error) {
	wanted := stretch{id, after.seq - 1, upto, int64(most) + 1}
	if after.seq == 0 {
		wanted = stretch{id, 0, upto, int64(most)}
	}
	found, err := h.missing.Ask(h.ctx, wanted)
	notices := found[wanted]
	if err != nil || after.seq == 0 {
		return notices, err
	}
	if len(notices) == 0 || notices[0].Seq != after.seq || notices[0].Tag != after.tag {
		return nil, errBroken
	}
	return notices[1:], nil
}

// read is one of the few statements for everybody who listens: it lasts no longer than the hub, and its time begins with its turn.
func (h *Hub) read(_ context.Context, wanted []stretch) (map[stretch][]db.Notice, error) {
	done, err := h.turn()
	if err != nil {
		return nil, err
	}
	defer done()
	ctx, cancel := context.WithTimeout(h.ctx, fetchTimeout)
	defer cancel()
	return h.store.stretches(ctx, wanted)
}

func (h *Hub) complain(what string, err error) {
	if h.ctx.Err() == nil {
		h.metrics.failures.Inc()
		h.options.Log.Warn("live: could not "+what, "error", err)
	}
}

// Close ends every subscription and waits until all are gone.
func (h *Hub) Close() {
	h.mu.Lock()
	h.closed = true
	tails := make([]*tail, 0, len(h.tails))
	for _, t := range h.tails {
		tails = append(tails, t)
	}
	h.mu.Unlock()
	for _, t := range tails {
		h.abandon(t, Closing)
	}
	h.kinds.close()
	h.cancel()
	h.running.Wait()
	h.apart.close()
}
