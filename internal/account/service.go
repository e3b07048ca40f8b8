package account

import (
	"context"
	"strconv"
	"strings"
	"time"

	"piazza/internal/auth"
	"piazza/internal/db"
	"piazza/internal/mail"
	"piazza/internal/problem"
)

// ErrMember says that there is no such member.
var ErrMember = problem.Missing("member_missing", "This member does not exist.")

// Service holds the use cases of members, identities, sessions and logins.
type Service struct {
	db      *db.DB
	rules   Rules
	lookups *db.Lookups[wanted, found]
	uses    *uses
	// terms is what members agree to, nil where nobody is asked.
	terms Terms
	// unions are done when one person turns out to be another.
	unions []Union
	// traces are left by logins that are taken away.
	traces Traces
	// mails tells members what has changed about their ways in; nil tells nobody.
	mails  *mail.Service
	titles func(provider string) string
}

// NewService returns the service on a database, with the usual rules about sessions.
func NewService(d *db.DB) *Service { return NewServiceWith(d, Rules{}) }

// NewServiceWith returns the service on a database, with an installation's own rules about sessions.
func NewServiceWith(d *db.DB, r Rules) *Service {
	r = r.complete()
	viewers := func(ctx context.Context, asked []wanted) (found, error) { return storeOn(d).viewers(ctx, asked, r) }
	return &Service{db: d, rules: r, lookups: db.NewLookups(viewers), uses: &uses{}}
}

// SessionLife is how long a browser stays signed in at most.
func (s *Service) SessionLife() time.Duration { return s.rules.Life }

// Viewer returns whoever is asking, nil for a visitor.
func (s *Service) Viewer(ctx context.Context) (*Viewer, error) {
	v := auth.FromContext(ctx)
	if !v.SignedIn() {
		return nil, nil
	}
	m, err := storeOn(s.db).byID(ctx, ID(v.MemberID))
	if m == nil || err != nil {
		return nil, err
	}
	return &Viewer{Member: m, IsAdministrator: v.Administrator, IsWithheld: v.Withheld, MustConfirm: !proved(v)}, nil
}

// ByHandle returns the member with a handle, with or without a leading @; nil when there is none.
func (s *Service) ByHandle(ctx context.Context, handle string) (*Member, error) {
	return storeOn(s.db).byHandle(ctx, strings.ToLower(strings.TrimPrefix(handle, "@")))
}

// ByIDs returns those of the members that exist.
func (s *Service) ByIDs(ctx context.Context, ids []ID) (map[ID]*Member, error) {
	members, err := storeOn(s.db).byIDs(ctx, ids)
	byID := make(map[ID]*Member, len(members))
	for _, m := range members {
		byID[m.ID] = m
	}
	return byID, err
}

// ByHandles returns those of the members that exist, by handle.
func (s *Service) ByHandles(ctx context.Context, handles []string) (map[string]*Member, error) {
	if len(handles) == 0 {
		return map[string]*Member{}, nil
	}
	members, err := storeOn(s.db).byHandles(ctx, handles)
	byHandle := make(map[string]*Member, len(members))
	for _, m := range members {
		byHandle[m.Handle] = m
	}
	return byHandle, err
}

// Update changes the viewer's own profile.
func (s *Service) Update(ctx context.Context, in UpdateInput) (*Member, error) {
	v := auth.FromContext(ctx)
	if !v.SignedIn() {
		return nil, problem.SignIn()
	}
	if err := in.check(); err != nil {
		return nil, err
	}
	var changed *Member
	err := s.db.InTx(ctx, func(ctx context.Context, tx *db.Tx) (err error) {
		changed, err = storeOn(tx).update(ctx, ID(v.MemberID), in)
		return err
	})
	if err == nil && changed == nil {
		return nil, ErrMember
	}
	return changed, err
}

// SignIn returns the member whom an identity belongs to. The first time it makes one, without asking him anything: for what
// is imported, and for tests.
func (s *Service) SignIn(ctx context.Context, i Identity) (found *Member, err error) {
	if err := i.check(); err != nil {
		return nil, err
	}
	err = s.oneByOne(ctx, func(ctx context.Context, tx *db.Tx) (err error) {
		if found, err = s.known(ctx, tx, i); found == nil && err == nil {
			found, err = s.found(ctx, tx, i)
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	return found, nil
}

// ErrTwice says that the same person came through another door in this very moment, or did something else there: trying the
// transaction again finds it done.
var ErrTwice = problem.Clash("login_twice", "You are signing in twice at once, try again.")

// triesForHandle are numbers behind a name; whoever has so many namesakes gets a random handle.
const triesForHandle = 50

func register(ctx context.Context, tx *db.Tx, i Identity) (*Member, error) {
	base := handleOf(i.Name)
	for n := 1; n <= triesForHandle+1; n++ {
		handle := base
		if n > 1 {
			handle = base + strconv.Itoa(n)
		}
		if n > triesForHandle {
			handle = "m" + strings.ToLower(strings.Trim(Secret()[:16], "-_"))
		}
		m, err := storeOn(tx).add(ctx, &Member{
			Handle: handle, Name: displayName(i.Name, handle), Tone: toneOf(handle), Locale: localeOf(i.Locale), CreatedAt: tx.Now(),
		})
		if m != nil || err != nil {
			return m, err
		}
	}
	return nil, problem.Clash("handle_taken", "No free handle was found for this name.")
}

// Import writes a member as it comes from elsewhere, with the identities that may sign in as him; no viewer is asked.
// A member of the same handle takes over what is new.
func (s *Service) Import(ctx context.Context, m *Member, identities ...Identity) (imported *Member, err error) {
	err = s.db.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		imported, err = ImportIn(ctx, tx, m, identities...)
		return err
	})
	return imported, err
}

// ImportIn is Import within a transaction.
func ImportIn(ctx context.Context, tx *db.Tx, m *Member, identities ...Identity) (*Member, error) {
	written := *m
	if written.CreatedAt.IsZero() {
		written.CreatedAt = tx.Now()
	}
	if !written.Assurance.Valid() {
		written.Assurance = AssuranceNone
	}
	imported, err := storeOn(tx).put(ctx, &written)
	if err != nil {
		return nil, err
	}
	for _, i := range identities {
		if !i.Assurance.Valid() {
			i.Assurance = written.Assurance
		}
		if _, err := storeOn(tx).addIdentity(ctx, i, imported.ID, tx.Now()); err != nil {
			return nil, err
		}
	}
	return imported, nil
}

// Personas returns the members whom an issuer vouches for, administrators first: the demo lists them.
func (s *Service) Personas(ctx context.Context, issuer string) ([]Persona, error) {
	return storeOn(s.db).personas(ctx, issuer)
}
