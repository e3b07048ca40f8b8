package assembly

import (
	"context"
	"errors"
	"time"

	"github.com/jackc/pgx/v5"

	"piazza/internal/account"
	"piazza/internal/auth"
	"piazza/internal/db"
	"piazza/internal/db/gen"
	"piazza/internal/space"
)

// ground reads what the rules of a floor need to know.
func (s store) ground(ctx context.Context, id ID, self asker) (*ground, error) {
	r, err := s.FloorGround(ctx, gen.FloorGroundParams{PersonID: self.person, GuestID: self.guest, ID: int64(id)})
	if errors.Is(err, pgx.ErrNoRows) {
		return nil, ErrAssembly
	}
	if err != nil {
		return nil, db.Problem(err)
	}
	g := &ground{takesPart: r.TakesPart || r.IsGuest}
	g.ID, g.Phase, g.MinutesPublishedAt = ID(r.ID), Phase(r.Phase), r.MinutesPublishedAt
	g.Piazza = &space.Piazza{ID: space.ID(r.SpaceID), Visibility: space.Visibility(r.Visibility)}
	if r.RehearsalOf != nil {
		of := ID(*r.RehearsalOf)
		g.RehearsalOf = &of
	}
	return g, nil
}

// somebody is what is stored of somebody who may be nobody.
func somebody(n int64) *int64 {
	if n == 0 {
		return nil
	}
	return &n
}

func (s store) holdAsker(ctx context.Context, id ID, self asker) (err error) {
	if self.guest != 0 {
		_, err = s.FloorHoldGuest(ctx, gen.FloorHoldGuestParams{AssemblyID: int64(id), ID: self.guest})
	} else {
		_, err = s.FloorHoldMember(ctx, gen.FloorHoldMemberParams{AssemblyID: int64(id), PersonID: self.person})
	}
	if errors.Is(err, pgx.ErrNoRows) {
		return ErrFloorJoin
	}
	return err
}

func (s store) bounds(ctx context.Context, id ID, self asker, text string) (bounds, error) {
	r, err := s.FloorBounds(ctx, gen.FloorBoundsParams{
		MemberID: somebody(self.member), GuestID: somebody(self.guest), Text: text, AssemblyID: int64(id),
	})
	return bounds{
		waiting: int(r.Waiting), own: int(r.Own), ownWaiting: int(r.OwnWaiting), total: int(r.Total), same: FloorID(r.Same),
	}, err
}

func (s store) ask(ctx context.Context, id ID, self asker, text string, named bool, at time.Time) (FloorID, error) {
	n, err := s.FloorAdd(ctx, gen.FloorAddParams{
		AssemblyID: int64(id), MemberID: somebody(self.member), GuestID: somebody(self.guest), Text: text, Named: named, AskedAt: at,
	})
	return FloorID(n), err
}

func (s store) question(ctx context.Context, id FloorID) (*FloorQuestion, error) {
	r, err := s.FloorGet(ctx, int64(id))
	if errors.Is(err, pgx.ErrNoRows) {
		return nil, ErrFloor
	}
	return floorQuestion(r.AssemblyFloor, r.Name), db.Problem(err)
}

func floorQuestion(r gen.AssemblyFloor, name string) *FloorQuestion {
	q := &FloorQuestion{
		ID: FloorID(r.ID), Text: r.Text, Name: name, State: FloorState(r.State), Votes: r.Votes, AskedAt: r.AskedAt.UTC(),
		assemblyID: ID(r.AssemblyID),
	}
	if r.MemberID != nil {
		q.asker.member = *r.MemberID
	}
	if r.GuestID != nil {
		q.IsGuest, q.asker.guest = true, *r.GuestID
	}
	return q
}

func (s store) raiseFloor(ctx context.Context, tx *db.Tx, id ID, seen bool) error {
	tx.Touch(db.Stream{Kind: StreamFloor, Ref: int64(id)})
	return s.FloorRaise(ctx, gen.FloorRaiseParams{AssemblyID: int64(id), Seen: seen})
}

// hurry has the transaction's commit not wait for the disk.
func (s store) hurry(ctx context.Context) error { return s.FloorHurry(ctx) }

func (s store) want(ctx context.Context, in UpvoteInput, voter int64) (changed bool, err error) {
	var n int64
	if in.IsWanted {
		n, err = s.FloorWant(ctx, gen.FloorWantParams{Voter: voter, ID: int64(in.QuestionID)})
	} else {
		n, err = s.FloorWantNot(ctx, gen.FloorWantNotParams{ID: int64(in.QuestionID), Voter: voter})
	}
	return n > 0, err
}

