package space

import (
	"context"
	"encoding/json"
	"errors"
	"math"
	"time"

	"github.com/jackc/pgx/v5"

	"piazza/internal/account"
	"piazza/internal/auth"
	"piazza/internal/db"
	"piazza/internal/db/gen"
	"piazza/internal/problem"
)

// FromRow makes a piazza of a row and of its sections as JSON; whoever reads piazze along with something else uses it
// too.
func FromRow(r gen.Space, sections string) (*Piazza, error) {
	p := &Piazza{
		ID: ID(r.ID), Slug: r.Slug, Title: r.Title, Description: r.Description, Owner: r.Owner,
		Visibility: Visibility(r.Visibility), MemberCount: r.MemberCount, CreatedAt: r.CreatedAt,
	}
	if r.LawReference != nil {
		p.Law = &Law{Reference: *r.LawReference, Region: r.LawRegion, Subject: r.LawSubject}
	}
	return p, json.Unmarshal([]byte(sections), &p.Sections)
}

// store speaks to the tables of spaces, their sections and memberships.
type store struct{ *gen.Queries }

func storeOn(q db.Querier) store { return store{gen.New(q)} }

// found turns the absence of a row into a missing piazza.
func found(r gen.PiazzaBySlugRow, err error) (*Piazza, error) {
	if errors.Is(err, pgx.ErrNoRows) {
		return nil, ErrPiazza
	}
	if err != nil {
		return nil, db.Problem(err)
	}
	return FromRow(r.Space, r.Sections)
}

func (s store) bySlug(ctx context.Context, slug string) (*Piazza, error) {
	return found(s.PiazzaBySlug(ctx, slug))
}

func (s store) lock(ctx context.Context, id ID) (*Piazza, error) {
	r, err := s.PiazzaLock(ctx, int64(id))
	return found(gen.PiazzaBySlugRow(r), err)
}

func (s store) byIDs(ctx context.Context, ids []ID) ([]*Piazza, error) {
	numbers := make([]int64, len(ids))
	for i, id := range ids {
		numbers[i] = int64(id)
	}
	rows, err := s.PiazzaByIDs(ctx, numbers)
	if err != nil {
		return nil, db.Problem(err)
	}
	return collect(rows, func(r gen.PiazzaByIDsRow) (*Piazza, error) { return FromRow(r.Space, r.Sections) })
}

func collect[R, T any](rows []R, from func(R) (T, error)) ([]T, error) {
	made := make([]T, 0, len(rows))
	for _, r := range rows {
		one, err := from(r)
		if err != nil {
			return nil, err
		}
		made = append(made, one)
	}
	return made, nil
}

// reach says which piazze a viewer may see besides the public ones.
func reach(v auth.Viewer) (everything bool, own []int64) {
	own = make([]int64, 0, len(v.Roles))
	for id := range v.Roles {
		own = append(own, id)
	}
	return v.Administrator, own
}

func (s store) list(ctx context.Context, v auth.Viewer, after []int64, most int) ([]*Piazza, error) {
	if after == nil {
		after = []int64{math.MaxInt32, math.MaxInt64}
	}
	everything, own := reach(v)
	rows, err := s.PiazzaList(ctx, gen.PiazzaListParams{
		Everything: everything, Own: own, AfterCount: clamp(after[0]), AfterID: after[1], Most: most,
	})
	if err != nil {
		return nil, db.Problem(err)
	}
	return collect(rows, func(r gen.PiazzaListRow) (*Piazza, error) { return FromRow(r.Space, r.Sections) })
}

// clamp keeps what came in with a cursor within an integer column.
func clamp(n int64) int { return int(max(math.MinInt32, min(n, math.MaxInt32))) }

func (s store) count(ctx context.Context, v auth.Viewer) (int, error) {
	everything, own := reach(v)
	n, err := s.PiazzaCount(ctx, gen.PiazzaCountParams{Everything: everything, Own: own})
	return int(n), db.Problem(err)
}

func (s store) memberships(ctx context.Context, of account.ID) ([]Membership, error) {
	rows, err := s.PiazzaOfMember(ctx, int64(of))
	if err != nil {
		return nil, db.Problem(err)
	}
	return collect(rows, func(r gen.PiazzaOfMemberRow) (Membership, error) {
		p, err := FromRow(r.Space, r.Sections)
		return Membership{Piazza: p, Role: Role(r.Role)}, err
	})
}

func (s store) update(ctx context.Context, in UpdateInput, now time.Time) error {
	return s.PiazzaUpdate(ctx, gen.PiazzaUpdateParams{
		Title: in.Title, Description: in.Description, Visibility: (*string)(in.Visibility), Now: now, ID: int64(in.PiazzaID),
	})
}

func (s store) put(ctx context.Context, p *Piazza, now time.Time) (ID, error) {
	row := gen.PiazzaImportParams{
		Slug: p.Slug, Title: p.Title, Description: p.Description, Owner: p.Owner, Visibility: string(p.Visibility),
		CreatedAt: p.CreatedAt, Now: now,
	}
	if p.Law != nil {
		row.LawReference, row.LawRegion, row.LawSubject = &p.Law.Reference, p.Law.Region, p.Law.Subject
	}
	r, err := s.PiazzaImport(ctx, row)
	return ID(r.ID), err
}

