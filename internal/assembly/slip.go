package assembly

import (
	"context"
	"time"

	"piazza/internal/account"
	"piazza/internal/auth"
	"piazza/internal/ballot"
	"piazza/internal/paging"
	"piazza/internal/problem"
)

const (
	slipsAtOnce = 500
	mostSlips   = 2000
	// listSlips is the name of the list in its cursors.
	listSlips = "assembly_slips"
)

// What is refused of slips.
var (
	errSlipCount = problem.Bad("count", "assembly_slip_count", "From 1 to 500 slips are made at once.")
	errSlipMany  = problem.Clash("assembly_slips_many", "An assembly has at most 2,000 slips.").On("count")
	errSlip      = problem.Missing("assembly_slip_missing", "This slip does not exist.").On("slipId")
	errSlipGone  = problem.Clash("assembly_slip_revoked", "This slip was revoked: make another one.").On("slipId")
)

// Slip lets one guest in, once.
type Slip struct {
	ID     SlipID
	Number int
	// UsedAt is when somebody came in with its present code, nil where nobody did.
	CreatedAt         time.Time
	UsedAt, RevokedAt *time.Time
	// Name is the one that the guest gave.
	Name string
}

// SlipSecret is a slip with its code, which is told this once; nil where it was revoked.
type SlipSecret struct {
	Slip *Slip
	Code *string
	// Link is the whole address of its QR code.
	Link *string
}

// told is a slip with what stands on it.
func (g *Gate) told(slip *Slip, code *string) *SlipSecret {
	made := &SlipSecret{Slip: slip, Code: code}
	if code != nil {
		made.Link = new(g.public + enterPath + "#b=" + *code)
	}
	return made
}

// SlipPage is part of the list of slips.
type SlipPage struct {
	Slips []*Slip
	// More tells whether there are more after the last, Before whether there are some before the first.
	More, Before bool
}

// Cursor returns the cursor of a slip of the list.
func (SlipPage) Cursor(s *Slip) string { return paging.Cursor(listSlips, int64(s.Number)) }

// Slips returns the slips of an assembly, newest first; nil for who does not hold it.
func (s *Service) Slips(ctx context.Context, a *Assembly, page paging.Page) (*SlipPage, error) {
	if !a.CanRun(auth.FromContext(ctx)) {
		return nil, nil //nolint:nilnil // null is the API's answer for what is not for the viewer
	}
	key, err := page.Key(listSlips, 1)
	if err != nil {
		return nil, err
	}
	before := mostSlips + 1
	if key != nil {
		before = int(min(max(key[0], 0), mostSlips+1))
	}
	slips, err := storeOn(s.db).slips(ctx, a.ID, before, page.Limit()+1)
	if err != nil {
		return nil, err
	}
	slips, more := paging.Cut(slips, page.Limit())
	return &SlipPage{Slips: slips, More: more, Before: key != nil}, nil
}

// SlipCount returns how many slips there are.
func (s *Service) SlipCount(ctx context.Context, a *Assembly) (int, error) {
	return storeOn(s.db).slipCount(ctx, a.ID)
}

// CreateSlips makes slips. Their codes are kept nowhere: who prints them has them.
func (s *Service) CreateSlips(ctx context.Context, in SlipsInput) (made []*SlipSecret, err error) {
	if in.Count < 1 || in.Count > slipsAtOnce {
		return nil, errSlipCount
	}
	secrets, hashes := make([]string, in.Count), make([][]byte, in.Count)
	for i := range secrets {
		secrets[i] = drawSlip()
		hashes[i] = s.slipHash(secrets[i])
	}
	_, err = s.change(ctx, in.AssemblyID, func(ctx context.Context, h *held) error {
		if err := errOr(h.notEnded(), h.admits(true)); err != nil {
			return err
		}
		slips, err := storeOn(h.tx).addSlips(ctx, h, hashes, auth.FromContext(ctx).MemberID)
		if err != nil {
			return err
		}
		made = make([]*SlipSecret, len(slips))
		for i, slip := range slips {
			made[i] = s.told(slip, new(printed(secrets[i])))
		}
		return h.noteAs(ctx, doing{kind: ActSlipsMade, amount: &in.Count})
	})
	return made, err
}

func errOr(first, second error) error {
	if first != nil {
		return first
	}
	return second
}

