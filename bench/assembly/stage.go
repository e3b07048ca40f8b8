//go:build linux

package main

import (
	"context"
	_ "embed"
	"errors"
	"fmt"
	"math/rand/v2"
	"sync"

	"piazza/bench/assembly/meeting"
	"piazza/bench/nodes/place"
	"piazza/internal/account"
	"piazza/internal/nodeid"
)

//go:embed people.sql
var peopleSQL string

// firstPerson is the number of the first who is there, far from those of the demo; members have the numbers of their persons.
const firstPerson = 1_000_000

// hall is a running program, an assembly in it, and those who have come.
type hall struct {
	settings
	place *place.Place
	node  *place.Node
	// sessions are those of the members: the first two hold the assembly.
	sessions []string
	desk     *meeting.Desk
	items    []string
	code     string
	phones   []*meeting.Phone
	// fronts are consoles and screens.
	fronts []*meeting.Ear
	dice   *rand.Rand
	leave  context.CancelFunc
	here   sync.WaitGroup
}

const hosts = 2

func openHall(ctx context.Context, s settings) (_ *hall, err error) {
	h := &hall{settings: s, dice: rand.New(rand.NewPCG(rand.Uint64(), 0)), leave: func() { /* nobody has come */ }}
	defer func() {
		if err != nil {
			err = errors.Join(err, h.close())
		}
	}()
	if h.place, err = place.OpenWith(ctx, nil); err != nil {
		return nil, err
	}
	// The memory is tuned as for everybody.
	if h.node, err = h.place.Start(ctx, "piazza", place.Options{Env: []string{"GOGC="}}); err != nil {
		return nil, err
	}
	var space int64
	if err := h.place.DB.QueryRow(ctx, peopleSQL, firstPerson, s.phones+hosts).Scan(&space); err != nil {
		return nil, fmt.Errorf("make people: %w", err)
	}
	if err := h.signIn(ctx); err != nil {
		return nil, err
	}
	return h, h.prepare(ctx, nodeid.Encode("piazza", space))
}

func (h *hall) close() (err error) {
	h.leave()
	h.here.Wait()
	if h.node != nil {
		err = h.node.Kill()
	}
	if h.place != nil {
		err = errors.Join(err, h.place.Close())
	}
	return err
}

// signIn gives everybody a session.
func (h *hall) signIn(ctx context.Context) error {
	var hashes [][]byte
	for range h.settings.phones + hosts {
		secret := account.Secret()
		h.sessions = append(h.sessions, secret)
		hashes = append(hashes, account.Hash(secret))
	}
	const open = `insert into session (member_id, token_hash, provider, created_at, seen_at, expires_at)
		select $1::bigint + n - 1, hash, 'bench', now(), now(), now() + interval '1 day' from unnest($2::bytea[]) with ordinality t(hash, n)`
	if _, err := h.place.DB.Exec(ctx, open, firstPerson, hashes); err != nil {
		return fmt.Errorf("sign people in: %w", err)
	}
	_, err := h.place.DB.Exec(ctx, `analyze person, member, membership, session, space`)
	return err
}

// one is the way of all who sit in the hall: one address, as behind its router.
func (h *hall) one() meeting.Way {
	return meeting.Way{Node: func(string) string { return h.node.URL }, From: "127.0.0.1"}
}

// prepare makes the assembly with questions for all parts, and begins it.
func (h *hall) prepare(ctx context.Context, piazza string) (err error) {
	h.desk = &meeting.Desk{Line: meeting.NewLine(h.one(), meeting.Pass{Session: h.sessions[0]})}
	plan := meeting.Plan{Piazza: piazza, Title: "Assemblea di prova", Electorate: "MEMBERS", Guests: "SLIPS", Quorum: h.settings.phones / 2}
	for n := range parts * h.questions {
		plan.Items = append(plan.Items, meeting.Ask(n))
	}
	if h.items, err = h.desk.Prepare(ctx, plan); err != nil {
		return fmt.Errorf("prepare: %w", err)
	}
	h.code, err = h.desk.Start(ctx)
	return err
}

// parts is how many times questions are asked: without those who watch, with them, without them.
const parts = 3
