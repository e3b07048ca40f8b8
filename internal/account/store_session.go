package account

import (
	"context"
	"maps"
	"slices"
	"time"

	"piazza/internal/auth"
	"piazza/internal/db"
	"piazza/internal/db/gen"
)

func sessionFromRow(r gen.Session, rules Rules) *Session {
	ends := r.SeenAt.Add(rules.unused())
	if r.ExpiresAt.Before(ends) {
		ends = r.ExpiresAt
	}
	return &Session{
		ID: SessionID(r.ID), MemberID: ID(r.MemberID), Provider: r.Provider, UserAgent: r.UserAgent,
		CreatedAt: r.CreatedAt, SeenAt: r.SeenAt, ExpiresAt: ends, IsWithPasskey: r.PasskeyAt != nil,
	}
}

// viewers returns who tokens and sessions belong to. What opens nothing is left out.
func (s store) viewers(ctx context.Context, asked []wanted, rules Rules) (found, error) {
	in := gen.SessionViewersParams{Idle: rules.unused().Seconds(), Grain: rules.grain().Seconds(), TokenHashes: [][]byte{}, Ids: []int64{}}
	for _, w := range asked {
		if w.hash == nil {
			in.Ids = append(in.Ids, w.session)
		} else {
			in.TokenHashes = append(in.TokenHashes, w.hash)
		}
	}
	rows, err := s.SessionViewers(ctx, in)
	f := found{byHash: make(map[string]known, len(rows)), byID: make(map[int64]known, len(in.Ids))}
	for i := range rows {
		r := &rows[i]
		f.byID[r.ID] = knownFromRow(r, rules, false)
		f.byHash[string(r.TokenHash)] = f.byID[r.ID]
		// Somebody else in this lookup may have found the row by its present token: that makes the one before no better.
		if r.PreviousGood {
			f.byHash[string(r.PreviousHash)] = knownFromRow(r, rules, true)
		}
	}
	return f, err
}

// knownFromRow reads who a session belongs to; by its previous token, with no more than was proved while that was its own.
func knownFromRow(r *gen.SessionViewersRow, rules Rules, previous bool) known {
	v := auth.Viewer{
		MemberID: r.MemberID, SessionID: r.ID, PersonID: r.PersonID, Assurance: r.Assurance, Administrator: r.Administrator,
		Roles: make(map[int64]auth.Role, len(r.Spaces)), Excluded: r.Excluded, EndsAt: ago(0).Add(seconds(r.LifeLeft)),
	}
	for i, space := range r.Spaces {
		v.Roles[space], _ = auth.ParseRole(r.Roles[i])
	}
	if !previous || r.ProvedBefore {
		v.ProvedAt = ago(r.ProvedAge)
	}
	v.WithPasskey = r.WithPasskey && (!previous || r.PasskeyBefore)
	if rules.Passkeys && !v.WithPasskey {
		withhold(&v)
	}
	if r.Kind == kindToken {
		v.Scopes = r.Scopes
		limit(&v)
	}
	k := known{viewer: v, rotates: r.Rotate && !previous || r.Lost && previous}
	if r.Stale {
		k.use = &use{seen: r.GrainBegun, due: time.Now().Add(seconds(r.GrainLeft))}
	}
	if r.Lingers && !previous {
		k.settled = r.TokenHash
	}
	if r.Lost && previous {
		k.lost = r.TokenHash
	}
	return k
}

func seconds(n float64) time.Duration { return time.Duration(n * float64(time.Second)) }

func (s store) open(ctx context.Context, n newSession, rules Rules) (*Session, error) {
	r, err := s.SessionOpen(ctx, gen.SessionOpenParams{
		MemberID: int64(n.member), TokenHash: n.hash, Provider: n.provider, UserAgent: n.userAgent, WithPasskey: n.withPasskey,
		Life: rules.Life.Seconds(),
	})
	return sessionFromRow(r, rules), db.Problem(err)
}

