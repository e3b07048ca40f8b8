package graph

import (
	"context"

	"piazza/graph/gen"
	"piazza/internal/assembly"
	"piazza/internal/auth"
	"piazza/internal/live"
	"piazza/internal/nodeid"
	"piazza/internal/space"
)

// audience is somebody who watches an assembly.
type audience struct {
	ctx           context.Context //nolint:containedctx // it is the subscription's, which says who is told the same
	assembly      *assembly.Assembly
	viewer        auth.Viewer
	participation *assembly.Participation
	// leave ends the subscription.
	leave func()
	// last is the version of the state that he was told last, 0 for none.
	last int64
	// floor is what he was told last of the questions from the floor, nil for nothing.
	floor *assembly.Floor
}

// attendAssembly returns who watches an assembly that he may see.
func (s subscription) attendAssembly(ctx context.Context, id string) (context.Context, *audience, error) {
	a, err := s.Assemblies.ByID(ctx, assembly.ID(nodeid.Read(id, assembly.NodeKind)))
	if err != nil {
		return nil, nil, err
	}
	live.Within(ctx, int64(a.Piazza.ID))
	who := &audience{assembly: a, viewer: auth.FromContext(ctx)}
	if who.participation, err = s.Assemblies.Participation(ctx, a.ID); err != nil {
		return nil, nil, err
	}
	ctx, who.leave = context.WithCancel(ctx)
	who.ctx = ctx
	return ctx, who, nil
}

// share says who is told the same: those who hold it, the screens, the guests where not everybody may read, and all others, as far as
// they are told at the same time.
func (w *audience) share() {
	like := staffOr(w.viewer, w.assembly.Piazza)
	switch id := int64(w.assembly.ID); {
	case w.viewer.IsScreen(id):
		like = auth.AnyScreen(id)
	case w.viewer.IsGuest(id) && w.assembly.Piazza.Visibility != space.Public:
		like = auth.AnyGuest(id)
	}
	if w.assembly.CanRead(like) {
		live.Share(w.ctx, live.Sharing{As: like, Turn: w.class()})
	}
}

// class says before whom he is told: who holds the assembly and the screens before those who take part, all of them before those
// who only watch.
func (w *audience) class() live.Class {
	switch {
	case w.assembly.CanRun(w.viewer) || w.viewer.IsScreen(int64(w.assembly.ID)):
		return live.Front
	case w.participation != nil:
		return live.Hall
	default:
		return live.Gallery
	}
}

func (w *audience) stream(kind string) live.Stream {
	return live.Stream{Kind: kind, Ref: int64(w.assembly.ID)}
}

// Assembly watches what an assembly is, as far as the viewer may know it. Who has come in is present while he does.
func (s subscription) Assembly(ctx context.Context, id string, visible bool) (<-chan *assembly.State, error) {
	ctx, who, err := s.attendAssembly(ctx, id)
	if err != nil {
		return nil, err
	}
	states, err := s.AssemblyStates.WatchAs(ctx, int64(who.assembly.ID), who.class())
	if err == nil {
		s.bePresent(ctx, who, visible)
	}
	return watchedSome(ctx, who.stream(assembly.StreamState), states, err, who.see)
}

// see tells what the viewer may know now, unless nothing that he may know has changed: who changes his vote is noticed by nobody who
// does not see the votes. Where the assembly does not exist for him any more, there is nothing left to watch.
func (w *audience) see(now *assembly.Standing) (*assembly.State, bool) {
	state, err := now.For(w.viewer)
	if err != nil {
		w.leave()
		return nil, false
	}
	if now.DependsOnVote() {
		live.Alone(w.ctx)
	} else {
		w.share()
	}
	if state.Version == w.last {
		return nil, false
	}
	w.last = state.Version
	return state, true
}

// AssemblyTurnout watches how many took part in what is before everybody.
func (s subscription) AssemblyTurnout(ctx context.Context, id string) (<-chan *assembly.Turnout, error) {
	ctx, who, err := s.attendAssembly(ctx, id)
	if err != nil {
		return nil, err
	}
	who.share()
	states, err := s.AssemblyTurnouts.WatchAs(ctx, int64(who.assembly.ID), who.class())
	return watched(ctx, who.stream(assembly.StreamTurnout), states, err, func(now *assembly.Turnout) *assembly.Turnout { return now })
}

// AssemblyFloor watches the questions from the floor.
func (s subscription) AssemblyFloor(ctx context.Context, id string) (<-chan *assembly.Floor, error) {
	ctx, who, err := s.attendAssembly(ctx, id)
	if err != nil {
		return nil, err
	}
	who.share()
	states, err := s.AssemblyFloors.WatchAs(ctx, int64(who.assembly.ID), who.class())
	return watchedSome(ctx, who.stream(assembly.StreamFloor), states, err, who.hear)
}

// hear tells what the viewer sees of the floor, unless he has just been told the same.
func (w *audience) hear(now *assembly.FloorStanding) (*assembly.Floor, bool) {
	floor, err := now.For(w.viewer)
	if err != nil {
		w.leave()
		return nil, false
	}
	repeats := w.floor != nil && floor.Repeats(w.floor)
	w.floor = floor
	return floor, !repeats
}

// assemblyNotice says what an assembly is now that began, ended or changed; nothing where it is no more.
func (s subscription) assemblyNotice(ctx context.Context, d live.Delivery) (gen.PiazzaNotice, bool, error) {
	a, err := orNull(s.Assemblies.ByID(ctx, assembly.ID(d.Notice.Ref)))
	if a == nil || err != nil {
		return nil, false, err
	}
	return &gen.AssemblyChanged{Cursor: d.Cursor, Assembly: a}, true, nil
}
