package demo

import (
	"bytes"
	"context"
	"log/slog"
	"net/http"

	"piazza/internal/login"
	"piazza/internal/mail"
)

// MailPath is where the demo's mails can be looked at.
const MailPath = "/demo-posta"

// Mailbox shows the mails that a demo would have sent. Anybody on this computer may read them, as he may be anybody.
type Mailbox struct {
	kept   func(context.Context) ([]mail.Kept, error)
	styles []string
	log    *slog.Logger
}

// NewMailbox returns the mailbox of a demo.
func NewMailbox(mails *mail.Service, styles []string, log *slog.Logger) *Mailbox {
	return &Mailbox{kept: mails.Looked, styles: styles, log: log}
}

type mailbox struct {
	Language, Title string
	Styles          []string
	Mails           []mail.Kept
}

// ServeHTTP shows the latest mails.
func (m *Mailbox) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	v := mailbox{Language: login.Preferred(r.Header.Get("Accept-Language")), Title: "La posta della demo", Styles: m.styles}
	if v.Language == "en" {
		v.Title = "The demo’s mail"
	}
	var err error
	if v.Mails, err = m.kept(r.Context()); err != nil {
		m.log.ErrorContext(r.Context(), "the demo's mails cannot be shown", "error", err)
		http.Error(w, v.Title, http.StatusInternalServerError)
		return
	}
	var out bytes.Buffer
	if err := mailboxPage.Execute(&out, v); err != nil {
		http.Error(w, v.Title, http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("Referrer-Policy", "no-referrer")
	_, _ = out.WriteTo(w)
}

var mailboxPage = login.Frame(`<p class="pz-lead">{{if eq .Language "en"}}The demo sends no mails: here is what it would have sent, the latest first. Load the page again to look for more.{{else}}La demo non manda e-mail: qui trovi quelle che avrebbe mandato, le ultime per prime. Ricarica la pagina per vederne altre.{{end}}</p>
{{$language := .Language}}{{range .Mails}}<article class="pz-carta pz-su-4" id="mail-{{.Number}}">
<h2>{{.Subject}}</h2>
<p class="pz-tenue">{{if eq $language "en"}}To{{else}}A{{end}} <b>{{.Address}}</b>, <time datetime="{{.At.Format "2006-01-02T15:04:05Z07:00"}}">{{.At.Format "15:04:05"}} UTC</time></p>
{{range .Before}}<p>{{.}}</p>
{{end}}<p><a class="btn btn-primary" href="{{.Link}}">{{.Button}}</a></p>
{{range .After}}<p class="pz-tenue">{{.}}</p>
{{end}}</article>
{{else}}<p>{{if eq .Language "en"}}No mail yet.{{else}}Ancora nessuna e-mail.{{end}}</p>
{{end}}`)
