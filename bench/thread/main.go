// Thread measures the processor time of the first page of a discussion: a thread of ten thousand comments may cost at
// most 1.2 times what a thread of ten costs, in each order and however the answers are spread.
//
// Both stand in one PostgreSQL, started for this run, among two hundred other threads, and are read in blocks that
// alternate, over one connection. What is counted is the processor time of that connection's server process and of this
// program together. The number of statements and of rows read is held by the tests of internal/reading.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"log/slog"
	"os"
	"os/signal"
	"slices"

	"piazza/internal/comment"
	"piazza/internal/db"
	"piazza/internal/db/pglocal"
	"piazza/internal/entry"
	"piazza/internal/paging"
	"piazza/internal/reading"
)

// settings say how long to measure and what is accepted.
type settings struct {
	rounds, pages int
	ceiling       float64
}

func main() {
	var s settings
	flag.IntVar(&s.rounds, "rounds", 7, "how many alternating rounds")
	flag.IntVar(&s.pages, "pages", 800, "how many first pages of each thread are read in a round")
	flag.Float64Var(&s.ceiling, "ceiling", 1.2, "the greatest ratio of the medians that is accepted")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	err := run(ctx, s)
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench/thread:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, s settings) (err error) {
	folder, err := os.MkdirTemp("", "thread-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	// As root PostgreSQL runs as somebody else, who has to pass through.
	if err := os.Chmod(folder, 0o711); err != nil {
		return err
	}
	cluster, err := pglocal.Start(ctx, pglocal.Options{
		Dir: folder, Log: slog.New(slog.DiscardHandler), Settings: map[string]string{"fsync": "off", "jit": "off", "autovacuum": "off"},
	})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, cluster.Stop()) }()
	if _, err := db.Migrate(ctx, cluster.DSN(""), db.Production, func(db.Step) {}); err != nil {
		return err
	}
	d, err := db.Open(ctx, db.Options{DSN: cluster.DSN(""), MaxConns: 1})
	if err != nil {
		return err
	}
	defer d.Close()
	if err := fill(ctx, d); err != nil {
		return err
	}
	return measure(ctx, d, s)
}

// measure compares the two threads of each shape in each order.
func measure(ctx context.Context, d *db.DB, s settings) error {
	m, err := newMeter(ctx, d)
	if err != nil {
		return err
	}
	fmt.Printf("%-34s %-13s %10s %14s %7s\n", "answers", "order", "ten", "ten thousand", "ratio")
	worst := 0.0
	for i, shape := range shapes() {
		for _, order := range []comment.Order{comment.Oldest, comment.Newest, comment.MostReacted} {
			ratio, err := m.compare(ctx, s, shape, order, entry.ID(2*i+1))
			if err != nil {
				return err
			}
			worst = max(worst, ratio)
		}
	}
	if worst > s.ceiling {
		return fmt.Errorf("a long thread costs %.2f times what a short one does, at most %.2f is accepted", worst, s.ceiling)
	}
	return nil
}

// compare reads the short and the long thread in turn and returns the ratio of their median costs.
func (m *meter) compare(ctx context.Context, s settings, shape shape, order comment.Order, short entry.ID) (float64, error) {
	var shorts, longs []float64
	for range s.rounds {
		a, err := m.cost(ctx, s.pages, short, order, shape.page)
		if err != nil {
			return 0, err
		}
		z, err := m.cost(ctx, s.pages, short+1, order, shape.page)
		if err != nil {
			return 0, err
		}
		shorts, longs = append(shorts, a), append(longs, z)
	}
	ratio := median(longs) / median(shorts)
	fmt.Printf("%-34s %-13s %7.0f µs %11.0f µs %7.2f\n", shape.name, order, median(shorts)*1e6, median(longs)*1e6, ratio)
	return ratio, nil
}

func median(list []float64) float64 {
	sorted := slices.Sorted(slices.Values(list))
	return sorted[len(sorted)/2]
}

// repliesShown is how many answers stand under each comment of the first page.
const repliesShown = 3

// firstPage reads what the first page of a thread shows.
func firstPage(ctx context.Context, r *reading.Reader, id entry.ID, order comment.Order, length int) error {
	threads, err := r.Threads(ctx, []entry.ID{id})
	if err != nil {
		return err
	}
	page, err := r.Comments(ctx, threads[id], order, paging.Page{First: length})
	if err != nil {
		return err
	}
	_, err = r.Replies(ctx, page.Comments, repliesShown)
	return err
}
