package space

import (
	"context"
	"time"

	"piazza/internal/account"
	"piazza/internal/audit"
	"piazza/internal/auth"
	"piazza/internal/db"
	"piazza/internal/problem"
)

// What is refused of exclusions.
var (
	ErrExcluded  = problem.Denied("excluded", "You were put out of this piazza and may not come back yet.")
	ErrUntil     = problem.Bad("excludedUntil", "exclusion_until", "The end of an exclusion lies ahead, within ten years.")
	ErrNoneOut   = problem.Missing("exclusion_missing", "This member was not put out of the piazza.")
	ErrModerates = problem.Denied("exclusion_rights", "Only the moderators of the piazza may do this.")
)

// longestExclusion is in years.
const longestExclusion = 10

// Exclusion says that a member may not come back into a piazza.
type Exclusion struct {
	Member *account.Member
	Reason string
	// Until is nil where no end was set.
	Until        *time.Time
	ExcludedByID account.ID
	ExcludedAt   time.Time
	// ExcludedBy is filled in by whoever shows it.
	ExcludedBy *account.Member
}

// ReadmitInput says who may come back where.
type ReadmitInput struct {
	PiazzaID ID
	MemberID account.ID
}

// exclude keeps a member from coming back, where that was asked for.
func exclude(ctx context.Context, tx *db.Tx, in EndInput, reason string) error {
	if !in.IsExcluded {
		return nil
	}
	facts := map[string]any{}
	if in.ExcludedUntil != nil {
		ahead, err := storeOn(tx).ahead(ctx, *in.ExcludedUntil)
		if err != nil {
			return err
		}
		if !ahead || in.ExcludedUntil.After(tx.Now().AddDate(longestExclusion, 0, 0)) {
			return ErrUntil
		}
		facts["until"] = in.ExcludedUntil.UTC().Format(time.RFC3339)
	}
	if err := storeOn(tx).exclude(ctx, in, reason, account.ViewerID(ctx), tx.Now()); err != nil {
		return err
	}
	if err := leaveHalls(ctx, tx, in.PiazzaID, in.MemberID, true); err != nil {
		return err
	}
	return audit.RecordIn(ctx, tx, audit.Act{
		Kind: audit.MemberExcluded, MemberID: int64(in.MemberID), SpaceID: int64(in.PiazzaID), Detail: reason, Facts: facts,
	})
}

// Readmit lets a member come back who was put out.
func (s *Service) Readmit(ctx context.Context, in ReadmitInput) (*Piazza, error) {
	return s.change(ctx, in.PiazzaID, func(ctx context.Context, tx *db.Tx, p *Piazza) error {
		if !p.CanModerate(p.viewer(ctx)) {
			return ErrModerates
		}
		ended, err := storeOn(tx).readmit(ctx, in)
		if err != nil {
			return err
		}
		if !ended {
			return ErrNoneOut.On("memberId")
		}
		tx.Notify(db.RightsStream, db.MemberChanged, int64(in.MemberID), 0)
		return audit.RecordIn(ctx, tx, audit.Act{
			Kind: audit.MemberReadmitted, MemberID: int64(in.MemberID), SpaceID: int64(p.ID),
		})
	})
}

// Exclusions returns who may not come back into a piazza, latest first, for its moderators; none for others.
func (s *Service) Exclusions(ctx context.Context, p *Piazza) ([]*Exclusion, error) {
	if !p.CanModerate(auth.FromContext(ctx)) {
		return nil, nil
	}
	return storeOn(s.db).exclusions(ctx, p.ID)
}
