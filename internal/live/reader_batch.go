package live

import (
	"context"
	"errors"
	"fmt"
	"time"

	"piazza/internal/db"
	"piazza/internal/problem"
)

// step reads one batch in one transaction with the work.
func (r *Reader) step(ctx context.Context) (outcome, error) {
	var b *batch
	err := r.options.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) (err error) {
		b = &batch{}
		return r.readIn(ctx, tx, b)
	})
	if err != nil {
		return lookedInVain, r.explain(b, err)
	}
	r.report(b)
	if !b.held || len(b.notices) == 0 && !b.restarted {
		return lookedInVain, nil
	}
	return readSome, nil
}

// batch is what one transaction reads.
type batch struct {
	held, restarted, missed, working bool
	from                             place
	notices                          []db.StreamNotice
}

func (r *Reader) readIn(ctx context.Context, tx *db.Tx, b *batch) (err error) {
	s, name := storeOn(tx), r.options.Name
	var changed bool
	if b.from, changed, b.held, err = s.take(ctx, name); err != nil || !b.held {
		return err
	}
	if changed {
		if b.from, err = s.restart(ctx, name, r.options.Onward); err != nil {
			return err
		}
		b.restarted = true
	}
	var last place
	b.notices, last, b.missed, err = s.next(ctx, name, b.from, r.most())
	if err != nil || len(b.notices) == 0 {
		return err
	}
	if b.missed {
		if err := s.noteMissed(ctx, name); err != nil {
			return err
		}
	}
	b.working = true
	if err := r.work(ctx, tx, b.notices); err != nil {
		return err
	}
	b.working = false
	return s.move(ctx, name, last, tx.Now())
}

func (r *Reader) most() int {
	if r.careful > 0 {
		return 1
	}
	return r.options.Batch
}

// work keeps a bug in the work from ending the program.
func (r *Reader) work(ctx context.Context, tx *db.Tx, notices []db.StreamNotice) (err error) {
	defer func() {
		if v := recover(); v != nil {
			err = fmt.Errorf("panic: %v", v)
		}
	}()
	return r.options.Work(ctx, tx, notices)
}

var errWork = errors.New("the work on a batch failed")

// explain finds the notice at fault: after the first failure the reader goes on one by one.
func (r *Reader) explain(b *batch, err error) error {
	if p, ok := problem.As(err); b == nil || !b.working || ok && p.Reason == "database_unavailable" {
		return err
	}
	r.careful = max(r.careful, len(b.notices))
	if len(b.notices) > 1 {
		return fmt.Errorf("%w: %w", errWork, err)
	}
	r.metrics.stuck.Set(1)
	n := b.notices[0]
	if now := (stuck{n.StreamID, n.Seq, err.Error()}); r.stuck == nil || *r.stuck != now {
		r.stuck = &now
		r.options.Log.Error("a reader of the log cannot get past a notice: it is kept and tried again, what follows waits",
			"stream", n.Stream.Kind, "streamRef", n.Stream.Ref, "seq", n.Seq, "kind", n.Kind, "ref", n.Ref, "error", err)
	}
	return fmt.Errorf("%w: %w", errWork, err)
}

// fail takes note of a failure and says how long to wait before the next attempt.
func (r *Reader) fail(ctx context.Context, err error) time.Duration {
	if ctx.Err() != nil {
		return 0
	}
	r.failures++
	r.metrics.failures.Inc()
	if r.failures == 1 && !errors.Is(err, errWork) {
		r.options.Log.Warn("a reader of the log could not read, it tries again", "error", err)
	}
	longest := r.options.Poll // a database that comes back is found soon
	if errors.Is(err, errWork) {
		longest = patient
	}
	return min(longest, r.options.Poll/10<<min(r.failures-1, 12))
}

// report tells of what a committed batch met.
func (r *Reader) report(b *batch) {
	if b.restarted {
		r.metrics.restarts.Inc()
		r.options.Log.Warn("the log is another than this reader knew, the database is a copy or was restored: the reader begins again",
			"onward", r.options.Onward, "transaction", b.from.xid)
	}
	if b.missed {
		r.metrics.missed.Inc()
		n := b.notices[0]
		r.options.Log.Error("notices were forgotten before this reader had read them: it goes on with what is kept",
			"afterTransaction", b.from.xid, "stream", n.Stream.Kind, "streamRef", n.Stream.Ref, "seq", n.Seq)
	}
	if len(b.notices) == 0 {
		return
	}
	r.metrics.notices.Add(float64(len(b.notices)))
	r.goOn()
	r.careful = max(0, r.careful-len(b.notices))
}
