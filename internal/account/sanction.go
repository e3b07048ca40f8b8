package account

import (
	"context"
	"time"

	"piazza/internal/audit"
	"piazza/internal/db"
)

// suspend keeps a held member out, and tells whether that changed anything.
func (h *held) suspend(ctx context.Context, tx *db.Tx, next Suspension) (bool, error) {
	m := h.member
	if !next.lasts(h.at) || next.Until != nil && next.Until.After(h.at.AddDate(longestSuspension, 0, 0)) {
		return false, ErrUntil
	}
	if m.Suspended.lasts(h.at) {
		if m.Suspended.same(next) {
			return false, nil
		}
		next.Since = m.Suspended.Since
	}
	m.Suspended = &next
	if err := stand(ctx, tx, m); err != nil {
		return false, err
	}
	if err := endAll(ctx, tx, m.ID); err != nil {
		return false, err
	}
	if err := endTwins(ctx, tx, m); err != nil {
		return false, err
	}
	facts := map[string]any{}
	if next.Until != nil {
		facts["until"] = next.Until.UTC().Format(time.RFC3339)
	}
	return true, audit.RecordIn(ctx, tx, audit.Act{Kind: audit.MemberSuspended, MemberID: int64(m.ID), Detail: next.Reason, Facts: facts})
}

// reinstate lets a held member in again, and tells whether he was out.
func (h *held) reinstate(ctx context.Context, tx *db.Tx) (bool, error) {
	if !h.member.Suspended.lasts(h.at) {
		return false, nil
	}
	h.member.Suspended = nil
	if err := stand(ctx, tx, h.member); err != nil {
		return false, err
	}
	return true, audit.RecordIn(ctx, tx, audit.Act{Kind: audit.MemberReinstated, MemberID: int64(h.member.ID)})
}

// SuspendIn keeps a member out on behalf of the operator, who answers to nobody but the trail. It tells whether that changed
// anything.
func SuspendIn(ctx context.Context, tx *db.Tx, id ID, reason string, until *time.Time) (bool, error) {
	reason, err := CheckReason(reason)
	if err != nil {
		return false, err
	}
	h, err := hold(ctx, tx, id)
	if err == nil && h.member.ErasedAt != nil {
		err = ErrErased
	}
	if err != nil {
		return false, err
	}
	return h.suspend(ctx, tx, Suspension{Since: h.at, Until: until, Reason: reason})
}

// ReinstateIn lets a member in again on behalf of the operator, and tells whether he was out.
func ReinstateIn(ctx context.Context, tx *db.Tx, id ID) (bool, error) {
	h, err := hold(ctx, tx, id)
	if err != nil {
		return false, err
	}
	return h.reinstate(ctx, tx)
}

// EndSessionsIn ends all sessions and tokens of a member on behalf of the operator.
func EndSessionsIn(ctx context.Context, tx *db.Tx, id ID) error {
	h, err := hold(ctx, tx, id)
	if err != nil {
		return err
	}
	if err := endAll(ctx, tx, h.member.ID); err != nil {
		return err
	}
	return audit.RecordIn(ctx, tx, audit.Act{Kind: audit.SessionsEnded, MemberID: int64(id)})
}
