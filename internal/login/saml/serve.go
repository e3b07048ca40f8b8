package saml

import (
	"net/http"
	"net/url"

	"github.com/beevik/etree"

	"piazza/internal/account"
	"piazza/internal/login"
)

// heaviest is what a form with a message may weigh: Base64 takes a third more, its escapes again.
const heaviest = 2 * largest

// Mount serves login.Mounting: the addresses that our metadata names.
func (m *Method) Mount(h *login.Handler) {
	path := "/auth/" + m.name
	h.HandleFunc("GET "+path+"/metadata", func(w http.ResponseWriter, r *http.Request) { m.describe(h, w, r) })
	h.CrossSite("POST "+path+"/acs", func(w http.ResponseWriter, r *http.Request) { m.answered(h, w, r) })
	h.HandleFunc("GET "+path+"/logout", func(w http.ResponseWriter, r *http.Request) { m.left(h, w, r) })
	h.CrossSite("POST "+path+"/logout", func(w http.ResponseWriter, r *http.Request) { m.left(h, w, r) })
}

// describe serves our metadata.
func (m *Method) describe(h *login.Handler, w http.ResponseWriter, r *http.Request) {
	if !h.Allow(w, r, "/") {
		return
	}
	text, err := m.settings.describe(m.pair, m.at, m.now())
	if err != nil {
		h.Fail(w, r, err, "/")
		return
	}
	w.Header().Set("Content-Type", "application/samlmetadata+xml; charset=utf-8")
	_, _ = w.Write(text)
}

// answered takes the gateway's answer. The browser brings it from another site, without its cookies: what it says is kept for
// the browser that began, to which we send it.
func (m *Method) answered(h *login.Handler, w http.ResponseWriter, r *http.Request) {
	if !h.Allow(w, r, "/") {
		return
	}
	r.Body = http.MaxBytesReader(w, r.Body, heaviest)
	relay := r.PostFormValue(relaying)
	carrier, err := m.accept(r.Context(), r.PostFormValue(answering), relay)
	if err != nil {
		h.Fail(w, r, err, "/")
		return
	}
	// Whoever goes on needs both: the cookie of who began, and the secret of who brought the answer.
	query := url.Values{"state": {relay}, carrying: {carrier}}
	http.Redirect(w, r, "/auth/"+m.name+"/callback?"+query.Encode(), http.StatusSeeOther)
}

// left takes what the gateway says about leaving: that somebody did so there, or how it went what we asked for.
func (m *Method) left(h *login.Handler, w http.ResponseWriter, r *http.Request) {
	if !h.Allow(w, r, "/") {
		return
	}
	r.Body = http.MaxBytesReader(w, r.Body, heaviest)
	g, err := m.source.gateway(r.Context())
	if err != nil {
		h.Fail(w, r, err, "/")
		return
	}
	if r.FormValue(answering) != "" {
		m.gone(h, w, r, g)
		return
	}
	step, err := m.release(r, g)
	if err != nil {
		h.Fail(w, r, err, "/")
		return
	}
	h.Go(w, r, step, login.Preferred(r.Header.Get("Accept-Language")))
}

// release ends the session that the gateway names, and returns what to answer. That there is none any more is well.
func (m *Method) release(r *http.Request, g *gateway) (login.Step, error) {
	root, relay, err := m.message(r, asking, g)
	if err != nil {
		return login.Step{}, err
	}
	f, err := m.settings.readFarewell(root, g, m.at.leaving, m.now())
	if err != nil {
		return login.Step{}, err
	}
	problem := m.end(r, g, f)
	by, destination := g.answersAt(m.settings.Binding)
	if destination == "" {
		return login.Step{}, errNoExit
	}
	sent, err := m.pair.send(by, destination, answering, m.settings.released(f.id, destination, problem, m.now()), relay)
	return sent.step(), err
}

func (m *Method) end(r *http.Request, g *gateway, f farewell) error {
	if len(f.sessions) == 0 {
		f.sessions = []string{""}
	}
	for _, session := range f.sessions {
		_, err := m.accounts.EndByOrigin(r.Context(), account.Origin{Issuer: g.entity, Subject: f.subject, Reference: session})
		if err != nil {
			return err
		}
	}
	return nil
}

// gone tells whoever left here whether he left everywhere.
func (m *Method) gone(h *login.Handler, w http.ResponseWriter, r *http.Request, g *gateway) {
	root, _, err := m.message(r, answering, g)
	if err == nil {
		err = m.settings.message(root, "LogoutResponse", g, m.at.leaving, m.now())
	}
	if err != nil {
		h.Fail(w, r, err, "/")
		return
	}
	if succeeded(root) != nil {
		h.Show(w, r, onlyHere(), "/")
		return
	}
	http.Redirect(w, r, "/", http.StatusSeeOther)
}

// message reads a message about leaving as it was signed: with the address that it came in, or by itself.
func (m *Method) message(r *http.Request, parameter string, g *gateway) (*etree.Element, string, error) {
	if r.Method == http.MethodPost {
		text, err := unpack(r.PostFormValue(parameter))
		if err != nil {
			return nil, "", err
		}
		root, err := parse(text)
		if err != nil {
			return nil, "", err
		}
		root, err = g.trust.verified(root, m.now())
		return root, r.PostFormValue(relaying), err
	}
	q, err := readQuery(r.URL.RawQuery, parameter)
	if err != nil {
		return nil, "", err
	}
	if err := g.trust.vouches(q, m.now()); err != nil {
		return nil, "", err
	}
	text, err := inflate(q.message)
	if err != nil {
		return nil, "", err
	}
	root, err := parse(text)
	return root, q.relay, err
}

// onlyHere says that the gateway could not end every session that began with it.
func onlyHere() login.Message {
	return login.Message{
		Status: http.StatusOK,
		It:     login.Words{Title: "Sei uscito da qui", Text: "Dalla piazza sei uscito. Il servizio di accesso però non è riuscito a chiudere le altre sessioni: per sicurezza chiudi il browser."},
		En:     login.Words{Title: "You are signed out here", Text: "You have left the piazza. The login service could not end your other sessions, however: close your browser to be safe."},
	}
}

// entry is where the gateway is asked: in the way that was chosen, or in the other where it does not offer that.
func (g *gateway) entry(by string) (binding, address string) {
	if address := g.entries[by]; address != "" {
		return by, address
	}
	for other, address := range g.entries {
		return other, address
	}
	return by, ""
}

// answersAt is where the gateway takes answers about leaving.
func (g *gateway) answersAt(by string) (binding, address string) {
	if e := g.exits[by]; e.answers != "" {
		return by, e.answers
	}
	for other, e := range g.exits {
		return other, e.answers
	}
	return by, ""
}
