package demo

import (
	"bytes"
	"context"
	"html/template"
	"net/http"
	"strings"

	"github.com/zitadel/oidc/v3/pkg/op"

	"piazza/internal/account"
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
	p.show(w, http.StatusOK, view{Language: language, Request: id, Faces: facesOf(personas, language), Withheld: p.options.WithholdAdministrators})
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

// face is one of those whom one may be, as the page shows him.
type face struct {
	Subject, Name, Headline, Letter string
	Tone                            int
	Roles                           []string
}

var roleNames = map[string]map[string]string{
	"it": {"member": "Fa parte di", "editor": "In redazione a", "moderator": "Modera", "administrator": "Amministra"},
	"en": {"member": "Member of", "editor": "Edits", "moderator": "Moderates", "administrator": "Runs"},
}

func facesOf(personas []account.Persona, language string) []face {
	faces := make([]face, len(personas))
	for i, one := range personas {
		m := one.Member
		faces[i] = face{Subject: one.Subject, Name: m.Name, Headline: m.Headline, Tone: m.Tone, Letter: firstLetter(m.Name), Roles: rolesOf(one, language)}
	}
	return faces
}

func firstLetter(name string) string {
	for _, r := range name {
		return strings.ToUpper(string(r))
	}
	return ""
}

// rolesOf says what somebody may do and where, the greatest first; mere membership is worth saying only where there is
// nothing else.
func rolesOf(one account.Persona, language string) []string {
	var roles []string
	if one.Member.Administrator {
		roles = append(roles, map[string]string{"it": "Amministra tutta l’installazione", "en": "Runs the whole installation"}[language])
	}
	for _, role := range []string{"administrator", "moderator", "editor", "member"} {
		if role == "member" && len(roles) > 0 {
			break
		}
		var where []string
		for _, place := range one.Places {
			if place.Role == role {
				where = append(where, place.Piazza)
			}
		}
		if len(where) > 0 {
			roles = append(roles, roleNames[language][role]+" "+strings.Join(where, ", "))
		}
	}
	return roles
}

type view struct {
	Language, Request                string
	Faces                            []face
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
<main id="contenuto" class="pz-wrap pz-testata-pagina">
{{if .Expired}}{{template "said" .}}
{{else if .Refused}}{{template "said" .}}
{{else if .Down}}{{template "said" .}}
{{else}}
<h1>{{if .English}}Who are you today?{{else}}Chi sei oggi?{{end}}</h1>
<p class="pz-lead">{{if .English}}This is the demo’s own sign-in: no password, choose one of its invented people and see the square with their eyes.{{else}}Questo è l’accesso della demo: niente password, scegli una delle sue persone inventate e guarda la piazza con i suoi occhi.{{end}}</p>
{{if .Withheld}}<p class="pz-meta">{{if .English}}Administrators are left out, because others can reach this demo.{{else}}Chi amministra non è in elenco, perché questa demo è raggiungibile da altri.{{end}}</p>{{end}}
{{if not .Faces}}<p>{{if .English}}There is nobody yet: the demo’s people have not been imported.{{else}}Non c’è ancora nessuno: le persone della demo non sono state importate.{{end}}</p>{{end}}
<form method="post" action="/demo-idp/login">
<input type="hidden" name="request" value="{{.Request}}">
<ul class="accesso-demo list-unstyled">
{{range .Faces}}<li><button class="entra-con" type="submit" name="subject" value="{{.Subject}}"><span class="pz-av t{{.Tone}}" aria-hidden="true">{{.Letter}}</span><span>{{.Name}}{{if .Headline}}<small>{{.Headline}}</small>{{end}}{{range .Roles}}<small>{{.}}</small>{{end}}</span></button></li>
{{end}}</ul>
</form>
{{end}}
</main>
</body>
</html>
{{define "said"}}<h1>{{if .Refused}}{{if .English}}You cannot be this person{{else}}Questa persona non si può scegliere{{end}}{{else if .Down}}{{if .English}}One moment{{else}}Un momento{{end}}{{else}}{{if .English}}Let us begin again{{else}}Ricominciamo{{end}}{{end}}</h1>
<p class="pz-lead">{{if .Refused}}{{if .English}}Choose one of the people on the list.{{else}}Scegli una delle persone in elenco.{{end}}{{else if .Down}}{{if .English}}The list of people cannot be read now. Try again in a while.{{else}}L’elenco delle persone ora non si può leggere. Riprova tra poco.{{end}}{{else}}{{if .English}}This login took too long or was used already.{{else}}Questo accesso è durato troppo o è già stato usato.{{end}}{{end}}</p>
<p><a class="btn btn-primary" href="{{if .English}}/en{{end}}/accedi">{{if .English}}Sign in{{else}}Accedi{{end}}</a></p>{{end}}
`))
