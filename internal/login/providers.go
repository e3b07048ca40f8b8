package login

import "net/http"

// Provider is an OpenID Connect provider that people may sign in with.
type Provider struct {
	// Name stands in the path /auth/{name}.
	Name string
	// Title is what to call it on a button.
	Title string
	// Issuer is its address; discovery begins there.
	Issuer string
	// Realm names the identities that it vouches for in our database: the issuer, where nothing is said. It differs
	// only where an issuer may move while its people stay the same.
	Realm        string
	ClientID     string
	ClientSecret string
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
