//go:build linux

package main

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"strconv"
	"sync"
	"time"

	"piazza/bench/nodes/place"
)

// What is accepted of a poll that many watch.
const (
	mostTallies = 4
	lastWithin  = time.Second
)

// watched lets people vote at an even pace, each once, while others watch.
func (s *stage) watched(ctx context.Context, o settings) error {
	people, watchers, span := 5000, 1000, 10*time.Second
	if o.tenth {
		people, watchers, span = 500, 100, 2*time.Second
	}
	fmt.Printf("\n== %d ballots in %v, %d watch\n", people, span, watchers)
	first, err := s.newPolls(ctx, byName, 1)
	if err != nil {
		return err
	}
	polls, err := s.look(ctx, first, 1)
	if err != nil {
		return err
	}
	crowd, err := s.gather(ctx, polls[0], watchers)
	defer func() {
		for _, w := range crowd {
			w.leave()
		}
	}()
	if err != nil {
		return err
	}
	began := time.Now()
	own := place.Spent(s.node.Process())
	times, err := s.pace(ctx, polls, people, span)
	over := time.Now()
	if err != nil {
		return err
	}
	r := summary(times, over.Sub(began).Seconds(), 0, place.Spent(s.node.Process())-own)
	fmt.Printf("   %d votes in %.1f s: %v\n", r.votes, over.Sub(began).Seconds(), r)
	truth, err := s.recount(ctx, polls[0])
	if err != nil {
		return err
	}
	if err := settle(ctx, crowd, truth); err != nil {
		return err
	}
	return judge(crowd, truth, over, o.tenth)
}

// gather connects so many watchers and waits until each has its first tally.
func (s *stage) gather(ctx context.Context, p poll, count int) (crowd []*watcher, err error) {
	for n := range count {
		w, err := s.watch(ctx, p, n)
		if err != nil {
			return crowd, fmt.Errorf("watcher %d: %w", n, err)
		}
		crowd = append(crowd, w)
	}
	return crowd, await(ctx, "everybody has a first tally", func() (bool, error) {
		for _, w := range crowd {
			if w.count() == 0 {
				_, err := w.last()
				return false, err
			}
		}
		return true, nil
	})
}

// pace casts the ballots of so many people, each at its moment, over the usual connections.
func (s *stage) pace(ctx context.Context, polls []poll, people int, span time.Duration) (times []time.Duration, err error) {
	began := time.Now()
	next := make(chan int)
	go func() {
		defer close(next)
		for n := range people {
			select {
			case <-time.After(time.Until(began.Add(span * time.Duration(n) / time.Duration(people)))):
				next <- n
			case <-ctx.Done():
				return
			}
		}
	}()
	faults := make(chan error, clients)
	var voting sync.WaitGroup
	var mu sync.Mutex
	for n := range clients {
		v, err := s.voter(ctx, byName, polls, n, clients, rand.New(rand.NewPCG(rand.Uint64(), 0)))
		if err != nil {
			return nil, err
		}
		defer v.conn.Close()
		voting.Go(func() {
			faults <- v.drain(next)
			mu.Lock()
			defer mu.Unlock()
			times = append(times, v.took...)
		})
	}
	voting.Wait()
	close(faults)
	for fault := range faults {
		err = errors.Join(err, fault)
	}
	return times, err
}

// drain casts the ballots of those whose turn it is. After a fault it only lets them pass.
func (v *voter) drain(next <-chan int) (err error) {
	for n := range next {
		if err == nil {
			err = v.cast(&v.polls[0], v.stage.sessions[n], strconv.Itoa(n))
		}
	}
	return err
}

// recount reads the ballots themselves.
func (s *stage) recount(ctx context.Context, p poll) (t tally, err error) {
	const asked = `select count(*), count(*) filter (where option = 4 * $1), count(*) filter (where option = 4 * $1 + 1),
		count(*) filter (where option = 4 * $1 + 2), count(*) filter (where option = 4 * $1 + 3)
		from (select (choice -> 'options' ->> 0)::bigint as option from ballot where question_id = $1) cast_ones`
	err = s.place.DB.QueryRow(ctx, asked, p.number).Scan(&t.voters, &t.votes[0], &t.votes[1], &t.votes[2], &t.votes[3])
	return t, err
}

// settle waits until everybody has the last tally.
func settle(ctx context.Context, crowd []*watcher, truth tally) error {
	return await(ctx, "everybody has the last tally", func() (bool, error) {
		for _, w := range crowd {
			if t, err := w.last(); err != nil || t.votes != truth.votes {
				return false, err
			}
		}
		return true, nil
	})
}

// judge holds what everybody was told to what is promised.
func judge(crowd []*watcher, truth tally, over time.Time, small bool) error {
	var latest time.Duration
	most, busiest, sum := 0.0, 0, 0
	for n, w := range crowd {
		list, err := w.tallies()
		if err != nil {
			return err
		}
		for i, t := range list {
			if i > 0 && t.version <= list[i-1].version || t.votes[0]+t.votes[1]+t.votes[2]+t.votes[3] != t.voters {
				return fmt.Errorf("watcher %d is told %+v after %+v", n, t, list[max(i-1, 0)])
			}
		}
		if end := list[len(list)-1]; end.voters != truth.voters {
			return fmt.Errorf("watcher %d was told of %d voters in the end, there are %d", n, end.voters, truth.voters)
		}
		// The first is what it was before.
		list = list[1:]
		sum += len(list)
		most = max(most, float64(len(list)-1)/list[len(list)-1].at.Sub(list[0].at).Seconds())
		busiest = max(busiest, inOneSecond(list))
		latest = max(latest, list[len(list)-1].at.Sub(over))
	}
	fmt.Printf("   %d tallies to %d watchers; the busiest %.2f a second, at most %d within one second; the last %v after the last vote\n",
		sum, len(crowd), most, busiest, latest.Round(time.Millisecond))
	if small {
		return nil
	}
	return errors.Join(
		bound(most <= mostTallies && busiest <= mostTallies+1, "more than %d tallies a second", mostTallies),
		bound(latest <= lastWithin, "the last tally comes more than %v after the last vote", lastWithin),
	)
}

// inOneSecond is how many tallies came within some second. One more than is promised may, because the way of each to the
// watcher takes another time.
func inOneSecond(list []tally) (most int) {
	from := 0
	for to := range list {
		for list[to].at.Sub(list[from].at) >= time.Second {
			from++
		}
		most = max(most, to-from+1)
	}
	return most
}

// await waits until something holds.
func await(ctx context.Context, what string, holds func() (bool, error)) error {
	ctx, cancel := context.WithTimeout(ctx, 2*time.Minute)
	defer cancel()
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	for {
		ok, err := holds()
		if ok || err != nil {
			return err
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("not in time: %s", what)
		case <-tick.C:
		}
	}
}
