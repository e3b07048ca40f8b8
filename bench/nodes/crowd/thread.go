//go:build linux

package crowd

import (
	"context"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"

	"piazza/internal/db"
)

// Thread is a discussion that listeners follow, from where it stood when it was opened.
type Thread struct {
	// ID is the entry's id in the API, Number its number.
	ID     string
	Number int64
	// Cursor is where listeners begin.
	Cursor string
	start  int64
	truth  []notice
}

// notice is what the log says: which comment was told of, and when its transaction began.
type notice struct {
	comment int64
	at      time.Time
}

// Start remembers where the thread stands; nobody may write to it at that moment.
func (t *Thread) Start(ctx context.Context, d *db.DB) error {
	const head = `select coalesce((select head from stream where kind = 'thread' and ref = $1), 0)`
	if err := d.QueryRow(ctx, head, t.Number).Scan(&t.start); err != nil {
		return fmt.Errorf("read where a thread stands: %w", err)
	}
	return nil
}

// readTruth reads from the log what has happened since the start.
func (t *Thread) readTruth(ctx context.Context, d *db.DB) error {
	const all = `select n.ref, n.created_at from notice n join stream s on s.id = n.stream_id
		where s.kind = 'thread' and s.ref = $1 and n.seq > $2 order by n.seq`
	rows, err := d.Query(ctx, all, t.Number, t.start)
	if err != nil {
		return fmt.Errorf("read the log: %w", err)
	}
	t.truth, err = pgx.CollectRows(rows, func(row pgx.CollectableRow) (n notice, err error) {
		err = row.Scan(&n.comment, &n.at)
		return n, err
	})
	if err != nil {
		return fmt.Errorf("read the log: %w", err)
	}
	return nil
}

// Faults are what listeners' accounts lack against the log, counted over all of them.
type Faults struct{ Missing, Twice, Disordered, Unknown int }

// None tells whether there are none.
func (f Faults) None() bool { return f == Faults{} }

func (f Faults) String() string {
	if f.None() {
		return "nothing missing, twice or out of order"
	}
	return fmt.Sprintf("%d missing, %d twice, %d out of order, %d that the log does not know", f.Missing, f.Twice, f.Disordered, f.Unknown)
}

func (f Faults) plus(g Faults) Faults {
	return Faults{f.Missing + g.Missing, f.Twice + g.Twice, f.Disordered + g.Disordered, f.Unknown + g.Unknown}
}

// compare holds what was heard against the truth.
func compare(truth []notice, heard []receipt) (f Faults) {
	place := make(map[int64]int, len(truth))
	for i, n := range truth {
		place[n.comment] = i
	}
	seen := make(map[int64]bool, len(heard))
	last := -1
	for _, r := range heard {
		at, known := place[r.comment]
		switch {
		case !known:
			f.Unknown++
			continue
		case seen[r.comment]:
			f.Twice++
			continue
		case at < last:
			f.Disordered++
		}
		seen[r.comment] = true
		last = max(last, at)
	}
	f.Missing = len(truth) - len(seen)
	return f
}
