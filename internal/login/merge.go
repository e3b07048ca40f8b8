package login

import (
	"errors"
	"net/http"

	"piazza/internal/account"
)

// merging is what the page shows of two accounts that are to become one.
type merging struct {
	view

	Stays, Goes *account.Member
	Service     string
	// Mailed tells that a mailed link brought him here.
	Mailed bool
}

var errNoMerging = errors.New("accounts are not merged here")

// askToMerge shows two accounts of one person, both of which he has proved to be his: GET /auth/merge.
func (h *Handler) askToMerge(w http.ResponseWriter, r *http.Request) {
	p := h.waits(w, r, mergePath)
	if p == nil {
		return
	}
	v := merging{
		view:  view{Words: Words{Title: "Due profili, una persona"}, Language: p.language, Styles: h.pages.Styles, Back: p.ReturnPath},
		Stays: p.Into, Goes: p.Member, Service: h.TitleOf(p.Identity.Provider),
		Mailed: p.Identity.Provider == MailName,
	}
	if p.language == "en" {
		v.Title = "Two profiles, one person"
	}
	h.write(w, r, http.StatusOK, mergePage, v)
}

// unite makes one of two accounts: POST /auth/merge.
func (h *Handler) unite(w http.ResponseWriter, r *http.Request) {
	if !h.Allow(w, r, "/") {
		return
	}
	p := h.waits(w, r, mergePath)
	if p == nil {
		return
	}
	if h.merge == nil {
		h.Fail(w, r, ours(errNoMerging), p.ReturnPath)
		return
	}
	token, err := h.merge(r.Context(), p.secret, p.browser)
	if err != nil {
		h.Fail(w, r, ours(err), p.ReturnPath)
		return
	}
	h.renew(w, token)
	h.cookies.Clear(w, h.cookies.Arrival())
	http.Redirect(w, r, withOutcome(p.ReturnPath, "unito"), http.StatusSeeOther) //nolint:gosec // a local path, checked when the login began
}

var mergePage = Frame(`{{$en := eq .Language "en"}}
<p class="pz-lead">{{if $en}}{{if .Mailed}}This address{{else}}This {{.Service}} login{{end}} already belongs to another profile, and you have just proved that it is yours too. Shall the two become one?{{else}}{{if .Mailed}}Questo indirizzo{{else}}Questo accesso con {{.Service}}{{end}} è già di un altro profilo, e hai appena dimostrato che è tuo anche quello. Vuoi farne uno solo?{{end}}</p>
<div class="pz-bivio">
<section class="pz-foglio"><h2 class="pz-h4">{{if $en}}Stays{{else}}Resta{{end}}</h2>{{with .Stays}}<p class="pz-chi"><b>{{.Name}}</b><small>@{{.Handle}}</small></p>{{end}}</section>
<section class="pz-foglio"><h2 class="pz-h4">{{if $en}}Goes into it{{else}}Confluisce{{end}}</h2>{{with .Goes}}<p class="pz-chi"><b>{{.Name}}</b><small>@{{.Handle}}</small></p>{{end}}</section>
</div>
<ul class="pz-elencate">
<li>{{if $en}}What both wrote, their places in the piazze and their logins become those of the profile that stays.{{else}}Quello che hanno scritto, i posti nelle piazze e gli accessi passano al profilo che resta.{{end}}</li>
<li>{{if $en}}Where both voted in a poll that is still open, one vote stays: one person, one vote.{{else}}Dove hanno votato tutti e due, nelle votazioni ancora aperte resta un voto solo: una persona, un voto.{{end}}</li>
<li>{{if $en}}The other profile is gone, also on other devices. This cannot be undone.{{else}}L’altro profilo non c’è più, anche sugli altri dispositivi. Non si torna indietro.{{end}}</li>
</ul>
<form class="pz-modulo" method="post" action="/auth/merge"><input type="hidden" name="lingua" value="{{.Language}}">
<p class="pz-riga pz-su-4"><button class="btn btn-primary">{{if $en}}Make them one{{else}}Uniscili{{end}}</button>
<a class="btn btn-outline-primary" href="{{.Back}}">{{if $en}}Leave them as they are{{else}}Lasciali separati{{end}}</a></p>
</form>`)