// setFloor tells whether there was something to change.
func (s store) setFloor(ctx context.Context, in FloorSetInput, by int64) (bool, error) {
	state, err := s.FloorHold(ctx, int64(in.QuestionID))
	if errors.Is(err, pgx.ErrNoRows) {
		return false, ErrFloor
	}
	if err != nil || FloorState(state) == in.State {
		return false, err
	}
	return true, s.FloorSet(ctx, gen.FloorSetParams{State: string(in.State), SetBy: &by, ID: int64(in.QuestionID)})
}

// floor reads all of a floor, on one unmoving state of the database.
func (s store) floor(ctx context.Context, id ID) (*FloorStanding, error) {
	g, err := s.ground(ctx, id, askerOf(auth.Viewer{}, id))
	if err != nil {
		return nil, err
	}
	found := &FloorStanding{ground: *g, voters: map[FloorID][]int64{}}
	tallies, err := s.FloorVersions(ctx, []int64{int64(id)})
	if err != nil {
		return nil, err
	}
	for _, t := range tallies {
		found.version, found.seen = t.Version, t.Seen
	}
	rows, err := s.FloorList(ctx, gen.FloorListParams{AssemblyID: int64(id), Most: mostFloor})
	for _, r := range rows {
		found.questions = append(found.questions, floorQuestion(r.AssemblyFloor, r.Name))
	}
	if err != nil {
		return nil, err
	}
	fair(found.questions)
	voters, err := s.FloorVoters(ctx, int64(id))
	for _, r := range voters {
		found.voters[FloorID(r.FloorID)] = r.Voters
	}
	return found, err
}

func (s store) floorVersions(ctx context.Context, ids []int64) (map[int64]int64, error) {
	rows, err := s.FloorVersions(ctx, ids)
	found := make(map[int64]int64, len(rows))
	for _, r := range rows {
		found[r.AssemblyID] = r.Version
	}
	return found, err
}

// naming holds the assemblies of a range in whose texts a handle stands.
func (s store) naming(ctx context.Context, r account.Renaming, above, upto ID) ([]*Assembly, error) {
	rows, err := s.AssemblyNaming(ctx, gen.AssemblyNamingParams{Above: int64(above), Upto: int64(upto), Pattern: r.Pattern()})
	found := make([]*Assembly, len(rows))
	for i, row := range rows {
		found[i] = &Assembly{
			ID: ID(row.ID), Phase: Phase(row.Phase), Version: row.Version, Piazza: &space.Piazza{ID: space.ID(row.SpaceID)},
			RehearsalOf: numbered[ID](row.RehearsalOf),
		}
	}
	return found, err
}

func (s store) rename(ctx context.Context, r account.Renaming, naming []*Assembly) error {
	ids := make([]int64, len(naming))
	for i, a := range naming {
		ids[i] = int64(a.ID)
	}
	return s.AssemblyRename(ctx, gen.AssemblyRenameParams{Pattern: r.Pattern(), Replacement: r.Replacement(), Ids: ids})
}

func (s store) merge(ctx context.Context, from, into account.ID) error {
	return s.AssemblyMerge(ctx, gen.AssemblyMergeParams{IntoID: int64(into), FromID: int64(from)})
}

func (s store) unite(ctx context.Context, ids []int64, from, into int64) error {
	err := s.AssemblyUniteVotes(ctx, gen.AssemblyUniteVotesParams{Ids: ids, FromID: from, IntoID: into})
	if err != nil {
		return err
	}
	return s.AssemblyUnite(ctx, gen.AssemblyUniteParams{Ids: ids, FromID: from, IntoID: into})
}

func (s store) cameIn(ctx context.Context, id ID) (entitled, guests int, err error) {
	r, err := s.AssemblyCameIn(ctx, int64(id))
	return r.Entitled, r.Guests, err
}

func (s store) bringIn(ctx context.Context, id ID, all []ImportedParticipant) error {
	p := gen.AssemblyImportParticipantsParams{
		AssemblyID: int64(id), Persons: []int64{}, Members: []int64{}, InHall: []bool{}, Times: []time.Time{},
	}
	for _, one := range all {
		p.Persons, p.Members = append(p.Persons, one.PersonID), append(p.Members, int64(one.MemberID))
		p.InHall, p.Times = append(p.InHall, one.IsInHall), append(p.Times, one.JoinedAt)
	}
	return s.AssemblyImportParticipants(ctx, p)
}
