package login

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"

	"github.com/markbates/goth"
	"golang.org/x/oauth2"
)

// peer is a goth.Provider for every service that speaks OAuth 2.0, and OpenID Connect with it. Goth's own providers reach
// fixed addresses, know no PKCE, panic on answers that are not as expected, and put what they read into their errors.
type peer struct {
	name   string
	config oauth2.Config
	// profile is where it tells about a person, empty where it does not.
	profile string
	// proves tells that it wants to see, with the access token, that we know our secret.
	proves bool
	fields Fields
	client *http.Client
}

// Fields say where, in what a provider tells about a person, something stands: members of objects, joined by dots.
type Fields struct {
	Subject       string `json:"subject"`
	Name          string `json:"name"`
	NickName      string `json:"nickName"`
	Email         string `json:"email"`
	EmailVerified string `json:"emailVerified"`
}

// grant is a goth.Session: a login as the provider knows it.
type grant struct {
	AuthURL     string `json:"authUrl"`
	AccessToken string `json:"accessToken"`
	IDToken     string `json:"idToken"`
}

var (
	_ goth.Provider = (*peer)(nil)
	_ goth.Session  = (*grant)(nil)

	errForeign = errors.New("this session belongs to another provider")
	errRefresh = errors.New("a login needs no new access token")
)

// with returns the peer as one visitor asks it.
func (p *peer) with(ctx context.Context) *peer {
	bound := *p
	bound.client = within(ctx, p.client)
	return &bound
}

// Name serves goth.Provider.
func (p *peer) Name() string { return p.name }

// SetName serves goth.Provider.
func (p *peer) SetName(name string) { p.name = name }

// Debug serves goth.Provider.
func (p *peer) Debug(bool) {}

// RefreshTokenAvailable serves goth.Provider: we ask once who somebody is, and never again without him.
func (p *peer) RefreshTokenAvailable() bool { return false }

// RefreshToken serves goth.Provider.
func (p *peer) RefreshToken(string) (*oauth2.Token, error) { return nil, errRefresh }

// BeginAuth serves goth.Provider.
func (p *peer) BeginAuth(state string) (goth.Session, error) {
	return &grant{AuthURL: p.config.AuthCodeURL(state)}, nil
}

// UnmarshalSession serves goth.Provider.
func (p *peer) UnmarshalSession(text string) (goth.Session, error) {
	g := &grant{}
	return g, json.Unmarshal([]byte(text), g)
}

// GetAuthURL serves goth.Session.
func (g *grant) GetAuthURL() (string, error) {
	if g.AuthURL == "" {
		return "", errors.New(goth.NoAuthUrlErrorMessage)
	}
	return g.AuthURL, nil
}

// Marshal serves goth.Session.
func (g *grant) Marshal() string {
	text, _ := json.Marshal(g) //nolint:gosec // goth wants it so; strings alone, and nobody here keeps it
	return string(text)
}

// Authorize serves goth.Session: it exchanges the code.
func (g *grant) Authorize(provider goth.Provider, params goth.Params) (string, error) {
	p, ok := provider.(*peer)
	if !ok {
		return "", errForeign
	}
	var options []oauth2.AuthCodeOption
	if verifier := params.Get("code_verifier"); verifier != "" {
		options = append(options, oauth2.VerifierOption(verifier))
	}
	ctx := context.WithValue(context.Background(), oauth2.HTTPClient, p.client)
	token, err := p.config.Exchange(ctx, params.Get("code"), options...)
	if err != nil {
		return "", exchangeError(err)
	}
	g.AccessToken = token.AccessToken
	g.IDToken, _ = token.Extra("id_token").(string)
	return g.AccessToken, nil
}

// exchangeError keeps what a provider answered out of the log, but for its code.
func exchangeError(err error) error {
	if refused, ok := errors.AsType[*oauth2.RetrieveError](err); ok {
		if refused.Response != nil && refused.Response.StatusCode >= http.StatusInternalServerError {
			return fmt.Errorf("%w: status %d", errDown, refused.Response.StatusCode)
		}
		return fmt.Errorf("%w: the code was refused: %q", ErrProof, shorten(refused.ErrorCode))
	}
	return fmt.Errorf("%w: %w", errDown, discreet(err))
}

// errDown says that a service does not answer, or not in a way that could be understood.
var errDown = errors.New("the service does not answer")

// FetchUser serves goth.Provider: it asks for what the provider knows about the person.
func (p *peer) FetchUser(session goth.Session) (goth.User, error) {
	g, ok := session.(*grant)
	if !ok || g.AccessToken == "" {
		return goth.User{}, errForeign
	}
	user := goth.User{Provider: p.name, RawData: map[string]any{}}
	if p.profile == "" {
		return user, nil
	}
	known, err := p.ask(g.AccessToken)
	if err != nil {
		return goth.User{}, err
	}
	user.RawData = known
	user.UserID, user.Name = textAt(known, p.fields.Subject), textAt(known, p.fields.Name)
	user.NickName, user.Email = textAt(known, p.fields.NickName), textAt(known, p.fields.Email)
	return user, nil
}

func (p *peer) ask(token string) (map[string]any, error) {
	r, err := http.NewRequest(http.MethodGet, p.profile, http.NoBody) //nolint:noctx,gosec // the client has the visitor's context; the address is the operator's
	if err != nil {
		return nil, fmt.Errorf("%w: the address of its profiles is wrong", errDown)
	}
	query := r.URL.Query()
	if p.proves {
		query.Set("appsecret_proof", proof(p.config.ClientSecret, token))
	}
	r.URL.RawQuery = query.Encode()
	r.Header.Set("Authorization", "Bearer "+token)
	r.Header.Set("Accept", "application/json")
	response, err := p.client.Do(r) //nolint:gosec // the address is the operator's
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errDown, discreet(err))
	}
	defer response.Body.Close()
	return readProfile(response)
}

func readProfile(response *http.Response) (map[string]any, error) {
	text, err := io.ReadAll(response.Body)
	if err != nil || response.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("%w: asked about the person it said %d", errDown, response.StatusCode)
	}
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber() // a number of a person is no measure
	var known map[string]any
	if err := decoder.Decode(&known); err != nil || known == nil {
		return nil, fmt.Errorf("%w: what it says about the person is no object", errDown)
	}
	return known, nil
}

// proof shows that whoever has the access token knows the secret too.
func proof(secret, token string) string {
	mac := hmac.New(sha256.New, []byte(secret))
	mac.Write([]byte(token))
	return hex.EncodeToString(mac.Sum(nil))
}

// valueAt finds what stands at a path in an object, nil where nothing does.
func valueAt(object map[string]any, path string) any {
	var value any = object
	for member := range strings.SplitSeq(path, ".") {
		inner, ok := value.(map[string]any)
		if !ok {
			return nil
		}
		value = inner[member]
	}
	return value
}

// textAt is valueAt for a text or a number.
func textAt(object map[string]any, path string) string {
	switch value := valueAt(object, path).(type) {
	case string:
		return value
	case json.Number:
		return value.String()
	default:
		return ""
	}
}

// truthAt is valueAt for a yes or no; some providers write it as text.
func truthAt(object map[string]any, path string) bool {
	value := valueAt(object, path)
	return value == true || value == "true"
}
