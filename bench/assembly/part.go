//go:build linux

package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"piazza/bench/assembly/gallery"
	"piazza/bench/assembly/meeting"
	"piazza/bench/nodes/place"
)

// part is a few questions, asked while so many watch.
type part struct {
	watchers int
	clicks   []meeting.Click
	hall     meeting.Account
	front    meeting.Account
	beside   meeting.Account
	// voted is how long the last vote of each question came after its opening.
	voted []time.Duration
	votes []time.Duration
	// own and data are the CPU of the program and of PostgreSQL while the questions were asked, span how long that took.
	own, data float64
	span      time.Duration
	lost      int
}

// part asks its questions while so many watch.
func (h *hall) part(ctx context.Context, n, watchers int) (_ *part, err error) {
	p := &part{watchers: watchers}
	fmt.Printf("\n== %d questions, %d phones, %d screens and consoles, %d who only watch\n", h.questions, len(h.phones), len(h.fronts), watchers)
	var beside *gallery.Apart
	if watchers > 0 {
		if beside, err = h.fill(watchers); err != nil {
			return nil, err
		}
		defer func() { err = errors.Join(err, beside.Close(), h.alone(ctx)) }()
	}
	before := len(h.desk.Clicks)
	began := time.Now()
	own, data, err := h.spent()
	if err != nil {
		return nil, err
	}
	for _, item := range h.items[n*h.questions : (n+1)*h.questions] {
		if err := h.question(ctx, p, item, beside); err != nil {
			return nil, err
		}
	}
	ownAfter, dataAfter, err := h.spent()
	p.own, p.data, p.span = ownAfter-own, dataAfter-data, time.Since(began)
	p.clicks = h.desk.Clicks[before:]
	h.account(p)
	if beside != nil {
		r, err := beside.Do(gallery.Order{Tally: p.clicks})
		if err != nil {
			return nil, err
		}
		p.beside, p.lost = r.Account, r.Lost
	}
	p.print()
	return p, err
}

// fill lets those come who only watch.
func (h *hall) fill(watchers int) (*gallery.Apart, error) {
	beside, err := gallery.Start(aside)
	if err != nil {
		return nil, err
	}
	began, own := time.Now(), place.Spent(h.node.Process())
	_, err = beside.Do(gallery.Order{
		Join: watchers, Node: h.node.URL, Assembly: h.desk.ID, Documents: []string{meeting.Watch, meeting.Turnout},
	})
	if err != nil {
		return nil, errors.Join(err, beside.Close())
	}
	fmt.Printf("   %d watch after %.1f s; CPU: program %.1f s, who watch %.1f s\n", watchers, time.Since(began).Seconds(),
		place.Spent(h.node.Process())-own, place.Spent(beside.Process()))
	return beside, nil
}

// alone waits until those who only watched have gone.
func (h *hall) alone(ctx context.Context) error {
	return until(ctx, func() bool {
		told, err := h.node.Metrics(ctx)
		return err == nil && int(told["piazza_live_connections"]) <= len(h.eyes())
	})
}

// question goes through one question, from showing to revealing; everybody votes as soon as he sees that it is open.
func (h *hall) question(ctx context.Context, p *part, item string, beside *gallery.Apart) error {
	for _, click := range []func(context.Context, string) error{h.desk.Show, h.desk.Open, h.desk.Shut, h.desk.Reveal} {
		if err := click(ctx, item); err != nil {
			return fmt.Errorf("click %d: %w", len(h.desk.Clicks), err)
		}
		done := h.desk.Clicks[len(h.desk.Clicks)-1]
		if done.State == meeting.Open {
			if err := h.vote(ctx, p, done); err != nil {
				return err
			}
		}
		if err := h.seen(ctx, done, beside); err != nil {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(h.pause):
		}
	}
	return nil
}

// seen waits until everybody has seen what was done.
func (h *hall) seen(ctx context.Context, click meeting.Click, beside *gallery.Apart) error {
	err := until(ctx, func() bool {
		return !slices.ContainsFunc(h.eyes(), func(e *meeting.Eyes) bool { return e.When(click.Item, click.State).IsZero() })
	})
	if err == nil && beside != nil {
		_, err = beside.Do(gallery.Order{Await: &click})
	}
	if err != nil {
		err = fmt.Errorf("not everybody saw %s: %w", click.State, err)
	}
	return err
}

func (h *hall) eyes() (all []*meeting.Eyes) {
	for _, p := range h.phones {
		all = append(all, &p.Eyes)
	}
	for _, e := range h.fronts {
		all = append(all, &e.Eyes)
	}
	return all
}

// vote lets all phones vote when they see that a question is open.
func (h *hall) vote(ctx context.Context, p *part, opened meeting.Click) error {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	if err := h.each(func(_ int, p *meeting.Phone) error { return p.Answer(ctx, opened.Item, 0) }); err != nil {
		return err
	}
	last := opened.At
	for _, phone := range h.phones {
		v := phone.Votes[opened.Item]
		if v.At.After(last) {
			last = v.At
		}
		p.votes = append(p.votes, v.Took)
	}
	p.voted = append(p.voted, last.Sub(opened.At))
	return nil
}

// account holds what the hall saw against what was done.
func (h *hall) account(p *part) {
	all := h.eyes()
	p.hall, p.front = meeting.Tally(p.clicks, all[:len(h.phones)]), meeting.Tally(p.clicks, all[len(h.phones):])
	slices.Sort(p.votes)
}
