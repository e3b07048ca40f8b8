package assembly

import (
	"context"
	"slices"

	"piazza/internal/auth"
	"piazza/internal/ballot"
	"piazza/internal/db"
	"piazza/internal/entry"
	"piazza/internal/poll"
	"piazza/internal/problem"
)

const (
	mostItems    = 100
	shortestTime = 10
	longestTime  = 7200
)

// What is refused of the queue.
var (
	ErrSeconds  = problem.Bad("rules.seconds", "assembly_item_seconds", "A question stays open for 10 to 7,200 seconds, or until it is closed by hand.")
	ErrAdmits   = problem.Bad("rules.guests", "assembly_item_guests", "No more guests vote than the assembly lets in.")
	ErrAdd      = problem.Bad("question", "assembly_item_what", "Give either a question or a poll.")
	ErrItems    = problem.Clash("assembly_items_full", "An assembly has at most 100 questions.")
	ErrPosition = problem.Bad("position", "assembly_item_position", "There is no such place in the queue.")
	ErrOpened   = problem.Clash("assembly_item_opened", "This question has opened: it stays as those who voted saw it.")
)

// AddItem puts questions into the queue: a new one, or those of a draft of a poll.
func (s *Service) AddItem(ctx context.Context, in ItemAddInput) (*Assembly, error) {
	if (in.Question == nil) == (in.PollID == nil) {
		return nil, ErrAdd
	}
	return s.change(ctx, in.AssemblyID, func(ctx context.Context, h *held) error {
		key := db.Key{MemberID: auth.FromContext(ctx).MemberID, Mutation: "assemblyItemAdd", Key: in.IdempotencyKey, Input: in}
		_, _, err := h.tx.Once(ctx, key, func() (int64, error) { return int64(h.ID), h.add(ctx, in) })
		return err
	})
}

func (h *held) add(ctx context.Context, in ItemAddInput) error {
	if err := h.notEnded(); err != nil {
		return err
	}
	at := len(h.queue)
	if in.Position != nil {
		at = *in.Position - 1
	}
	if at < 0 || at > len(h.queue) {
		return ErrPosition
	}
	seconds, err := in.Rules.time(nil)
	if err != nil {
		return err
	}
	how, err := h.rule(in.Rules, h.Guests)
	if err != nil {
		return err
	}
	made, err := h.makePolls(ctx, in, how)
	if err != nil {
		return err
	}
	if len(h.queue)+len(made) > mostItems {
		return ErrItems
	}
	if err := h.insert(ctx, at, made, seconds); err != nil {
		return err
	}
	return h.raise(ctx)
}

// makePolls makes the polls of new items.
func (h *held) makePolls(ctx context.Context, in ItemAddInput, how poll.Holding) ([]*entry.Entry, error) {
	if in.PollID == nil {
		one, err := poll.CreateIn(ctx, h.tx, h.Piazza.ID, *in.Question, how)
		return []*entry.Entry{one}, under("question", err)
	}
	made, err := poll.SplitIn(ctx, h.tx, *in.PollID, how)
	if err == nil && len(made) > 0 && made[0].Piazza.ID != h.Piazza.ID {
		err = poll.ErrPoll
	}
	if p, ok := problem.As(err); ok && p.Field == "" {
		err = p.On("pollId")
	}
	return made, err
}

// under names the field at fault with what it belongs to, in place of the list that a poll would have.
func under(path string, err error) error {
	const listed = "questions.0."
	p, ok := problem.As(err)
	if !ok {
		return err
	}
	if len(p.Field) > len(listed) && p.Field[:len(listed)] == listed {
		return p.On(path + "." + p.Field[len(listed):])
	}
	return err
}

// insert puts polls into the queue, from a place counted from 0, and writes the places of all.
func (h *held) insert(ctx context.Context, at int, made []*entry.Entry, seconds *int) error {
	fresh := make([]*queued, len(made))
	for i, e := range made {
		fresh[i] = &queued{poll: e.ID, title: e.Title, seconds: seconds}
		if err := storeOn(h.tx).addItem(ctx, h.ID, fresh[i], at+i+1); err != nil {
			return err
		}
	}
	h.queue = slices.Insert(h.queue, at, fresh...)
	return h.place(ctx)
}

// place writes the places of all items as the queue has them now.
func (h *held) place(ctx context.Context) error {
	for i, one := range h.queue {
		one.position = i + 1
	}
	return storeOn(h.tx).place(ctx, h.queue)
}

// time is how long an item stays open.
func (r *RulesInput) time(before *int) (*int, error) {
	if r == nil || r.Seconds == nil {
		return before, nil
	}
	switch n := *r.Seconds; {
	case n == 0:
		return nil, nil //nolint:nilnil // nil says that it is closed by hand
	case n < shortestTime || n > longestTime:
		return nil, ErrSeconds
	default:
		return &n, nil
	}
}

