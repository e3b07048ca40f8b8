package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"

	"piazza/internal/ballot"
	"piazza/internal/entry"
	"piazza/internal/keys"
	"piazza/internal/problem"
	"piazza/internal/signing"
)

// aboutPoll is what the commands about one confidential poll work on.
type aboutPoll struct {
	keyed

	Number int64 `arg:"" help:"The poll's number, as in its address."`
}

// do does something about the poll, which is recorded with it, and says what came of it.
func (a *aboutPoll) do(ctx context.Context, t terminal, done string, do func(*ballot.Service, entry.ID) error) error {
	return a.unlocked(ctx, t, func(d *database, dir string) error {
		s := ballot.NewService(d.DB, ballot.Secrets{Keys: &keys.Ballots{Dir: dir}, Signing: signing.NewService(d.DB, dir)})
		defer s.Drain()
		if err := do(s, entry.ID(a.Number)); err != nil {
			return a.because(err)
		}
		_, err := fmt.Fprintf(t.out, done, a.Number)
		return err
	})
}

// because is a refusal with what stands behind it, which whoever runs the installation may read, and with what to do next.
func (a *aboutPoll) because(err error) error {
	said := sentence(err)
	if errors.Is(err, ballot.ErrSealedElsewhere) {
		return fmt.Errorf("%w: by piazza admin poll-bundle %d FILE", said, a.Number)
	}
	if cause := problem.Behind(err); !strings.Contains(said.Error(), sentence(cause).Error()) {
		return fmt.Errorf("%w: %w", said, sentence(cause))
	}
	return said
}

type adminPollAcceptLoss struct{ aboutPoll }

// Run gives up a poll whose key is lost.
func (a *adminPollAcceptLoss) Run(ctx context.Context, t terminal) error {
	return a.do(ctx, t, "The key of poll %d is given up as lost. If its bundle was written the poll is sealed; if not it has ended without a result, and its page says so. Its public log stays.\n",
		func(s *ballot.Service, id entry.ID) error { return s.AcceptLoss(ctx, id) })
}

type adminPollBundle struct {
	aboutPoll

	File string `arg:"" help:"Its public bundle, as it was published when the poll was sealed." type:"existingfile"`
}

// Run takes in the bundle of a poll that was sealed elsewhere.
func (a *adminPollBundle) Run(ctx context.Context, t terminal) (err error) {
	file, err := os.Open(a.File)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	return a.do(ctx, t, "Poll %d is sealed again, as this bundle says.\n",
		func(s *ballot.Service, id entry.ID) error { return s.TakeBundle(ctx, id, file) })
}
