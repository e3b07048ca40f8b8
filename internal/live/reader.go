package live

import (
	"context"
	"log/slog"
	"time"

	"piazza/internal/db"
)

const (
	defaultBatch = 200
	defaultPoll  = time.Second
	stepTimeout  = 30 * time.Second
	// gather is how long a reader waits after word of a commit: others come along, and one transaction reads them all.
	gather = 10 * time.Millisecond
	// patient is the longest pause while the work fails.
	patient = 30 * time.Second
)

// ReaderOptions says what a reader of the whole log is for.
type ReaderOptions struct {
	DB *db.DB
	// Name is the reader's own in the installation: its place in the log is kept under it.
	Name string
	// Work does what the reader is for, in the transaction that moves its place: both stand, or neither. It sees each
	// notice of every stream once, in the order of (transaction, stream, seq): of two notices of one stream, the later may
	// come first, where its transaction began first. Whoever needs the present state reads it. Work may notify and touch,
	// and must have no effect outside the transaction. An error keeps the reader where it is: nothing is passed over.
	Work func(ctx context.Context, tx *db.Tx, notices []db.StreamNotice) error
	// Onward begins at the present end of the log, when the reader is new and when the log became another; otherwise the
	// reader begins with the oldest notice that is kept, and Work must bear to see notices again.
	Onward bool
	// Batch is how many notices Work is given at most, 0 means 200.
	Batch int
	// Poll is how often the reader looks, whoever says that there is something; 0 means once a second.
	Poll time.Duration
	// Metrics counts what happens; nil means nobody looks.
	Metrics *ReaderMetrics
	Log     *slog.Logger
}

// Reader follows the whole log, on one node at a time: whoever holds its place reads, the others look whether he still
// does. It reads only below pg_snapshot_xmin, so that nothing it has passed can still be committed; a transaction that
// stays open, anywhere in the cluster, holds it back, which its lag shows.
type Reader struct {
	options ReaderOptions
	store   store
	metrics readerGauges
	wake    chan struct{}
	// careful is how many notices are taken one by one, after a failure: one of them is at fault.
	careful int
	// failures and held count the looks in a row that failed, or found everything held back.
	failures, held int
	stuck          *stuck
	measured       time.Time
}

// stuck is the notice that a reader cannot get past.
type stuck struct {
	stream, seq int64
	err         string
}

// NewReader returns a reader that reads while Run does.
func NewReader(o ReaderOptions) *Reader {
	if o.Batch == 0 {
		o.Batch = defaultBatch
	}
	if o.Poll == 0 {
		o.Poll = defaultPoll
	}
	if o.Metrics == nil {
		o.Metrics = NewReaderMetrics(nil)
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	o.Log = o.Log.With("reader", o.Name)
	return &Reader{options: o, store: store{o.DB}, metrics: o.Metrics.of(o.Name), wake: make(chan struct{}, 1)}
}

// Raised tells the reader that there may be something to read; it is for db.OnCommit.
func (r *Reader) Raised([]db.Head) {
	select {
	case r.wake <- struct{}{}:
	default: // it knows already
	}
}

// Run reads until ctx ends.
func (r *Reader) Run(ctx context.Context) {
	timer := time.NewTimer(0)
	defer timer.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-timer.C:
		}
		rest, wakeable := r.turn(ctx)
		timer.Reset(rest)
		if !wakeable {
			continue
		}
		select {
		case <-ctx.Done():
			return
		case <-timer.C:
			timer.Reset(0)
		case <-r.wake:
			timer.Reset(gather)
		}
	}
}

// turn looks once and reads what there is; it says how long to rest, and whether word of a commit ends the rest.
func (r *Reader) turn(ctx context.Context) (rest time.Duration, wakeable bool) {
	done, err := r.look(ctx)
	if err != nil {
		return r.fail(ctx, err), false
	}
	r.failures = 0
	switch done {
	case readSome:
		r.held = 0
		return 0, false
	case heldBack:
		r.held++
		return min(r.options.Poll, gather<<min(r.held-1, 10)), false
	default:
		r.held = 0
		return r.options.Poll, true
	}
}

// outcome is what came of a look at the log.
type outcome int

const (
	// lookedInVain: nothing waits, or another node reads.
	lookedInVain outcome = iota
	// readSome: a batch was read, there may be more.
	readSome
	// heldBack: something waits for a transaction that is still open.
	heldBack
)

func (r *Reader) look(ctx context.Context) (outcome, error) {
	ctx, cancel := context.WithTimeout(ctx, stepTimeout)
	defer cancel()
	ahead, err := r.ahead(ctx)
	if err != nil {
		return lookedInVain, err
	}
	if ahead.strange && !ahead.changed {
		if err := r.options.DB.Settle(ctx); err != nil {
			return lookedInVain, err
		}
		return readSome, nil
	}
	if err := r.measure(ctx, ahead.waiting); err != nil {
		return lookedInVain, err
	}
	switch {
	case ahead.readable || ahead.changed:
		return r.step(ctx)
	case ahead.waiting:
		return heldBack, nil
	default:
		r.goOn() // another node may have got past what was stuck here
		return lookedInVain, nil
	}
}

// goOn takes note that nothing is in the way any more.
func (r *Reader) goOn() {
	if r.stuck != nil {
		r.options.Log.Info("a reader of the log has got past the notice that it was stuck at", "seq", r.stuck.seq)
		r.stuck = nil
	}
	r.metrics.stuck.Set(0)
}

// ahead asks whether something waits. A reader that has no place yet is given one.
func (r *Reader) ahead(ctx context.Context) (ahead, error) {
	found, known, err := r.store.ahead(ctx, r.options.Name)
	if err != nil || known {
		return found, err
	}
	if err := r.store.begin(ctx, r.options.Name, r.options.Onward); err != nil {
		return ahead{}, err
	}
	found, _, err = r.store.ahead(ctx, r.options.Name)
	return found, err
}
