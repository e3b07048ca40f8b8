package account

import (
	"context"
	"errors"
	"time"

	"github.com/jackc/pgx/v5"

	"piazza/internal/db"
	"piazza/internal/db/gen"
)

// FromRow makes a member of a row; whoever reads members along with something else uses it too.
func FromRow(r gen.Member) *Member {
	return &Member{
		ID: ID(r.ID), Handle: r.Handle, Name: r.Name, Headline: r.Headline, Bio: r.Bio, Tone: r.Tone, Locale: r.Locale,
		CreatedAt: r.CreatedAt, Administrator: r.Administrator, ErasedAt: r.ErasedAt,
		PersonID: r.PersonID, Assurance: Assurance(r.Assurance),
		Suspended: SuspensionFromRow(r.SuspendedAt, r.SuspendedUntil, r.SuspendedReason),
	}
}

// SuspensionFromRow makes a suspension of a row's columns, nil where there is none.
func SuspensionFromRow(since, until *time.Time, reason string) *Suspension {
	if since == nil {
		return nil
	}
	return &Suspension{Since: *since, Until: until, Reason: reason}
}

// store speaks to the tables of members, identities, sessions and logins.
type store struct{ *gen.Queries }

func storeOn(q db.Querier) store { return store{gen.New(q)} }

// none turns the absence of a row into an answer.
func none(err error) (bool, error) {
	if errors.Is(err, pgx.ErrNoRows) {
		return true, nil
	}
	return false, db.Problem(err)
}

func one(r gen.Member, err error) (*Member, error) {
	if missing, err := none(err); missing || err != nil {
		return nil, err
	}
	return FromRow(r), nil
}

func many(rows []gen.Member, err error) ([]*Member, error) {
	members := make([]*Member, len(rows))
	for i, r := range rows {
		members[i] = FromRow(r)
	}
	return members, db.Problem(err)
}

func (s store) byID(ctx context.Context, id ID) (*Member, error) {
	return one(s.MemberByID(ctx, int64(id)))
}

func (s store) byHandle(ctx context.Context, handle string) (*Member, error) {
	return one(s.MemberByHandle(ctx, handle))
}

func (s store) byIDs(ctx context.Context, ids []ID) ([]*Member, error) {
	numbers := make([]int64, len(ids))
	for i, id := range ids {
		numbers[i] = int64(id)
	}
	return many(s.MemberByIDs(ctx, numbers))
}

func (s store) byHandles(ctx context.Context, handles []string) ([]*Member, error) {
	return many(s.MemberByHandles(ctx, handles))
}

// add writes a new member; nil means that the handle is taken, or is still being taken out of texts.
func (s store) add(ctx context.Context, m *Member) (*Member, error) {
	added, err := one(s.MemberAdd(ctx, gen.MemberAddParams{
		Handle: m.Handle, Name: m.Name, Headline: m.Headline, Bio: m.Bio, Tone: m.Tone, Locale: m.Locale,
		Administrator: m.Administrator, CreatedAt: m.CreatedAt,
	}))
	if added == nil || err != nil {
		return nil, err
	}
	if unwelcome, err := s.MemberUnwelcome(ctx, int64(added.ID)); unwelcome > 0 || err != nil {
		return nil, err
	}
	return added, nil
}

func (s store) put(ctx context.Context, m *Member) (*Member, error) {
	return one(s.MemberImport(ctx, gen.MemberImportParams{
		Handle: m.Handle, Name: m.Name, Headline: m.Headline, Bio: m.Bio, Tone: m.Tone, Locale: m.Locale,
		Administrator: m.Administrator, Assurance: string(m.Assurance), CreatedAt: m.CreatedAt,
	}))
}

// assure raises how surely a member is known, where a login proves more than those before it.
func (s store) assure(ctx context.Context, id ID, level Assurance) error {
	return s.MemberAssure(ctx, gen.MemberAssureParams{Assurance: string(level), ID: int64(id), Levels: levels()})
}

func (s store) update(ctx context.Context, id ID, in UpdateInput) (*Member, error) {
	return one(s.MemberUpdate(ctx, gen.MemberUpdateParams{Name: in.Name, Headline: in.Headline, Bio: in.Bio, ID: int64(id)}))
}

