package demo

import (
	"context"
	"crypto/subtle"
	"fmt"
	"log/slog"
	"net/http"
	"time"

	"github.com/zitadel/oidc/v3/pkg/op"
	"golang.org/x/text/language"

	"piazza/internal/account"
	"piazza/internal/login"
)

// Path is where the provider lives below the public address; its issuer is both together.
const Path = "/demo-idp"

const clientID = "piazza"

// Options are what the program brings.
type Options struct {
	// PublicURL is where visitors reach us, without a slash at its end.
	PublicURL string
	// Personas are the members whom one may be.
	Personas func(context.Context) ([]account.Persona, error)
	// Key is the installation's own secret: every node derives the provider's keys from it.
	Key []byte
	// UnderWay tells whether the login with this state, which the piazza began here, can still be taken up.
	UnderWay func(ctx context.Context, state string) (bool, error)
	// WithholdAdministrators leaves out whoever runs the installation or a piazza.
	WithholdAdministrators bool
	// Styles are the addresses of the client's style sheets.
	Styles []string
	Log    *slog.Logger
}

// Provider is the demo's provider.
type Provider struct {
	options Options
	storage *storage
	op      *op.Provider
	handler http.Handler
}

// New returns the provider.
func New(o Options) (*Provider, error) {
	keys, err := newKeys(o.Key)
	if err != nil {
		return nil, err
	}
	p := &Provider{options: o}
	p.storage = &storage{
		keys: keys, client: client{secret: keys.client, redirect: o.PublicURL + "/auth/" + login.DemoName + "/callback"},
		persona: p.persona, underWay: o.UnderWay, now: time.Now,
	}
	config := &op.Config{
		CryptoKey: keys.codes, CodeMethodS256: true, SupportedUILocales: []language.Tag{language.Italian, language.English},
	}
	p.op, err = op.NewProvider(config, p.storage, op.StaticIssuer(p.issuer()),
		op.WithAllowInsecure(), op.WithLogger(o.Log.With("part", "demo-idp")))
	if err != nil {
		return nil, fmt.Errorf("make the demo's sign-in: %w", err)
	}
	mux := http.NewServeMux()
	mux.HandleFunc("GET "+Path+"/login", p.ask)
	mux.HandleFunc("POST "+Path+"/login", p.answer)
	mux.Handle(Path+"/", http.StripPrefix(Path, p.op))
	p.handler = mux
	return p, nil
}

func (p *Provider) issuer() string { return p.options.PublicURL + Path }

// ServeHTTP serves everything below /demo-idp/.
func (p *Provider) ServeHTTP(w http.ResponseWriter, r *http.Request) { p.handler.ServeHTTP(w, r) }

// Login is how the rest of the program signs people in through this provider. It is asked without leaving the
// process: the public address may be one that only visitors can reach.
func (p *Provider) Login() login.Provider {
	return login.Provider{
		Name: login.DemoName, Title: "Demo", Kind: account.KindDemo, Issuer: p.issuer(), Realm: login.DemoRealm, ClientID: clientID,
		ClientSecret: p.storage.client.secret, Levels: levels(), WithoutLogout: true, Client: &http.Client{Transport: inside{p}},
	}
}

// levels are the demo's words for how surely it knows somebody: ours.
func levels() map[string]account.Assurance {
	meaning := map[string]account.Assurance{}
	for _, level := range account.Assurances() {
		meaning[string(level)] = level
	}
	return meaning
}

// personas returns whom one may be.
func (p *Provider) personas(ctx context.Context) ([]account.Persona, error) {
	all, err := p.options.Personas(ctx)
	allowed := make([]account.Persona, 0, len(all))
	for _, one := range all {
		if !p.options.WithholdAdministrators || !one.IsAdministrator() {
			allowed = append(allowed, one)
		}
	}
	return allowed, err
}

// persona returns one of those whom one may be, nil for anybody else.
func (p *Provider) persona(ctx context.Context, subject string) (*account.Persona, error) {
	all, err := p.personas(ctx)
	for i := range all {
		if subtle.ConstantTimeCompare([]byte(all[i].Subject), []byte(subject)) == 1 {
			return &all[i], nil
		}
	}
	return nil, err
}
