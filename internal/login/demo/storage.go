package demo

import (
	"context"
	"crypto/subtle"
	"errors"
	"time"

	"github.com/go-jose/go-jose/v4"
	"github.com/zitadel/oidc/v3/pkg/oidc"
	"github.com/zitadel/oidc/v3/pkg/op"
	"golang.org/x/text/language"

	"piazza/internal/account"
)

const (
	requestLife = 10 * time.Minute
	tokenLife   = 5 * time.Minute
)

var (
	errUnknown     = errors.New("there is no such login under way")
	errUnsupported = errors.New("the demo's sign-in does not offer this")
)

// storage serves op.Storage without remembering anything: what is under way travels with the browser, under a seal, and
// that a login counts once is seen to by whoever began it.
type storage struct {
	keys     keys
	client   client
	persona  func(ctx context.Context, subject string) (*account.Persona, error)
	underWay func(ctx context.Context, state string) (bool, error)
	now      func() time.Time
}

type token struct {
	Subject string    `json:"subject"`
	Until   time.Time `json:"until"`
}

// Health serves op.Storage.
func (*storage) Health(context.Context) error { return nil }

// CreateAuthRequest serves op.Storage. Without PKCE nobody is let in.
func (s *storage) CreateAuthRequest(_ context.Context, r *oidc.AuthRequest, _ string) (op.AuthRequest, error) {
	if r.CodeChallenge == "" || r.CodeChallengeMethod != oidc.CodeChallengeMethodS256 {
		return nil, oidc.ErrInvalidRequest().WithDescription("code_challenge with S256 is required")
	}
	return s.request(newAsked(r, s.now())), nil
}

func (s *storage) request(a asked) *request {
	return &request{id: s.keys.seal("request", a), asked: a}
}

// AuthRequestByID serves op.Storage.
func (s *storage) AuthRequestByID(_ context.Context, id string) (op.AuthRequest, error) {
	return s.find(id)
}

func (s *storage) find(id string) (*request, error) {
	r := &request{id: id}
	if !s.keys.open("request", id, &r.asked) || s.now().Sub(r.At) > requestLife {
		return nil, errUnknown
	}
	return r, nil
}

// unanswered returns a request that nobody has answered and for which somebody waits.
func (s *storage) unanswered(ctx context.Context, id string) (*request, error) {
	r, err := s.find(id)
	if err != nil {
		return nil, err
	}
	waits, err := s.underWay(ctx, r.State)
	if err == nil && (!waits || r.Done()) {
		err = errUnknown
	}
	return r, err
}

// settle returns the request with who somebody says he is. He is as well known as the demo's own words have him.
func (s *storage) settle(ctx context.Context, id string, chosen *account.Persona) (*request, error) {
	r, err := s.unanswered(ctx, id)
	if err != nil {
		return nil, err
	}
	r.Subject, r.Level = chosen.Subject, chosen.Member.Assurance
	return s.request(r.asked), nil
}

// AuthRequestByCode serves op.Storage: the library has made the code from the request's id.
func (s *storage) AuthRequestByCode(_ context.Context, code string) (op.AuthRequest, error) {
	id, err := op.NewAESCrypto(s.keys.codes).Decrypt(code)
	if err != nil {
		return nil, errUnknown
	}
	return s.find(id)
}

// SaveAuthCode serves op.Storage.
func (*storage) SaveAuthCode(context.Context, string, string) error { return nil }

// DeleteAuthRequest serves op.Storage.
func (*storage) DeleteAuthRequest(context.Context, string) error { return nil }

// CreateAccessToken serves op.Storage.
func (s *storage) CreateAccessToken(_ context.Context, r op.TokenRequest) (string, time.Time, error) {
	until := s.now().Add(tokenLife)
	return s.keys.seal("token", token{r.GetSubject(), until}), until, nil
}

// SetUserinfoFromToken serves op.Storage.
func (s *storage) SetUserinfoFromToken(ctx context.Context, u *oidc.UserInfo, id, subject, _ string) error {
	var t token
	if !s.keys.open("token", id, &t) || t.Subject != subject || s.now().After(t.Until) {
		return errUnknown
	}
	persona, err := s.persona(ctx, subject)
	if err != nil {
		return err
	}
	if persona == nil {
		return errUnknown
	}
	u.Subject, u.Name, u.PreferredUsername = subject, persona.Member.Name, persona.Member.Handle
	u.Locale = oidc.NewLocale(language.Make(persona.Member.Locale))
	return nil
}

// GetClientByClientID serves op.Storage.
func (s *storage) GetClientByClientID(_ context.Context, id string) (op.Client, error) {
	if id != clientID {
		return nil, oidc.ErrInvalidClient()
	}
	return s.client, nil
}

// AuthorizeClientIDSecret serves op.Storage.
func (s *storage) AuthorizeClientIDSecret(_ context.Context, id, secret string) error {
	if id != clientID || subtle.ConstantTimeCompare([]byte(secret), []byte(s.client.secret)) != 1 {
		return oidc.ErrInvalidClient()
	}
	return nil
}

// SigningKey serves op.Storage.
func (s *storage) SigningKey(context.Context) (op.SigningKey, error) { return s.keys.signing, nil }

// SignatureAlgorithms serves op.Storage.
func (*storage) SignatureAlgorithms(context.Context) ([]jose.SignatureAlgorithm, error) {
	return []jose.SignatureAlgorithm{jose.ES256}, nil
}

// KeySet serves op.Storage.
func (s *storage) KeySet(context.Context) ([]op.Key, error) {
	return []op.Key{publicKey{s.keys.signing}}, nil
}
