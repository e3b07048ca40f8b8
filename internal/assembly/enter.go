package assembly

import (
	"context"

	"piazza/internal/auth"
	"piazza/internal/db"
	"piazza/internal/problem"
)

// Entered is how somebody came in.
type Entered struct {
	Assembly      *Assembly
	Participation *Participation
	// Pass is what a guest shows from now on, empty for members.
	Pass string
}

// What is refused of whoever has the right code.
var (
	errSlipUsed   = problem.Clash("assembly_slip_used", "Somebody has come in with this slip already: ask for it to be made anew.").On("slip")
	errSlipNeeded = problem.Denied("assembly_slip_needed", "Guests come in with a slip: ask for one, or sign in.")
	errNoGuests   = problem.Denied("assembly_no_guests", "This assembly is for members: sign in.")
	errShut       = problem.Denied("assembly_shut", "No guests come in without a slip now: ask for one, or sign in.")
	errCrowded    = problem.TooMuch("assembly_crowded", "Too many guests are coming in: wait a moment.")
	errFull       = problem.Clash("assembly_full", "No more guests can come in: ask for a slip, or sign in.")
)

// Enter lets the viewer in who has a code, the secret of a QR code, or a slip: as a member where he is one, otherwise as a
// guest. Of a slip who is signed in and would not count makes use as a guest.
func (g *Gate) Enter(ctx context.Context, in EnterInput) (*Entered, error) {
	name, err := guestName(in.Name)
	if err != nil {
		return nil, err
	}
	if err := checkEnterKey(in.IdempotencyKey); err != nil {
		return nil, err
	}
	o, err := g.open(ctx, FindInput{Code: in.Code, Secret: in.Secret, Slip: in.Slip})
	if err != nil {
		return nil, err
	}
	viewer := auth.FromContext(ctx)
	refusal := o.assembly.memberRefusal(viewer)
	switch {
	case refusal == nil && (o.slip == nil || o.assembly.entitles(viewer)):
		return g.enterMember(ctx, o, true)
	case viewer.SignedIn() && o.slip == nil:
		return nil, refusal
	default:
		return g.enterGuest(ctx, o, newcomer{name: name, key: in.IdempotencyKey})
	}
}

// Join lets a member in from the page.
func (s *Service) Join(ctx context.Context, in Input) (*Assembly, error) {
	a, err := s.ByID(ctx, in.AssemblyID)
	if err != nil {
		return nil, err
	}
	if refusal := a.JoinRefusal(auth.FromContext(ctx)); refusal != nil {
		return nil, refusal
	}
	if _, err := s.enterMember(ctx, &opening{assembly: a}, false); err != nil {
		return nil, err
	}
	return s.ByID(ctx, in.AssemblyID)
}

// enterMember lets a member in. Who has been in already uses no slip up.
func (g *Gate) enterMember(ctx context.Context, o *opening, inHall bool) (*Entered, error) {
	entered := &Entered{Assembly: o.assembly}
	err := g.entering(ctx, o, func(ctx context.Context, tx *db.Tx) (err error) {
		viewer, store := auth.FromContext(ctx), storeOn(tx)
		before, err := store.participant(ctx, o.assembly.ID, viewer.PersonID)
		if err != nil {
			return err
		}
		if before == nil && o.slip != nil {
			if err := store.useSlip(ctx, tx, o); err != nil {
				return err
			}
		}
		now := arrival{inHall: inHall, entitled: o.assembly.entitles(viewer)}
		if before != nil && now.within(before) {
			entered.Participation = before
			return nil
		}
		entered.Participation, err = g.arrive(ctx, tx, o.assembly, now, before)
		return err
	})
	if err != nil {
		return nil, err
	}
	return entered, nil
}

// arrival is how a member comes in.
type arrival struct{ inHall, entitled bool }

// within tells whether nothing of it is new.
func (a arrival) within(before *Participation) bool {
	return (before.IsInHall || !a.inHall) && (before.IsEntitled || !a.entitled)
}

// arrive writes down that a member came in. Where one who was here only begins to count now, what is shown of the assembly is
// another, though nobody is more.
func (g *Gate) arrive(ctx context.Context, tx *db.Tx, a *Assembly, now arrival, before *Participation) (*Participation, error) {
	store := storeOn(tx)
	if before != nil && now.entitled && !before.IsEntitled {
		if err := store.EntranceRaise(ctx, []int64{int64(a.ID)}); err != nil {
			return nil, err
		}
	}
	tx.Touch(db.Stream{Kind: StreamTurnout, Ref: int64(a.ID)})
	return store.enter(ctx, a.ID, auth.FromContext(ctx), now, tx.Now())
}

// entering runs do while the assembly is held.
func (g *Gate) entering(ctx context.Context, o *opening, do func(context.Context, *db.Tx) error) error {
	return g.db.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		held, err := storeOn(tx).EntranceHold(ctx, int64(o.assembly.ID))
		if err != nil {
			return err
		}
		if len(held) == 0 {
			return errWrong
		}
		return do(ctx, tx)
	})
}

// Participation is how the viewer takes part in an assembly, nil where he does not.
func (g *Gate) Participation(ctx context.Context, id ID) (*Participation, error) {
	viewer := auth.FromContext(ctx)
	switch {
	case viewer.IsGuest(int64(id)):
		return storeOn(g.db).guest(ctx, viewer.Pass.ID)
	case viewer.PersonID != 0:
		return storeOn(g.db).participant(ctx, id, viewer.PersonID)
	default:
		return nil, nil
	}
}
