//go:build linux

package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"syscall"
	"time"

	"piazza/bench/assembly/gallery"
)

// settings say how large the hall is.
type settings struct {
	// tenth is a small run that holds nothing to a time.
	tenth                             bool
	phones, guests, screens, watchers int
	// questions is how many are asked in each part.
	questions int
	// pause lies between two clicks, so that what each of them starts can be told apart.
	pause time.Duration
}

// aside is the argument by which this program knows that it is to be those who only watch.
const aside = "gallery"

func main() {
	s := settings{screens: 3}
	flag.BoolVar(&s.tenth, "tenth", false, "a small run, as CI makes it: everything must come out right, nothing has to be quick")
	flag.IntVar(&s.phones, "phones", 500, "how many members come in and vote, all behind one address")
	flag.IntVar(&s.guests, "guests", 20, "how many guests come with slips, from the same address")
	flag.IntVar(&s.watchers, "watchers", 10_000, "how many only watch")
	flag.IntVar(&s.questions, "questions", 4, "how many questions are asked in each part")
	flag.DurationVar(&s.pause, "pause", 2*time.Second, "how long nothing happens between two clicks")
	flag.Parse()
	if s.tenth {
		s.phones, s.guests, s.watchers, s.questions, s.pause = s.phones/10, s.guests/10, s.watchers/10, 2, s.pause/4
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	var err error
	if flag.Arg(0) == aside {
		err = gallery.Serve(ctx, os.Stdin, os.Stdout)
	} else {
		err = run(ctx, s)
	}
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench/assembly:", err)
		os.Exit(1)
	}
}

// run goes through an assembly three times over: without anybody who only watches, with them, and without them again.
func run(ctx context.Context, s settings) (err error) {
	h, err := openHall(ctx, s)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, h.close()) }()
	if err := h.comeIn(ctx); err != nil {
		return err
	}
	var parts []*part
	for n, watchers := range []int{0, s.watchers, 0} {
		p, err := h.part(ctx, n, watchers)
		if err != nil {
			return err
		}
		parts = append(parts, p)
	}
	return errors.Join(h.check(ctx), h.verdict(parts))
}
