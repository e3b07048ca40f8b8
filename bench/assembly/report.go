//go:build linux

package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"piazza/bench/assembly/meeting"
)

func (p *part) print() {
	fmt.Printf("   the last vote %v after the opening; a vote p50 %v, p99 %v\n", ms(slices.Max(p.voted)), ms(p.votes[len(p.votes)/2]), ms(p.votes[len(p.votes)*99/100]))
	for _, row := range []struct {
		who string
		of  meeting.Account
	}{{"phones", p.hall}, {"screens, consoles", p.front}, {"who only watch", p.beside}} {
		if len(row.of.Delays) == 0 {
			continue
		}
		fmt.Printf("   %-18s saw it after p50 %v, p99 %v, max %v; %d states, %d missing, %d stale\n", row.who,
			ms(row.of.Percentile(50)), ms(row.of.Percentile(99)), ms(row.of.Percentile(100)), row.of.States, row.of.Missing, row.of.Stale)
	}
	for _, state := range []string{meeting.Waiting, meeting.Open, meeting.Closed, meeting.Revealed} {
		var took []time.Duration
		for _, c := range p.clicks {
			if c.State == state {
				took = append(took, c.Took)
			}
		}
		fmt.Printf("   %-10s answered after at most %v\n", state, ms(slices.Max(took)))
	}
	fmt.Printf("   CPU in %.0f s: program %.2f s, PostgreSQL %.2f s; %d lines lost\n", p.span.Seconds(), p.own, p.data, p.lost)
}

// verdict holds what was measured to what is accepted; what has to come out right, in a small run too.
func (h *hall) verdict(list []*part) (err error) {
	var apart, together []time.Duration
	for _, p := range list {
		err = errors.Join(err, p.sound())
		both := slices.Concat(p.hall.Delays, p.front.Delays)
		if p.watchers == 0 {
			apart = append(apart, both...)
		} else {
			together = append(together, both...)
		}
		err = errors.Join(err, h.bound(slices.Max(p.voted) <= inTime, "they have not voted within %v", inTime))
	}
	slices.Sort(apart)
	slices.Sort(together)
	alone, beside := meeting.Account{Delays: apart}.Percentile(99), meeting.Account{Delays: together}.Percentile(99)
	ratio := float64(beside) / float64(max(alone, 1))
	fmt.Printf("\n   p99 of the hall alone %v, beside %d who watch %v: %.2f times\n", ms(alone), h.watchers, ms(beside), ratio)
	return errors.Join(err,
		h.bound(alone <= seenIn && beside <= seenIn, "p99 is over %v", seenIn),
		h.bound(ratio <= mostTimes || beside <= measurable, "those who watch change p99 by more than %v", mostTimes))
}

// sound refuses what is missing, stale or lost.
func (p *part) sound() error {
	missing := p.hall.Missing + p.front.Missing + p.beside.Missing
	stale := p.hall.Stale + p.front.Stale + p.beside.Stale
	if missing+stale+p.lost > 0 {
		return fmt.Errorf("%d states are missing, %d are stale, %d lines were lost", missing, stale, p.lost)
	}
	return nil
}

// check holds the votes that were acknowledged to those that are there: each person one sheet an item, each guest one.
func (h *hall) check(ctx context.Context) error {
	const asked = `select
		(select count(*) from ballot_voter v join assembly_item i using (entry_id) where i.assembly_id = $1), (select count(*) from ballot_guest_voter v join assembly_item i using (entry_id) where i.assembly_id = $1),
		(select coalesce(sum(t.voters), 0) from poll_tally t join assembly_item i using (entry_id) where i.assembly_id = $1), (select coalesce(sum(t.guests), 0) from poll_tally t join assembly_item i using (entry_id) where i.assembly_id = $1)`
	var sheets, guests, voters, guestsCounted int
	if err := h.place.DB.QueryRow(ctx, asked, h.desk.Number).Scan(&sheets, &guests, &voters, &guestsCounted); err != nil {
		return err
	}
	wanted, wantedGuests := len(h.items)*h.settings.phones, len(h.items)*h.guests
	fmt.Printf("\n   votes: %d of members and %d of guests are there, %d and %d are counted, %d and %d were acknowledged\n",
		sheets, guests, voters, guestsCounted, wanted, wantedGuests)
	if sheets != wanted || voters != wanted || guests != wantedGuests || guestsCounted != wantedGuests {
		return errors.New("the votes are not those that were acknowledged")
	}
	for _, p := range h.phones {
		if n := p.Lost(); n > 0 {
			return fmt.Errorf("phone %d lost its line %d times: %w", p.Number, n, p.Fault())
		}
	}
	return nil
}