func (s store) personas(ctx context.Context, issuer string) ([]Persona, error) {
	rows, err := s.MemberPersonas(ctx, issuer)
	personas := make([]Persona, len(rows))
	for i, r := range rows {
		personas[i] = Persona{Member: FromRow(r.Member), Subject: r.Subject}
		for n, role := range r.Roles {
			personas[i].Places = append(personas[i].Places, Position{Piazza: r.Piazze[n], Role: role})
		}
	}
	return personas, db.Problem(err)
}

// enter reads who is about to come in, and the moment by the clock of the database; nil for nobody.
func (s store) enter(ctx context.Context, id ID) (*Member, time.Time, error) {
	r, err := s.MemberEnter(ctx, int64(id))
	if missing, err := none(err); missing || err != nil {
		return nil, time.Time{}, err
	}
	return FromRow(r.Member), r.At, nil
}

func (s store) hold(ctx context.Context, id ID) (*held, error) {
	rows, err := s.MemberHold(ctx, int64(id))
	h := &held{}
	for _, r := range rows {
		m := FromRow(r.Member)
		h.at = r.At
		if m.ID == id {
			h.member = m
		}
		if m.Administrator {
			h.administrators = append(h.administrators, m)
		}
	}
	return h, db.Problem(err)
}

func (s store) stand(ctx context.Context, m *Member) error {
	row := gen.MemberStandingParams{ID: int64(m.ID)}
	if m.Suspended != nil {
		row.SuspendedAt, row.SuspendedUntil, row.SuspendedReason = &m.Suspended.Since, m.Suspended.Until, m.Suspended.Reason
	}
	return s.MemberStanding(ctx, row)
}

func (s store) record(ctx context.Context, r Ruling, by ID, now time.Time) error {
	row := gen.MemberDecisionAddParams{
		MemberID: int64(r.MemberID), Action: string(r.Action), Reason: r.Reason, Until: r.Until, DecidedBy: int64(by), DecidedAt: now,
	}
	if r.SpaceID != 0 {
		row.SpaceID = &r.SpaceID
	}
	return s.MemberDecisionAdd(ctx, row)
}

func (s store) decisions(ctx context.Context, id ID, everything bool, spaces []int64) ([]*Decision, error) {
	rows, err := s.MemberDecisionList(ctx, gen.MemberDecisionListParams{MemberID: int64(id), Everything: everything, Spaces: spaces})
	list := make([]*Decision, len(rows))
	for i, r := range rows {
		d := r.MemberDecision
		list[i] = &Decision{
			Action: Action(d.Action), Reason: d.Reason, Until: d.Until, DecidedBy: FromRow(r.Member), DecidedAt: d.DecidedAt,
		}
		if d.SpaceID != nil {
			list[i].SpaceID = *d.SpaceID
		}
	}
	return list, db.Problem(err)
}

// erase leaves nothing of a member but his place.
func (s store) erase(ctx context.Context, id ID, given Renaming, now time.Time) error {
	number := int64(id)
	if err := s.LoginErase(ctx, gen.LoginEraseParams{Pattern: given.Pattern(), MemberID: number}); err != nil {
		return err
	}
	for _, forget := range []func(context.Context, int64) error{
		s.ArrivalErase, s.IdentityErase, s.PasskeyErase, s.SessionErase, s.MemberDecisionErase,
	} {
		if err := forget(ctx, number); err != nil {
			return err
		}
	}
	return s.MemberErase(ctx, gen.MemberEraseParams{Handle: given.To, Name: namelessName, Now: now, ID: number})
}

func (s store) last(ctx context.Context) (ID, error) {
	id, err := s.MemberLast(ctx)
	return ID(id), err
}

func (s store) rename(ctx context.Context, r Renaming, above, upto ID) error {
	return s.MemberRename(ctx, gen.MemberRenameParams{
		Pattern: r.Pattern(), Replacement: r.Replacement(), Handle: r.From, Above: int64(above), Upto: int64(upto),
	})
}
