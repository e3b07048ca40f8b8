package assembly

import (
	"context"
	"encoding/base64"
	"strings"
	"unicode"
	"unicode/utf8"

	"piazza/internal/account"
	"piazza/internal/auth"
	"piazza/internal/db"
	"piazza/internal/poll"
	"piazza/internal/problem"
)

const (
	longestGuestName = 60
	shortestEnterKey = 20
	longestEnterKey  = 200
)

var (
	errGuestName = problem.Bad("name", "assembly_guest_name", "A name has at most 60 characters.")
	errEnterKey  = problem.Bad("idempotencyKey", "assembly_enter_key", "The key under which one comes in is a secret of 20 to 200 characters.")
)

// newcomer is who comes in as a guest.
type newcomer struct {
	name string
	// key is his browser's own secret: who repeats it comes in once.
	key *string
}

// guestName returns the name that a guest gave, without blanks around it.
func guestName(given *string) (string, error) {
	if given == nil {
		return "", nil
	}
	name := strings.TrimSpace(*given)
	if utf8.RuneCountInString(name) > longestGuestName || !utf8.ValidString(name) ||
		strings.ContainsFunc(name, func(r rune) bool { return !unicode.IsPrint(r) }) {
		return "", errGuestName
	}
	return name, nil
}

func checkEnterKey(key *string) error {
	if key != nil && (len(*key) < shortestEnterKey || len(*key) > longestEnterKey) {
		return errEnterKey
	}
	return nil
}

// admits says why a guest may not come in, with a slip or without; nil where he may.
func (a *Assembly) admits(hasSlip bool) error {
	switch {
	case a.Guests == poll.NoGuests:
		return errNoGuests
	case a.Guests == poll.GuestSlips && !hasSlip:
		return errSlipNeeded
	case a.IsShutToGuests && !hasSlip:
		return errShut
	default:
		return nil
	}
}

// Admits is which guests come in now.
func (a *Assembly) Admits() poll.Admission {
	if a.Guests == poll.AnyGuest && a.IsShutToGuests {
		return poll.GuestSlips
	}
	return a.Guests
}

// enterGuest lets a guest in and gives him a pass.
func (g *Gate) enterGuest(ctx context.Context, o *opening, who newcomer) (*Entered, error) {
	if err := o.assembly.admits(o.slip != nil); err != nil {
		return nil, err
	}
	pass, entry := g.credentials(o, who.key)
	var guest *Participation
	err := g.entering(ctx, o, func(ctx context.Context, tx *db.Tx) (err error) {
		in := arriving{of: o.assembly.ID, name: who.name, pass: account.Hash(pass), key: entry, now: tx.Now()}
		if o.slip == nil {
			guest, err = g.withoutSlip(ctx, storeOn(tx), in)
		} else {
			guest, err = g.withSlip(ctx, tx, o, in)
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	return &Entered{Assembly: o.assembly, Participation: guest, Pass: pass}, nil
}

// credentials are the pass of a guest and what is kept of the key under which he comes in, nil without one. Under the same key
// he gets the same pass, so that he who did not hear the answer asks again.
func (g *Gate) credentials(o *opening, key *string) (pass string, entry []byte) {
	if key == nil {
		return guestPrefix + account.Secret(), nil
	}
	var slip []byte
	if o.slip != nil {
		slip = o.slip.hash
	}
	whose := [][]byte{digits(o.assembly.ID), slip, []byte(*key)}
	return guestPrefix + base64.RawURLEncoding.EncodeToString(g.sealed("pass of a guest", whose...)), g.sealed("entry of a guest", whose...)
}

// withoutSlip lets a guest in who has nothing but the assembly's code.
func (g *Gate) withoutSlip(ctx context.Context, s store, in arriving) (*Participation, error) {
	if known, err := s.guestUnder(ctx, in); known != nil || err != nil {
		return known, err
	}
	if !g.guests.Allow(auth.Address(ctx)) {
		return nil, errCrowded
	}
	n, err := s.GuestCount(ctx, int64(in.of))
	if err != nil {
		return nil, err
	}
	if n >= mostGuests {
		return nil, errFull
	}
	made, err := s.addGuest(ctx, in, nil)
	if made != nil || err != nil {
		return made, err
	}
	// The same browser was faster in another request.
	if made, err = s.guestUnder(ctx, in); made == nil && err == nil {
		err = errWrong
	}
	return made, err
}

// withSlip lets a guest in with a slip, which is good once; one that was made anew lets him in again whose it was.
func (g *Gate) withSlip(ctx context.Context, tx *db.Tx, o *opening, in arriving) (*Participation, error) {
	s := storeOn(tx)
	slip, err := s.holdSlip(ctx, o)
	if err != nil {
		return nil, err
	}
	if slip.used {
		known, err := s.guestUnder(ctx, in)
		if known == nil && err == nil {
			err = errSlipUsed
		}
		return known, err
	}
	if err := s.use(ctx, slip.id, in.now); err != nil {
		return nil, err
	}
	before, err := s.guestOf(ctx, slip.id)
	if err != nil {
		return nil, err
	}
	if before != 0 {
		return s.guestReturns(ctx, before, in)
	}
	return s.addGuest(ctx, in, &slip.id)
}
