//go:build linux

package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/signal"
	"slices"
	"time"

	"piazza/bench/nodes/place"
)

// settings say how much is asked and what is accepted.
type settings struct {
	pairs   int
	ceiling time.Duration
	seed    uint64
}

const (
	usualPairs = 2000
	tenth      = 10
)

func main() {
	var s settings
	var small bool
	flag.IntVar(&s.pairs, "pairs", usualPairs, "how many pairs of addresses are asked for")
	flag.DurationVar(&s.ceiling, "ceiling", 5*time.Millisecond, "the greatest difference of the medians that is accepted")
	flag.Uint64Var(&s.seed, "seed", uint64(time.Now().UnixNano()), "decides the order within the pairs")
	flag.BoolVar(&small, "tenth", false, "a tenth of the pairs: the bytes are held, the times only told")
	flag.Parse()
	if small {
		s.pairs, s.ceiling = s.pairs/tenth, 0
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	err := run(ctx, s)
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench/signin:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, s settings) (err error) {
	sink, err := openSink()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, sink.Close()) }()
	p, err := place.Open(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, p.Close()) }()
	node, err := p.Start(ctx, "piazza", place.Options{Env: []string{
		"PIAZZA_SMTP_URL=smtp://" + sink.Addr().String(), "PIAZZA_MAIL_FROM=piazza@example.org", "PIAZZA_LOG_LEVEL=WARN",
		// The limits are asked for other computers than this one.
		"PIAZZA_TRUSTED_PROXIES=127.0.0.1",
	}})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, node.Kill()) }()
	if err := populate(ctx, p.DB, s.pairs); err != nil {
		return err
	}
	fmt.Printf("seed %d\n", s.seed)
	found, err := newAsker(node.URL).ask(ctx, s.pairs, rand.New(rand.NewPCG(s.seed, s.seed)))
	if err != nil {
		return err
	}
	return found.judge(s)
}

// times are those of the answers, in the order of the pairs.
type times struct{ known, unknown []time.Duration }

func (t *times) judge(s settings) error {
	between := make([]time.Duration, len(t.known))
	for i := range between {
		between[i] = t.known[i] - t.unknown[i]
	}
	known, unknown := median(t.known), median(t.unknown)
	fmt.Printf("%d pairs, not a byte differs\n", len(between))
	fmt.Printf("%-10s %10s %10s\n", "", "median", "p95")
	fmt.Printf("%-10s %10v %10v\n", "known", known.Round(time.Microsecond), high(t.known).Round(time.Microsecond))
	fmt.Printf("%-10s %10v %10v\n", "unknown", unknown.Round(time.Microsecond), high(t.unknown).Round(time.Microsecond))
	apart := max(known-unknown, unknown-known)
	fmt.Printf("the medians are %v apart; the median of the differences within pairs is %v\n",
		apart.Round(time.Microsecond), median(between).Round(time.Microsecond))
	if s.ceiling > 0 && apart >= s.ceiling {
		return fmt.Errorf("the medians are %v apart, less than %v is accepted", apart, s.ceiling)
	}
	return nil
}

func median(of []time.Duration) time.Duration { return quantile(of, 2, 1) }

func high(of []time.Duration) time.Duration { return quantile(of, 20, 19) }

func quantile(of []time.Duration, parts, part int) time.Duration {
	sorted := slices.Sorted(slices.Values(of))
	return sorted[min(len(sorted)*part/parts, len(sorted)-1)]
}
