package account

import (
	"context"
	"errors"
	"time"

	"github.com/jackc/pgx/v5"

	"piazza/internal/auth"
	"piazza/internal/db"
	"piazza/internal/db/gen"
)

// FromRow makes a member of a row; whoever reads members along with something else uses it too.
func FromRow(r gen.Member) *Member {
	return &Member{
		ID: ID(r.ID), Handle: r.Handle, Name: r.Name, Headline: r.Headline, Bio: r.Bio, Tone: r.Tone, Locale: r.Locale,
		CreatedAt: r.CreatedAt, Administrator: r.Administrator,
	}
}

func sessionFromRow(r gen.Session) *Session {
	return &Session{
		ID: SessionID(r.ID), MemberID: ID(r.MemberID), Provider: r.Provider, UserAgent: r.UserAgent,
		CreatedAt: r.CreatedAt, SeenAt: r.SeenAt, ExpiresAt: r.ExpiresAt,
	}
}

// store speaks to the tables of members, identities, sessions and logins.
type store struct{ *gen.Queries }

func storeOn(q db.Querier) store { return store{gen.New(q)} }

// none turns the absence of a row into an answer.
func none(err error) (bool, error) {
	if errors.Is(err, pgx.ErrNoRows) {
		return true, nil
	}
	return false, db.Problem(err)
}

func one(r gen.Member, err error) (*Member, error) {
	if missing, err := none(err); missing || err != nil {
		return nil, err
	}
	return FromRow(r), nil
}

func many(rows []gen.Member, err error) ([]*Member, error) {
	members := make([]*Member, len(rows))
	for i, r := range rows {
		members[i] = FromRow(r)
	}
	return members, db.Problem(err)
}

func (s store) byID(ctx context.Context, id ID) (*Member, error) {
	return one(s.MemberByID(ctx, int64(id)))
}

func (s store) byHandle(ctx context.Context, handle string) (*Member, error) {
	return one(s.MemberByHandle(ctx, handle))
}

func (s store) byIDs(ctx context.Context, ids []ID) ([]*Member, error) {
	numbers := make([]int64, len(ids))
	for i, id := range ids {
		numbers[i] = int64(id)
	}
	return many(s.MemberByIDs(ctx, numbers))
}

func (s store) byHandles(ctx context.Context, handles []string) ([]*Member, error) {
	return many(s.MemberByHandles(ctx, handles))
}

// add writes a new member; nil means that the handle is taken.
func (s store) add(ctx context.Context, m *Member) (*Member, error) {
	return one(s.MemberAdd(ctx, gen.MemberAddParams{
		Handle: m.Handle, Name: m.Name, Headline: m.Headline, Bio: m.Bio, Tone: m.Tone, Locale: m.Locale,
		Administrator: m.Administrator, CreatedAt: m.CreatedAt,
	}))
}

func (s store) put(ctx context.Context, m *Member) (*Member, error) {
	return one(s.MemberImport(ctx, gen.MemberImportParams{
		Handle: m.Handle, Name: m.Name, Headline: m.Headline, Bio: m.Bio, Tone: m.Tone, Locale: m.Locale,
		Administrator: m.Administrator, CreatedAt: m.CreatedAt,
	}))
}

func (s store) update(ctx context.Context, id ID, in UpdateInput) (*Member, error) {
	return one(s.MemberUpdate(ctx, gen.MemberUpdateParams{Name: in.Name, Headline: in.Headline, Bio: in.Bio, ID: int64(id)}))
}

func (s store) personas(ctx context.Context, issuer string) ([]Persona, error) {
	rows, err := s.MemberPersonas(ctx, issuer)
	personas := make([]Persona, len(rows))
	for i, r := range rows {
		personas[i] = Persona{Member: FromRow(r.Member), Subject: r.Subject}
		for n, role := range r.Roles {
			personas[i].Places = append(personas[i].Places, Position{Piazza: r.Piazze[n], Role: role})
		}
	}
	return personas, db.Problem(err)
}

// useIdentity returns the member whom an identity belongs to, 0 when it is new here.
func (s store) useIdentity(ctx context.Context, i Identity, now time.Time) (ID, error) {
	id, err := s.IdentityUse(ctx, gen.IdentityUseParams{
		Now: now, Email: i.email(), EmailVerified: i.EmailVerified, Issuer: i.Issuer, Subject: i.Subject,
	})
	if missing, err := none(err); missing || err != nil {
		return 0, err
	}
	return ID(id), nil
}

