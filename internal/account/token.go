package account

import (
	"context"
	"io"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"piazza/internal/audit"
	"piazza/internal/auth"
	"piazza/internal/db"
	"piazza/internal/nodeid"
	"piazza/internal/problem"
)

// TokenKind is the kind of an access token's opaque id.
const TokenKind = "token"

// TokenID is an access token's number.
type TokenID int64

// MarshalGQL writes the opaque id.
func (id TokenID) MarshalGQL(w io.Writer) { nodeid.Write(w, TokenKind, int64(id)) }

// UnmarshalGQL reads an opaque id; what is none reads as 0, which matches nothing.
func (id *TokenID) UnmarshalGQL(v any) error {
	*id = TokenID(nodeid.Read(v, TokenKind))
	return nil
}

// Token is an access token, by which a program acts in a member's name.
type Token struct {
	ID        TokenID
	Name      string
	Scopes    []Scope
	CreatedAt time.Time
	// UsedAt is nil where it never was.
	UsedAt    *time.Time
	ExpiresAt time.Time
}

// TokenCreateInput says what token to make.
type TokenCreateInput struct {
	Name   string
	Scopes []Scope
	Days   int
}

// TokenRevokeInput says which token to end.
type TokenRevokeInput struct {
	TokenID TokenID
}

const (
	// tokenPrefix begins the secret of an access token, so that it is known for one wherever it turns up, and is never taken
	// for a browser's.
	tokenPrefix = "pzt_"
	longestDays = 366
	mostTokens  = 50
	// longestLabel is how long the name of a token or of a passkey may be.
	longestLabel = 80
)

// What is refused about tokens.
var (
	errTokenDays   = problem.Bad("days", "token_days", "A token lasts from 1 to 366 days.")
	errTokenScopes = problem.Bad("scopes", "token_scopes", "Say what the token may do.")
	errTokenLimit  = problem.Clash("token_limit", "You have 50 access tokens: end one first.")
	// ErrTokenMissing says that the viewer has no such token.
	ErrTokenMissing = problem.Missing("token_missing", "This access token does not exist any more.")
)

func isTokenSecret(secret string) bool { return strings.HasPrefix(secret, tokenPrefix) }

// label returns a name that its owner gave to something, without blanks around it, or why it is refused.
func label(text, reason string) (string, error) {
	text = strings.TrimSpace(text)
	n := utf8.RuneCountInString(text)
	if n == 0 || n > longestLabel || !utf8.ValidString(text) || strings.ContainsFunc(text, func(r rune) bool { return !unicode.IsPrint(r) }) {
		return "", problem.Bad("name", reason, "A name has 1 to 80 characters.")
	}
	return text, nil
}

// check returns the input as it is kept, or why it is refused.
func (in TokenCreateInput) check() (_ TokenCreateInput, err error) {
	if in.Name, err = label(in.Name, "token_name"); err != nil {
		return in, err
	}
	if in.Days < 1 || in.Days > longestDays {
		return in, errTokenDays
	}
	kept := slices.DeleteFunc(AllScopes(), func(s Scope) bool { return !slices.Contains(in.Scopes, s) })
	if len(kept) == 0 {
		return in, errTokenScopes
	}
	in.Scopes = kept
	return in, nil
}

// Tokens returns the viewer's access tokens that are still valid, newest first; none to a program.
func (s *Service) Tokens(ctx context.Context) ([]*Token, error) {
	v := auth.FromContext(ctx)
	if !v.SignedIn() || v.IsToken() {
		return nil, nil
	}
	tokens, err := storeOn(s.db).tokens(ctx, ID(v.MemberID))
	for _, one := range tokens {
		one.UsedAt = s.uses.lastOf(one)
	}
	return tokens, db.Problem(err)
}

// CreateToken makes an access token and returns its secret, which is kept nowhere else.
func (s *Service) CreateToken(ctx context.Context, in TokenCreateInput) (made *Token, secret string, err error) {
	if err := Fresh(ctx); err != nil {
		return nil, "", err
	}
	if in, err = in.check(); err != nil {
		return nil, "", err
	}
	secret = tokenPrefix + Secret()
	err = s.db.InTx(ctx, func(ctx context.Context, tx *db.Tx) (err error) {
		made, err = createToken(ctx, tx, in, Hash(secret))
		return err
	})
	if err != nil {
		return nil, "", err
	}
	return made, secret, nil
}

func createToken(ctx context.Context, tx *db.Tx, in TokenCreateInput, hash []byte) (*Token, error) {
	v, store := auth.FromContext(ctx), storeOn(tx)
	if err := store.holdForKeys(ctx, ID(v.MemberID)); err != nil {
		return nil, err
	}
	tokens, err := store.tokens(ctx, ID(v.MemberID))
	if err != nil {
		return nil, err
	}
	if len(tokens) >= mostTokens {
		return nil, errTokenLimit
	}
	made, err := store.addToken(ctx, v, in, hash)
	if err != nil {
		return nil, err
	}
	facts := map[string]any{"token": int64(made.ID), "days": in.Days}
	for _, scope := range in.Scopes {
		facts["scope_"+string(scope)] = true
	}
	return made, audit.RecordIn(ctx, tx, audit.Act{Kind: audit.TokenCreated, MemberID: v.MemberID, Facts: facts})
}

func words(scopes []Scope) []string {
	list := make([]string, len(scopes))
	for i, s := range scopes {
		list[i] = string(s)
	}
	return list
}

// RevokeToken ends one of the viewer's access tokens and returns those that are left.
func (s *Service) RevokeToken(ctx context.Context, in TokenRevokeInput) (left []*Token, err error) {
	v := auth.FromContext(ctx)
	switch {
	case !v.SignedIn():
		return nil, problem.SignIn()
	case v.IsToken():
		return nil, ErrToken
	}
	err = s.db.InTx(ctx, func(ctx context.Context, tx *db.Tx) (err error) {
		ended, err := storeOn(tx).end(ctx, SessionID(in.TokenID), ID(v.MemberID), kindToken)
		if err != nil || !ended {
			return orMissing(err, ErrTokenMissing)
		}
		over(tx, []int64{int64(in.TokenID)})
		if left, err = storeOn(tx).tokens(ctx, ID(v.MemberID)); err != nil {
			return err
		}
		return audit.RecordIn(ctx, tx, audit.Act{
			Kind: audit.TokenRevoked, MemberID: v.MemberID, Facts: map[string]any{"token": int64(in.TokenID)},
		})
	})
	if err != nil {
		return nil, err
	}
	return left, nil
}

func orMissing(err error, missing *problem.Error) error {
	if err != nil {
		return err
	}
	return missing
}
