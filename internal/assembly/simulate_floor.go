package assembly

import (
	"context"
	"math/rand/v2"
	"slices"
	"time"

	"piazza/internal/db"
)

// said are the questions from the floor of a rehearsal, and how long after its beginning they are asked.
func said() []string {
	return []string{
		"Prova: quanto dura l’assemblea?", "Prova: chi risponde per l’ufficio tecnico?", "Prova: si può avere la slide di prima?",
		"Prova: quando si vota la prossima domanda?",
	}
}

const (
	floorFirst = 20 * time.Second
	floorEvery = 25 * time.Second
)

// ask asks what is due from the floor, one question at a time.
func (c *Crowds) ask(ctx context.Context, r rehearsal, here int) error {
	questions := said()
	due := 0
	if r.going >= floorFirst && here > 1 {
		due = min(len(questions), 1+int((r.going-floorFirst)/floorEvery))
	}
	if due == 0 {
		return nil
	}
	asked, err := storeOn(c.options.DB).RehearsalAsked(ctx, int64(r.id))
	if err != nil || int(asked) >= due {
		return err
	}
	return c.options.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		goesOn, err := storeOn(tx).askMadeUp(ctx, r.id, questions[asked], tx.Now())
		if err != nil || !goesOn {
			return err
		}
		return raiseFloor(ctx, tx, r.id)
	})
}

// wantAtOnce is how many begin to want a question at the same moment.
const wantAtOnce = 2

// want lets some of those made up want what was let through, a few at a time: some questions more of them than others.
func (c *Crowds) want(ctx context.Context, r rehearsal, persons []int64) error {
	shown, err := storeOn(c.options.DB).shown(ctx, r.id)
	if err != nil {
		return err
	}
	for id, voters := range shown {
		fresh := r.wanting(id, persons, voters)
		if len(fresh) == 0 {
			continue
		}
		err := c.options.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
			for _, person := range fresh {
				if _, err := storeOn(tx).want(ctx, UpvoteInput{QuestionID: id, IsWanted: true}, person); err != nil {
					return err
				}
			}
			return raiseFloor(ctx, tx, r.id)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// wanting are the next of those made up who want a question: which of them do follows from the rehearsal and the question.
func (r rehearsal) wanting(id FloorID, persons, voters []int64) (fresh []int64) {
	liked := 0.1 + 0.5*rand.New(rand.NewPCG(r.seed, uint64(id))).Float64()
	for _, person := range persons {
		chance := rand.New(rand.NewPCG(r.seed^uint64(id), uint64(person))).Float64()
		if chance < liked && !slices.Contains(voters, person) && len(fresh) < wantAtOnce {
			fresh = append(fresh, person)
		}
	}
	return fresh
}
