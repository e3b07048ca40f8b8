package account

import (
	"context"
	"crypto/rand"
	"regexp"
	"strings"

	"piazza/internal/auth"
	"piazza/internal/db"
	"piazza/internal/problem"
)

// What is refused to whoever wants to erase himself.
var (
	// ErrHandle says that the handle typed again is another one.
	ErrHandle = problem.Bad("handle", "handle_mismatch", "This is not your handle: type it exactly as it stands on your page.")
	// ErrLast says that nobody would be left to run the installation.
	ErrLast = problem.Clash("erase_last_installation_administrator", "You are the last administrator of this installation: make somebody else one first.")
)

// namelessName stands where a name stood: clients say in their own words that the person is gone.
const namelessName = "—"

// Renaming is a handle that gives way to another one in the texts where it stands.
type Renaming struct{ From, To string }

// Pattern finds the handle as a mention or as the end of an address; not within a longer handle.
func (r Renaming) Pattern() string {
	return `((?<![a-z0-9])@|/persone/)` + regexp.QuoteMeta(r.From) + `(?![a-z0-9_-]|[.][a-z0-9])`
}

// Replacement is what comes instead.
func (r Renaming) Replacement() string { return `\1` + r.To }

// EraseIn takes the viewer's name, logins, sessions and rights in the installation away within a transaction, and
// returns which handle gave way to which. What he wrote is for others to take away; see package erasure.
func EraseIn(ctx context.Context, tx *db.Tx, in EraseInput, t Traces) (Renaming, error) {
	v := auth.FromContext(ctx)
	h, err := hold(ctx, tx, ID(v.MemberID))
	if err != nil {
		return Renaming{}, err
	}
	if err := h.canErase(in.Handle); err != nil {
		return Renaming{}, err
	}
	given := Renaming{From: h.member.Handle, To: NamelessHandle()}
	if err := endAll(ctx, tx, h.member.ID); err != nil {
		return Renaming{}, err
	}
	traces, err := storeOn(tx).tracesOf(ctx, h.member.ID, t)
	if err != nil {
		return Renaming{}, err
	}
	tx.Notify(db.RightsStream, db.MemberErased, v.MemberID, 0)
	if err := storeOn(tx).erase(ctx, h.member.ID, given, tx.Now()); err != nil {
		return Renaming{}, err
	}
	return given, storeOn(tx).leave(ctx, h.member.ID, traces...)
}

// RenameIn replaces a handle in what the next of all members say about themselves, within a transaction. It tells up to
// which member it came, and whether that was the last.
func RenameIn(ctx context.Context, tx *db.Tx, r Renaming, above ID, most int) (upto ID, done bool, err error) {
	end, err := storeOn(tx).last(ctx)
	if err != nil {
		return above, false, err
	}
	upto = min(above+ID(most), end)
	return upto, upto >= end, storeOn(tx).rename(ctx, r, above, upto)
}

// canErase says why a member may not erase himself now; nil where he may.
func (h *held) canErase(typed string) error {
	switch {
	case h.member.StateAt(h.at) != Active:
		return problem.SignIn()
	case strings.ToLower(strings.TrimPrefix(strings.TrimSpace(typed), "@")) != h.member.Handle:
		return ErrHandle
	case h.last():
		return ErrLast
	default:
		return nil
	}
}

// NamelessHandle is free, as nobody can guess it, and says nothing.
func NamelessHandle() string { return "x-" + strings.ToLower(rand.Text()[:16]) }
