package login

import (
	"net"
	"net/netip"
	"net/url"
	"slices"
	"strings"

	"piazza/internal/account"
)

// service is what the settings say of a service by OpenID Connect or OAuth 2.0.
type service struct {
	Kind             string            `json:"kind"`
	Name             string            `json:"name"`
	Title            string            `json:"title"`
	ClientID         string            `json:"clientId"`
	ClientSecret     string            `json:"clientSecret"`
	ClientSecretFile string            `json:"clientSecretFile"`
	Issuer           string            `json:"issuer"`
	Realm            string            `json:"realm"`
	Endpoints        Endpoints         `json:"endpoints"`
	Scopes           []string          `json:"scopes"`
	PKCE             *bool             `json:"pkce"`
	Nonce            *bool             `json:"nonce"`
	VouchesForEmail  *bool             `json:"vouchesForEmail"`
	Levels           map[string]string `json:"levels"`
	Ask              map[string]string `json:"ask"`
	Again            map[string]string `json:"again"`
	Fields           *Fields           `json:"fields"`
}

// Methods returns the ways to come in that settings describe, for an installation that is reached by publicURL; federa makes
// those of that kind. No two may vouch for the same people.
func Methods(settings []Setting, publicURL string, federa func(*Setting) (Method, error)) ([]Method, error) {
	var methods []Method
	realms := map[string]string{DemoRealm: "the demo", "mail": "links by e-mail"}
	for i := range settings {
		s := &settings[i]
		if s.Kind == string(account.KindFedera) {
			m, err := federa(s)
			if err != nil {
				return nil, err
			}
			methods = append(methods, m)
			continue
		}
		p, speaksOpenID, err := s.provider()
		if err != nil {
			return nil, err
		}
		if other, twice := realms[p.realm()]; twice {
			return nil, s.Wrong(s.where("issuer"), "the people of %q are %s’s already: give each its own issuer or realm", p.realm(), other)
		}
		realms[p.realm()] = s.Name
		if speaksOpenID {
			methods = append(methods, NewOpenID(p, publicURL))
		} else {
			methods = append(methods, NewOAuth(p, publicURL))
		}
	}
	return methods, nil
}

func (s *Setting) provider() (Provider, bool, error) {
	p, speaksOpenID, _ := preset(s.Kind)
	given := service{}
	if err := s.Decode(&given); err != nil {
		return p, false, err
	}
	p.Name, p.Title, p.ClientID = s.Name, or(given.Title, p.Title), given.ClientID
	p.Issuer, p.Realm = or(given.Issuer, p.Issuer), or(p.Realm, given.Realm)
	p.Endpoints = p.Endpoints.with(given.Endpoints)
	p.Ask, p.Again = given.Ask, merged(p.Again, given.Again)
	if given.Scopes != nil {
		p.Scopes = given.Scopes
	}
	if given.Fields != nil {
		p.Fields = *given.Fields
	}
	p.WithoutPKCE, p.WithoutNonce = !chosen(given.PKCE, !p.WithoutPKCE), !chosen(given.Nonce, !p.WithoutNonce)
	p.Vouches = chosen(given.VouchesForEmail, p.Vouches)
	var err error
	if p.ClientSecret, err = s.Secret("clientSecret", given.ClientSecret, given.ClientSecretFile); err != nil {
		return p, false, err
	}
	if p.Levels, err = s.levels(given.Levels); err != nil {
		return p, false, err
	}
	return p, speaksOpenID, s.complete(p, speaksOpenID)
}

// complete refuses what is missing, and what would send secrets over an open line.
func (s *Setting) complete(p Provider, speaksOpenID bool) error {
	switch {
	case p.Title == "":
		return s.Wrong(0, "title is missing: what shall people call %q?", s.Name)
	case p.ClientID == "":
		return s.Wrong(0, "clientId is missing: the service gives it out, with the secret, where our address %s is registered", "/auth/"+s.Name+"/callback")
	case speaksOpenID && p.Issuer == "":
		return s.Wrong(0, "issuer is missing: the address of the OpenID Connect provider")
	case speaksOpenID && len(p.Scopes) > 0 && !slices.Contains(p.Scopes, "openid"):
		return s.Wrong(s.where("scopes"), "scopes must contain openid")
	case !speaksOpenID && (p.Endpoints.Authorize == "" || p.Endpoints.Token == "" || p.Endpoints.Profile == ""):
		return s.Wrong(s.where("endpoints"), "endpoints must have authorize, token and profile: OAuth 2.0 discovers nothing")
	case !speaksOpenID && p.realm() == "":
		return s.Wrong(0, "realm is missing: under which name the people of this service are kept, for good")
	case !speaksOpenID && p.Fields.Subject == "":
		return s.Wrong(s.where("fields"), "fields must have subject: where the profile says who somebody is")
	case p.Kind == account.KindFacebook && p.Vouches:
		return s.Wrong(s.where("vouchesForEmail"), "Facebook does not say whether an address is the person’s: vouchesForEmail cannot be true")
	case p.Kind == account.KindX && p.WithoutPKCE:
		return s.Wrong(s.where("pkce"), "X asks for PKCE: it cannot be switched off")
	}
	for field, address := range map[string]string{
		"issuer": p.Issuer, "authorize": p.Endpoints.Authorize, "token": p.Endpoints.Token, "profile": p.Endpoints.Profile,
		"keys": p.Endpoints.Keys, "logout": p.Endpoints.Logout,
	} {
		if address != "" && !safe(address) {
			return s.Wrong(s.where(field), "%s is %q: it must be an https:// address (http:// only on this computer)", field, address)
		}
	}
	return nil
}

func (s *Setting) levels(given map[string]string) (map[string]account.Assurance, error) {
	levels := make(map[string]account.Assurance, len(given))
	for word, level := range given {
		a := account.Assurance(strings.ToLower(level))
		if !a.Valid() {
			return nil, s.Wrong(s.where("levels"), "the level %q is not known: none, social, email, substantial or high", level)
		}
		levels[word] = a
	}
	return levels, nil
}

func (e Endpoints) with(given Endpoints) Endpoints {
	return Endpoints{
		or(given.Authorize, e.Authorize), or(given.Token, e.Token), or(given.Profile, e.Profile), or(given.Keys, e.Keys),
		or(given.Logout, e.Logout),
	}
}

func chosen(given *bool, otherwise bool) bool {
	if given != nil {
		return *given
	}
	return otherwise
}

func merged(before, given map[string]string) map[string]string {
	if given != nil {
		return given
	}
	return before
}

// safe tells an address over which secrets may travel.
func safe(address string) bool {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || u.User != nil || u.Fragment != "" {
		return false
	}
	if u.Scheme == "https" {
		return true
	}
	host := u.Hostname()
	if net.ParseIP(host) == nil {
		return u.Scheme == "http" && host == "localhost"
	}
	ip, err := netip.ParseAddr(host)
	return u.Scheme == "http" && err == nil && ip.IsLoopback()
}
