package login

import (
	"context"
	"net/http"
	"strconv"
	"strings"
	"time"

	"piazza/internal/account"
	"piazza/internal/limit"
	"piazza/internal/mail"
)

// MailName and MailRealm name the link by e-mail and the identities that it vouches for.
const (
	MailName  = "mail"
	MailRealm = "mail"
)

const (
	// A hall of five hundred asks for links behind one address.
	mailAddressBurst = 600
	mailAddressPace  = 0.5
	// Nobody needs more than a few links in a row, and nobody is sent many at somebody else's wish. Whoever asks for another's
	// mailbox uses up his own share of it: it takes many computers to leave its owner none.
	askerBurst   = 5
	askerPace    = 1.0 / 900
	mailboxBurst = 40
	mailboxPace  = 1.0 / 180
	longestForm  = 16 << 10
	linkMinutes  = 10
)

// MailLink is a Method: whoever reads a mailbox proves it by a link that is sent there. It works once, for ten minutes, in the
// browser that asked.
//
// No account is looked for before the answer has left: the link goes to any address, and opening it finds out whose it is. So
// the answers for an address that somebody here has and for one that nobody has do not differ, and neither do the mails.
type MailLink struct {
	mails     *mail.Service
	addresses *limit.Limiter
	askers    *limit.Limiter
	mailboxes *limit.Limiter
}

// NewMailLink returns the method.
func NewMailLink(mails *mail.Service) *MailLink {
	return &MailLink{
		mails: mails, addresses: limit.New(mailAddressBurst, mailAddressPace),
		askers: limit.New(askerBurst, askerPace), mailboxes: limit.New(mailboxBurst, mailboxPace),
	}
}

// Name serves Method.
func (*MailLink) Name() string { return MailName }

// Title serves Method.
func (*MailLink) Title() string { return "E-mail" }

// Kind serves Method.
func (*MailLink) Kind() account.LoginKind { return account.KindMail }

// Available serves Method.
func (m *MailLink) Available() bool { return m.mails.Available() }

// Begin serves Method. The way to a mailbox begins with a form of its own, see Mount.
func (*MailLink) Begin(context.Context, *account.Login, string) (Step, error) {
	return Step{Address: "/auth/" + MailName}, nil
}

// Finish serves Method: the link was opened in the browser that had asked for it.
func (*MailLink) Finish(_ context.Context, _ *http.Request, l *account.Login) (account.Identity, error) {
	name, _, found := strings.Cut(l.Address, "@")
	if !found {
		return account.Identity{}, ErrProof
	}
	return account.Identity{
		Issuer: MailRealm, Subject: strings.ToLower(l.Address), Name: name, Email: l.Address, Label: l.Address,
		EmailVerified: true, Vouches: true,
	}, nil
}

// Mount serves Mounting.
func (m *MailLink) Mount(h *Handler) {
	h.HandleFunc("GET /auth/mail", func(w http.ResponseWriter, r *http.Request) { m.ask(w, r, h) })
	h.HandleFunc("POST /auth/mail", func(w http.ResponseWriter, r *http.Request) { m.send(w, r, h) })
	h.HandleFunc("GET /auth/mail/callback", func(w http.ResponseWriter, r *http.Request) { m.open(w, r, h) })
	h.HandleFunc("POST /auth/mail/callback", func(w http.ResponseWriter, r *http.Request) { m.enter(w, r, h) })
}

// ask shows the form for an address.
func (m *MailLink) ask(w http.ResponseWriter, r *http.Request, h *Handler) {
	back := Local(r.URL.Query().Get("return"))
	if !m.Available() {
		h.pages.show(w, languageOf(r, back), unknownProvider, back)
		return
	}
	h.showMailForm(w, r, mailForm{back: back, purpose: purposeFrom(r), status: http.StatusOK})
}

// send mails a link to any address, and answers the same for each.
func (m *MailLink) send(w http.ResponseWriter, r *http.Request, h *Handler) {
	r.Body = http.MaxBytesReader(w, r.Body, longestForm)
	back := Local(r.FormValue("return"))
	language := languageOf(r, back)
	if !m.Available() {
		h.pages.show(w, language, unknownProvider, back)
		return
	}
	if !m.addresses.Allow(limit.Address(r)) {
		h.pages.show(w, language, tooMany, back)
		return
	}
	address, err := mail.Address(r.FormValue("address"))
	if err != nil {
		h.showMailForm(w, r, mailForm{back: back, given: r.FormValue("address"), purpose: purposeFrom(r), status: http.StatusBadRequest})
		return
	}
	if err := m.begin(w, r, h, address); err != nil {
		h.fail(w, r, failure{language, back, "a link could not be mailed", err})
		return
	}
	h.showMailed(w, r, language, back, m.mails.Kept)
}

// mayWrite tells whether a mailbox may get one more link at this asker's wish.
func (m *MailLink) mayWrite(asker, address string) bool {
	mailbox := mailboxOf(address)
	return m.askers.Allow(asker+" "+mailbox) && m.mailboxes.Allow(mailbox)
}

// mailboxOf is where the mails of an address arrive: many hosts take whatever stands behind a plus for a note of its owner's.
func mailboxOf(address string) string {
	name, host, _ := strings.Cut(strings.ToLower(address), "@")
	name, _, _ = strings.Cut(name, "+")
	return name + "@" + host
}

// begin notes the login and mails its link. Where the mailbox has had its share everything is the same, but for the mail:
// nobody learns that others have asked.
func (m *MailLink) begin(w http.ResponseWriter, r *http.Request, h *Handler, address string) error {
	l, err := h.Open(r, m, Local(r.FormValue("return")))
	if err != nil {
		return err
	}
	l.Address = address
	if err := h.Store(r.Context(), w, l); err != nil {
		return err
	}
	if !m.mayWrite(limit.Address(r), l.Address) {
		return nil
	}
	return ours(m.mails.Send(r.Context(), mail.Message{
		Address: l.Address, Language: languageOf(r, l.ReturnPath), Template: mail.SignIn, Path: "/auth/mail/callback?state=" + l.State,
		Told: map[string]string{"minutes": strconv.Itoa(linkMinutes)}, For: linkMinutes * time.Minute,
	}))
}

// open shows what the link leads to: a button. Whatever opens links by itself, such as a scanner of mails or a browser that
// fetches ahead, uses nothing up.
func (m *MailLink) open(w http.ResponseWriter, r *http.Request, h *Handler) {
	if !h.Allow(w, r, "/") {
		return
	}
	state := r.URL.Query().Get("state")
	l, err := h.accounts.LoginFor(r.Context(), MailName, state)
	if err != nil {
		h.fail(w, r, failure{languageOf(r, "/"), "/", "a mailed link was opened that is not under way", err})
		return
	}
	if h.cookies.Read(r, h.cookies.Browser()) == "" {
		h.pages.show(w, languageOf(r, l.ReturnPath), otherBrowser, l.ReturnPath)
		return
	}
	h.showMailButton(w, languageOf(r, l.ReturnPath), state)
}

// enter takes the login up.
func (m *MailLink) enter(w http.ResponseWriter, r *http.Request, h *Handler) {
	r.Body = http.MaxBytesReader(w, r.Body, longestForm)
	if err := r.ParseForm(); err != nil {
		h.pages.show(w, languageOf(r, "/"), expired, "/")
		return
	}
	h.Callback(w, r, m, r.PostForm)
}

// purposeFrom reads what a login is for.
func purposeFrom(r *http.Request) account.Purpose {
	switch p := account.Purpose(r.FormValue("purpose")); p {
	case account.Link, account.Confirm:
		return p
	default:
		return account.Enter
	}
}
