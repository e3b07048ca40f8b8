package assembly

import (
	"context"
	"errors"
	"slices"
	"time"

	"github.com/jackc/pgx/v5"

	"piazza/internal/db"
	"piazza/internal/db/gen"
)

func slipFromRow(r gen.AssemblySlip, name string) *Slip {
	return &Slip{
		ID: SlipID(r.ID), Number: r.Number, CreatedAt: r.CreatedAt.UTC(), UsedAt: utc(r.UsedAt), RevokedAt: utc(r.RevokedAt), Name: name,
	}
}

func (s store) slips(ctx context.Context, id ID, before, most int) ([]*Slip, error) {
	rows, err := s.SlipList(ctx, gen.SlipListParams{AssemblyID: int64(id), Before: before, Most: most})
	found := make([]*Slip, len(rows))
	for i, r := range rows {
		found[i] = slipFromRow(r.AssemblySlip, r.Name)
	}
	return found, db.Problem(err)
}

func (s store) slipCount(ctx context.Context, id ID) (int, error) {
	n, err := s.SlipCount(ctx, int64(id))
	return n, db.Problem(err)
}

// addSlips makes slips of these codes, in their order, unless there would be too many.
func (s store) addSlips(ctx context.Context, h *held, hashes [][]byte, by int64) ([]*Slip, error) {
	last, err := s.SlipLast(ctx, int64(h.ID))
	if err != nil {
		return nil, err
	}
	if last+len(hashes) > mostSlips {
		return nil, errSlipMany
	}
	rows, err := s.SlipAdd(ctx, gen.SlipAddParams{AssemblyID: int64(h.ID), First: last + 1, Hashes: hashes, CreatedBy: by, Now: h.Now})
	slices.SortFunc(rows, func(a, b gen.AssemblySlip) int { return a.Number - b.Number })
	made := make([]*Slip, len(rows))
	for i, r := range rows {
		made[i] = slipFromRow(r, "")
	}
	return made, err
}

// assemblyOfSlip returns the assembly of a slip.
func (s store) assemblyOfSlip(ctx context.Context, id SlipID) (ID, error) {
	of, err := s.SlipOf(ctx, int64(id))
	if errors.Is(err, pgx.ErrNoRows) {
		return 0, errSlip
	}
	return ID(of), db.Problem(err)
}

// slipToChange holds a slip.
func (s store) slipToChange(ctx context.Context, id SlipID) (*Slip, error) {
	r, err := s.SlipHold(ctx, int64(id))
	if errors.Is(err, pgx.ErrNoRows) {
		return nil, errSlip
	}
	return slipFromRow(r.AssemblySlip, r.Name), err
}

func (s store) revokeSlip(ctx context.Context, slip *Slip, now time.Time) error {
	slip.RevokedAt = &now
	return s.SlipRevoke(ctx, gen.SlipRevokeParams{ID: int64(slip.ID), Now: now})
}

func (s store) slipAnew(ctx context.Context, slip *Slip, hash []byte) error {
	slip.UsedAt = nil
	return s.SlipAnew(ctx, gen.SlipAnewParams{ID: int64(slip.ID), CodeHash: hash})
}

func (s store) suspendGuest(ctx context.Context, guest int64, pass []byte, ended *time.Time) (version int, err error) {
	return s.GuestSuspend(ctx, gen.GuestSuspendParams{ID: guest, PassHash: pass, EndedAt: ended})
}

// holdGuest tells whether a guest is still in, and keeps it so until the transaction ends.
func (s store) holdGuest(ctx context.Context, of ID, guest int64) (bool, error) {
	in, err := s.GuestHold(ctx, gen.GuestHoldParams{ID: guest, AssemblyID: int64(of)})
	if errors.Is(err, pgx.ErrNoRows) {
		return false, nil
	}
	return in, err
}

// refuseOf refuses what a guest asked and nobody has answered, and returns in which states it was.
func (s store) refuseOf(ctx context.Context, guest, by int64) ([]string, error) {
	return s.FloorRefuseOf(ctx, gen.FloorRefuseOfParams{GuestID: guest, SetBy: by})
}
