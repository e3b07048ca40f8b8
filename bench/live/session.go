//go:build linux

package main

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"os"
	"slices"
	"time"

	"piazza/bench/live/desk"
	"piazza/bench/live/ears"
)

// session is a server with those who listen to it.
type session struct {
	*stage
	plan
	server  *process
	dialect ears.Dialect
	ears    *ears.Ears
	// from is the room of the next notice.
	from int
	// empty is the memory of the server before anybody came, rest what each costs who has heard nothing yet, in bytes of RSS.
	empty, rest float64
}

// open starts a server and has everybody come in.
func (s *stage) open(ctx context.Context, of subject, p plan) (_ *session, err error) {
	n := &session{stage: s, plan: p}
	if n.server, err = s.start(ctx, of.command(s), p.args...); err != nil {
		return nil, err
	}
	if err := n.join(ctx); err != nil {
		return nil, errors.Join(err, n.close())
	}
	return n, nil
}

func (n *session) join(ctx context.Context) (err error) {
	if n.dialect, err = dialectOf(n.server.ready, n.plan); err != nil {
		return err
	}
	n.ears, err = ears.Open(n.dialect, ears.Options{
		Address: n.server.GraphQL, Rooms: n.rooms, Text: n.text, Compress: n.compress, Narrow: n.narrow,
		Pace: func(ctx context.Context, there int) error { return n.settled(ctx, there-crowd) },
	})
	if err != nil {
		return err
	}
	if n.empty, err = n.atRest(ctx); err != nil {
		return err
	}
	if err := n.ears.Join(ctx, n.sockets); err != nil {
		return fmt.Errorf("%w\n%.2000s", err, n.server.said)
	}
	if err := n.settled(ctx, n.sockets); err != nil {
		return err
	}
	if err := n.heard(ctx); err != nil {
		return err
	}
	full, err := n.atRest(ctx)
	n.rest = (full - n.empty) / float64(n.sockets)
	return errors.Join(err, n.keepProfiles(ctx))
}

// settling is how long nothing is told before memory is looked at again: what a server lets go of by itself, it has let go then.
const settling = 5 * time.Second

// weighed measures what each costs who has heard much, and has heard nothing for a while.
func (n *session) weighed(ctx context.Context) (f figure, err error) {
	if err := n.during(ctx, settling); err != nil {
		return f, err
	}
	full, err := n.atRest(ctx)
	return figure{took: 1, worn: (full - n.empty) / float64(n.sockets)}, err
}

// keepProfiles writes down what the server holds for those who are there, where profiles are wanted.
func (n *session) keepProfiles(ctx context.Context) error {
	at := slices.Index(n.args, "-profile")
	if at < 0 {
		return nil
	}
	for _, name := range []string{"heap", "goroutine"} {
		var text []byte
		if err := n.server.ask(ctx, http.MethodGet, "/profile/"+name, nil, &text); err != nil {
			return err
		}
		if err := os.WriteFile(n.args[at+1]+"."+name, text, 0o600); err != nil {
			return err
		}
	}
	return nil
}

// crowd is how many may be at the door at once, who have not been subscribed: more would wait for PostgreSQL, which has
// little of its core while this program connects.
const crowd = 64

// settled waits until so many are subscribed.
func (n *session) settled(ctx context.Context, subscribers int) error {
	for until := time.Now().Add(patience); ; {
		u, err := n.server.usage(ctx)
		if err = errors.Join(err, n.fault()); err != nil || u.Subscribers >= int64(subscribers) {
			return err
		}
		if time.Now().After(until) {
			return fmt.Errorf("%d of %d are subscribed after %s", u.Subscribers, subscribers, patience)
		}
		time.Sleep(5 * time.Millisecond)
	}
}

// heard waits until everybody has been told that he misses nothing from now on, where that is told.
func (n *session) heard(ctx context.Context) error {
	telling, ok := n.dialect.(interface{ Joined() int })
	for until := time.Now().Add(patience); ok && telling.Joined() < n.sockets; {
		if err := errors.Join(ctx.Err(), n.fault()); err != nil || time.Now().After(until) {
			return errors.Join(fmt.Errorf("%d of %d have joined", telling.Joined(), n.sockets), err)
		}
		time.Sleep(20 * time.Millisecond)
	}
	return nil
}

// dialectOf is the language of a server.
func dialectOf(r ready, p plan) (ears.Dialect, error) {
	switch r.Protocol {
	case "", "graphql":
		return ears.GraphQL{Rooms: p.rooms, Groups: p.groups}, nil
	case "centrifuge":
		return ears.Centrifuge{Rooms: p.rooms}, nil
	case "piazza":
		return ears.NewPiazza(r.Told, p.rooms)
	default:
		return nil, fmt.Errorf("nobody here speaks %q", r.Protocol)
	}
}

// atRest is the memory of the server that it cannot give back, 0 where nobody looks: what has just become free is only given back
// the next time.
func (n *session) atRest(ctx context.Context) (least float64, err error) {
	const pause = 200 * time.Millisecond
	for range 10 {
		if !n.weigh {
			return 0, nil
		}
		if err := n.server.collect(ctx); err != nil {
			return 0, err
		}
		now := resident(n.server.PID)
		if n.server.apart() {
			return now, nil // it was waited for until nothing became free any more
		}
		if least > 0 && now > 0.995*least {
			return min(now, least), nil
		}
		least = now
		time.Sleep(pause)
	}
	return least, nil
}

func (n *session) close() error {
	var err error
	if n.ears != nil {
		n.ears.Close()
		err = n.fault()
	}
	n.server.stop()
	return err
}

// fault is what must not have happened.
func (n *session) fault() error {
	f := n.ears.Faults()
	if !f.Any() {
		return nil
	}
	return fmt.Errorf("%d missing, %d twice or out of order, %d stray, %d closed: %s", f.Missing, f.Twice, f.Stray, f.Closed, f.First)
}

// order asks for notices; those who listen know before the server does.
func (n *session) order(ctx context.Context, count int) func() error {
	from := n.from
	n.from = (n.from + count) % n.rooms
	n.ears.Order(from, count)
	return func() error {
		return n.server.publish(ctx, desk.Order{From: from, Count: count, Rooms: n.rooms, Text: n.text})
	}
}

// settle waits until everybody has everything.
func (n *session) settle(ctx context.Context) error {
	limit, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	for n.ears.Outstanding() > 0 && !n.ears.Faults().Any() {
		select {
		case <-n.ears.Changed():
		case <-limit.Done():
			return errors.Join(limit.Err(), n.ears.Settled(), n.fault())
		}
	}
	return errors.Join(n.ears.Settled(), n.fault())
}
