package space

import (
	"context"
	"errors"
	"time"

	"github.com/jackc/pgx/v5"

	"piazza/internal/account"
	"piazza/internal/db"
	"piazza/internal/db/gen"
)

func invitationFromRow(r gen.Invitation, at time.Time, title string) *Invitation {
	i := &Invitation{
		ID: InvitationID(r.ID), Role: Role(r.Role), CreatedAt: r.CreatedAt, ExpiresAt: r.ExpiresAt, State: Waiting, address: r.Address,
	}
	if r.SpaceID != nil {
		i.PiazzaID, i.PiazzaTitle = ID(*r.SpaceID), &title
	}
	if r.InvitedBy != nil {
		i.InvitedByID = account.ID(*r.InvitedBy)
	}
	if r.UsedBy != nil {
		i.UsedByID = account.ID(*r.UsedBy)
	}
	switch {
	case r.UsedAt != nil:
		i.State = Used
	case r.RevokedAt != nil:
		i.State = Revoked
	case !r.ExpiresAt.After(at):
		i.State = Expired
	}
	return i
}

func orNothing(n int64) *int64 {
	if n == 0 {
		return nil
	}
	return &n
}

func (s store) addInvitation(ctx context.Context, in InviteInput, secret string, by account.ID) (*Invitation, error) {
	r, err := s.InvitationAdd(ctx, gen.InvitationAddParams{
		TokenHash: account.Hash(secret), SpaceID: orNothing(int64(in.piazza())), Role: string(in.Role), Address: in.Address,
		InvitedBy: orNothing(int64(by)), Days: in.Days,
	})
	return invitationFromRow(r.Invitation, r.At, ""), err
}

// findInvitation returns the invitation of a secret, nil where there is none.
func (s store) findInvitation(ctx context.Context, secret string) (*Invitation, error) {
	r, err := s.InvitationFind(ctx, account.Hash(secret))
	if errors.Is(err, pgx.ErrNoRows) {
		return nil, nil
	}
	i := invitationFromRow(r.Invitation, r.At, r.Title)
	i.counts = r.Counts
	return i, db.Problem(err)
}

// useInvitation tells whether nobody was first.
func (s store) useInvitation(ctx context.Context, id InvitationID, by account.ID) (bool, error) {
	n, err := s.InvitationTakeUp(ctx, gen.InvitationTakeUpParams{ID: int64(id), MemberID: int64(by)})
	return n == 1, err
}

// holdInvitation returns an invitation that nobody else changes now, nil where there is none.
func (s store) holdInvitation(ctx context.Context, id InvitationID) (*Invitation, error) {
	r, err := s.InvitationHold(ctx, int64(id))
	if errors.Is(err, pgx.ErrNoRows) {
		return nil, nil
	}
	return invitationFromRow(r.Invitation, r.At, r.Title), err
}

func (s store) revokeInvitation(ctx context.Context, id InvitationID) error {
	return s.InvitationRevoke(ctx, int64(id))
}

func (s store) invitations(ctx context.Context, of ID, before int64, most int) ([]*Invitation, error) {
	rows, err := s.InvitationList(ctx, gen.InvitationListParams{SpaceID: orNothing(int64(of)), Before: before, Most: most})
	found := make([]*Invitation, len(rows))
	for i, r := range rows {
		found[i] = invitationFromRow(r.Invitation, r.At, r.Title)
	}
	return found, db.Problem(err)
}

func (s store) invitationCount(ctx context.Context, of ID) (int, error) {
	n, err := s.InvitationCount(ctx, orNothing(int64(of)))
	return int(n), db.Problem(err)
}

func (s store) invitationsMade(ctx context.Context, by account.ID) (int, error) {
	n, err := s.InvitationMade(ctx, int64(by))
	return int(n), err
}

func (s store) membershipsOf(ctx context.Context, members []account.ID) (map[account.ID][]*Membership, error) {
	numbers := make([]int64, len(members))
	for i, id := range members {
		numbers[i] = int64(id)
	}
	rows, err := s.PiazzaOfMembers(ctx, numbers)
	found := make(map[account.ID][]*Membership, len(members))
	for _, r := range rows {
		p, err := FromRow(r.Space, r.Sections)
		if err != nil {
			return nil, err
		}
		found[account.ID(r.MemberID)] = append(found[account.ID(r.MemberID)], &Membership{Piazza: p, Role: Role(r.Role)})
	}
	return found, db.Problem(err)
}
