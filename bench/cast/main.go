//go:build linux

package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"slices"
	"syscall"
	"time"
)

// settings say how long to measure.
type settings struct {
	// tenth is a small run that holds nothing to a figure.
	tenth  bool
	rounds int
	span   time.Duration
	people int
	parts  []string
	only   string
}

func main() {
	s := settings{people: 20_000}
	flag.BoolVar(&s.tenth, "tenth", false, "a small run, as CI makes it: everything must come out right, nothing has to be quick")
	flag.IntVar(&s.rounds, "rounds", 5, "how many alternating rounds")
	flag.DurationVar(&s.span, "span", 8*time.Second, "how long each side votes in a round")
	flag.StringVar(&s.only, "only", "", "measure one side alone: http or pgbench")
	flag.Parse()
	if s.tenth {
		s.rounds, s.span, s.people = 1, 2*time.Second, 2000
	}
	s.parts = flag.Args()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	err := run(ctx, s)
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench/cast:", err)
		os.Exit(1)
	}
}

func (s settings) wants(part string) bool { return len(s.parts) == 0 || slices.Contains(s.parts, part) }

// warmUp has people vote in ten polls of each sort that is measured, so that neither side meets empty tables.
func (s *stage) warmUp(ctx context.Context, o settings) error {
	confidential := o.wants("secret") || o.wants("secrets")
	o.span = 2 * time.Second
	for _, how := range []*way{byName, secret} {
		if how == secret && !confidential {
			continue
		}
		if _, err := s.roundHTTP(ctx, o, how, 10); err != nil {
			return err
		}
	}
	return nil
}

func run(ctx context.Context, s settings) (err error) {
	stage, err := openStage(ctx, s.people)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, stage.close()) }()
	if !s.tenth {
		if err := stage.warmUp(ctx, s); err != nil {
			return err
		}
	}
	for _, part := range []struct {
		name string
		run  func() error
	}{
		{"one", func() error { return stage.compare(ctx, s, byName, 1) }},
		{"hundred", func() error { return stage.compare(ctx, s, byName, 100) }},
		{"secret", func() error { return stage.compare(ctx, s, secret, 1) }},
		{"secrets", func() error { return stage.compare(ctx, s, secret, 100) }},
		{"watch", func() error { return stage.watched(ctx, s) }},
	} {
		if s.wants(part.name) && ctx.Err() == nil {
			err = errors.Join(err, part.run())
		}
	}
	return errors.Join(err, ctx.Err())
}
