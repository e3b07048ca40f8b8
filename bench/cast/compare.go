//go:build linux

package main

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"time"
)

// What is accepted: at least as many votes as pgbench, a third of its CPU in PostgreSQL, answers within a tenth of a second.
const (
	floor   = 1.0
	ceiling = 1.0 / 3
	slowest = 100 * time.Millisecond
)

// compare lets both sides vote in turn, each time in new polls.
func (s *stage) compare(ctx context.Context, o settings, how *way, count int) error {
	fmt.Printf("\n== %d open polls%s, %d clients, %d people, %d cores\n", count, how.name(), clients, len(s.sessions), runtime.NumCPU())
	var ours, theirs []rate
	for n := range o.rounds {
		if o.only != "pgbench" {
			r, err := s.roundHTTP(ctx, o, how, count)
			if err != nil {
				return err
			}
			ours = append(ours, r)
			fmt.Printf("   %d  Piazza   %v\n", n+1, r)
		}
		if o.only != "http" {
			r, err := s.roundPgbench(ctx, o, how, count)
			if err != nil {
				return err
			}
			theirs = append(theirs, r)
			fmt.Printf("   %d  pgbench  %v\n", n+1, r)
		}
	}
	if o.only != "" {
		return nil
	}
	return verdict(ours, theirs, o.tenth)
}

func (s *stage) roundHTTP(ctx context.Context, o settings, how *way, count int) (rate, error) {
	first, err := s.newPolls(ctx, how, count)
	if err != nil {
		return rate{}, err
	}
	polls, err := s.look(ctx, first, count)
	if err != nil {
		return rate{}, err
	}
	r, err := s.overHTTP(ctx, how, polls, o.span)
	return r, errors.Join(err, how.sound(s, ctx, first, count, r.votes))
}

func (s *stage) roundPgbench(ctx context.Context, o settings, how *way, count int) (rate, error) {
	first, err := s.newPolls(ctx, how, count)
	if err != nil {
		return rate{}, err
	}
	r, err := s.overPgbench(ctx, how, first, count, o.span)
	return r, errors.Join(err, how.sound(s, ctx, first, count, 0))
}

// sound holds what is counted to what is there: each person one sheet and one ballot, as many as the tally says, and a
// version for each vote that was acknowledged at most.
func (s *stage) sound(ctx context.Context, first int64, count int, votes int64) error {
	const asked = `select
		(select coalesce(sum(voters), 0) from poll_tally where entry_id >= $1 and entry_id < $1 + $2::int),
		(select count(*) from ballot_voter where entry_id >= $1 and entry_id < $1 + $2::int),
		(select count(*) from ballot where question_id >= $1 and question_id < $1 + $2::int),
		(select count(*) from idempotency where ref >= $1 and ref < $1 + $2::int)`
	var voters, sheets, ballots, keys int64
	if err := s.place.DB.QueryRow(ctx, asked, first, count).Scan(&voters, &sheets, &ballots, &keys); err != nil {
		return err
	}
	if voters != sheets || sheets != ballots || votes > 0 && keys != votes {
		return fmt.Errorf("%d voters are counted, there are %d sheets, %d ballots, %d keys and %d votes", voters, sheets, ballots, keys, votes)
	}
	return nil
}

// verdict prints the medians with their spread, and what is not accepted.
func verdict(ours, theirs []rate, small bool) error {
	second := func(r rate) float64 { return r.second }
	database := func(r rate) float64 { return r.database }
	own := func(r rate) float64 { return r.own }
	middle := func(r rate) float64 { return millis(r.median) }
	late := func(r rate) float64 { return millis(r.p99) }
	for _, row := range []struct {
		name string
		list []float64
		form string
	}{
		{"Piazza, votes/s", values(ours, second), "%.0f"},
		{"pgbench, votes/s", values(theirs, second), "%.0f"},
		{"ratio", ratios(ours, theirs, second), "%.2f"},
		{"PostgreSQL's CPU a vote, ms", values(ours, database), "%.3f"},
		{"the same under pgbench", values(theirs, database), "%.3f"},
		{"ratio", ratios(ours, theirs, database), "%.2f"},
		{"the program's CPU a vote, ms", values(ours, own), "%.3f"},
		{"Piazza, p50 ms", values(ours, middle), "%.1f"},
		{"Piazza, p99 ms", values(ours, late), "%.1f"},
		{"pgbench, p50 ms", values(theirs, middle), "%.1f"},
		{"pgbench, p99 ms", values(theirs, late), "%.1f"},
	} {
		form := "   %-30s median " + row.form + "  (" + row.form + " to " + row.form + ")\n"
		fmt.Printf(form, row.name, median(row.list), row.list[0], row.list[len(row.list)-1])
	}
	if small {
		return nil
	}
	return errors.Join(
		bound(median(ratios(ours, theirs, second)) >= floor, "fewer votes than pgbench"),
		bound(median(ratios(ours, theirs, database)) <= ceiling, "more than a third of pgbench's CPU in PostgreSQL"),
		bound(median(values(ours, late)) < millis(slowest), "p99 is not under %v", slowest),
	)
}

func bound(holds bool, format string, args ...any) error {
	if holds {
		return nil
	}
	return fmt.Errorf(format, args...)
}

func values(rates []rate, of func(rate) float64) (list []float64) {
	for _, r := range rates {
		list = append(list, of(r))
	}
	slices.Sort(list)
	return list
}

func ratios(ours, theirs []rate, of func(rate) float64) (list []float64) {
	for n := range ours {
		list = append(list, of(ours[n])/of(theirs[n]))
	}
	slices.Sort(list)
	return list
}

// median of a sorted list.
func median(sorted []float64) float64 {
	middle := len(sorted) / 2
	if len(sorted)%2 == 1 {
		return sorted[middle]
	}
	return (sorted[middle-1] + sorted[middle]) / 2
}