// addIdentity tells whether the identity was new.
func (s store) addIdentity(ctx context.Context, i Identity, owner ID, now time.Time) (bool, error) {
	added, err := s.IdentityAdd(ctx, gen.IdentityAddParams{
		Issuer: i.Issuer, Subject: i.Subject, MemberID: int64(owner), Email: i.email(), EmailVerified: i.EmailVerified, Now: now,
	})
	return added == 1, err
}

// viewer returns who a token belongs to and when the session was last seen.
func (s store) viewer(ctx context.Context, tokenHash []byte, now time.Time) (auth.Viewer, time.Time, error) {
	r, err := s.SessionViewer(ctx, gen.SessionViewerParams{TokenHash: tokenHash, Now: now})
	if missing, err := none(err); missing || err != nil {
		return auth.Viewer{}, time.Time{}, err
	}
	v := auth.Viewer{MemberID: r.MemberID, SessionID: r.ID, Administrator: r.Administrator, Roles: make(map[int64]auth.Role, len(r.Spaces))}
	for i, space := range r.Spaces {
		v.Roles[space], _ = auth.ParseRole(r.Roles[i])
	}
	return v, r.SeenAt, nil
}

func (s store) open(ctx context.Context, n newSession, now time.Time) (*Session, error) {
	r, err := s.SessionOpen(ctx, gen.SessionOpenParams{
		MemberID: int64(n.member), TokenHash: n.hash, Provider: n.provider, UserAgent: n.userAgent, Now: now,
		ExpiresAt: now.Add(sessionLife),
	})
	return sessionFromRow(r), err
}

func (s store) sessions(ctx context.Context, v auth.Viewer, now time.Time) ([]*Session, error) {
	rows, err := s.SessionValid(ctx, gen.SessionValidParams{MemberID: v.MemberID, Now: now, Current: v.SessionID})
	sessions := make([]*Session, len(rows))
	for i, r := range rows {
		sessions[i] = sessionFromRow(r)
	}
	return sessions, db.Problem(err)
}

func (s store) session(ctx context.Context, id SessionID, now time.Time) (*Session, error) {
	r, err := s.SessionByID(ctx, gen.SessionByIDParams{ID: int64(id), Now: now})
	if missing, err := none(err); missing || err != nil {
		return nil, err
	}
	return sessionFromRow(r), nil
}

func (s store) beginLogin(ctx context.Context, l Login, now time.Time) error {
	return s.LoginBegin(ctx, gen.LoginBeginParams{
		StateHash: Hash(l.State), BrowserHash: Hash(l.Browser), Provider: l.Provider, Nonce: l.Nonce, Verifier: l.Verifier,
		ReturnPath: l.ReturnPath, CreatedAt: now, ExpiresAt: now.Add(loginLife),
	})
}

// takeLogin returns nil when there is no such login, or no longer.
func (s store) takeLogin(ctx context.Context, provider, state, browser string, now time.Time) (*Login, error) {
	r, err := s.LoginTake(ctx, gen.LoginTakeParams{Now: now, StateHash: Hash(state), BrowserHash: Hash(browser), Provider: provider})
	if missing, err := none(err); missing || err != nil {
		return nil, err
	}
	return &Login{
		State: state, Browser: browser, Provider: r.Provider, Nonce: r.Nonce, Verifier: r.Verifier, ReturnPath: r.ReturnPath,
	}, nil
}

func (s store) touch(ctx context.Context, id SessionID, now time.Time) error {
	return s.SessionTouch(ctx, gen.SessionTouchParams{Now: now, ID: int64(id)})
}

func (s store) end(ctx context.Context, id SessionID, owner ID, now time.Time) (bool, error) {
	ended, err := s.SessionEnd(ctx, gen.SessionEndParams{Now: now, ID: int64(id), MemberID: int64(owner)})
	return ended == 1, err
}

func (s store) endOthers(ctx context.Context, v auth.Viewer, now time.Time) ([]int64, error) {
	return s.SessionEndOthers(ctx, gen.SessionEndOthersParams{Now: now, MemberID: v.MemberID, Current: v.SessionID})
}

func (s store) endToken(ctx context.Context, hash []byte, now time.Time) ([]int64, error) {
	return s.SessionEndToken(ctx, gen.SessionEndTokenParams{Now: now, TokenHash: hash})
}

func (s store) forget(ctx context.Context, owner ID, before time.Time) error {
	return s.SessionForget(ctx, gen.SessionForgetParams{MemberID: int64(owner), Before: before})
}

func (s store) forgetLogins(ctx context.Context, before time.Time) error {
	return s.LoginForget(ctx, before)
}
