package demo

import (
	"bytes"
	"context"
	"errors"
	"net/http"

	"github.com/zitadel/oidc/v3/pkg/op"

	"piazza/internal/login"
)

// ask shows whom one may be: GET /demo-idp/login?request=id.
func (p *Provider) ask(w http.ResponseWriter, r *http.Request) {
	id := r.URL.Query().Get("request")
	language := login.Preferred(r.Header.Get("Accept-Language"))
	request, err := p.storage.unanswered(r.Context(), id)
	if err != nil {
		p.refuse(w, language, err)
		return
	}
	if request.Language == "it" || request.Language == "en" {
		language = request.Language
	}
	personas, err := p.personas(r.Context())
	if err != nil {
		p.options.Log.ErrorContext(r.Context(), "the demo's members cannot be listed", "error", err)
		p.show(w, http.StatusServiceUnavailable, view{Language: language, said: down})
		return
	}
	p.show(w, http.StatusOK, view{Language: language, said: choice, Request: id, Groups: groupsOf(personas, language), Withheld: p.options.WithholdAdministrators})
}

// answer takes up whom somebody chose to be, and sends him on: POST /demo-idp/login.
func (p *Provider) answer(w http.ResponseWriter, r *http.Request) {
	language := login.Preferred(r.Header.Get("Accept-Language"))
	id, subject := r.PostFormValue("request"), r.PostFormValue("subject")
	persona, err := p.persona(r.Context(), subject)
	if err != nil {
		p.show(w, http.StatusServiceUnavailable, view{Language: language, said: down})
		return
	}
	if persona == nil {
		p.show(w, http.StatusForbidden, view{Language: language, said: refused})
		return
	}
	answered, err := p.storage.settle(r.Context(), id, persona)
	if err != nil {
		p.refuse(w, language, err)
		return
	}
	ctx := op.ContextWithIssuer(context.WithoutCancel(r.Context()), p.issuer())
	http.Redirect(w, r, op.AuthCallbackURL(p.op)(ctx, answered.id), http.StatusSeeOther)
}

// refuse says why a request cannot be answered.
func (p *Provider) refuse(w http.ResponseWriter, language string, err error) {
	if errors.Is(err, errUnknown) {
		p.show(w, http.StatusBadRequest, view{Language: language, said: expired})
		return
	}
	p.show(w, http.StatusServiceUnavailable, view{Language: language, said: down})
}

// words are a title and a text.
type words struct{ Title, Text string }

// What the page says, by language.
var (
	choice = map[string]words{
		"it": {"Chi sei oggi?", "Questo è l’accesso della demo: niente password, scegli una delle sue persone inventate e guarda la piazza con i suoi occhi."},
		"en": {"Who are you today?", "This is the demo’s own sign-in: no password, choose one of its invented people and see the square with their eyes."},
	}
	expired = map[string]words{
		"it": {"Ricominciamo", "Questo accesso è durato troppo o è già stato usato."},
		"en": {"Let us begin again", "This login took too long or was used already."},
	}
	refused = map[string]words{
		"it": {"Questa persona non si può scegliere", "Scegli una delle persone in elenco."},
		"en": {"You cannot be this person", "Choose one of the people on the list."},
	}
	down = map[string]words{
		"it": {"Un momento", "L’elenco delle persone ora non si può leggere. Riprova tra poco."},
		"en": {"One moment", "The list of people cannot be read now. Try again in a while."},
	}
)

type view struct {
	said              map[string]words
	Language, Request string
	Groups            []group
	Styles            []string
	Withheld          bool
}

// English tells the page which of its two languages to speak.
func (v view) English() bool { return v.Language == "en" }

// Title serves the frame.
func (v view) Title() string { return v.said[v.Language].Title }

// Text is what stands under the title.
func (v view) Text() string { return v.said[v.Language].Text }

func (p *Provider) show(w http.ResponseWriter, status int, v view) {
	v.Styles = p.options.Styles
	var out bytes.Buffer
	if err := page.Execute(&out, v); err != nil {
		p.options.Log.Error("the demo's sign-in cannot be shown", "error", err)
		http.Error(w, http.StatusText(http.StatusInternalServerError), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_, _ = out.WriteTo(w)
}

var page = login.Frame(`<p class="pz-lead">{{.Text}}</p>
{{if not .Request}}<p class="pz-su-4"><a class="btn btn-primary" href="{{if .English}}/en{{end}}/accedi">{{if .English}}Sign in{{else}}Accedi{{end}}</a></p>
{{else}}
{{if .Withheld}}<p class="pz-meta pz-su-3">{{if .English}}Administrators are left out, because others can reach this demo.{{else}}Chi amministra non è in elenco, perché questa demo è raggiungibile da altri.{{end}}</p>{{end}}
{{if not .Groups}}<p class="pz-su-3">{{if .English}}There is nobody yet: the demo’s people have not been imported.{{else}}Non c’è ancora nessuno: le persone della demo non sono state importate.{{end}}</p>{{end}}
<form method="post" action="/demo-idp/login">
<input type="hidden" name="request" value="{{.Request}}">
{{range .Groups}}<section class="accesso-gruppo"><h2>{{.Title}}</h2>
<ul class="accesso-demo list-unstyled">
{{range .Faces}}<li><button class="entra-con" type="submit" name="subject" value="{{.Subject}}"><span class="pz-av t{{.Tone}}" aria-hidden="true">{{.Letter}}</span><span>{{.Name}}{{if .Headline}}<small>{{.Headline}}</small>{{end}}{{range .Roles}}<small>{{.}}</small>{{end}}</span></button></li>
{{end}}</ul></section>
{{end}}</form>{{end}}`)
