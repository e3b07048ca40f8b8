package ballot

import (
	"context"
	"encoding/hex"
	"fmt"
	"io"

	"piazza/internal/auth"
	"piazza/internal/db"
	"piazza/internal/entry"
	"piazza/internal/poll"
	"piazza/internal/problem"
	"piazza/internal/sealing"
)

// Why a public file of a confidential poll is not there.
var (
	ErrNotSecret = problem.Missing("poll_not_confidential", "This poll is not confidential: it has no public log and no bundle.")
	ErrNoBundle  = problem.Clash("poll_bundle_missing", "The bundle of this poll is not there yet: it is written once the ballots are counted.")
	ErrNoFigures = problem.Clash("poll_not_bundled", "This poll was counted just now, and its files are being written: try again in a moment.")
	ErrBallots   = problem.Clash("poll_ballots_lost", "The key of this poll was lost before its ballots were counted: there is nothing to show.")
)

// PublicFile is a file of a confidential poll that anybody may check who may read it. It lives as long as the function that it is given to.
type PublicFile struct {
	Poll entry.ID
	// Tag changes whenever the file does.
	Tag string
	// Write writes the file.
	Write func(w io.Writer) error
}

// Reading is what a public file is handed to.
type Reading func(context.Context, *PublicFile) error

// PublicLog hands out the log of a confidential poll as far as it has come, to who may read the poll: nothing of it tells what somebody voted.
func (s *Service) PublicLog(ctx context.Context, id entry.ID, use Reading) error {
	return s.public(ctx, id, func(ctx context.Context, tx *db.Tx, v *poll.Voting, row *sealRow) error {
		if row.length == 0 {
			return poll.ErrWaiting
		}
		header, err := s.headerOf(ctx, tx, v, row)
		if err != nil {
			return err
		}
		return use(ctx, &PublicFile{
			Poll: id, Tag: fmt.Sprintf("%x-%d", row.head, len(header.Keys)),
			Write: func(w io.Writer) error {
				_, err := sealing.WriteLog(w, header, storeOn(tx).entries(ctx, id))
				return err
			},
		})
	})
}

// PublicBundle hands out the bundle of a confidential poll, to who may see its results.
func (s *Service) PublicBundle(ctx context.Context, through Door, id entry.ID, use Reading) error {
	if err := through.opens(); err != nil {
		return err
	}
	return s.public(ctx, id, func(ctx context.Context, tx *db.Tx, v *poll.Voting, row *sealRow) error {
		switch {
		case row.state == poll.SealLost:
			return ErrBallots
		case !row.state.HasBundle():
			return ErrNoBundle
		case !Sees(through, v, auth.FromContext(ctx), v.Voted):
			return ErrResultsHidden
		}
		return use(ctx, &PublicFile{
			Poll: id, Tag: hex.EncodeToString(row.bundle),
			Write: func(w io.Writer) error {
				_, err := io.Copy(w, s.bundleReader(ctx, tx, id))
				return err
			},
		})
	})
}

// public reads a confidential poll that exists for the viewer, at one moment.
func (s *Service) public(ctx context.Context, id entry.ID, use func(context.Context, *db.Tx, *poll.Voting, *sealRow) error) error {
	return s.db.InSnapshot(ctx, func(ctx context.Context, tx *db.Tx) error {
		if err := storeOn(tx).allowLong(ctx); err != nil {
			return err
		}
		votings, err := poll.HeadsIn(ctx, tx, []entry.ID{id})
		if err != nil {
			return err
		}
		v := votings[id]
		switch {
		case v == nil || !DoorAssembly.shows(v, auth.FromContext(ctx)):
			return poll.ErrPoll
		case !v.IsConfidential:
			return ErrNotSecret
		}
		row, err := storeOn(tx).readSeal(ctx, id)
		if err == nil && row == nil {
			err = poll.ErrWaiting
		}
		if err != nil {
			return err
		}
		return use(ctx, tx, v, row)
	})
}

// sealed counts what a file of a confidential poll will hold. It is written from the bundle, and holds nothing that is not in it.
func (e *Export) sealed(ctx context.Context) error {
	row, err := storeOn(e.tx).readSeal(ctx, e.Voting.EntryID)
	if err != nil {
		return err
	}
	if row == nil || !row.state.HasBundle() || row.ballots == nil {
		return ErrNoFigures
	}
	e.Total = int64(*row.ballots)
	e.Title, err = titleOf(row.form)
	return err
}

// Answers yields what was answered in a confidential poll with how many people answered just this, question by question, in the order of
// what it says: never ballot by ballot.
func (e *Export) Answers(ctx context.Context, each func(b *Ballot, people int64) error) error {
	more := answersOn(e.tx, e.Voting.EntryID, e.staff)
	for {
		answers, err := more(ctx)
		if err != nil || len(answers) == 0 {
			return err
		}
		for _, a := range answers {
			if err := each(a.ballot, a.people); err != nil {
				return err
			}
		}
	}
}
