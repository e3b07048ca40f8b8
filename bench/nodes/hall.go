//go:build linux

package main

import (
	"context"
	"fmt"
	"net/http"
	"time"

	"piazza/bench/nodes/crowd"
	"piazza/bench/nodes/place"
	"piazza/internal/account"
	"piazza/internal/db"
	"piazza/internal/login"
	"piazza/internal/privacy"
)

// hall lets 500 members sign in, listen and ask from one address, while as many visitors as an address may have sit there
// too.
func hall(ctx context.Context, t *trial) error {
	s, err := t.open(ctx, 1, place.Options{})
	if err != nil {
		return err
	}
	p, err := s.prepare(ctx, 5, 12)
	if err != nil {
		return err
	}
	const one = "127.0.0.1"
	visitors := crowd.Gather(ctx, t.dice, t.size(2000), 500, func(n int) crowd.Seat {
		return crowd.Seat{Thread: p.threads[n%len(p.threads)], Node: s.any, From: one}
	})
	defer visitors.Leave()
	if _, err := t.joined(ctx, time.Minute, visitors, ""); err != nil {
		return err
	}
	members, err := s.enter(ctx, t.size(500))
	if err != nil {
		return err
	}
	t.holdf(true, "%d members signed in behind one address", len(members))
	c := crowd.Gather(ctx, t.dice, len(members), 500, func(n int) crowd.Seat {
		return crowd.Seat{Thread: p.threads[n%len(p.threads)], Node: s.any, From: one, Session: members[n]}
	})
	defer c.Leave()
	took, err := t.joined(ctx, time.Minute, c, "")
	t.holdf(err == nil && c.Count().Failed == 0, "%d members behind one address are joined in %.1f s, none was turned away", c.Joined(""), took.Seconds())
	for _, session := range members {
		var got struct {
			Viewer struct{ Member *struct{ ID string } }
		}
		if err := crowd.Ask(ctx, http.DefaultClient, s.all()[0].URL, session, "{ viewer { member { id } } }", nil, &got); err != nil || got.Viewer.Member == nil {
			t.holdf(false, "each of them is answered: %v", err)
			break
		}
	}
	w := crowd.Write(ctx, t.dice, s.pen(p, 5))
	defer w.Stop()
	if err := pass(ctx, t.span(20*time.Second)); err != nil {
		return err
	}
	return t.settle(ctx, w, c, visitors)
}

// enter makes so many members and lets each sign in, all from one address.
func (s *square) enter(ctx context.Context, count int) (sessions []string, err error) {
	handles, err := s.t.handles(ctx, count)
	if err != nil {
		return nil, err
	}
	at := s.all()[0]
	for _, handle := range handles {
		session, err := crowd.SignIn(ctx, crowd.Door{Public: at.Public(), Node: at.URL}, handle)
		if err != nil {
			return nil, fmt.Errorf("sign %s in: %w", handle, err)
		}
		sessions = append(sessions, session)
	}
	return sessions, nil
}

// handles makes so many members, whom the demo knows.
func (t *trial) handles(ctx context.Context, count int) (handles []string, err error) {
	accounts := account.NewService(t.place.DB)
	for n := range count {
		handle := fmt.Sprintf("sala-%s-%d-%d", t.name, t.begun.Unix(), n)
		m := &account.Member{Handle: handle, Name: "Sala", Tone: 1, Locale: "it"}
		made, err := accounts.Import(ctx, m, account.Identity{Issuer: login.DemoRealm, Subject: handle})
		if err == nil {
			err = t.agree(ctx, made.ID)
		}
		if err != nil {
			return nil, err
		}
		handles = append(handles, handle)
	}
	return handles, nil
}

// agree has a member agree to the present privacy notice, so that nothing stops him at the door.
func (t *trial) agree(ctx context.Context, id account.ID) error {
	notices := privacy.NewService(t.place.DB)
	notice, err := notices.Present(ctx)
	if err != nil {
		return err
	}
	return t.place.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		return notices.AgreeIn(ctx, tx, id, notice.Version, true)
	})
}
