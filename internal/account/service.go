package account

import (
	"context"
	"errors"
	"strconv"
	"strings"

	"piazza/internal/auth"
	"piazza/internal/db"
	"piazza/internal/problem"
)

// ErrMember says that there is no such member.
var ErrMember = problem.Missing("member_missing", "This member does not exist.")

// Service holds the use cases of members, identities, sessions and logins.
type Service struct {
	db      *db.DB
	lookups *lookups
}

// NewService returns the service on a database.
func NewService(d *db.DB) *Service {
	return &Service{db: d, lookups: &lookups{db: d, patience: lookupPatience}}
}

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
	return &Viewer{Member: m, IsAdministrator: v.Administrator}, nil
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

// SignIn returns the member whom an identity belongs to. The first time it makes one.
func (s *Service) SignIn(ctx context.Context, i Identity) (*Member, error) {
	if err := i.check(); err != nil {
		return nil, err
	}
	found, err := s.signIn(ctx, i)
	if errors.Is(err, errTwice) {
		found, err = s.signIn(ctx, i)
	}
	return found, err
}

// errTwice says that the same person came through another door in this very moment: trying again finds him.
var errTwice = problem.Clash("login_twice", "You are signing in twice at once, try again.")

func (s *Service) signIn(ctx context.Context, i Identity) (*Member, error) {
	var found *Member
	err := s.db.InTx(ctx, func(ctx context.Context, tx *db.Tx) (err error) {
		found, err = memberOf(ctx, tx, i)
		return err
	})
	return found, err
}

func memberOf(ctx context.Context, tx *db.Tx, i Identity) (*Member, error) {
	store := storeOn(tx)
	id, err := store.useIdentity(ctx, i, tx.Now())
	if err != nil {
		return nil, err
	}
	if id == 0 {
		if id, err = arrive(ctx, tx, i); err != nil {
			return nil, err
		}
	}
	if err := store.assure(ctx, id, i.proves()); err != nil {
		return nil, err
	}
	return store.byID(ctx, id)
}

// arrive makes a member of an identity that is new here.
func arrive(ctx context.Context, tx *db.Tx, i Identity) (ID, error) {
	m, err := register(ctx, tx, i)
	if err != nil {
		return 0, err
	}
	added, err := storeOn(tx).addIdentity(ctx, i, m.ID, tx.Now())
	if err == nil && !added {
		err = errTwice
	}
	return m.ID, err
}

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
