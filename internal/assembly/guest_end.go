package assembly

import (
	"context"
	"errors"
	"slices"

	"piazza/internal/auth"
	"piazza/internal/ballot"
	"piazza/internal/db"
	"piazza/internal/poll"
	"piazza/internal/problem"
)

// ErrNoGuest says that a question from the floor is none of a guest.
var ErrNoGuest = problem.Clash("floor_no_guest", "A member asked this: members are put out of the piazza.").On("questionId")

// EndGuest puts the guest out who asked something from the floor: it is by what he asks that whoever holds the assembly knows a guest
// without a slip. What he asked and nobody has answered is refused, and what he voted in polls that are not written down goes. Of who is
// out already nothing changes.
func (s *Service) EndGuest(ctx context.Context, in GuestEndInput) (*FloorQuestion, error) {
	if !auth.FromContext(ctx).SignedIn() {
		return nil, problem.SignIn()
	}
	question, err := storeOn(s.db).question(ctx, in.QuestionID)
	if err != nil {
		return nil, err
	}
	_, err = s.change(ctx, question.assemblyID, func(ctx context.Context, h *held) error {
		if err := h.in(Live); err != nil {
			return err
		}
		if question.asker.guest == 0 {
			return ErrNoGuest
		}
		if err := h.endGuest(ctx, question.asker.guest); err != nil {
			return err
		}
		question, err = storeOn(h.tx).question(ctx, in.QuestionID)
		return err
	})
	if problem.Is(err, problem.NotFound) || errors.Is(err, ErrRun) && !question.seen(false) {
		err = ErrFloor // of what he does not see he learns nothing
	}
	if err != nil {
		return nil, err
	}
	return question, nil
}

// endGuest holds the guest before his polls, as where he votes.
func (h *held) endGuest(ctx context.Context, guest int64) error {
	store := storeOn(h.tx)
	if in, err := store.holdGuest(ctx, h.ID, guest); !in || err != nil {
		return err
	}
	if err := h.suspend(ctx, guest, &h.Now); err != nil {
		return err
	}
	if err := ballot.DropGuestIn(ctx, h.tx, guest); err != nil {
		return err
	}
	refused, err := store.refuseOf(ctx, guest, auth.FromContext(ctx).MemberID)
	if err != nil {
		return err
	}
	if err := h.refused(ctx, refused); err != nil {
		return err
	}
	return h.noteAs(ctx, doing{kind: ActGuestEnded})
}

// refused tells who watches the floor of questions that were in these states and are refused now.
func (h *held) refused(ctx context.Context, states []string) error {
	switch {
	case slices.Contains(states, string(FloorShown)):
		h.tx.TakeAway(db.Stream{Kind: StreamFloor, Ref: int64(h.ID)}, 0)
		return raiseFloor(ctx, h.tx, h.ID)
	case len(states) > 0:
		return raiseWaiting(ctx, h.tx, h.ID)
	default:
		return nil
	}
}

// AdmitGuests shuts the door to guests without a slip, or opens it again: where somebody has a program make guests up, who holds the
// assembly keeps them out, and honest ones come with a slip. Who is in stays in.
func (s *Service) AdmitGuests(ctx context.Context, in GuestsAdmitInput) (*Assembly, error) {
	return s.change(ctx, in.AssemblyID, func(ctx context.Context, h *held) error {
		if err := h.in(Live); err != nil {
			return err
		}
		if h.Guests != poll.AnyGuest {
			return ErrRules
		}
		if h.IsShutToGuests != in.IsOpen {
			return nil
		}
		h.IsShutToGuests = !in.IsOpen
		kind := ActGuestsShut
		if in.IsOpen {
			kind = ActGuestsAdmitted
		}
		return h.noteAs(ctx, doing{kind: kind})
	})
}
