package login

import (
	"net/http"

	"piazza/internal/account"
)

// Provider is a service that people may sign in with, by OpenID Connect or by OAuth 2.0 alone.
type Provider struct {
	// Name stands in the path /auth/{name}.
	Name string
	// Title is what to call it on a button.
	Title string
	// Kind is what its button looks like; openid where nothing is said.
	Kind account.LoginKind
	// Issuer is its address; discovery begins there.
	Issuer string
	// Realm names the identities that it vouches for in our database: the issuer, where nothing is said. It differs
	// only where an issuer may move while its people stay the same, or where the service names none.
	Realm        string
	ClientID     string
	ClientSecret string
	// Scopes are what we ask to know; where nil, what a name and an address take.
	Scopes []string
	// Endpoints replace what is discovered.
	Endpoints Endpoints
	// WithoutPKCE and WithoutNonce are for services that refuse or ignore these.
	WithoutPKCE  bool
	WithoutNonce bool
	// WithoutLogout is for services that keep no session of their own: who signs out is not led there.
	WithoutLogout bool
	// Vouches tells that we believe what it says about e-mail addresses.
	Vouches bool
	// Levels tells what the provider's words for how surely it knows somebody mean to us: the claim acr. What is not among
	// them proves no more than the login itself.
	Levels map[string]account.Assurance
	// Ask are further parameters of the first step, such as acr_values. Again are those that make the provider ask anew who
	// somebody is.
	Ask, Again map[string]string
	// Fields say where in a profile something stands.
	Fields Fields
	// Client asks it; where nil, one with a timeout that follows no redirects.
	Client *http.Client
}

// Endpoints are the addresses of a service.
type Endpoints struct {
	Authorize string `json:"authorize"`
	Token     string `json:"token"`
	Profile   string `json:"profile"`
	Keys      string `json:"keys"`
	Logout    string `json:"logout"`
}

func (p Provider) realm() string {
	if p.Realm != "" {
		return p.Realm
	}
	return p.Issuer
}

func (p Provider) kind() account.LoginKind {
	if p.Kind == "" {
		return account.KindOpenID
	}
	return p.Kind
}

func (p Provider) client() *http.Client {
	if p.Client != nil {
		return p.Client
	}
	return newClient()
}

// callback is where the service sends the browser back to.
func (p Provider) callback(publicURL string) string {
	return publicURL + "/auth/" + p.Name + "/callback"
}

// label is what somebody knows his own identity by.
func label(i account.Identity, nick string) string {
	switch {
	case i.Email != "":
		return i.Email
	case nick != "":
		return nick
	default:
		return i.Name
	}
}

// DemoName and DemoRealm name the demo's own provider and the identities that it vouches for.
const (
	DemoName  = "demo"
	DemoRealm = "demo"
)
