//go:build linux

package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"piazza/bench/assembly/meeting"
	"piazza/bench/nodes/place"
)

// What is accepted.
const (
	inTime    = 30 * time.Second
	seenIn    = time.Second
	mostTimes = 2.0
	// measurable is below what one does not hold to a ratio: there chance is larger than what is measured.
	measurable = 100 * time.Millisecond
)

// patience bounds every wait: what takes that long hangs, however busy the computer is.
const patience = 2 * time.Minute

// comeIn lets consoles and screens come, and then everybody at the moment in which the code is shown.
func (h *hall) comeIn(ctx context.Context) error {
	ctx, h.leave = context.WithCancel(ctx)
	if err := h.setUp(ctx); err != nil {
		return err
	}
	slips, err := h.desk.Slips(ctx, max(h.guests, 1))
	if err != nil {
		return err
	}
	for n := range h.settings.phones {
		h.phones = append(h.phones, meeting.NewPhone(n, h.one(), meeting.Pass{Session: h.sessions[hosts+n]}, h.dice))
	}
	for n := range h.guests {
		h.phones = append(h.phones, meeting.NewPhone(h.settings.phones+n, h.one(), meeting.Pass{}, h.dice))
	}
	fmt.Printf("\n== %d members and %d guests come in, all at once, behind one address\n", h.settings.phones, h.guests)
	own, data, err := h.spent()
	if err != nil {
		return err
	}
	began := time.Now()
	err = h.each(func(n int, p *meeting.Phone) error {
		key, slip := h.code, false
		if n >= h.settings.phones {
			key, slip = slips[n-h.settings.phones], true
		}
		assembly, err := p.Come(ctx, key, slip)
		if err == nil {
			h.here.Go(func() { p.Listen(ctx, assembly) })
			err = until(ctx, p.IsHere)
		}
		return err
	})
	took := time.Since(began)
	if err != nil {
		return err
	}
	ownAfter, dataAfter, err := h.spent()
	var steps []time.Duration
	for _, p := range h.phones {
		steps = append(steps, p.Joining...)
	}
	slices.Sort(steps)
	fmt.Printf("   all are in after %.2f s; a step p50 %v, p99 %v; CPU: program %.2f s, PostgreSQL %.2f s\n",
		took.Seconds(), ms(steps[len(steps)/2]), ms(steps[len(steps)*99/100]), ownAfter-own, dataAfter-data)
	return errors.Join(err, h.bound(took <= inTime, "they are not in within %v", inTime))
}

// setUp opens consoles and screens.
func (h *hall) setUp(ctx context.Context) error {
	for n := range hosts {
		h.fronts = append(h.fronts, &meeting.Ear{Pass: meeting.Pass{Session: h.sessions[n]}, Way: h.one(), Documents: everything()})
	}
	for range h.screens {
		pass, err := h.desk.Screen(ctx)
		if err != nil {
			return fmt.Errorf("a screen: %w", err)
		}
		h.fronts = append(h.fronts, &meeting.Ear{Pass: meeting.Pass{Bearer: pass}, Way: h.one(), Documents: everything()})
	}
	for _, e := range h.fronts {
		h.here.Go(func() { e.Listen(ctx, h.desk.ID) })
	}
	return until(ctx, func() bool {
		return !slices.ContainsFunc(h.fronts, func(e *meeting.Ear) bool { return !e.IsHere() })
	})
}

func everything() []string {
	return []string{meeting.Watch, meeting.Turnout, meeting.Presence, meeting.Floor}
}

// each lets all phones do something at once, and waits for all.
func (h *hall) each(do func(n int, p *meeting.Phone) error) error {
	var all sync.WaitGroup
	faults := make(chan error, len(h.phones))
	for n, p := range h.phones {
		all.Go(func() { faults <- do(n, p) })
	}
	all.Wait()
	close(faults)
	count, first := 0, error(nil)
	for fault := range faults {
		if fault != nil {
			count++
			first = fault
		}
	}
	if count > 0 {
		return fmt.Errorf("%d of %d phones failed, as: %w", count, len(h.phones), first)
	}
	return nil
}

// spent is the CPU of the program and of PostgreSQL so far.
func (h *hall) spent() (own, data float64, err error) {
	database, err := h.place.Postmaster()
	return place.Spent(h.node.Process()), place.Spent(database), err
}

// bound is an error where something does not hold that a small run is not held to.
func (h *hall) bound(holds bool, format string, args ...any) error {
	if holds || h.tenth {
		return nil
	}
	return fmt.Errorf(format, args...)
}

// until waits until something holds.
func until(ctx context.Context, holds func() bool) error {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	for !holds() {
		select {
		case <-ctx.Done():
			return fmt.Errorf("not within %v", patience)
		case <-tick.C:
		}
	}
	return nil
}

func ms(d time.Duration) time.Duration { return d.Round(time.Millisecond) }
