//go:build linux

package main

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"sync"
	"time"

	"piazza/bench/assembly/meeting"
	"piazza/bench/nodes/crowd"
	"piazza/bench/nodes/place"
)

const (
	// lateBy is how much later than the countdown says a closing may be seen: a sweep, and what the computer takes.
	lateBy = 2 * time.Second
	// backWithin is how long phones may take to see on another node what their own would have told them.
	backWithin = 10 * time.Second
)

// floor is an assembly of a trial.
type floor struct {
	*square
	way    meeting.Way
	desk   *meeting.Desk
	second meeting.Pass
	item   string
	phones []*meeting.Phone
	stop   context.CancelFunc
	here   sync.WaitGroup
}

// assembly kills one of two nodes behind nginx while a question is open. Whoever leads it is lost as well: another goes on.
func assembly(ctx context.Context, t *trial) error {
	nginx, err := t.place.NewBalancer()
	if err != nil {
		return err
	}
	s, err := t.open(ctx, 2, place.Options{Public: nginx.URL})
	if err != nil {
		return err
	}
	if err := nginx.Serve(ctx, s.all); err != nil {
		return err
	}
	t.later(nginx.Close)
	f := &floor{square: s, way: meeting.Way{Node: func(string) string { return nginx.URL }, From: "127.0.0.1"}}
	count, countdown, answering := t.size(200), 25*time.Second, 20*time.Second
	if t.tenth { // a busy computer needs longer for the last votes
		answering = 8 * time.Second
	}
	code, err := f.begin(ctx, countdown)
	if err != nil {
		return err
	}
	ctx, f.stop = context.WithCancel(ctx)
	defer f.leave()
	if err := f.comeIn(ctx, count, code); err != nil {
		return err
	}
	t.holdf(true, "%d phones behind one address came in by the code and listen", count)
	if err := f.vote(ctx, answering, func() error { return s.all()[1].Kill() }); err != nil {
		return err
	}
	return f.end(ctx, countdown)
}

func (f *floor) leave() {
	f.stop()
	f.here.Wait()
}

// begin prepares the assembly and begins it.
func (f *floor) begin(ctx context.Context, countdown time.Duration) (code string, err error) {
	sessions, err := f.sessions(ctx, 1)
	if err != nil {
		return "", err
	}
	first := f.all()[0]
	second, err := crowd.SignIn(ctx, crowd.Door{Public: first.Public(), Node: first.URL}, "gemma")
	if err != nil {
		return "", err
	}
	f.second = meeting.Pass{Session: second}
	f.desk = &meeting.Desk{Line: meeting.NewLine(f.way, meeting.Pass{Session: sessions[0]})}
	var where struct{ Piazza struct{ ID string } }
	if err := crowd.Ask(ctx, http.DefaultClient, first.URL, sessions[0], `{ piazza(slug: "comunita-pratiche-partecipative") { id } }`, nil, &where); err != nil {
		return "", err
	}
	asked := meeting.Ask(0)
	asked.Rules["seconds"] = int(countdown.Seconds())
	items, err := f.desk.Prepare(ctx, meeting.Plan{
		Piazza: where.Piazza.ID, Title: "Assemblea su due nodi", Electorate: "SIGNED_IN", Guests: "SLIPS", Items: []meeting.Item{asked},
	})
	if err != nil {
		return "", err
	}
	f.item = items[0]
	return f.desk.Start(ctx)
}

// comeIn lets members come in by the code, and listen.
func (f *floor) comeIn(ctx context.Context, count int, code string) error {
	members, err := f.enter(ctx, count)
	if err != nil {
		return err
	}
	for n, session := range members {
		p := meeting.NewPhone(n, f.way, meeting.Pass{Session: session}, f.t.dice)
		f.phones = append(f.phones, p)
		assembly, err := p.Come(ctx, code, false)
		if err != nil {
			return err
		}
		f.here.Go(func() { p.Listen(ctx, assembly) })
	}
	return f.every(ctx, time.Minute, "everybody listens", func(p *meeting.Phone) bool { return p.IsHere() })
}

// every waits until something holds for all phones.
func (f *floor) every(ctx context.Context, limit time.Duration, what string, holds func(*meeting.Phone) bool) error {
	_, err := f.t.await(ctx, limit, what, func() (bool, error) {
		n := slices.IndexFunc(f.phones, func(p *meeting.Phone) bool { return !holds(p) })
		if n < 0 {
			return true, nil
		}
		return false, fmt.Errorf("phone %d: %w", n, f.phones[n].Fault())
	})
	return err
}