func (s store) sessions(ctx context.Context, v auth.Viewer, rules Rules) ([]*Session, error) {
	rows, err := s.SessionValid(ctx, gen.SessionValidParams{MemberID: v.MemberID, Current: v.SessionID, Idle: rules.unused().Seconds()})
	sessions := make([]*Session, len(rows))
	for i, r := range rows {
		sessions[i] = sessionFromRow(r, rules)
	}
	return sessions, db.Problem(err)
}

func (s store) session(ctx context.Context, id SessionID, rules Rules) (*Session, error) {
	r, err := s.SessionByID(ctx, gen.SessionByIDParams{ID: int64(id), Idle: rules.unused().Seconds()})
	if missing, err := none(err); missing || err != nil {
		return nil, err
	}
	return sessionFromRow(r, rules), nil
}

// used notes that sessions were used, in the order of their numbers, and returns those that somebody else was at.
func (s store) used(ctx context.Context, uses map[int64]use) (left []int64, err error) {
	in := gen.SessionsUseParams{Ids: slices.Sorted(maps.Keys(uses))}
	for _, id := range in.Ids {
		in.Seen = append(in.Seen, uses[id].seen)
	}
	return s.SessionsUse(ctx, in)
}

func (s store) rotate(ctx context.Context, id SessionID, old, fresh []byte) (bool, error) {
	n, err := s.SessionRotate(ctx, gen.SessionRotateParams{ID: int64(id), TokenHash: old, NewHash: fresh})
	return n == 1, err
}

func (s store) prove(ctx context.Context, v auth.Viewer, fresh []byte, withPasskey bool) (bool, error) {
	n, err := s.SessionProve(ctx, gen.SessionProveParams{ID: v.SessionID, MemberID: v.MemberID, NewHash: fresh, WithPasskey: withPasskey})
	return n == 1, err
}

func (s store) rotateLater(ctx context.Context, id ID) error {
	return s.SessionRotateLater(ctx, int64(id))
}

func (s store) withoutPasskey(ctx context.Context, id ID) error {
	return s.SessionWithoutPasskey(ctx, int64(id))
}

func (s store) end(ctx context.Context, id SessionID, owner ID, kind string) (bool, error) {
	ended, err := s.SessionEnd(ctx, gen.SessionEndParams{ID: int64(id), MemberID: int64(owner), Kind: kind})
	return ended == 1, err
}

func (s store) endOthers(ctx context.Context, v auth.Viewer, withTokens bool) ([]int64, error) {
	return s.SessionEndOthers(ctx, gen.SessionEndOthersParams{MemberID: v.MemberID, Current: v.SessionID, WithTokens: withTokens})
}

func (s store) endAll(ctx context.Context, owner ID) ([]int64, error) {
	return s.SessionEndAll(ctx, int64(owner))
}

func (s store) endToken(ctx context.Context, hash []byte) ([]int64, error) {
	return s.SessionEndToken(ctx, hash)
}

func (s store) addOrigin(ctx context.Context, id SessionID, o *Origin) error {
	if o == nil {
		return nil
	}
	return s.SessionOriginAdd(ctx, gen.SessionOriginAddParams{
		SessionID: int64(id), Issuer: o.Issuer, Subject: o.Subject, Reference: o.Reference, Hint: o.Hint,
	})
}

func (s store) originByToken(ctx context.Context, hash []byte) (*Origin, error) {
	r, err := s.SessionOriginByToken(ctx, hash)
	if missing, err := none(err); missing || err != nil {
		return nil, err
	}
	return &Origin{Issuer: r.Issuer, Subject: r.Subject, Reference: r.Reference, Hint: r.Hint}, nil
}

func (s store) endByOrigin(ctx context.Context, o Origin) ([]int64, error) {
	return s.SessionOriginEnd(ctx, gen.SessionOriginEndParams{Issuer: o.Issuer, Subject: o.Subject, Reference: o.Reference})
}
