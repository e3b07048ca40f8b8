package demo

import (
	"context"
	"crypto/ecdsa"
	"crypto/subtle"
	"errors"
	"sync"
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
	// mostRequests bounds what strangers can make us remember.
	mostRequests = 10_000
)

var (
	errUnknown     = errors.New("there is no such login under way")
	errUnsupported = errors.New("the demo's sign-in does not offer this")
)

// storage is what the provider remembers. It serves op.Storage.
type storage struct {
	key     signingKey
	client  client
	persona func(ctx context.Context, subject string) (*account.Persona, error)
	now     func() time.Time

	mu       sync.Mutex
	requests map[string]*request
	codes    map[string]string // code to request
	tokens   map[string]token
}

type token struct {
	subject string
	until   time.Time
}

func newStorage(key signingKey, c client, persona func(context.Context, string) (*account.Persona, error)) *storage {
	return &storage{
		key: key, client: c, persona: persona, now: time.Now, requests: map[string]*request{}, codes: map[string]string{},
		tokens: map[string]token{},
	}
}

// Health serves op.Storage.
func (*storage) Health(context.Context) error { return nil }

// CreateAuthRequest serves op.Storage. Without PKCE nobody is let in.
func (s *storage) CreateAuthRequest(_ context.Context, asked *oidc.AuthRequest, _ string) (op.AuthRequest, error) {
	if asked.CodeChallenge == "" || asked.CodeChallengeMethod != oidc.CodeChallengeMethodS256 {
		return nil, oidc.ErrInvalidRequest().WithDescription("code_challenge with S256 is required")
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.forget()
	if len(s.requests) >= mostRequests {
		return nil, oidc.ErrServerError().WithDescription("too many logins under way")
	}
	r := &request{id: account.Secret(), asked: asked, at: s.now()}
	s.requests[r.id] = r
	return r, nil
}

// forget drops what took too long.
func (s *storage) forget() {
	now := s.now()
	for id, r := range s.requests {
		if now.Sub(r.at) > requestLife {
			delete(s.requests, id)
		}
	}
	for code, id := range s.codes {
		if s.requests[id] == nil {
			delete(s.codes, code)
		}
	}
	for id, t := range s.tokens {
		if now.After(t.until) {
			delete(s.tokens, id)
		}
	}
}

// AuthRequestByID serves op.Storage.
func (s *storage) AuthRequestByID(_ context.Context, id string) (op.AuthRequest, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	r := s.requests[id]
	if r == nil || s.now().Sub(r.at) > requestLife {
		return nil, errUnknown
	}
	held := *r
	return &held, nil
}

// settle notes who somebody says he is.
func (s *storage) settle(id, subject string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	r := s.requests[id]
	if r == nil || r.done || s.now().Sub(r.at) > requestLife {
		return errUnknown
	}
	r.subject, r.done = subject, true
	return nil
}

// languageOf is the language that a login was begun in.
func (s *storage) languageOf(id string) (string, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	r := s.requests[id]
	if r == nil || r.done || s.now().Sub(r.at) > requestLife {
		return "", errUnknown
	}
	for _, tag := range r.asked.UILocales {
		base, _ := tag.Base()
		return base.String(), nil
	}
	return "", nil
}

// AuthRequestByCode serves op.Storage. A code works once.
func (s *storage) AuthRequestByCode(ctx context.Context, code string) (op.AuthRequest, error) {
	s.mu.Lock()
	id, known := s.codes[code]
	delete(s.codes, code)
	s.mu.Unlock()
	if !known {
		return nil, errUnknown
	}
	return s.AuthRequestByID(ctx, id)
}

// SaveAuthCode serves op.Storage.
func (s *storage) SaveAuthCode(_ context.Context, id, code string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.codes[code] = id
	return nil
}

// DeleteAuthRequest serves op.Storage.
func (s *storage) DeleteAuthRequest(_ context.Context, id string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.requests, id)
	return nil
}

// CreateAccessToken serves op.Storage.
func (s *storage) CreateAccessToken(_ context.Context, r op.TokenRequest) (string, time.Time, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	id, until := account.Secret(), s.now().Add(tokenLife)
	s.tokens[id] = token{r.GetSubject(), until}
	return id, until, nil
}

// SetUserinfoFromToken serves op.Storage.
func (s *storage) SetUserinfoFromToken(ctx context.Context, u *oidc.UserInfo, id, subject, _ string) error {
	s.mu.Lock()
	t, known := s.tokens[id]
	s.mu.Unlock()
	if !known || t.subject != subject || s.now().After(t.until) {
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

// signingKey serves op.SigningKey.
type signingKey struct {
	id  string
	key *ecdsa.PrivateKey
}

// SignatureAlgorithm serves op.SigningKey.
func (signingKey) SignatureAlgorithm() jose.SignatureAlgorithm { return jose.ES256 }

// Key serves op.SigningKey.
func (k signingKey) Key() any { return k.key }

// ID serves op.SigningKey.
func (k signingKey) ID() string { return k.id }

// publicKey serves op.Key.
type publicKey struct{ signingKey }

// Algorithm serves op.Key.
func (publicKey) Algorithm() jose.SignatureAlgorithm { return jose.ES256 }

// Use serves op.Key.
func (publicKey) Use() string { return "sig" }

// Key serves op.Key.
func (k publicKey) Key() any { return k.key.Public() }

// SigningKey serves op.Storage.
func (s *storage) SigningKey(context.Context) (op.SigningKey, error) { return s.key, nil }

// SignatureAlgorithms serves op.Storage.
func (*storage) SignatureAlgorithms(context.Context) ([]jose.SignatureAlgorithm, error) {
	return []jose.SignatureAlgorithm{jose.ES256}, nil
}

// KeySet serves op.Storage.
func (s *storage) KeySet(context.Context) ([]op.Key, error) { return []op.Key{publicKey{s.key}}, nil }
