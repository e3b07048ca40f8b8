package assembly

import (
	"context"
	"time"

	"piazza/internal/ballot"
	"piazza/internal/problem"
)

// What is refused of undoing.
var (
	ErrUndoOther = problem.Clash("assembly_undo_other", "Something else has happened since.").On("act")
	ErrUndoLate  = problem.Clash("assembly_undo_late", "This cannot be undone any more.").On("act")
)

// lastAct is the last thing that happened and stands, of what changes what is before everybody.
type lastAct struct {
	number int
	kind   ActKind
	at     time.Time
	item   *ItemID
	before before
}

// offer tells whether the act can be undone now, nil where it cannot. An opening can be as long as nobody has voted; a closing by
// hand until it is counted; a result for as long as it can be taken for a slip; what was shown until something happens to it.
func (l *lastAct) offer(queue []*queued, now time.Time) *Undo {
	undo := &Undo{Act: l.number, Kind: l.kind}
	if l.kind == ActShown {
		return undo
	}
	one := find(queue, l.item)
	if one == nil {
		return nil
	}
	switch {
	case l.kind == ActOpened && one.state() == ItemOpen && one.voting.Voters+one.voting.GuestVoters == 0:
		return undo
	case l.kind == ActClosed && one.state() == ItemClosed && one.voting.Settles():
		undo.Until = one.voting.SettlesAt
	case l.kind == ActRevealed && one.state() == ItemRevealed:
		undo.Until = new(l.at.Add(grace))
	default:
		return nil
	}
	if !now.Before(*undo.Until) {
		return nil
	}
	return undo
}

func find(queue []*queued, id *ItemID) *queued {
	for _, one := range queue {
		if id != nil && one.id == *id {
			return one
		}
	}
	return nil
}

// Undo undoes the last act, if it still can be. Whoever names an act that was undone meanwhile has what he wants.
func (s *Service) Undo(ctx context.Context, in UndoInput) (*Assembly, error) {
	return s.change(ctx, in.AssemblyID, func(ctx context.Context, h *held) error {
		if err := h.in(Live); err != nil {
			return err
		}
		last, err := storeOn(h.tx).lastAct(ctx, h.ID)
		switch {
		case err != nil:
			return err
		case last == nil || last.number != in.Act:
			return h.undone(ctx, in.Act)
		case last.offer(h.queue, h.Now) == nil:
			return ErrUndoLate
		}
		one := find(h.queue, last.item)
		return s.act(ctx, h, doing{kind: ActUndone, item: one, amount: &last.number}, func() error { return h.undo(ctx, last, one) })
	})
}

// undone refuses to undo an act that is not the last one, unless it was undone already.
func (h *held) undone(ctx context.Context, act int) error {
	undone, err := storeOn(h.tx).isUndone(ctx, h.ID, act)
	if err == nil && !undone {
		err = ErrUndoOther
	}
	return err
}

func (h *held) undo(ctx context.Context, last *lastAct, one *queued) error {
	if err := storeOn(h.tx).undo(ctx, h.ID, last.number); err != nil {
		return err
	}
	if last.kind != ActClosed {
		h.takeAway()
	}
	switch last.kind {
	case ActOpened:
		h.bring(find(h.queue, last.before.Current))
		return lateAs(ballot.UnopenIn(ctx, h.tx, one.poll))
	case ActClosed:
		return lateAs(ballot.ReopenIn(ctx, h.tx, one.poll, last.before.ClosesAt))
	case ActRevealed:
		h.bring(find(h.queue, last.before.Current))
		one.revealedAt = nil
		if err := h.rewriteItem(ctx, one); err != nil {
			return err
		}
		return ballot.UnrevealIn(ctx, h.tx, one.poll)
	default:
		h.bring(find(h.queue, last.before.Current))
		return nil
	}
}

// lateAs says in one way that a vote, or the clock, was faster.
func lateAs(err error) error {
	if problem.Is(err, problem.Conflict) {
		return ErrUndoLate
	}
	return err
}
