//go:build linux

package main

import (
	"context"
	_ "embed"
	"fmt"
	"time"
)

//go:embed cast.sql
var castSQL string

//go:embed polls.sql
var pollsSQL string

//go:embed secret.sql
var secretSQL string

//go:embed secret_polls.sql
var secretPollsSQL string

// way is how people vote: by name, or confidentially.
type way struct {
	// script is the cast of one ballot, for pgbench; polls opens polls.
	script, polls string
	// asked is what the page asks of an answer beside the rest, input what it says beside the rest.
	asked, input string
	// sound holds what is counted to what is there, after so many votes, 0 where nobody counted them.
	sound func(s *stage, ctx context.Context, first int64, count int, votes int64) error
}

var (
	byName = &way{script: castSQL, polls: pollsSQL, sound: (*stage).sound}
	secret = &way{script: secretSQL, polls: secretPollsSQL, asked: "receipt ", input: `"secret":true,`, sound: (*stage).soundSecret}
)

func (w *way) name() string {
	if w == secret {
		return ", confidential"
	}
	return ""
}

// opened waits until the program has opened what was due.
func (s *stage) opened(ctx context.Context, first int64, count int) error {
	for {
		var waiting int
		const left = `select count(*) from poll where entry_id >= $1 and entry_id < $1 + $2::int and phase = 'waiting'`
		if err := s.place.DB.QueryRow(ctx, left, first, count).Scan(&waiting); err != nil || waiting == 0 {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(20 * time.Millisecond):
		}
	}
}

// soundSecret holds what is counted of confidential polls to what is there: each promised commitment is in the log or waits, and of each
// poll fewer than ten people wait to be counted.
func (s *stage) soundSecret(ctx context.Context, first int64, count int, votes int64) error {
	const asked = `select
		(select coalesce(sum(voters), 0) from poll_tally where entry_id >= $1 and entry_id < $1 + $2::int),
		(select count(*) from ballot_secret where entry_id >= $1 and entry_id < $1 + $2::int),
		(select coalesce(sum(commitments), 0) from ballot_seal where entry_id >= $1 and entry_id < $1 + $2::int),
		(select coalesce(sum(commitments), 0) from ballot_log where entry_id >= $1 and entry_id < $1 + $2::int),
		(select count(*) from ballot_pool where entry_id >= $1 and entry_id < $1 + $2::int)`
	var voters, sheets, chained, logged, waiting int64
	if err := s.place.DB.QueryRow(ctx, asked, first, count).Scan(&voters, &sheets, &chained, &logged, &waiting); err != nil {
		return err
	}
	counted := voters <= sheets && sheets-voters < 10*int64(count) && sheets <= logged+waiting && logged+waiting <= votes
	if chained != logged || votes > 0 && !counted {
		return fmt.Errorf("%d voters are counted, there are %d sheets, %d commitments in %d chained, %d casts wait, and %d votes", voters, sheets, logged, chained, waiting, votes)
	}
	return nil
}
