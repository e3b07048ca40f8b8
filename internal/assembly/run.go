package assembly

import (
	"context"
	"time"

	"piazza/internal/auth"
	"piazza/internal/ballot"
	"piazza/internal/db"
	"piazza/internal/entry"
	"piazza/internal/poll"
	"piazza/internal/problem"
)

const (
	// grace is how long a slip of the hand can be undone.
	grace         = 10 * time.Second
	shortestMore  = 5
	longestMore   = 3600
	longestReason = 500
)

// What is refused of the acts of who holds an assembly.
var (
	ErrMore   = problem.Bad("seconds", "assembly_extend", "A question gets 5 to 3,600 seconds more.")
	ErrReason = problem.Bad("reason", "assembly_reason", "Say why, in at most 500 characters.")
	ErrNotYet = problem.Clash("assembly_item_waiting", "This question has not opened: take it out of the queue instead.")
)

// Show brings an item before everybody, or none. What is before them stays.
func (s *Service) Show(ctx context.Context, in ShowInput) (*Assembly, error) {
	return s.change(ctx, in.AssemblyID, func(ctx context.Context, h *held) error {
		if err := h.in(Live); err != nil {
			return err
		}
		var one *queued
		if in.ItemID != nil {
			if one = h.item(*in.ItemID); one == nil {
				return ErrItem
			}
		}
		if h.isCurrent(one) {
			return nil
		}
		if h.open() != nil {
			return ErrStillOpen
		}
		return s.act(ctx, h, doing{kind: ActShown, item: one, before: &before{Current: h.CurrentItem}}, func() error {
			h.bring(one)
			return nil
		})
	})
}

func (h *held) isCurrent(one *queued) bool {
	if h.CurrentItem == nil || one == nil {
		return h.CurrentItem == nil && one == nil
	}
	return *h.CurrentItem == one.id
}

func (h *held) bring(one *queued) {
	h.CurrentItem = nil
	if one != nil {
		h.CurrentItem = &one.id
	}
}

// act does something, writes it into the course and tells who watches.
func (s *Service) act(ctx context.Context, h *held, d doing, do func() error) error {
	if err := do(); err != nil {
		return err
	}
	d.present = s.count(h.ID)
	if err := h.note(ctx, d); err != nil {
		return err
	}
	return h.raise(ctx)
}

// runItem is changeItem while the assembly is held, for items that were not annulled.
func (s *Service) runItem(ctx context.Context, item ItemID, do func(context.Context, *held, *queued) error) (*Assembly, error) {
	return s.changeItem(ctx, item, func(ctx context.Context, h *held, one *queued) error {
		if err := h.in(Live); err != nil {
			return err
		}
		if one.state() == ItemAnnulled {
			return ballot.ErrAnnulled
		}
		return do(ctx, h, one)
	})
}

// Open opens an item and brings it before everybody. One that is open stays so.
func (s *Service) Open(ctx context.Context, in ItemInput) (*Assembly, error) {
	return s.runItem(ctx, in.ItemID, func(ctx context.Context, h *held, one *queued) error {
		switch one.state() {
		case ItemOpen:
			return nil
		case ItemWaiting:
		default:
			return poll.ErrClosed
		}
		if h.open() != nil {
			return ErrStillOpen
		}
		return s.act(ctx, h, doing{kind: ActOpened, item: one, before: &before{Current: h.CurrentItem}}, func() error {
			h.bring(one)
			return s.ballots.OpenIn(ctx, h.tx, one.poll, h.due(one))
		})
	})
}

// due is when an item closes by itself that opens now.
func (h *held) due(one *queued) *time.Time {
	if one.seconds == nil {
		return nil
	}
	return new(h.Now.Add(time.Duration(*one.seconds) * time.Second))
}

