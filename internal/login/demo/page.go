package demo

import (
	"bytes"
	"context"
	"html/template"
	"net/http"

	"github.com/zitadel/oidc/v3/pkg/op"

	"piazza/internal/login"
)

// ask shows whom one may be: GET /demo-idp/login?request=id.
func (p *Provider) ask(w http.ResponseWriter, r *http.Request) {
	id := r.URL.Query().Get("request")
	language, err := p.storage.languageOf(id)
	if language != "it" && language != "en" {
		language = login.Preferred(r.Header.Get("Accept-Language"))
	}
	if err != nil {
		p.show(w, http.StatusBadRequest, view{Language: language, Expired: true})
		return
	}
	personas, err := p.personas(r.Context())
	if err != nil {
		p.options.Log.ErrorContext(r.Context(), "the demo's members cannot be listed", "error", err)
		p.show(w, http.StatusServiceUnavailable, view{Language: language, Down: true})
		return
	}
	p.show(w, http.StatusOK, view{Language: language, Request: id, Groups: groupsOf(personas, language), Withheld: p.options.WithholdAdministrators})
}

// answer takes up whom somebody chose to be, and sends him on: POST /demo-idp/login.
func (p *Provider) answer(w http.ResponseWriter, r *http.Request) {
	language := login.Preferred(r.Header.Get("Accept-Language"))
	id, subject := r.PostFormValue("request"), r.PostFormValue("subject")
	persona, err := p.persona(r.Context(), subject)
	if err != nil {
		p.show(w, http.StatusServiceUnavailable, view{Language: language, Down: true})
		return
	}
	if persona == nil {
		p.show(w, http.StatusForbidden, view{Language: language, Refused: true})
		return
	}
	if err := p.storage.settle(id, subject); err != nil {
		p.show(w, http.StatusBadRequest, view{Language: language, Expired: true})
		return
	}
	ctx := op.ContextWithIssuer(context.WithoutCancel(r.Context()), p.issuer())
	http.Redirect(w, r, op.AuthCallbackURL(p.op)(ctx, id), http.StatusSeeOther)
}

type view struct {
	Language, Request                string
	Groups                           []group
	Styles                           []string
	Withheld, Expired, Refused, Down bool
}

// English tells the page which of its two languages to speak.
func (v view) English() bool { return v.Language == "en" }

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

// The page carries no style and no script of its own: the policy for all pages allows neither.
var page = template.Must(template.New("page").Parse(`<!doctype html>
<html lang="{{.Language}}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>{{if .English}}Who are you today?{{else}}Chi sei oggi?{{end}} · Piazza demo</title>
{{range .Styles}}<link rel="stylesheet" href="{{.}}">
{{end}}</head>
<body>
<header class="pz-testata"><div class="pz-wrap"><a class="pz-marchio" href="{{if .English}}/en{{else}}/{{end}}"><svg viewBox="0 0 34 40" aria-hidden="true"><path class="arco" d="M1 40V16a16 16 0 0 1 32 0v24h-9V17a7 7 0 0 0-14 0v23Z"/><circle class="punto" cx="17" cy="33" r="4"/></svg><span><b>Piazza</b><small>demo</small></span></a></div></header>
<main id="contenuto" class="pz-wrap pz-testata-pagina">
{{if .Expired}}{{template "said" .}}
{{else if .Refused}}{{template "said" .}}
{{else if .Down}}{{template "said" .}}
{{else}}
<h1>{{if .English}}Who are you today?{{else}}Chi sei oggi?{{end}}</h1>
<p class="pz-lead">{{if .English}}This is the demo’s own sign-in: no password, choose one of its invented people and see the square with their eyes.{{else}}Questo è l’accesso della demo: niente password, scegli una delle sue persone inventate e guarda la piazza con i suoi occhi.{{end}}</p>
{{if .Withheld}}<p class="pz-meta">{{if .English}}Administrators are left out, because others can reach this demo.{{else}}Chi amministra non è in elenco, perché questa demo è raggiungibile da altri.{{end}}</p>{{end}}
{{if not .Groups}}<p>{{if .English}}There is nobody yet: the demo’s people have not been imported.{{else}}Non c’è ancora nessuno: le persone della demo non sono state importate.{{end}}</p>{{end}}
<form method="post" action="/demo-idp/login">
<input type="hidden" name="request" value="{{.Request}}">
{{range .Groups}}<section class="accesso-gruppo"><h2>{{.Title}}</h2>
<ul class="accesso-demo list-unstyled">
{{range .Faces}}<li><button class="entra-con" type="submit" name="subject" value="{{.Subject}}"><span class="pz-av t{{.Tone}}" aria-hidden="true">{{.Letter}}</span><span>{{.Name}}{{if .Headline}}<small>{{.Headline}}</small>{{end}}{{range .Roles}}<small>{{.}}</small>{{end}}</span></button></li>
{{end}}</ul></section>
{{end}}</form>
{{end}}
</main>
</body>
</html>
{{define "said"}}<h1>{{if .Refused}}{{if .English}}You cannot be this person{{else}}Questa persona non si può scegliere{{end}}{{else if .Down}}{{if .English}}One moment{{else}}Un momento{{end}}{{else}}{{if .English}}Let us begin again{{else}}Ricominciamo{{end}}{{end}}</h1>
<p class="pz-lead">{{if .Refused}}{{if .English}}Choose one of the people on the list.{{else}}Scegli una delle persone in elenco.{{end}}{{else if .Down}}{{if .English}}The list of people cannot be read now. Try again in a while.{{else}}L’elenco delle persone ora non si può leggere. Riprova tra poco.{{end}}{{else}}{{if .English}}This login took too long or was used already.{{else}}Questo accesso è durato troppo o è già stato usato.{{end}}{{end}}</p>
<p><a class="btn btn-primary" href="{{if .English}}/en{{end}}/accedi">{{if .English}}Sign in{{else}}Accedi{{end}}</a></p>{{end}}
`))
