//go:build linux

package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"slices"
	"strings"
	"syscall"
	"time"
)

// settings say how much to measure.
type settings struct {
	// tenth is a small run that holds nothing to a ratio.
	tenth  bool
	rounds int
	// warm is how long a server runs before it is measured.
	span, warm       time.Duration
	sockets, streams int
	// window is how many notices of one stream may be outstanding.
	window int
	only   []string
	// profiles is a folder for a profile of each server in each part.
	profiles string
	parts    []string
}

func main() {
	s, err := read()
	if err == nil {
		err = pin()
	}
	if err == nil {
		ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
		err = run(ctx, s)
		stop()
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench/live:", err)
		os.Exit(1)
	}
}

func read() (s settings, err error) {
	s.warm = time.Second
	flag.BoolVar(&s.tenth, "tenth", false, "a small run, as CI makes it: everything must come out right, nothing has to be quick")
	flag.IntVar(&s.rounds, "rounds", 3, "how many rounds in turn")
	flag.DurationVar(&s.span, "span", 3*time.Second, "how long a measure takes")
	flag.IntVar(&s.sockets, "sockets", 10_000, "how many listen")
	flag.IntVar(&s.window, "window", 32, "how many notices of one stream are kept outstanding, for all servers alike")
	flag.StringVar(&s.profiles, "profiles", "", "write profiles of the servers in Go into this folder")
	only := flag.String("only", "", "measure some servers alone, as in raw,ours: "+strings.Join(names(), ", "))
	flag.Parse()
	if *only != "" {
		s.only = strings.Split(*only, ",")
	}
	if s.tenth {
		s.rounds, s.span, s.warm, s.sockets = 1, time.Second, 200*time.Millisecond, 1000
	}
	s.streams, s.parts = s.sockets/10, flag.Args()
	if s.tenth && len(s.parts) == 0 {
		s.parts = []string{partOne, partGroups, partStreams, partDeflated, partStopped} // the others are figures alone
	}
	for _, part := range s.parts {
		if !slices.Contains(allParts(), part) {
			err = errors.Join(err, fmt.Errorf("there is no part %q, only %s", part, strings.Join(allParts(), ", ")))
		}
	}
	for _, name := range s.only {
		if !slices.Contains(names(), name) {
			err = errors.Join(err, fmt.Errorf("there is no server %q, only %s", name, strings.Join(names(), ", ")))
		}
	}
	return s, err
}

func (s settings) wants(part string) bool { return len(s.parts) == 0 || slices.Contains(s.parts, part) }

// pinned is set for the program that runs on its own core.
const pinned = "PIAZZA_BENCH_PINNED"

// The cores of the server and of who measures it.
const serverCore, ownCore = "0", "1"

// pin runs this program once more, on a core of its own: threads that have begun elsewhere would stay there.
func pin() error {
	if os.Getenv(pinned) != "" {
		return nil
	}
	taskset, err := exec.LookPath("taskset")
	if err != nil {
		return fmt.Errorf("taskset (Debian's util-linux) keeps servers and generator apart: %w", err)
	}
	program, err := os.Executable()
	if err != nil {
		return err
	}
	// Two threads of Go on one core: the one that reads sockets does not keep the one that orders waiting.
	env := append(os.Environ(), pinned+"=1", "GOMAXPROCS=2")
	args := append([]string{taskset, "-c", ownCore, program}, os.Args[1:]...)
	return syscall.Exec(taskset, args, env) //nolint:gosec // the same program with the same arguments
}

func run(ctx context.Context, s settings) (err error) {
	stage, err := openStage(ctx, s)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, stage.close()) }()
	fmt.Printf("%s\n\n", stage.machine())
	b := newBook(s)
	for round := range s.rounds {
		for _, v := range visits(s, round) {
			failed := stage.visit(ctx, v, b, round)
			if ctx.Err() != nil {
				return errors.Join(err, ctx.Err())
			}
			if failed != nil {
				// What else there is to measure is not in vain.
				failed = v.refused(round, failed)
				fmt.Println("FAILED", failed)
				err = errors.Join(err, failed)
			}
		}
	}
	fmt.Printf("\n%s\n\n", stage.machine())
	return errors.Join(err, b.report(os.Stdout))
}
