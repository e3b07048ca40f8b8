//go:build linux

package main

import (
	"context"
	_ "embed"
	"fmt"
	"strings"
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
	// blobs are what a client of pgbench sends in the place of what the program encrypts, hashes and signs.
	blobs map[string]string
	// sound holds what is counted to what is there, after so many votes, 0 where nobody counted them.
	sound func(s *stage, ctx context.Context, first int64, count int, votes int64) error
}

var (
	byName = &way{script: castSQL, polls: pollsSQL, sound: (*stage).sound}
	secret = &way{
		script: secretSQL, polls: secretPollsSQL, asked: "receipt ", input: `"secret":true,`, sound: (*stage).soundSecret,
		blobs: map[string]string{
			"sheet": blob(sheetBytes), "cast": blob(castBytes), "hash": blob(hashBytes), "signature": blob(signatureBytes),
			"batch": strings.Repeat("1000000 "+strings.Repeat("5a", hashBytes)+"\n", 5),
		},
	}
)

// What the program writes for these polls, in bytes; soundSecret holds it to that, so that pgbench never writes more.
const (
	sheetBytes, castBytes     = 1564, 156
	hashBytes, signatureBytes = 32, 64
	// lineBytes is a commitment in a batch: the number of a question, a blank, a hash, a line feed.
	lineBytes = 7 + 1 + 2*hashBytes + 1
)

// blob is a number of so many bytes as PostgreSQL reads it.
func blob(bytes int) string { return `\x` + strings.Repeat("5a", bytes) }

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
// poll fewer than ten people wait to be counted. All that is written has the length that pgbench writes.
func (s *stage) soundSecret(ctx context.Context, first int64, count int, votes int64) error {
	const asked = `select
		(select coalesce(sum(voters), 0) from poll_tally where entry_id >= $1 and entry_id < $1 + $2::int),
		(select count(*) from ballot_secret where entry_id >= $1 and entry_id < $1 + $2::int),
		(select coalesce(sum(commitments), 0) from ballot_seal where entry_id >= $1 and entry_id < $1 + $2::int),
		(select coalesce(sum(commitments), 0) from ballot_log where entry_id >= $1 and entry_id < $1 + $2::int),
		(select count(*) from ballot_pool where entry_id >= $1 and entry_id < $1 + $2::int)`
	const unlike = `select
		(select count(*) from ballot_secret where entry_id >= $1 and entry_id < $1 + $2::int and octet_length(sealed) <> $3) +
		(select count(*) from ballot_pool where entry_id >= $1 and entry_id < $1 + $2::int and octet_length(sealed) <> $4) +
		(select count(*) from ballot_log where entry_id >= $1 and entry_id < $1 + $2::int and kind = 'batch'
			and (octet_length(body) <> commitments * $5 or octet_length(head) <> $6 or octet_length(signature) <> $7))`
	var others int64
	err := s.place.DB.QueryRow(ctx, unlike, first, count, sheetBytes, castBytes, lineBytes, hashBytes, signatureBytes).Scan(&others)
	if err != nil {
		return err
	}
	if others > 0 {
		return fmt.Errorf("%d sheets, casts and batches are longer or shorter than pgbench writes them", others)
	}
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
