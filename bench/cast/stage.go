//go:build linux

package main

import (
	"context"
	_ "embed"
	"errors"
	"fmt"
	"net/http"

	"piazza/bench/nodes/crowd"
	"piazza/bench/nodes/place"
	"piazza/internal/account"
	"piazza/internal/nodeid"
)

//go:embed people.sql
var peopleSQL string

// firstPerson is the number of the first who votes, far from those of the demo; members have the numbers of their persons.
const firstPerson = 1_000_000

// stage is a running program on a PostgreSQL that loses nothing, with people who are signed in.
type stage struct {
	place *place.Place
	node  *place.Node
	// sessions are the tokens of the people, in the order of their numbers.
	sessions []string
	space    int64
	// polls is the number of the next poll.
	polls int64
}

// poll is a poll of one question as the API names it.
type poll struct {
	number   int64
	id       string
	question string
	options  [4]string
}

// openStage starts PostgreSQL as the program itself would, the program, and signs so many people in.
func openStage(ctx context.Context, people int) (_ *stage, err error) {
	s := &stage{polls: firstPerson}
	defer func() {
		if err != nil {
			err = errors.Join(err, s.close())
		}
	}()
	if s.place, err = place.OpenWith(ctx, nil); err != nil {
		return nil, err
	}
	if err := s.durable(ctx); err != nil {
		return nil, err
	}
	// The memory is tuned as for everybody.
	if s.node, err = s.place.Start(ctx, "piazza", place.Options{Env: []string{"GOGC="}}); err != nil {
		return nil, err
	}
	return s, s.populate(ctx, people)
}

func (s *stage) close() (err error) {
	if s.node != nil {
		err = s.node.Kill()
	}
	if s.place != nil {
		err = errors.Join(err, s.place.Close())
	}
	return err
}

// durable refuses a PostgreSQL that may lose what it has confirmed.
func (s *stage) durable(ctx context.Context) error {
	for _, setting := range []string{"fsync", "synchronous_commit", "full_page_writes"} {
		var value string
		if err := s.place.DB.QueryRow(ctx, `select current_setting($1)`, setting).Scan(&value); err != nil || value != "on" {
			return errors.Join(fmt.Errorf("%s is %q", setting, value), err)
		}
	}
	return nil
}

// populate makes people and their sessions.
func (s *stage) populate(ctx context.Context, people int) error {
	if err := s.place.DB.QueryRow(ctx, peopleSQL, firstPerson, people).Scan(&s.space); err != nil {
		return fmt.Errorf("make people: %w", err)
	}
	hashes := make([][]byte, people)
	for n := range people {
		s.sessions = append(s.sessions, account.Secret())
		hashes[n] = account.Hash(s.sessions[n])
	}
	const open = `insert into session (member_id, token_hash, provider, created_at, seen_at, expires_at)
		select $1::bigint + n - 1, hash, 'bench', now(), now(), now() + interval '1 day' from unnest($2::bytea[]) with ordinality t(hash, n)`
	if _, err := s.place.DB.Exec(ctx, open, firstPerson, hashes); err != nil {
		return fmt.Errorf("sign people in: %w", err)
	}
	// As autovacuum would have by now.
	_, err := s.place.DB.Exec(ctx, `analyze person, member, membership, session, space`)
	return err
}

// newPolls opens so many polls and returns the number of the first.
func (s *stage) newPolls(ctx context.Context, how *way, count int) (first int64, err error) {
	first = s.polls
	s.polls += int64(count)
	_, err = s.place.DB.Exec(ctx, how.polls, first, count, s.space, firstPerson)
	if err == nil {
		err = s.opened(ctx, first, count)
	}
	if err == nil && first > firstPerson {
		// As autovacuum would, were a round not shorter than its nap.
		_, err = s.place.DB.Exec(ctx, `analyze entry, poll, poll_tally, poll_question, poll_option, ballot, ballot_voter, idempotency, ballot_seal, ballot_secret, ballot_pool`)
	}
	if err == nil {
		// What lies in memory alone is nobody's debt to the disk.
		_, err = s.place.DB.Exec(ctx, `checkpoint`)
	}
	return first, err
}

// look asks the program for polls as a visitor would.
func (s *stage) look(ctx context.Context, first int64, count int) (polls []poll, err error) {
	for n := range count {
		p, err := s.lookAt(ctx, first+int64(n))
		if err != nil {
			return nil, fmt.Errorf("look at poll %d: %w", n, err)
		}
		polls = append(polls, p)
	}
	return polls, nil
}

func (s *stage) lookAt(ctx context.Context, number int64) (poll, error) {
	const document = `query ($id: ID!) { node(id: $id) { ... on Poll { id voting { viewerCanVote questions { id options { id } } } } } }`
	p := poll{number: number, id: nodeid.Encode("entry", number)}
	var got struct {
		Node *struct {
			Voting struct {
				ViewerCanVote bool
				Questions     []struct {
					ID      string
					Options []struct{ ID string }
				}
			}
		}
	}
	if err := crowd.Ask(ctx, http.DefaultClient, s.node.URL, s.sessions[0], document, map[string]any{"id": p.id}, &got); err != nil {
		return p, err
	}
	if got.Node == nil || !got.Node.Voting.ViewerCanVote || len(got.Node.Voting.Questions) != 1 || len(got.Node.Voting.Questions[0].Options) != len(p.options) {
		return p, fmt.Errorf("it is no poll to vote in: %+v", got.Node)
	}
	p.question = got.Node.Voting.Questions[0].ID
	for i, option := range got.Node.Voting.Questions[0].Options {
		p.options[i] = option.ID
	}
	return p, nil
}
