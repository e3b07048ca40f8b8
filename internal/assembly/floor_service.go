package assembly

import (
	"context"
	"errors"
	"strconv"

	"piazza/internal/auth"
	"piazza/internal/db"
	"piazza/internal/limit"
	"piazza/internal/problem"
)

// A person asks and wants so many times at once, then at this pace: enough for a hand, too little for a program.
const (
	floorBurst = 30
	floorPace  = 0.5
)

func newFloorLimit() *limit.Limiter { return limit.New(floorBurst, floorPace) }

// Ask asks a question from the floor. Who asks the same again has asked it once.
func (s *Service) Ask(ctx context.Context, in AskInput) (*FloorQuestion, error) {
	text, err := checkFloor(in.Text)
	if err != nil {
		return nil, err
	}
	viewer := auth.FromContext(ctx)
	self := askerOf(viewer, in.AssemblyID)
	if err := s.pace(self); err != nil {
		return nil, err
	}
	var asked *FloorQuestion
	err = s.db.InTx(ctx, func(ctx context.Context, tx *db.Tx) (err error) {
		store := storeOn(tx)
		g, err := store.ground(ctx, in.AssemblyID, self)
		if err != nil {
			return err
		}
		if err := g.speak(viewer); err != nil {
			return err
		}
		id, err := s.askIn(ctx, tx, in, self, text)
		if err != nil {
			return err
		}
		asked, err = store.question(ctx, id)
		return err
	})
	if err != nil {
		return nil, err
	}
	return asked, nil
}

// askIn holds who asks, so that what he asks at once elsewhere is counted.
func (s *Service) askIn(ctx context.Context, tx *db.Tx, in AskInput, self asker, text string) (FloorID, error) {
	store := storeOn(tx)
	if err := store.holdAsker(ctx, in.AssemblyID, self); err != nil {
		return 0, err
	}
	there, err := store.bounds(ctx, in.AssemblyID, self, text)
	if err != nil || there.same != 0 {
		return there.same, err
	}
	if err := there.more(); err != nil {
		return 0, err
	}
	id, err := store.ask(ctx, in.AssemblyID, self, text, in.IsNamed, tx.Now())
	if err != nil {
		return 0, err
	}
	return id, raiseWaiting(ctx, tx, in.AssemblyID)
}

// pace refuses who goes on too fast.
func (s *Service) pace(self asker) error {
	if self.voter() != 0 && !s.floorLimit.Allow(strconv.FormatInt(self.voter(), 10)) {
		return ErrFloorPace
	}
	return nil
}

// Upvote says that the viewer wants a question answered, or no longer. What is so already changes nothing.
func (s *Service) Upvote(ctx context.Context, in UpvoteInput) (*FloorQuestion, error) {
	viewer := auth.FromContext(ctx)
	var question *FloorQuestion
	err := s.db.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		store := storeOn(tx)
		before, self, err := store.floorFor(ctx, in.QuestionID, viewer)
		if err != nil {
			return err
		}
		if err := s.pace(self); err != nil {
			return err
		}
		// Nothing is lost where the computer dies and the last of these with it, and nobody waits for a disk.
		if err := store.hurry(ctx); err != nil {
			return err
		}
		changed, err := store.want(ctx, in, self.voter())
		if err != nil || !changed {
			question = before
			return err
		}
		if err := raiseFloor(ctx, tx, before.assemblyID); err != nil {
			return err
		}
		question, err = store.question(ctx, in.QuestionID)
		return err
	})
	if err != nil {
		return nil, err
	}
	return question, nil
}

// floorFor reads a question for somebody who wants it answered, or says why he may not.
func (s store) floorFor(ctx context.Context, id FloorID, viewer auth.Viewer) (*FloorQuestion, asker, error) {
	q, err := s.question(ctx, id)
	if err != nil {
		return nil, asker{}, err
	}
	self := askerOf(viewer, q.assemblyID)
	g, err := s.ground(ctx, q.assemblyID, self)
	if err != nil {
		return nil, self, err
	}
	switch refusal := g.speak(viewer); {
	case problem.Is(refusal, problem.NotFound) || !q.seen(false):
		return nil, self, ErrFloor // also to who may not speak: he learns nothing of what is not shown
	case refusal != nil:
		return nil, self, refusal
	case q.State == FloorAnswered:
		return nil, self, ErrFloorUnshown
	}
	return q, self, nil
}

// FloorSet lets a question through, notes that it was answered, or takes it away; for who holds the assembly.
func (s *Service) FloorSet(ctx context.Context, in FloorSetInput) (*FloorQuestion, error) {
	viewer := auth.FromContext(ctx)
	if !viewer.SignedIn() {
		return nil, problem.SignIn()
	}
	if !in.State.Valid() {
		return nil, ErrFloorState
	}
	var question *FloorQuestion
	err := s.db.InTx(ctx, func(ctx context.Context, tx *db.Tx) (err error) {
		store := storeOn(tx)
		if question, err = store.question(ctx, in.QuestionID); err != nil {
			return err
		}
		g, err := store.ground(ctx, question.assemblyID, asker{})
		if err != nil {
			return err
		}
		if err := g.moderate(viewer); errors.Is(err, ErrRun) && !question.seen(false) {
			return ErrFloor
		} else if err != nil {
			return err
		}
		changed, err := store.setFloor(ctx, in, viewer.MemberID)
		if err != nil || !changed {
			return err
		}
		before := question
		if question, err = store.question(ctx, in.QuestionID); err != nil {
			return err
		}
		return turned(ctx, tx, before, question)
	})
	if err != nil {
		return nil, err
	}
	return question, nil
}

// turned tells who watches a floor that a question stands elsewhere.
func turned(ctx context.Context, tx *db.Tx, before, now *FloorQuestion) error {
	if !before.seen(false) && !now.seen(false) {
		return raiseWaiting(ctx, tx, now.assemblyID)
	}
	if !now.seen(false) {
		// What waits for a slow reader still shows it.
		tx.TakeAway(db.Stream{Kind: StreamFloor, Ref: int64(now.assemblyID)}, 0)
	}
	return raiseFloor(ctx, tx, now.assemblyID)
}

// raiseFloor tells who watches a floor that what everybody sees of it is another.
func raiseFloor(ctx context.Context, tx *db.Tx, id ID) error {
	return storeOn(tx).raiseFloor(ctx, tx, id, true)
}

// raiseWaiting tells who watches a floor what nobody sees but who asked and who holds the assembly. The version that others are told stays:
// by its growth they would count what waits and what is refused.
func raiseWaiting(ctx context.Context, tx *db.Tx, id ID) error {
	return storeOn(tx).raiseFloor(ctx, tx, id, false)
}

// FloorStanding reads a floor, whoever will be told of it.
func (s *Service) FloorStanding(ctx context.Context, id ID) (*FloorStanding, error) {
	var found *FloorStanding
	err := s.db.InSnapshot(ctx, func(ctx context.Context, tx *db.Tx) (err error) {
		found, err = storeOn(tx).floor(ctx, id)
		return err
	})
	if err != nil {
		return nil, err
	}
	return found, nil
}

// FloorVersions returns how far floors have come, for who watches many.
func (s *Service) FloorVersions(ctx context.Context, ids []int64) (map[int64]int64, error) {
	return storeOn(s.db).floorVersions(ctx, ids)
}

// Floor is what of an assembly's floor the viewer sees.
func (s *Service) Floor(ctx context.Context, id ID) (*Floor, error) {
	standing, err := s.FloorStanding(ctx, id)
	if err != nil {
		return nil, err
	}
	return standing.For(auth.FromContext(ctx))
}
