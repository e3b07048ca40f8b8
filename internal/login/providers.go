package login

import (
	"net/http"

	"piazza/internal/account"
)

// Provider is an OpenID Connect provider that people may sign in with.
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
	// only where an issuer may move while its people stay the same.
	Realm        string
	ClientID     string
	ClientSecret string
	// Levels tells what the provider's words for how surely it knows somebody mean to us: the claim acr. What is not among
	// them proves no more than the login itself.
	Levels map[string]account.Assurance
	// Client asks it; where nil, one with a timeout that follows no redirects.
	Client *http.Client
}

func (p Provider) realm() string {
	if p.Realm != "" {
		return p.Realm
	}
	return p.Issuer
}

// DemoName and DemoRealm name the demo's own provider and the identities that it vouches for.
const (
	DemoName  = "demo"
	DemoRealm = "demo"
)