// Extend gives an open item more time.
func (s *Service) Extend(ctx context.Context, in ExtendInput) (*Assembly, error) {
	if in.Seconds < shortestMore || in.Seconds > longestMore {
		return nil, ErrMore
	}
	return s.runItem(ctx, in.ItemID, func(ctx context.Context, h *held, one *queued) error {
		key := db.Key{MemberID: auth.FromContext(ctx).MemberID, Mutation: "assemblyItemExtend", Key: in.IdempotencyKey, Input: in}
		_, _, err := h.tx.Once(ctx, key, func() (int64, error) {
			return int64(one.id), s.act(ctx, h, doing{kind: ActExtended, item: one, amount: &in.Seconds}, func() error {
				return ballot.ExtendIn(ctx, h.tx, one.poll, time.Duration(in.Seconds)*time.Second)
			})
		})
		return err
	})
}

// Close closes an item now; for a few seconds that can be undone, and nothing is counted. One that is closed stays so.
func (s *Service) Close(ctx context.Context, in ItemInput) (*Assembly, error) {
	return s.runItem(ctx, in.ItemID, func(ctx context.Context, h *held, one *queued) error {
		switch one.state() {
		case ItemOpen:
		case ItemWaiting:
			return poll.ErrWaiting
		default:
			return nil
		}
		d := doing{kind: ActClosed, item: one, before: &before{Current: h.CurrentItem, ClosesAt: one.voting.ClosesAt}}
		return s.act(ctx, h, d, func() error { return ballot.CloseIn(ctx, h.tx, one.poll, grace) })
	})
}

// Reveal shows everybody what a closed item came to. What is shown stays so.
func (s *Service) Reveal(ctx context.Context, in ItemInput) (*Assembly, error) {
	return s.runItem(ctx, in.ItemID, func(ctx context.Context, h *held, one *queued) error {
		switch one.state() {
		case ItemClosed:
		case ItemOpen:
			return ballot.ErrNotClosed
		case ItemWaiting:
			return poll.ErrWaiting
		default:
			return nil
		}
		return s.act(ctx, h, doing{kind: ActRevealed, item: one, before: &before{Current: h.CurrentItem}}, func() error {
			one.revealedAt = &h.Now
			if h.open() == nil {
				h.bring(one)
			}
			if err := h.rewriteItem(ctx, one); err != nil {
				return err
			}
			return s.ballots.RevealIn(ctx, h.tx, one.poll)
		})
	})
}

// Annul annuls an item that was opened, with a reason. If asked for, the same question comes anew behind it.
func (s *Service) Annul(ctx context.Context, in AnnulInput) (*Assembly, error) {
	reason, err := line(in.Reason, 1, longestReason, ErrReason)
	if err != nil {
		return nil, err
	}
	return s.changeItem(ctx, in.ItemID, func(ctx context.Context, h *held, one *queued) error {
		if err := h.in(Live); err != nil {
			return err
		}
		switch one.state() {
		case ItemAnnulled:
			return nil
		case ItemWaiting:
			return ErrNotYet
		}
		return s.act(ctx, h, doing{kind: ActAnnulled, item: one, reason: reason}, func() error {
			if err := h.annul(ctx, one, reason); err != nil || !in.Repeats {
				return err
			}
			return h.repeat(ctx, one)
		})
	})
}

// annul closes a poll for good, shows nothing of it any more, and says why.
func (h *held) annul(ctx context.Context, one *queued, reason string) error {
	if err := ballot.CloseIn(ctx, h.tx, one.poll, 0); err != nil {
		return err
	}
	if err := ballot.SettleIn(ctx, h.tx, one.poll); err != nil {
		return err
	}
	if err := ballot.UnrevealIn(ctx, h.tx, one.poll); err != nil {
		return err
	}
	h.takeAway()
	one.annulledReason = &reason
	return h.rewriteItem(ctx, one)
}

// repeat puts the same question into the queue, behind the one that was annulled.
func (h *held) repeat(ctx context.Context, one *queued) error {
	if len(h.queue) >= mostItems {
		return ErrItems
	}
	how, err := h.rule(nil, one.voting.Guests)
	if err != nil {
		return err
	}
	e, err := poll.CopyIn(ctx, h.tx, one.poll, how)
	if err != nil {
		return err
	}
	return h.insert(ctx, one.position, []*entry.Entry{e}, one.seconds)
}