func (s store) putSections(ctx context.Context, id ID, sections []Section) error {
	if err := s.PiazzaSectionsClear(ctx, int64(id)); err != nil {
		return err
	}
	codes, titles := make([]string, len(sections)), make([]string, len(sections))
	for i, section := range sections {
		codes[i], titles[i] = section.Code, section.Title
	}
	return s.PiazzaSectionsAdd(ctx, gen.PiazzaSectionsAddParams{SpaceID: int64(id), Codes: codes, Titles: titles})
}

// addMember tells whether the member was not there yet.
func (s store) addMember(ctx context.Context, in MembershipInput, joined time.Time) (bool, error) {
	added, err := s.MembershipAdd(ctx, gen.MembershipAddParams{
		SpaceID: int64(in.PiazzaID), MemberID: int64(in.MemberID), Role: string(in.Role), JoinedAt: joined,
	})
	return added == 1, err
}

// role returns a member's role, empty for who is none.
func (s store) role(ctx context.Context, in MembershipInput) (Role, error) {
	role, err := s.MembershipRole(ctx, gen.MembershipRoleParams{SpaceID: int64(in.PiazzaID), MemberID: int64(in.MemberID)})
	if errors.Is(err, pgx.ErrNoRows) {
		return "", nil
	}
	return Role(role), err
}

// actor returns the role of who asks for a change, empty for none, and whether he was put out; who may not come in any more has
// to sign in.
func (s store) actor(ctx context.Context, id ID, who account.ID) (Role, bool, error) {
	r, err := s.MembershipActor(ctx, gen.MembershipActorParams{SpaceID: int64(id), MemberID: int64(who)})
	if errors.Is(err, pgx.ErrNoRows) {
		return "", false, problem.SignIn()
	}
	return Role(r.Role), r.Excluded, err
}

func (s store) setRole(ctx context.Context, in MembershipInput) error {
	_, err := s.MembershipUpdate(ctx, gen.MembershipUpdateParams{
		Role: string(in.Role), SpaceID: int64(in.PiazzaID), MemberID: int64(in.MemberID),
	})
	return err
}

// others counts the administrators besides one.
func (s store) others(ctx context.Context, id ID, besides account.ID) (int, error) {
	n, err := s.MembershipOthers(ctx, gen.MembershipOthersParams{SpaceID: int64(id), MemberID: int64(besides)})
	return int(n), err
}

// administrators says who runs each of several piazze.
func (s store) administrators(ctx context.Context, ids []ID) (map[ID]Administration, error) {
	numbers := make([]int64, len(ids))
	for i, id := range ids {
		numbers[i] = int64(id)
	}
	rows, err := s.MembershipAdministrators(ctx, numbers)
	found := make(map[ID]Administration, len(rows))
	for _, r := range rows {
		found[ID(r.SpaceID)] = Administration{count: int(r.N), one: account.ID(r.One)}
	}
	return found, db.Problem(err)
}

// remove tells whether the member was there.
func (s store) remove(ctx context.Context, id ID, member account.ID) (bool, error) {
	gone, err := s.MembershipRemove(ctx, gen.MembershipRemoveParams{SpaceID: int64(id), MemberID: int64(member)})
	return gone == 1, err
}

// hold holds every piazza of a member and returns his role in each, in ascending order.
func (s store) hold(ctx context.Context, member account.ID) ([]MembershipInput, error) {
	rows, err := s.MembershipHold(ctx, int64(member))
	held := make([]MembershipInput, len(rows))
	for i, r := range rows {
		held[i] = MembershipInput{ID(r.ID), member, Role(r.Role)}
	}
	return held, err
}

func (s store) members(ctx context.Context, id ID, after []int64, most int) ([]*Listed, error) {
	if after == nil {
		after = []int64{math.MaxInt32, math.MaxInt64, math.MaxInt64}
	}
	rows, err := s.MembershipList(ctx, gen.MembershipListParams{
		SpaceID: int64(id), AfterRank: clamp(after[0]), AfterJoined: moment(after[1]), AfterID: after[2], Most: most,
	})
	if err != nil {
		return nil, db.Problem(err)
	}
	return collect(rows, func(r gen.MembershipListRow) (*Listed, error) {
		return &Listed{Member: account.FromRow(r.Member), Role: Role(r.Role), JoinedAt: r.JoinedAt}, nil
	})
}

// lastMoment is later than any that a row holds and still fits into a column.
const lastMoment = 9_000_000_000_000_000 * 10

// moment reads a cursor's microseconds, within what a column can hold.
func moment(micros int64) time.Time {
	return time.UnixMicro(max(0, min(micros, lastMoment))).UTC()
}

// leaveHalls has a member count no more in the assemblies that a space holds now, and returns which they are.
func (s store) leaveHalls(ctx context.Context, id ID, member account.ID, whoever bool) ([]int64, error) {
	return s.MembershipHalls(ctx, gen.MembershipHallsParams{SpaceID: int64(id), Whoever: whoever, MemberID: int64(member)})
}
