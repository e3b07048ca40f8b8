package assembly

import (
	"context"

	"piazza/internal/auth"
	"piazza/internal/ballot"
	"piazza/internal/db"
	"piazza/internal/entry"
	"piazza/internal/poll"
)

// Standing is an assembly at one moment, read once for all who watch it. What of it is told to whom is decided by For.
type Standing struct {
	assembly *Assembly
	queue    []*queued
	polls    map[entry.ID]*ballot.Standing
	entitled int
	// shared is the version that everybody is told, version the one that also counts what those who hold the assembly see alone.
	shared, version int64
	// turned is the version of the turnout, with which it grows where somebody comes in or votes for the first time.
	turned   int64
	entrance *Entrance
	undo     *Undo
}

// Version grows with each change of it.
func (s *Standing) Version() int64 { return s.version }

// Standing reads an assembly with its queue and what came out, whoever will be told of it.
func (s *Service) Standing(ctx context.Context, id ID) (*Standing, error) {
	var found *Standing
	err := s.db.InSnapshot(ctx, func(ctx context.Context, tx *db.Tx) (err error) {
		found, err = s.standingIn(ctx, tx, id)
		return err
	})
	return found, err
}

func (s *Service) standingIn(ctx context.Context, tx *db.Tx, id ID) (*Standing, error) {
	store := storeOn(tx)
	a, err := store.byID(ctx, id)
	if err != nil {
		return nil, err
	}
	n := &Standing{assembly: a, shared: a.Version}
	queues, err := store.items(ctx, []ID{id})
	if err != nil {
		return nil, err
	}
	n.queue = queues[id]
	if n.polls, err = s.ballots.StandingsIn(ctx, tx, pollsOf(n.queue)); err != nil {
		return nil, err
	}
	if err := n.count(); err != nil {
		return nil, err
	}
	came, err := store.AssemblyCame(ctx, int64(id))
	if err != nil {
		return nil, err
	}
	n.entitled, n.turned = came.Entitled, n.turned+int64(came.Came)
	return n, s.dress(ctx, tx, n)
}

func pollsOf(queue []*queued) []entry.ID {
	ids := make([]entry.ID, len(queue))
	for i, one := range queue {
		ids[i] = one.poll
	}
	return ids
}

// count gives the items their polls, and adds up how far they have come.
func (n *Standing) count() error {
	for _, one := range n.queue {
		p := n.polls[one.poll]
		if p == nil {
			return poll.ErrPoll
		}
		one.voting = p.Voting()
		n.shared += one.voting.Version
	}
	n.version, n.turned = n.shared, n.shared
	for _, one := range n.queue {
		n.turned += one.voting.TurnoutVersion
		if one.voting.ResultsVisibility == poll.StaffLive {
			n.version += n.polls[one.poll].Version() - one.voting.Version
		}
	}
	return nil
}

// dress adds what those who hold the assembly are told alone.
func (s *Service) dress(ctx context.Context, tx *db.Tx, n *Standing) error {
	if n.assembly.Phase != Live {
		return nil
	}
	locked, err := storeOn(tx).EntranceLocked(ctx, s.everybody())
	if err != nil {
		return err
	}
	n.entrance = s.entrance(n.assembly, locked)
	last, err := storeOn(tx).lastAct(ctx, n.assembly.ID)
	if err == nil && last != nil {
		n.undo = last.offer(n.queue, n.assembly.Now)
	}
	return err
}

// Assembly is what the standing is of, for who may see it.
func (n *Standing) Assembly() *Assembly { return n.assembly }

