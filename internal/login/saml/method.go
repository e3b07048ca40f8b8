package saml

import (
	"context"
	"crypto/subtle"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"time"

	"piazza/internal/account"
	"piazza/internal/db"
	"piazza/internal/keys"
	"piazza/internal/login"
)

// Options are what the program brings.
type Options struct {
	Name, Title string
	Kind        account.LoginKind
	Settings    Settings
	// PublicURL is where visitors reach us, without a slash at its end.
	PublicURL string
	// Keys is the folder of keys.
	Keys     string
	Accounts *account.Service
	DB       *db.DB
	// Client asks the gateway for its metadata; where nil, one with a timeout that follows no redirects.
	Client *http.Client
}

// Method signs people in through a gateway. It serves login.Method, login.Mounting and login.Leaving.
type Method struct {
	name, title string
	kind        account.LoginKind
	settings    Settings
	at          paths
	pair        keypair
	// fiscal is the key that fiscal codes are hashed with.
	fiscal   []byte
	source   *source
	accounts *account.Service
	db       *db.DB
	now      func() time.Time
}

// New returns the method of a gateway. What is wrong with its settings, the keys and the files that they name it says at
// once; the gateway itself it asks when somebody comes.
func New(o Options) (*Method, error) {
	if err := o.Settings.Check(); err != nil {
		return nil, fmt.Errorf("the login %s: %w", o.Name, err)
	}
	root := o.PublicURL + "/auth/" + o.Name
	m := &Method{
		name: o.Name, title: o.Title, kind: o.Kind, accounts: o.Accounts, db: o.DB, now: time.Now,
		settings: o.Settings.complete(root + "/metadata"), at: paths{root + "/metadata", root + "/acs", root + "/logout"},
	}
	var err error
	if m.pair, err = m.settings.pair(o.Keys, o.Name); err != nil {
		return nil, err
	}
	if m.fiscal, err = keys.Load(o.Keys, "fiscal"); err != nil {
		return nil, err
	}
	m.source, err = m.settings.source(o.Client, func() time.Time { return m.now() })
	return m, err
}

// pair is what we sign with: given by the operator, or made at the first start.
func (s Settings) pair(dir, name string) (keypair, error) {
	if s.KeyFile != "" {
		return given(s.KeyFile, s.CertificateFile)
	}
	return kept(dir, "saml-"+name, subject{
		entity: s.EntityID, name: s.Organization.Name, display: s.Organization.DisplayName, code: s.Contact.IPACode, locality: s.Organization.Locality,
	})
}

func (s Settings) source(client *http.Client, now func() time.Time) (*source, error) {
	if client == nil {
		client = &http.Client{
			Timeout:       askTimeout,
			CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		}
	}
	from := &source{file: s.MetadataFile, address: s.MetadataURL, entity: s.Gateway, client: client, now: now}
	if s.MetadataCertificateFile == "" {
		return from, nil
	}
	text, err := os.ReadFile(s.MetadataCertificateFile)
	if err != nil {
		return nil, fmt.Errorf("who signs the gateway's metadata: %w", err)
	}
	from.signers, err = certificates(text)
	return from, err
}

// Name serves login.Method.
func (m *Method) Name() string { return m.name }

// Title serves login.Method.
func (m *Method) Title() string { return m.title }

// Kind serves login.Method.
func (m *Method) Kind() account.LoginKind { return m.kind }

// Available serves login.Method.
func (m *Method) Available() bool { return m.source.available() }

// Begin serves login.Method: it asks the gateway who somebody is.
func (m *Method) Begin(ctx context.Context, l *account.Login, _ string) (login.Step, error) {
	g, err := m.source.gateway(ctx)
	if err != nil {
		return login.Step{}, err
	}
	by, destination := g.entry(m.settings.Binding)
	now := m.now()
	l.Request = newID(now)
	sent, err := m.pair.send(by, destination, asking, m.asking(l).request(l.Request, destination, now), l.State)
	return sent.step(), err
}

// asking are the settings of one login: who adds a login or confirms who he is proves it anew.
func (m *Method) asking(l *account.Login) Settings {
	s := m.settings
	if l.Purpose == account.Link || l.Purpose == account.Confirm {
		s.ForceAuthn = new(true)
	}
	return s
}

