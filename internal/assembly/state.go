package assembly

import (
	"context"
	"encoding/json"

	"piazza/internal/auth"
	"piazza/internal/ballot"
	"piazza/internal/db"
	"piazza/internal/db/gen"
	"piazza/internal/entry"
	"piazza/internal/poll"
	"piazza/internal/space"
)

// Standing is an assembly at one moment, read once for all who watch it. What of it is told to whom is decided by For.
type Standing struct {
	assembly *Assembly
	queue    []*queued
	polls    map[entry.ID]*ballot.Standing
	entitled int
	came     int64
	// locked tells that codes are locked for everybody.
	locked bool
	// last is the last act, nil where nothing has happened.
	last *lastAct
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
	found, err := s.Standings(ctx, []ID{id})
	if err == nil && found[id] == nil {
		err = ErrAssembly
	}
	return found[id], err
}

// Standings is Standing for several, at one moment. Those that there are not are left out.
func (s *Service) Standings(ctx context.Context, ids []ID) (map[ID]*Standing, error) {
	found := map[ID]*Standing{}
	err := s.db.InSnapshot(ctx, func(ctx context.Context, tx *db.Tx) error {
		clear(found)
		store := storeOn(tx)
		all, err := store.standings(ctx, ids, s.everybody())
		if err != nil {
			return err
		}
		queues, err := store.items(ctx, ids)
		if err != nil {
			return err
		}
		var polls []entry.ID
		for _, queue := range queues {
			polls = append(polls, pollsOf(queue)...)
		}
		standings, err := s.ballots.StandingsIn(ctx, tx, polls)
		if err != nil {
			return err
		}
		for id, n := range all {
			n.queue, n.polls, found[id] = queues[id], standings, n
			if err := n.count(); err != nil {
				return err
			}
			s.dress(n)
		}
		return nil
	})
	return found, err
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
	n.version, n.turned = n.shared, n.shared+n.came
	for _, one := range n.queue {
		n.turned += one.voting.TurnoutVersion
		if one.voting.ResultsVisibility == poll.StaffLive {
			n.version += n.polls[one.poll].Version() - one.voting.Version
		}
	}
	return nil
}

// dress adds what those who hold the assembly are told alone.
func (s *Service) dress(n *Standing) {
	if n.assembly.Phase != Live {
		return
	}
	n.entrance = s.entrance(n.assembly, n.locked)
	if n.last != nil {
		n.undo = n.last.offer(n.queue, n.assembly.Now)
	}
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
	if one.annulledReason != nil || item.State == ItemWaiting {
		return item, nil // nothing came out; and a poll that never opened is nobody's to look at but theirs who hold it
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

// Heads returns what is told of assemblies without what is in their queues: it costs one statement, however many they are.
func (s *Service) Heads(ctx context.Context, all []*Assembly) (map[ID]*State, error) {
	ids := make([]int64, len(all))
	for i, a := range all {
		ids[i] = int64(a.ID)
	}
	rows, err := storeOn(s.db).AssemblyHeads(ctx, ids)
	if err != nil {
		return nil, db.Problem(err)
	}
	read := make(map[ID]gen.AssemblyHeadsRow, len(rows))
	for _, r := range rows {
		read[ID(r.ID)] = r
	}
	viewer, states := auth.FromContext(ctx), make(map[ID]*State, len(rows))
	for _, a := range all {
		r, is := read[a.ID]
		if !is {
			continue
		}
		states[a.ID] = &State{Version: r.Shared, Now: a.Now, Phase: a.Phase, Message: a.Message, ItemCount: r.Items, Items: []*Item{}}
		if a.CanRun(viewer) {
			states[a.ID].Version = r.Version
		}
	}
	return states, nil
}

// standings reads assemblies as Standings needs them, without their queues.
func (s store) standings(ctx context.Context, ids []ID, everybody []byte) (map[ID]*Standing, error) {
	rows, err := s.AssemblyStandings(ctx, gen.AssemblyStandingsParams{Ids: numbers(ids), Everybody: everybody})
	if err != nil {
		return nil, err
	}
	all := make(map[ID]*Standing, len(rows))
	for i := range rows {
		r := &rows[i]
		piazza, err := space.FromRow(r.Space, "[]")
		if err != nil {
			return nil, err
		}
		n := &Standing{assembly: fromRow(&r.Assembly, piazza, r.Now), entitled: int(r.Entitled), came: r.Came, locked: r.Locked}
		n.shared, all[ID(r.Assembly.ID)] = r.Assembly.Version, n
		if r.Act != 0 {
			n.last = &lastAct{number: r.Act, kind: ActKind(r.ActKind), at: r.ActAt.UTC(), item: new(ItemID(r.ActItem))}
			if err := json.Unmarshal(r.ActBefore, &n.last.before); err != nil {
				return nil, err
			}
		}
	}
	return all, nil
}