// vote opens the question, lets everybody vote at his moment within a while that ends before the countdown does, and in the middle
// something happens.
func (f *floor) vote(ctx context.Context, span time.Duration, disaster func() error) error {
	t := f.t
	if err := errors.Join(f.desk.Show(ctx, f.item), f.desk.Open(ctx, f.item)); err != nil {
		return err
	}
	faults := make(chan error, len(f.phones))
	for _, p := range f.phones {
		after := time.Duration(t.dice.Int64N(int64(span)))
		go func() { faults <- p.Answer(ctx, f.item, after) }()
	}
	if err := errors.Join(pass(ctx, span/2), disaster()); err != nil {
		return err
	}
	t.tellf("killed", "one of two nodes, %v after the opening", ms(span/2))
	var failed []error
	for range f.phones {
		if err := <-faults; err != nil {
			failed = append(failed, err)
		}
	}
	t.holdf(len(failed) == 0, "every vote was acknowledged before the end %s", short(fmt.Sprint(failed)))
	again, lost := 0, int64(0)
	for _, p := range f.phones {
		again += p.Votes[f.item].Tries - 1
		lost += p.Lost()
	}
	t.tellf("votes", "%d, %d attempts repeated; lines lost %d", len(f.phones), again, lost)
	return nil
}

// end waits for the countdown, reveals by another moderator and another node, and holds what is shown to what was voted.
func (f *floor) end(ctx context.Context, countdown time.Duration) error {
	t := f.t
	opened := f.desk.Clicks[len(f.desk.Clicks)-1]
	due := opened.At.Add(opened.Took + countdown)
	if err := f.every(ctx, time.Until(due)+time.Minute, "everybody sees the closing", f.sees(meeting.Closed)); err != nil {
		return err
	}
	early, late := f.span(meeting.Closed)
	t.holdf(early.After(opened.At.Add(countdown)), "the countdown closed not before its time: seen from %v after the opening, of %v", ms(early.Sub(opened.At)), countdown)
	t.quickf(late.Before(due.Add(lateBy)), "the countdown closed on time: seen until %v after the opening", ms(late.Sub(opened.At)))
	other := f.all()[0].URL
	desk := &meeting.Desk{Line: meeting.NewLine(meeting.Way{Node: func(string) string { return other }}, f.second)}
	clicked := time.Now()
	if err := desk.Reveal(ctx, f.item); err != nil {
		return err
	}
	if err := f.every(ctx, time.Minute, "everybody sees the result", f.sees(meeting.Revealed)); err != nil {
		return err
	}
	_, late = f.span(meeting.Revealed)
	t.quickf(late.Before(clicked.Add(backWithin)), "another moderator showed the result by the other node; all saw it within %v", ms(late.Sub(clicked)))
	for _, p := range f.phones {
		if a := meeting.Tally(nil, []*meeting.Eyes{&p.Eyes}); a.Stale > 0 {
			t.holdf(false, "phone %d was told %d times of what had been before", p.Number, a.Stale)
		}
	}
	return f.counted(ctx)
}

func (f *floor) sees(state string) func(*meeting.Phone) bool {
	return func(p *meeting.Phone) bool { return !p.When(f.item, state).IsZero() }
}

// span is when a state was seen first and last.
func (f *floor) span(state string) (first, last time.Time) {
	for _, p := range f.phones {
		at := p.When(f.item, state)
		if first.IsZero() || at.Before(first) {
			first = at
		}
		if at.After(last) {
			last = at
		}
	}
	return first, last
}

// counted holds what everybody is shown to what the phones voted, each once.
func (f *floor) counted(ctx context.Context) error {
	votes := map[string]int{}
	for _, p := range f.phones {
		votes[p.Votes[f.item].Option]++
	}
	for _, p := range f.phones {
		text, err := p.Await(ctx, f.item, meeting.Revealed)
		if err != nil {
			return err
		}
		shown, voters, err := meeting.Counted(text)
		if err != nil {
			return err
		}
		if voters != len(f.phones) || !matches(shown, votes) {
			f.t.holdf(false, "phone %d is shown %v of %d, voted was %v", p.Number, shown, voters, votes)
			return nil
		}
	}
	var sheets int
	err := f.t.place.DB.QueryRow(ctx, `select count(*) from ballot_voter v join poll p using (entry_id) where p.assembly_id = $1`, f.desk.Number).Scan(&sheets)
	f.t.holdf(sheets == len(f.phones), "each of %d acknowledged votes is there once, and all are shown the same result", sheets)
	return err
}

func matches(shown, votes map[string]int) bool {
	for option, n := range shown {
		if votes[option] != n {
			return false
		}
	}
	return len(shown) >= len(votes)
}