// carrying names, in the address of the callback, the secret of the browser that brought the answer.
const carrying = "answer"

// brought is an answer that waits for its browser: whom it is about, and the hash of the secret of the browser that brought
// it. To have begun is not enough: who sends his own request to somebody else would come in as that one.
type brought struct {
	account.Identity

	Carrier []byte `json:"carrier"`
}

// Finish serves login.Method. The answer came before the browser did, and was checked then.
func (m *Method) Finish(_ context.Context, r *http.Request, l *account.Login) (account.Identity, error) {
	if l.Answer == "" {
		return account.Identity{}, unproven("the gateway has not answered")
	}
	var kept brought
	if err := json.Unmarshal([]byte(l.Answer), &kept); err != nil {
		return account.Identity{}, err
	}
	if subtle.ConstantTimeCompare(account.Hash(r.URL.Query().Get(carrying)), kept.Carrier) != 1 {
		return account.Identity{}, unproven("another browser brought the answer")
	}
	return kept.Identity, nil
}

// accept believes an answer of the gateway, or says why not, and keeps who it is about until his browser comes. It returns
// the secret that the browser which brought it comes with.
func (m *Method) accept(ctx context.Context, packed, relay string) (carrier string, err error) {
	a, err := readAnswer(packed)
	if err != nil {
		return "", err
	}
	l, err := m.accounts.LoginFor(ctx, m.name, relay)
	if err != nil {
		return "", err
	}
	if l.Request == "" || a.request != l.Request {
		return "", unproven("it answers another request")
	}
	identity, err := m.recognise(ctx, a, l)
	if err != nil {
		return "", refusal(err)
	}
	carrier = account.Secret()
	kept, err := json.Marshal(brought{identity, account.Hash(carrier)})
	if err != nil {
		return "", err
	}
	return carrier, m.accounts.AnswerLogin(ctx, m.name, relay, string(kept))
}

// recognise tells whom an answer is about, once.
func (m *Method) recognise(ctx context.Context, a *answer, l *account.Login) (account.Identity, error) {
	g, err := m.source.gateway(ctx)
	if err != nil {
		return account.Identity{}, err
	}
	// The clock that forgets which assertions were taken is the one that says how long they count: the database's.
	now, err := clock(ctx, m.db)
	if err != nil {
		return account.Identity{}, err
	}
	e := expected{m.asking(l), g, m.at.answers, l.Request, now}
	assertion, err := e.check(a)
	if err != nil {
		return account.Identity{}, err
	}
	identity, err := e.identity(g, assertion, m.fiscal)
	if err != nil {
		return account.Identity{}, err
	}
	isFirst, err := take(ctx, m.db, g.entity, assertion.ID, usable(assertion))
	if err == nil && !isFirst {
		err = unproven("it was brought before")
	}
	return identity, err
}

// refusal gives an error of the gateway's its words.
func refusal(err error) error {
	said, ok := errors.AsType[*StatusError](err)
	if !ok {
		return err
	}
	words := said.explain()
	return &login.Refusal{Message: login.Message{Status: http.StatusForbidden, It: words.it, En: words.en}, Err: err}
}

// Leave serves login.Leaving: whoever leaves here leaves at the gateway too. It leads back to our page for answers.
func (m *Method) Leave(ctx context.Context, o account.Origin, back string) (login.Step, error) {
	g, err := m.source.gateway(ctx)
	if err != nil || o.Issuer != g.entity {
		return login.Step{}, err
	}
	if m.settings.LogoutURL != "" {
		return login.Step{Address: m.settings.plainly(back)}, nil
	}
	sent, err := m.settings.leave(g, m.pair, o, m.now())
	if errors.Is(err, errNoExit) {
		return login.Step{}, nil
	}
	return sent.step(), err
}

func (p passage) step() login.Step {
	s := login.Step{Address: p.address}
	for name, value := range p.fields {
		if s.Fields == nil {
			s.Fields = url.Values{}
		}
		s.Fields.Set(name, value)
	}
	return s
}
