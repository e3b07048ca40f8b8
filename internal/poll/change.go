package poll

import (
	"context"

	"piazza/internal/auth"
	"piazza/internal/db"
	"piazza/internal/entry"
	"piazza/internal/markdown"
	"piazza/internal/problem"
)

const longestOutcome = 40_000

// What is refused of changes.
var (
	ErrFrozen    = problem.Clash("poll_frozen", "The poll has opened: what it asks and how it is held stay as its voters saw them.")
	ErrOpensPast = problem.Bad("rules.opensAt", "poll_opens_past", "The time of opening has passed.")
	ErrNotClosed = problem.Clash("poll_not_closed", "The poll is not closed yet.")
	ErrOutcome   = problem.Bad("outcome", "poll_outcome", "An outcome has at most 40,000 bytes of text.")
)

// held is a poll that its holder changes, locked with its entry.
type held struct {
	entry  *entry.Entry
	voting *Voting
}

// change locks a poll for its holder, first the entry, then the poll, so that whoever casts waits, and hands it on.
func (s *Service) change(ctx context.Context, id entry.ID, do func(context.Context, *db.Tx, *held) error) (*entry.Entry, error) {
	var changed *entry.Entry
	err := s.db.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		h, err := holdForHolder(ctx, tx, id)
		if err != nil {
			return err
		}
		changed = h.entry
		return do(ctx, tx, h)
	})
	if err != nil {
		return nil, err
	}
	return changed, nil
}

func holdForHolder(ctx context.Context, tx *db.Tx, id entry.ID) (*held, error) {
	e, err := entry.HoldIn(ctx, tx, id, entry.Update)
	switch {
	case problem.Is(err, problem.Forbidden):
		return nil, ErrRun
	case err != nil:
		return nil, err
	}
	v, err := HoldAlone(ctx, tx, id)
	switch {
	case err != nil:
		return nil, err
	case !v.CanRun(auth.FromContext(ctx)):
		return nil, ErrRun
	case v.IsAssembling:
		return nil, ErrAssembly
	}
	return &held{e, v}, nil
}

// Update changes a poll. Once somebody has voted only the time of closing moves. What changes nothing raises nothing.
func (s *Service) Update(ctx context.Context, in UpdateInput) (*entry.Entry, error) {
	return s.change(ctx, in.PollID, func(ctx context.Context, tx *db.Tx, h *held) error {
		if in.Version != nil && *in.Version != h.voting.Version {
			return entry.ErrVersion.On("version")
		}
		c, err := h.revise(in)
		if err != nil || !c.anything() {
			return err
		}
		if err := h.refuse(c); err != nil {
			return err
		}
		return h.put(ctx, tx, c)
	})
}

// revision is what an update makes of a poll.
type revision struct {
	rules     Rules
	questions []asked
	// What differs from what stands.
	ruled, reasked, retold bool
}

func (c *revision) anything() bool { return c.ruled || c.reasked || c.retold }

func (h *held) revise(in UpdateInput) (c *revision, err error) {
	c = &revision{}
	before := standing(h.voting.Questions)
	c.questions = before
	if c.rules, err = h.voting.with(in.Rules); err != nil {
		return nil, err
	}
	if in.Questions != nil {
		if c.questions, err = readQuestions(in.Questions); err != nil {
			return nil, err
		}
	}
	c.retold, err = h.entry.Revise(entry.UpdateInput{Title: in.Title, Summary: in.Summary, Body: in.Body, Tags: in.Tags})
	c.ruled, c.reasked = !same(h.voting.Rules, c.rules), !same(inputs(before), inputs(c.questions))
	return c, err
}

// refuse returns why the poll may not become this, nil where it may.
func (h *held) refuse(c *revision) error {
	v := h.voting
	phase := v.Phase()
	moved := !same(v.ClosesAt, c.rules.ClosesAt)
	if phase != Waiting { // voters have it before their eyes
		rest := c.rules
		rest.ClosesAt = v.ClosesAt
		if c.retold || c.reasked || !same(v.Rules, rest) {
			return ErrFrozen
		}
	}
	rescheduled := !same(v.OpensAt, c.rules.OpensAt)
	switch {
	case moved && phase == Closed:
		return ErrClosed
	case moved && c.rules.ClosesAt != nil && !v.Now.Before(*c.rules.ClosesAt):
		return ErrPast
	case rescheduled && c.rules.OpensAt != nil && !v.Now.Before(*c.rules.OpensAt):
		return ErrOpensPast
	default:
		return nil
	}
}

func (h *held) put(ctx context.Context, tx *db.Tx, c *revision) error {
	if c.retold {
		if err := entry.RewriteIn(ctx, tx, h.entry); err != nil {
			return err
		}
	}
	if c.reasked {
		if err := storeOn(tx).ask(ctx, h.entry.ID, c.questions); err != nil {
			return err
		}
	}
	h.voting.Rules = c.rules
	return h.raise(ctx, tx)
}

// raise writes how the poll is held under a new version and tells those who watch.
func (h *held) raise(ctx context.Context, tx *db.Tx) error { return raise(ctx, tx, h.entry, h.voting) }

func raise(ctx context.Context, tx *db.Tx, e *entry.Entry, v *Voting) error {
	v.Version++
	if err := storeOn(tx).rewrite(ctx, v); err != nil {
		return err
	}
	entry.ShownIn(tx, e, NoticeChanged, v.Version)
	for _, stream := range []string{StreamResults, StreamTurnout} {
		tx.Touch(db.Stream{Kind: stream, Ref: int64(v.EntryID)})
	}
	if v.AssemblyID != 0 {
		tx.Touch(db.Stream{Kind: StreamAssembly, Ref: v.AssemblyID})
	}
	return nil
}

// SetOutcome writes down what was decided in the end, once the poll is closed.
func (s *Service) SetOutcome(ctx context.Context, in OutcomeInput) (*entry.Entry, error) {
	outcome, err := prose(in.Outcome, longestOutcome, ErrOutcome)
	if err == nil && len(outcome) > longestOutcome {
		err = ErrOutcome
	}
	if err != nil {
		return nil, err
	}
	return s.change(ctx, in.PollID, func(ctx context.Context, tx *db.Tx, h *held) error {
		if h.voting.Phase() != Closed {
			return ErrNotClosed
		}
		if h.voting.Outcome == outcome {
			return nil
		}
		h.voting.Outcome, h.voting.OutcomeHTML = outcome, markdown.Render(outcome, nil)
		return h.raise(ctx, tx)
	})
}
