package assembly

import (
	"context"
	"errors"
	"time"

	"piazza/internal/auth"
	"piazza/internal/db"
	"piazza/internal/entry"
	"piazza/internal/poll"
	"piazza/internal/problem"
)

// queued is an item of the queue with its poll, as it stands now.
type queued struct {
	id ItemID
	// position counts from 1, whatever place stands in the row.
	position, place int
	poll            entry.ID
	title           string
	seconds         *int
	revealedAt      *time.Time
	annulledReason  *string
	// withdrawnReason is why a moderator took it from sight after the end, nil where nobody did.
	withdrawnReason *string
	// closingNoted tells that its closing stands in the course.
	closingNoted bool
	// voting is the poll without its questions, and without holding it.
	voting *poll.Voting
}

// state follows from the poll, its clock and what was written of the item.
func (q *queued) state() ItemState {
	switch {
	case q.annulledReason != nil:
		return ItemAnnulled
	case q.revealedAt != nil:
		return ItemRevealed
	default:
		return stateOf(q.voting.Phase())
	}
}

func stateOf(p poll.Phase) ItemState {
	switch p {
	case poll.Open:
		return ItemOpen
	case poll.Closed:
		return ItemClosed
	default:
		return ItemWaiting
	}
}

// held is an assembly that nobody else changes, with its queue. Votes are cast in it none the less.
type held struct {
	*Assembly
	tx    *db.Tx
	queue []*queued
}

// change locks an assembly for who holds it and hands it on.
func (s *Service) change(ctx context.Context, id ID, do func(context.Context, *held) error) (*Assembly, error) {
	var changed *Assembly
	err := s.db.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		h, err := holdIn(ctx, tx, id)
		if err != nil {
			return err
		}
		changed = h.Assembly
		return do(ctx, h)
	})
	if err != nil {
		return nil, err
	}
	return changed, nil
}

// changeItem is change for an item of the queue.
func (s *Service) changeItem(ctx context.Context, item ItemID, do func(context.Context, *held, *queued) error) (*Assembly, error) {
	if !auth.FromContext(ctx).SignedIn() {
		return nil, problem.SignIn()
	}
	id, err := storeOn(s.db).assemblyOf(ctx, item)
	if err != nil {
		return nil, err
	}
	changed, err := s.change(ctx, id, func(ctx context.Context, h *held) error {
		one := h.item(item)
		if one == nil {
			return ErrItem
		}
		return do(ctx, h, one)
	})
	if errors.Is(err, ErrAssembly) {
		err = ErrItem // of what does not exist for him there is no assembly either
	}
	if errors.Is(err, ErrRun) {
		err = s.unlessUnseen(ctx, item, err)
	}
	return changed, err
}

// unlessUnseen is why somebody may not change an item; of one that nobody was shown he learns no more than of one that there is not.
func (s *Service) unlessUnseen(ctx context.Context, item ItemID, refusal error) error {
	seen, err := storeOn(s.db).AssemblyItemSeen(ctx, int64(item))
	switch {
	case err != nil:
		return db.Problem(err)
	case !seen:
		return ErrItem
	default:
		return refusal
	}
}

// holdIn locks an assembly for who holds it, and brings its course up to what the clock has done.
func holdIn(ctx context.Context, tx *db.Tx, id ID) (*held, error) {
	if !auth.FromContext(ctx).SignedIn() {
		return nil, problem.SignIn()
	}
	a, err := storeOn(tx).hold(ctx, id)
	if err != nil {
		return nil, err
	}
	if err := a.refuse(auth.FromContext(ctx)); err != nil {
		return nil, err
	}
	h := &held{Assembly: a, tx: tx}
	if err := h.read(ctx); err != nil {
		return nil, err
	}
	return h, h.catchUp(ctx)
}

// read reads the queue and its polls, and the clock after all that was waited for.
func (h *held) read(ctx context.Context) error {
	queues, err := storeOn(h.tx).items(ctx, []ID{h.ID})
	if err != nil {
		return err
	}
	h.queue = queues[h.ID]
	if err := headsIn(ctx, h.tx, h.queue); err != nil {
		return err
	}
	if len(h.queue) > 0 {
		h.Now = h.queue[0].voting.Now
		return nil
	}
	now, err := storeOn(h.tx).AssemblyClock(ctx)
	h.Now = now.UTC()
	return err
}

// headsIn gives items their polls.
func headsIn(ctx context.Context, q db.Querier, queue []*queued) error {
	if len(queue) == 0 {
		return nil
	}
	ids := make([]entry.ID, len(queue))
	for i, one := range queue {
		ids[i] = one.poll
	}
	votings, err := poll.HeadsIn(ctx, q, ids)
	for _, one := range queue {
		if one.voting = votings[one.poll]; one.voting == nil && err == nil {
			err = poll.ErrPoll
		}
	}
	return err
}

func (h *held) item(id ItemID) *queued {
	for _, one := range h.queue {
		if one.id == id {
			return one
		}
	}
	return nil
}

// open returns the item that takes votes now, nil where none does.
func (h *held) open() *queued {
	for _, one := range h.queue {
		if one.state() == ItemOpen {
			return one
		}
	}
	return nil
}

// raise writes the assembly under a new version and tells those who watch.
func (h *held) raise(ctx context.Context) error {
	h.Version++
	h.touch()
	return storeOn(h.tx).rewrite(ctx, h.Assembly)
}

func (h *held) touch() {
	for _, kind := range []string{StreamState, StreamTurnout} {
		h.tx.Touch(db.Stream{Kind: kind, Ref: int64(h.ID)})
	}
}

// takeAway drops what waits for slow readers and shows more than may be seen from now on.
func (h *held) takeAway() { h.tx.TakeAway(db.Stream{Kind: StreamState, Ref: int64(h.ID)}, 0) }

// tell says to who watches the piazza that something about the assembly has changed which concerns him. Of rehearsals nobody hears.
func (h *held) tell() { tell(h.tx, h.Assembly) }

func tell(tx *db.Tx, a *Assembly) {
	if !a.IsRehearsal() {
		tx.Notify(entry.PiazzaStream(a.Piazza.ID), NoticeChanged, int64(a.ID), a.Version)
	}
}