// For is what of the assembly is known to a viewer.
func (n *Standing) For(v auth.Viewer) (*State, error) {
	a := n.assembly
	if !a.CanRead(v) {
		return nil, ErrAssembly
	}
	staff := a.CanRun(v)
	state := &State{
		Version: n.shared, Now: a.Now, Phase: a.Phase, ItemCount: len(n.queue), Message: a.Message, Items: []*Item{},
	}
	if staff || v.IsScreen(int64(a.ID)) {
		state.Entrance = n.entrance
	}
	if staff {
		state.Version, state.Undo = n.version, n.undo
	}
	for _, one := range n.queue {
		current := a.CurrentItem != nil && *a.CurrentItem == one.id
		if !staff && !current && one.state() == ItemWaiting {
			continue // nobody is told of a question that was not shown yet
		}
		item, err := n.item(one, v)
		if err != nil {
			return nil, err
		}
		state.Items = append(state.Items, item)
		if current {
			state.Current = item
		}
	}
	return state, nil
}

// item is what of a question is known to a viewer who may know that there is one.
func (n *Standing) item(one *queued, v auth.Viewer) (*Item, error) {
	p := one.voting
	item := &Item{
		ID: one.id, Position: one.position, State: one.state(), PollID: one.poll, PollNumber: int64(one.poll), Title: one.title,
		Questions: p.Questions, Seconds: one.seconds, OpenedAt: p.OpenedAt, ClosesAt: p.ClosesAt, ClosedAt: p.ClosedAt,
		RevealedAt: one.revealedAt, AnnulledReason: one.annulledReason, Guests: p.Guests, IsChangeable: p.IsChangeable,
		ResultsVisibility: p.ResultsVisibility, ShowsVoters: p.ShowsVoters, Reasons: p.Reasons, IsShuffled: p.IsShuffled,
		Quorum: p.Quorum, Threshold: p.Threshold, Turnout: n.turnout(one),
	}
	if item.State != ItemOpen && item.State != ItemWaiting && item.ClosedAt == nil {
		item.ClosedAt = p.ClosesAt // closed, and not counted yet
	}
	if one.annulledReason != nil {
		return item, nil
	}
	known, err := n.polls[one.poll].For(ballot.DoorAssembly, v)
	if err != nil {
		return nil, err
	}
	item.Results = known.Results
	return item, nil
}

func (n *Standing) turnout(one *queued) *Turnout {
	t := n.polls[one.poll].Turnout()
	return &Turnout{
		Version: n.turned, ItemID: &one.id, Voters: t.Voters, Entitled: n.entitled, Guests: t.Guests,
		QuorumReached: t.QuorumReached,
	}
}

// StateVersions returns how far what is shown of assemblies has come, for who watches many.
func (s *Service) StateVersions(ctx context.Context, ids []int64) (map[int64]int64, error) {
	rows, err := storeOn(s.db).AssemblyVersions(ctx, ids)
	versions := make(map[int64]int64, len(rows))
	for _, r := range rows {
		versions[r.ID] = r.Version
	}
	return versions, db.Problem(err)
}

// TurnoutOf reads how many took part in what is before everybody, whoever will be told of it.
func (s *Service) TurnoutOf(ctx context.Context, id ID) (*Turnout, error) {
	all, err := storeOn(s.db).turnouts(ctx, []int64{int64(id)})
	if err == nil && all[int64(id)] == nil {
		err = ErrAssembly
	}
	return all[int64(id)], err
}

// TurnoutVersions is StateVersions for the turnout.
func (s *Service) TurnoutVersions(ctx context.Context, ids []int64) (map[int64]int64, error) {
	all, err := storeOn(s.db).turnouts(ctx, ids)
	versions := make(map[int64]int64, len(all))
	for id, t := range all {
		versions[id] = t.Version
	}
	return versions, err
}

func (s store) turnouts(ctx context.Context, ids []int64) (map[int64]*Turnout, error) {
	rows, err := s.AssemblyTurnouts(ctx, ids)
	all := make(map[int64]*Turnout, len(rows))
	for _, r := range rows {
		t := &Turnout{
			Version: r.Version, ItemID: numbered[ItemID](r.CurrentItem), Voters: r.Voters, Entitled: r.Entitled, Guests: r.Guests,
		}
		if r.Quorum != nil {
			t.QuorumReached = new(r.Voters >= *r.Quorum)
		}
		all[r.ID] = t
	}
	return all, db.Problem(err)
}
