// Feed measures the query of a piazza's home beside PostGraphile and pgbench: 20 entries with their authors, the count
// of their comments and the first three comments with theirs, out of 20,000 entries and 200,000 comments.
//
// All three read the same tables of one PostgreSQL, started for this run, in rounds that alternate, over as many
// connections. Nothing is cached but what a server keeps of documents and plans. The answers of both servers are
// compared before anything is measured. The run fails when Piazza's median ratio to PostGraphile is below the floor.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"time"
)

// settings say how long and how hard to measure.
type settings struct {
	rounds      int
	round       time.Duration
	connections int
	workers     int
	floor       float64
}

func main() {
	var s settings
	flag.IntVar(&s.rounds, "rounds", 5, "how many alternating rounds")
	flag.DurationVar(&s.round, "round", 8*time.Second, "how long each of the three is measured in a round")
	flag.IntVar(&s.connections, "connections", 32, "how many connections ask at once")
	flag.IntVar(&s.workers, "workers", 1, "how many processes PostGraphile runs")
	flag.Float64Var(&s.floor, "floor", 1.2, "the least median ratio to PostGraphile that is accepted")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	err := run(ctx, s)
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench/feed:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, s settings) (err error) {
	folder, err := os.MkdirTemp("", "feed-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	// As root PostgreSQL runs as somebody else, who has to pass through.
	if err := os.Chmod(folder, 0o711); err != nil {
		return err
	}
	base, err := openBase(ctx, folder)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, base.Stop()) }()
	postgraphile, err := startPostGraphile(ctx, base.dsn, s)
	if err != nil {
		return err
	}
	defer postgraphile.stop()
	piazza, err := startPiazza(ctx, folder, base.dsn)
	if err != nil {
		return err
	}
	defer piazza.stop()
	if err := sameAnswer(ctx, piazza, postgraphile); err != nil {
		return err
	}
	rounds, err := measure(ctx, s, piazza, postgraphile, base)
	if err != nil {
		return err
	}
	return report(os.Stdout, rounds, s.floor)
}

// measure lets each of the three warm up, then takes the rounds.
func measure(ctx context.Context, s settings, piazza, postgraphile *peer, base *base) ([]round, error) {
	for _, p := range []*peer{piazza, postgraphile} {
		if _, err := load(ctx, p, s.connections, s.round); err != nil {
			return nil, err
		}
	}
	var rounds []round
	for range s.rounds {
		r, err := takeRound(ctx, s, piazza, postgraphile, base)
		if err != nil {
			return nil, err
		}
		fmt.Printf("round %d: %s\n", len(rounds)+1, r)
		rounds = append(rounds, r)
	}
	return rounds, nil
}

func takeRound(ctx context.Context, s settings, piazza, postgraphile *peer, base *base) (r round, err error) {
	if r.postgraphile, err = measured(ctx, s, postgraphile, base); err != nil {
		return r, err
	}
	if r.piazza, err = measured(ctx, s, piazza, base); err != nil {
		return r, err
	}
	r.pgbench, err = base.pgbench(ctx, s.round)
	return r, err
}

// measured loads a server for a round and counts what it costs.
func measured(ctx context.Context, s settings, p *peer, base *base) (rate, error) {
	own, database := spent(p.cmd.Process.Pid), spent(base.pid)
	answers, err := load(ctx, p, s.connections, s.round)
	if err != nil || answers == 0 {
		return rate{}, fmt.Errorf("%s gave %d answers: %w", p.name, answers, err)
	}
	n := float64(answers)
	return rate{
		second:   n / s.round.Seconds(),
		own:      1000 * (spent(p.cmd.Process.Pid) - own) / n,
		database: 1000 * (spent(base.pid) - database) / n,
	}, nil
}
