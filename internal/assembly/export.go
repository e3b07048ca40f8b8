package assembly

import (
	"context"

	"piazza/internal/account"
	"piazza/internal/auth"
	"piazza/internal/ballot"
	"piazza/internal/problem"
)

// Record is what is kept of an assembly, as far as a viewer may see it: the questions with what came out, the course, the minutes,
// and what was asked from the floor.
type Record struct {
	*Assembly
	// ItemCount is how many questions there are, Items those that were shown.
	ItemCount int
	Items     []*Item
	// Seals are those of the confidential items, as the minutes tell of them; none where the viewer may not see these.
	Seals map[ItemID]*Seal
	// Minutes and Acts are nil where the viewer may not see them.
	Minutes *Minutes
	Acts    []*Act
	// Floor are the questions from the floor that were let through.
	Floor []*FloorQuestion
}

// Record reads an assembly that is written down for a viewer. Results leave through a door.
func (s *Service) Record(ctx context.Context, id ID, through ballot.Door) (*Record, error) {
	viewer := auth.FromContext(ctx)
	standing, err := s.Standing(ctx, id)
	if err != nil {
		return nil, err
	}
	state, err := standing.For(viewer)
	if err != nil {
		return nil, err
	}
	r := &Record{Assembly: standing.assembly, ItemCount: state.ItemCount, Items: state.Items, Seals: map[ItemID]*Seal{}}
	for _, item := range r.Items {
		if err := standing.show(item, through, viewer); err != nil {
			return nil, err
		}
	}
	floor, err := s.Floor(ctx, id)
	if err != nil {
		return nil, err
	}
	for _, q := range floor.Questions {
		if q.State != FloorWaiting {
			r.Floor = append(r.Floor, q)
		}
	}
	if r.Minutes, err = s.Minutes(ctx, r.Assembly); err != nil || !r.CanSeeCourse(viewer) {
		return r, err
	}
	if err := s.sealsOf(ctx, r); err != nil {
		return nil, err
	}
	r.Acts, err = storeOn(s.db).acts(ctx, r.Assembly, 0, mostActs)
	return r, err
}

// sealsOf reads the seals, which are part of the minutes.
func (s *Service) sealsOf(ctx context.Context, r *Record) error {
	seals, err := s.Seals(ctx, []*Assembly{r.Assembly})
	for _, one := range seals[r.ID] {
		r.Seals[one.ItemID] = one
	}
	return err
}

// show gives an item what came out, where it was shown to everybody and the viewer may see it through this door. What its poll shows
// later is not part of what happened; what was annulled came to nothing.
func (n *Standing) show(item *Item, through ballot.Door, viewer auth.Viewer) error {
	item.Results = nil
	if item.State != ItemRevealed {
		return nil
	}
	if item.IsConcealed() {
		through = ballot.DoorAssembly // its poll is nobody's to read any more; what was counted stays in the record
	}
	known, err := n.polls[item.PollID].For(through, viewer)
	if problem.Is(err, problem.NotFound) {
		return nil
	}
	if err == nil && item.countsAlone() {
		item.Results = known.Results
	}
	return err
}

// Actors are those who did something in a course, each once.
func (r *Record) Actors() (ids []account.ID) {
	seen := map[account.ID]bool{}
	for _, a := range r.Acts {
		if a.ActorID != nil && !seen[*a.ActorID] {
			seen[*a.ActorID] = true
			ids = append(ids, *a.ActorID)
		}
	}
	return ids
}
