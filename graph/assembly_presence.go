package graph

import (
	"context"
	"time"

	"piazza/graph/gen"
	"piazza/internal/account"
	"piazza/internal/assembly"
	"piazza/internal/live"
	"piazza/internal/poll"
)

// KindAssembly is the kind of the presence in assemblies.
const KindAssembly = "assembly_presence"

// What somebody is in an assembly as. In several windows he is what stands last.
const (
	rankWatching = iota
	rankGuest
	rankRemote
	rankRemoteEntitled
	rankHall
	rankHallEntitled
)

// NewAssemblyPresence returns who is in assemblies, named as members.
func NewAssemblyPresence(h *live.Hub, node string, accounts *account.Service) *live.Presence[account.Member] {
	return live.NewPresence(h, live.PresenceOptions[account.Member]{
		Kind: KindAssembly, Ranked: true, Pace: AssemblyPace(), Node: node, Names: names(accounts),
	})
}

// AssemblyPace is how often who watches an assembly is told of what moves all the time: those who lead and the screens four times
// a second, those who take part once, those who only watch every three seconds.
func AssemblyPace() (pace [live.Classes]time.Duration) {
	pace[live.Hall], pace[live.Gallery] = time.Second, 3*time.Second
	return pace
}

// Entitled is how many of those who count are in an assembly, given how many are there of each rank.
func Entitled(ranks []int) int { return ranks[rankRemoteEntitled] + ranks[rankHallEntitled] }

// bePresent has somebody be in the assembly until ctx ends. Two accounts of one person are one there. Screens and who holds it without having come in are in it nowhere.
func (s subscription) bePresent(ctx context.Context, who *audience, visible bool) {
	if who.class() == live.Front && who.participation == nil {
		return
	}
	s.AssemblyPresences.Enter(ctx, int64(who.assembly.ID), who.guest(visible))
}

func (w *audience) guest(visible bool) live.Guest {
	p := w.participation
	switch {
	case p == nil:
		return live.Guest{Member: w.viewer.MemberID, Person: w.viewer.PersonID}
	case p.IsGuest:
		return live.Guest{Member: -w.viewer.Pass.ID, Rank: rankGuest}
	}
	g := live.Guest{Member: w.viewer.MemberID, Person: w.viewer.PersonID, Visible: visible, Rank: rankRemote}
	if p.IsInHall {
		g.Rank = rankHall
	}
	if p.IsEntitled && w.assembly.Counts(w.viewer) {
		g.Rank++
	}
	return g
}

// AssemblyPresence watches who is in an assembly.
func (s subscription) AssemblyPresence(ctx context.Context, id string) (<-chan *gen.AssemblyPresence, error) {
	ctx, who, err := s.attendAssembly(ctx, id)
	if err != nil {
		return nil, err
	}
	who.share()
	gatherings, err := s.gatherings(ctx, who)
	return watched(ctx, who.stream(KindAssembly), gatherings, err, gathering.present)
}

// gatherings follows who is in an assembly, and what is needed of them.
func (s subscription) gatherings(ctx context.Context, who *audience) (<-chan live.State[gathering], error) {
	number := int64(who.assembly.ID)
	crowds, err := s.AssemblyPresences.Look(ctx, number, who.class())
	if err != nil {
		return nil, err
	}
	standings, err := s.AssemblyStates.WatchAs(ctx, number, who.class())
	if err != nil {
		return nil, err
	}
	return gathered(ctx, who.assembly, crowds, standings), nil
}

// gathering is who is in an assembly, and what is needed of them.
type gathering struct {
	assembly *assembly.Assembly
	crowd    live.Crowd[account.Member]
}

// gathered tells who is in an assembly whenever that changes, or what is needed of them does. The first says both: a version that
// knew of one alone would be less than what was told before.
func gathered(
	ctx context.Context, of *assembly.Assembly, crowds <-chan live.State[live.Crowd[account.Member]], standings <-chan live.State[*assembly.Standing],
) <-chan live.State[gathering] {
	out := make(chan live.State[gathering])
	go func() {
		defer close(out)
		now, counted, known := gathering{assembly: of}, false, false
		var crowd, standing int64
		var ready chan<- live.State[gathering]
		tell := func(does bool) {
			if does {
				ready = out
			} else {
				live.Passed(ctx)
			}
		}
		for {
			select {
			case c, more := <-crowds:
				if !more {
					return
				}
				now.crowd, crowd, counted = c.Value, c.Version, true
				tell(known)
			case s, more := <-standings:
				if !more {
					return
				}
				tells := counted && (!known || now.needs(s.Value.Assembly()))
				now.assembly, standing, known = s.Value.Assembly(), s.Version, true
				tell(tells)
			case ready <- live.State[gathering]{Version: crowd<<shiftOfCrowds | standing&(1<<shiftOfCrowds-1), Value: now}:
				ready = nil
			case <-ctx.Done():
				return
			}
		}
	}()
	return out
}

// shiftOfCrowds makes one number of two: who is there changes more often than what is needed of them.
const shiftOfCrowds = 32

// needs tells whether another number of people is needed, or may come, than was told.
func (g gathering) needs(now *assembly.Assembly) bool {
	was := g.assembly
	sameQuorum := (was.Quorum == nil) == (now.Quorum == nil) && (was.Quorum == nil || *was.Quorum == *now.Quorum)
	return !sameQuorum || was.Electorate != now.Electorate || was.Piazza.MemberCount != now.Piazza.MemberCount
}

func (g gathering) present() *gen.AssemblyPresence {
	a, c, r := g.assembly, g.crowd, g.crowd.Ranks
	p := &gen.AssemblyPresence{
		Entitled: Entitled(r[:]), InHall: r[rankHall] + r[rankHallEntitled] + r[rankGuest], Remote: r[rankRemote] + r[rankRemoteEntitled],
		Guests: r[rankGuest], Watching: r[rankWatching], Quorum: a.Quorum, Members: c.Members,
	}
	if a.Electorate == poll.Members {
		p.Electors = &a.Piazza.MemberCount
	}
	if a.Quorum != nil {
		p.QuorumReached = new(p.Entitled >= *a.Quorum)
	}
	return p
}
