//go:build linux

// Nodes tries whole installations: several nodes, their database, nginx and NATS as processes of their own, thousands of
// sockets, and kills some of it. README.md says what each trial does and how to read what it prints.
//
//	go run ./bench/nodes [-tenth] [-seed N] [TRIAL ...]
package main

import (
	"context"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/signal"
	"slices"
	"strings"
	"syscall"
	"time"

	"piazza/bench/nodes/place"
)

func main() {
	tenth := flag.Bool("tenth", false, "a tenth of the size, as CI runs it")
	seed := flag.Uint64("seed", uint64(time.Now().UnixNano()), "what chance begins with")
	flag.Usage = usage
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	ok, err := run(ctx, *tenth, *seed, flag.Args())
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench/nodes:", err)
	}
	if err != nil || !ok {
		os.Exit(1)
	}
}

func usage() {
	fmt.Fprint(os.Stderr, "go run ./bench/nodes [-tenth] [-seed N] [TRIAL ...]\n\nTrials, all when none is named:\n")
	for _, one := range scenarios() {
		fmt.Fprintf(os.Stderr, "  %-10s %s\n", one.name, one.about)
	}
	flag.PrintDefaults()
}

// scenario is one trial.
type scenario struct {
	name, about string
	run         func(ctx context.Context, t *trial) error
}

func scenarios() []scenario {
	return []scenario{
		{"three", "three nodes, one killed and replaced, listeners that wander; over NOTIFY, over NATS, and with NATS dead", threeNodes},
		{"crash", "10,000 sockets on two nodes, one killed", crash},
		{"rolling", "three rolling restarts of two nodes behind nginx, 5,000 sockets", rolling},
		{"stalled", "1,000 listeners stop reading while notices of 100 kB flow", stalled},
		{"postgres", "PostgreSQL killed under 500 listeners", postgres},
		{"hall", "500 who have signed in, behind one address", hall},
		{"assembly", "an assembly on two nodes behind nginx, one killed while people vote and the countdown runs", assembly},
		{"drain", "SIGTERM to a node with 5,000 sockets", drain},
		{"rights", "people sign out and are suspended while all hints are lost", rights},
		{"chaos", "any process killed, stopped or frozen at random for ten minutes", chaos},
		{"partition", "a node loses the bus for 30 s, in network namespaces; only root can", partition},
	}
}

// chosen picks the trials that were named, all when none was.
func chosen(names []string) ([]scenario, error) {
	all := scenarios()
	if len(names) == 0 {
		return all, nil
	}
	var some []scenario
	for _, name := range names {
		i := slices.IndexFunc(all, func(s scenario) bool { return s.name == name })
		if i < 0 {
			return nil, fmt.Errorf("there is no trial %q; see -help", name)
		}
		some = append(some, all[i])
	}
	return some, nil
}

func run(ctx context.Context, tenth bool, seed uint64, names []string) (ok bool, err error) {
	some, err := chosen(names)
	if err != nil {
		return false, err
	}
	fmt.Printf("seed %d\n", seed)
	p, err := place.Open(ctx)
	if err != nil {
		return false, err
	}
	defer func() {
		if closing := p.Close(); err == nil {
			err = closing
		}
	}()
	var verdicts []string
	ok = true
	for _, one := range some {
		t := &trial{name: one.name, place: p, dice: rand.New(rand.NewPCG(seed, 0)), tenth: tenth}
		verdict, passed := t.run(ctx, one)
		verdicts = append(verdicts, verdict)
		ok = ok && passed
		if ctx.Err() != nil {
			break
		}
	}
	fmt.Printf("\n%s\n", strings.Join(verdicts, "\n"))
	return ok, ctx.Err()
}
