package assembly

import (
	"context"
	"math/rand/v2"

	"piazza/internal/account"
	"piazza/internal/auth"
	"piazza/internal/db"
	"piazza/internal/entry"
	"piazza/internal/poll"
	"piazza/internal/problem"
)

const mostRehearsing = 500

// What is refused of rehearsals.
var (
	ErrRehearsing    = problem.Bad("participants", "rehearsal_participants", "A rehearsal has 1 to 500 participants.")
	ErrRehearseLater = problem.Clash("rehearsal_while_live", "The assembly is being held: rehearse before it begins.")
	ErrRehearsed     = problem.Clash("rehearsal_of_rehearsal", "This is a rehearsal already.")
)

// Rehearse copies an assembly and its queue into a rehearsal, begins it, and has people made up who come in and vote (see Crowds).
// Nothing of it is ever public, and all of it goes when it is deleted. One that runs already is replaced.
func (s *Service) Rehearse(ctx context.Context, in RehearseInput) (*Assembly, error) {
	if in.Participants < 1 || in.Participants > mostRehearsing {
		return nil, ErrRehearsing
	}
	var made *Assembly
	err := s.db.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		h, err := holdIn(ctx, tx, in.AssemblyID)
		if err != nil {
			return err
		}
		if h.IsRehearsal() {
			return ErrRehearsed
		}
		if h.Phase == Live {
			return ErrRehearseLater // whoever acts in it would wait until all is copied
		}
		if err := h.removeRehearsals(ctx); err != nil {
			return err
		}
		copied, err := h.copyAsRehearsal(ctx)
		if err != nil {
			return err
		}
		made = copied.Assembly
		if err := s.startIn(ctx, copied); err != nil {
			return err
		}
		return storeOn(tx).rehearse(ctx, copied.ID, in.Participants, rand.Int64(), copied.Now)
	})
	if err != nil {
		return nil, err
	}
	return made, nil
}

// copyAsRehearsal makes an assembly like this one, with its whole queue, and holds it.
func (h *held) copyAsRehearsal(ctx context.Context) (*held, error) {
	a := &Assembly{
		Piazza: h.Piazza, Title: h.Title, Body: h.Body, BodyHTML: h.BodyHTML, RehearsalOf: &h.ID, Electorate: h.Electorate,
		Assurance: h.Assurance, Guests: h.Guests, Quorum: h.Quorum, CreatedByID: account.ID(auth.FromContext(ctx).MemberID),
		CreatedAt: h.tx.Now(),
	}
	if err := storeOn(h.tx).add(ctx, a); err != nil {
		return nil, err
	}
	copied := &held{Assembly: a, tx: h.tx}
	for _, one := range h.queue {
		if one.annulledReason != nil {
			continue
		}
		how, err := copied.rule(nil, one.voting.Guests)
		if err != nil {
			return nil, err
		}
		e, err := poll.CopyIn(ctx, h.tx, one.poll, how)
		if err != nil {
			return nil, err
		}
		if err := copied.insert(ctx, len(copied.queue), []*entry.Entry{e}, one.seconds); err != nil {
			return nil, err
		}
	}
	return holdIn(ctx, h.tx, a.ID)
}

// dismiss takes those made up away, with all that names them.
func (h *held) dismiss(ctx context.Context) error {
	if !h.IsRehearsal() {
		return nil
	}
	return storeOn(h.tx).RehearsalDismiss(ctx, int64(h.ID))
}