// noteAs writes an act into the course of which nothing more is to be told.
func (h *held) noteAs(ctx context.Context, d doing) error {
	if err := h.note(ctx, d); err != nil {
		return err
	}
	return h.raise(ctx)
}

// RevokeSlip takes a slip back: who came in with it is out, and what he voted in polls that are not written down goes. One that is
// revoked stays so.
func (s *Service) RevokeSlip(ctx context.Context, in SlipInput) (*SlipSecret, error) {
	return s.changeSlip(ctx, in, func(ctx context.Context, h *held, slip *Slip) (*string, error) {
		if slip.RevokedAt != nil {
			return nil, nil //nolint:nilnil // a revoked slip has no code
		}
		store := storeOn(h.tx)
		if err := store.revokeSlip(ctx, slip, h.Now); err != nil {
			return nil, err
		}
		guest, err := store.guestOf(ctx, slip.ID)
		if err != nil {
			return nil, err
		}
		if guest != 0 {
			// He is held before his polls, as where he votes.
			if err := h.suspend(ctx, guest, &h.Now); err != nil {
				return nil, err
			}
			if err := ballot.DropGuestIn(ctx, h.tx, guest); err != nil {
				return nil, err
			}
		}
		return nil, h.noteAs(ctx, doing{kind: ActSlipChanged, amount: &slip.Number, reason: "revoked"})
	})
}

// ReissueSlip makes a slip's code anew, for a guest who has lost his phone: what he shows now opens nothing any more, and with
// the new code he goes on as who he was.
func (s *Service) ReissueSlip(ctx context.Context, in SlipInput) (*SlipSecret, error) {
	return s.changeSlip(ctx, in, func(ctx context.Context, h *held, slip *Slip) (*string, error) {
		if slip.RevokedAt != nil {
			return nil, errSlipGone
		}
		store, code := storeOn(h.tx), drawSlip()
		if err := store.slipAnew(ctx, slip, s.slipHash(code)); err != nil {
			return nil, err
		}
		guest, err := store.guestOf(ctx, slip.ID)
		if err == nil && guest != 0 {
			err = h.suspend(ctx, guest, nil)
		}
		if err != nil {
			return nil, err
		}
		return new(printed(code)), h.noteAs(ctx, doing{kind: ActSlipChanged, amount: &slip.Number, reason: "reissued"})
	})
}

// suspend takes a guest's pass from him, for good where ended is not nil. Nobody has what is kept in its place.
func (h *held) suspend(ctx context.Context, guest int64, ended *time.Time) error {
	version, err := storeOn(h.tx).suspendGuest(ctx, guest, account.Hash(account.Secret()), ended)
	if err == nil {
		endGuest(h.tx, guest, version)
	}
	return err
}

// changeSlip hands a slip on to whoever holds its assembly, and returns it as it is afterwards, with its code if that is new.
func (s *Service) changeSlip(ctx context.Context, in SlipInput, do func(context.Context, *held, *Slip) (*string, error)) (*SlipSecret, error) {
	if !auth.FromContext(ctx).SignedIn() {
		return nil, problem.SignIn()
	}
	of, err := storeOn(s.db).assemblyOfSlip(ctx, in.SlipID)
	if err != nil {
		return nil, err
	}
	var secret *SlipSecret
	_, err = s.change(ctx, of, func(ctx context.Context, h *held) error {
		slip, err := storeOn(h.tx).slipToChange(ctx, in.SlipID)
		if err != nil {
			return err
		}
		if err := h.notEnded(); err != nil {
			return err
		}
		code, err := do(ctx, h, slip)
		secret = s.told(slip, code)
		return err
	})
	if problem.Is(err, problem.NotFound) || err == nil && secret == nil {
		return nil, errSlip
	}
	return secret, err
}

// RenewCode draws a new code and makes the QR code another: the old ones open nothing any more. Who is in stays in.
func (s *Service) RenewCode(ctx context.Context, in Input) (*Assembly, error) {
	return s.change(ctx, in.AssemblyID, func(ctx context.Context, h *held) error {
		if err := h.in(Live); err != nil {
			return err
		}
		code, err := drawCode(ctx, storeOn(h.tx))
		if err != nil {
			return err
		}
		h.Code, h.CodeVersion = &code, h.CodeVersion+1
		return h.noteAs(ctx, doing{kind: ActCodeRenewed})
	})
}