// rule is how an item is held: as the assembly says, and beside that as was given.
func (h *held) rule(r *RulesInput, guests poll.Admission) (poll.Holding, error) {
	how := poll.Holding{
		AssemblyID: int64(h.ID), IsRehearsal: h.IsRehearsal(), Electorate: h.Electorate, Assurance: h.Assurance, Guests: guests,
	}
	if r == nil {
		return how, nil
	}
	if r.Guests != nil {
		how.Guests, how.AsksGuests = *r.Guests, true
	}
	if !how.Guests.Within(h.Guests) {
		return how, ErrAdmits
	}
	how.Rules = &poll.RulesInput{
		IsChangeable: r.IsChangeable, ShowsVoters: r.ShowsVoters, Reasons: r.Reasons, IsShuffled: r.IsShuffled,
		IsConfidential: r.IsConfidential, Quorum: r.Quorum, Threshold: r.Threshold,
	}
	if r.ShowsStaff != nil {
		how.Rules.ResultsVisibility = new(poll.Staff)
		if *r.ShowsStaff {
			how.Rules.ResultsVisibility = new(poll.StaffLive)
		}
	}
	return how, nil
}

// ruleAll brings the polls of the queue under what the assembly says now.
func (h *held) ruleAll(ctx context.Context) error {
	for _, one := range h.queue {
		guests := one.voting.Guests
		if !guests.Within(h.Guests) {
			guests = h.Guests
		}
		how, err := h.rule(nil, guests)
		if err != nil {
			return err
		}
		if err := poll.ReviseIn(ctx, h.tx, one.poll, nil, how); err != nil {
			return err
		}
	}
	return nil
}

// unopened refuses what is done with items alone that nobody has seen open.
func (q *queued) unopened() error {
	if q.state() != ItemWaiting {
		return ErrOpened
	}
	return nil
}

// UpdateItem changes an item that has not opened.
func (s *Service) UpdateItem(ctx context.Context, in ItemUpdateInput) (*Assembly, error) {
	return s.changeItem(ctx, in.ItemID, func(ctx context.Context, h *held, one *queued) error {
		if err := h.notEnded(); err != nil {
			return err
		}
		if err := one.unopened(); err != nil {
			return err
		}
		seconds, err := in.Rules.time(one.seconds)
		if err != nil {
			return err
		}
		how, err := h.rule(in.Rules, one.voting.Guests)
		if err != nil {
			return err
		}
		if one.voting.ResultsVisibility == poll.StaffLive {
			// What who holds it watches adds the versions of its ballots for as long as he sees them.
			if err := h.makeGood(ctx, one); err != nil {
				return err
			}
		}
		if err := poll.ReviseIn(ctx, h.tx, one.poll, in.Question, how); err != nil {
			return under("question", err)
		}
		one.seconds = seconds
		if err := h.rewriteItem(ctx, one); err != nil {
			return err
		}
		if err := h.noteChange(ctx, one, ActItemChanged); err != nil {
			return err
		}
		return h.raise(ctx)
	})
}

// makeGood adds to the assembly's version what a poll may take from what is watched, which adds the versions of the polls: so that it
// never goes back.
func (h *held) makeGood(ctx context.Context, one *queued) error {
	lost, err := storeOn(h.tx).AssemblyItemLoss(ctx, int64(one.poll))
	h.Version += lost
	return err
}

// noteChange writes down that a question is another, or none any more, which everybody has seen, and keeps it from slow readers.
func (h *held) noteChange(ctx context.Context, one *queued, kind ActKind) error {
	shown, err := storeOn(h.tx).itemShown(ctx, h.ID, one.id)
	if err != nil || !shown {
		return err
	}
	h.takeAway()
	return h.note(ctx, doing{kind: kind, item: one})
}

func (h *held) rewriteItem(ctx context.Context, one *queued) error {
	return storeOn(h.tx).rewriteItem(ctx, one)
}

// RemoveItem takes an item that has not opened out of the queue, with its poll.
func (s *Service) RemoveItem(ctx context.Context, in ItemInput) (*Assembly, error) {
	return s.changeItem(ctx, in.ItemID, func(ctx context.Context, h *held, one *queued) error {
		if err := h.notEnded(); err != nil {
			return err
		}
		if err := one.unopened(); err != nil {
			return err
		}
		if one.voting.State == entry.Published {
			return ErrOpened // its opening was undone, and what was said of it meanwhile stays
		}
		if err := h.makeGood(ctx, one); err != nil {
			return err
		}
		if err := h.noteChange(ctx, one, ActItemRemoved); err != nil {
			return err
		}
		if h.CurrentItem != nil && *h.CurrentItem == one.id {
			h.CurrentItem = nil
		}
		if err := storeOn(h.tx).AssemblyItemDelete(ctx, int64(one.id)); err != nil {
			return err
		}
		if err := ballot.DeleteIn(ctx, h.tx, []entry.ID{one.poll}); err != nil {
			return err
		}
		h.queue = slices.DeleteFunc(h.queue, func(q *queued) bool { return q == one })
		if err := h.place(ctx); err != nil {
			return err
		}
		return h.raise(ctx)
	})
}

// MoveItem moves an item in the queue.
func (s *Service) MoveItem(ctx context.Context, in ItemMoveInput) (*Assembly, error) {
	return s.changeItem(ctx, in.ItemID, func(ctx context.Context, h *held, one *queued) error {
		if err := h.notEnded(); err != nil {
			return err
		}
		if in.Position < 1 || in.Position > len(h.queue) {
			return ErrPosition
		}
		if one.position == in.Position {
			return nil
		}
		h.queue = slices.DeleteFunc(h.queue, func(q *queued) bool { return q == one })
		h.queue = slices.Insert(h.queue, in.Position-1, one)
		if err := h.place(ctx); err != nil {
			return err
		}
		return h.raise(ctx)
	})
}
