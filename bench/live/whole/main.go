//go:build linux

// Whole lets bench/live measure the program that is shipped, as one server among the others: it starts PostgreSQL and
// the program, makes members who are signed in and threads that they follow, and turns the generator's orders into
// comments, which one member after the other writes through the API. README.md of bench/live has the contract; what this
// one tells in addition stands beside told.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"syscall"

	"piazza/bench/live/desk"
)

// options are what this server is told in addition.
type options struct {
	members, threads int
	// frugal has the program collect garbage all the time, so that what it holds is what it needs.
	frugal bool
	// apart has the comments written by another node of the installation than the one that is measured, many at once.
	apart bool
	// server and rest are the processors of the program, and of everything else that is started here.
	server, rest string
}

func main() {
	var o options
	flag.IntVar(&o.members, "members", 10_000, "how many members are signed in")
	flag.IntVar(&o.threads, "threads", 1000, "how many threads there are")
	flag.BoolVar(&o.frugal, "frugal", false, "have the program collect garbage all the time: for measuring memory alone")
	flag.BoolVar(&o.apart, "apart", false, "have the comments written by another node, on the other processor, many in each transaction")
	flag.StringVar(&o.server, "server-cpu", "0", "the processor of the program")
	flag.StringVar(&o.rest, "rest-cpu", "1", "the processor of PostgreSQL and of whoever writes")
	settings := desk.Flags()
	err := elsewhere(o.rest)
	if err == nil {
		err = run(o, settings)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench/live/whole:", err)
		os.Exit(1)
	}
}

// elsewhere moves this process, and with it what it starts, to other processors: it was started on the server's.
func elsewhere(processors string) error {
	const moved = "PIAZZA_BENCH_MOVED"
	if processors == "" || os.Getenv(moved) != "" {
		return os.Unsetenv(moved)
	}
	taskset, err := exec.LookPath("taskset")
	if err != nil {
		return err
	}
	self, err := os.Executable()
	if err != nil {
		return err
	}
	args := append([]string{taskset, "-c", processors, self}, os.Args[1:]...)
	return syscall.Exec(taskset, args, append(os.Environ(), moved+"=1")) //nolint:gosec // the same program with the same arguments
}

func run(o options, settings *desk.Settings) (err error) {
	ctx := context.Background()
	s, err := open(ctx, o)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.close()) }()
	document, err := document(ctx, "ThreadNotices")
	if err != nil {
		return err
	}
	sessions, err := s.sessionsFile()
	if err != nil {
		return err
	}
	return desk.Server{
		Protocol:  "piazza",
		Elsewhere: s.address(),
		Told:      s.told(document, sessions),
		Publish:   s.publish,
		Usage:     s.usage,
		Collect:   s.atRest,
	}.Run(settings)
}
