package assembly

import (
	"context"
	"slices"

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
func (n *Standing) Version() int64 { return n.version }

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

// DependsOnVote tells that it depends on whether somebody has voted what he is told.
func (n *Standing) DependsOnVote() bool {
	return slices.ContainsFunc(n.queue, func(one *queued) bool { return n.polls[one.poll].DependsOnVote() })
}

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
		if !staff && one.voting.State == entry.Withdrawn {
			item.conceal()
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
		RevealedAt: one.revealedAt, AnnulledReason: one.annulledReason, WithdrawnReason: one.withdrawnReason, Guests: p.Guests, IsChangeable: p.IsChangeable,
		ResultsVisibility: p.ResultsVisibility, ShowsVoters: p.ShowsVoters, IsConfidential: p.IsConfidential, Reasons: p.Reasons, IsShuffled: p.IsShuffled,
		Quorum: p.Quorum, Threshold: p.Threshold, Turnout: n.turnout(one),
	}
	if p.IsConfidential {
		item.SealState = new(n.polls[one.poll].Seal())
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
	told := &Turnout{
		Version: n.turned, ItemID: &one.id, Voters: t.Voters, Entitled: n.entitled, Guests: t.Guests,
		QuorumReached: t.QuorumReached,
	}
	if t.Electors != nil { // as many as there were when it was closed
		told.Entitled = *t.Electors
	}
	return told
}
