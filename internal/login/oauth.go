package login

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"time"

	"golang.org/x/oauth2"

	"piazza/internal/account"
)

// OAuth is a Method: a service that speaks OAuth 2.0 without OpenID Connect, such as Facebook, X or GitHub. It signs nothing:
// who somebody is, it tells to whoever holds the access token, over a connection of ours.
type OAuth struct {
	Provider

	publicURL string
	peer      *peer
	health    *health
}

// NewOAuth returns the method of a service all of whose addresses are known, for an installation that is reached by publicURL.
func NewOAuth(p Provider, publicURL string) *OAuth {
	style := oauth2.AuthStyleInParams
	if p.Kind == account.KindX {
		style = oauth2.AuthStyleInHeader
	}
	service := &peer{
		name: p.Name, client: p.client(), profile: p.Endpoints.Profile, proves: p.Kind == account.KindFacebook, fields: p.Fields,
		config: oauth2.Config{
			ClientID: p.ClientID, ClientSecret: p.ClientSecret, RedirectURL: p.callback(publicURL), Scopes: p.Scopes,
			Endpoint: oauth2.Endpoint{AuthURL: p.Endpoints.Authorize, TokenURL: p.Endpoints.Token, AuthStyle: style},
		},
	}
	return &OAuth{Provider: p, publicURL: publicURL, peer: service, health: &health{now: time.Now}}
}

// Name serves Method.
func (o *OAuth) Name() string { return o.Provider.Name }

// Title serves Method.
func (o *OAuth) Title() string { return o.Provider.Title }

// Kind serves Method.
func (o *OAuth) Kind() account.LoginKind { return o.kind() }

// Available serves Method: whether the service answered when last asked.
func (o *OAuth) Available() bool { return o.health.available(o.knock) }

// knock asks for nothing: any answer that is no failure of the service's tells that it is there.
func (o *OAuth) knock(ctx context.Context) error {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, o.Endpoints.Token, http.NoBody)
	if err != nil {
		return err
	}
	response, err := o.peer.client.Do(r)
	if err != nil {
		return discreet(err)
	}
	defer response.Body.Close()
	if response.StatusCode >= http.StatusInternalServerError {
		return fmt.Errorf("%w: status %d", errDown, response.StatusCode)
	}
	return nil
}

// Begin serves Method.
func (o *OAuth) Begin(_ context.Context, l *account.Login, _ string) (Step, error) {
	return o.first(o.peer, l, url.Values{})
}

// Finish serves Method: it exchanges the code and asks who that is.
func (o *OAuth) Finish(ctx context.Context, r *http.Request, l *account.Login) (account.Identity, error) {
	code, err := o.answered(r.URL.Query(), false)
	if err != nil {
		return account.Identity{}, err
	}
	i, err := o.identify(o.peer.with(ctx), l, code)
	if err == nil || errors.Is(err, errDown) && !errors.Is(ctx.Err(), context.Canceled) {
		o.health.note(err)
	}
	return i, err
}

func (o *OAuth) identify(service *peer, l *account.Login, code string) (account.Identity, error) {
	session, err := o.exchange(service, l, code)
	if err != nil {
		return account.Identity{}, err
	}
	user, err := service.FetchUser(session)
	if err != nil {
		return account.Identity{}, err
	}
	if user.UserID == "" {
		return account.Identity{}, fmt.Errorf("%w: it does not say who that is", ErrProof)
	}
	i := account.Identity{
		Issuer: o.realm(), Subject: user.UserID, Name: or(user.Name, user.NickName), Email: user.Email, Vouches: o.Vouches,
		Locale: textAt(user.RawData, "locale"),
	}
	i.EmailVerified = i.Email != "" && o.Fields.EmailVerified != "" && truthAt(user.RawData, o.Fields.EmailVerified)
	nick := user.NickName
	if nick != "" {
		nick = "@" + nick
	}
	i.Label = label(i, nick)
	return i, nil
}
