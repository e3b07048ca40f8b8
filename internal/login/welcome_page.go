package login

import (
	"bytes"
	"html/template"
	"net/http"
	"net/url"

	"piazza/internal/account"
)

// welcome is what the page of whoever comes for the first time shows, and what he said on it.
type welcome struct {
	view

	Name        string
	OfAge       bool
	Agrees      bool
	NameWrong   string
	AgeWrong    string
	AgreesWrong string

	Consents bool
	// AgeKnown tells that he is not asked how old he is.
	AgeKnown bool
	Identity account.Identity
	// Service is what people call the service that knows him.
	Service string
	// Mailed tells that a mailed link brought him: it knows an address, and nobody's name.
	Mailed  bool
	Version int
	Notice  template.HTML
	SignIn  string
	status  int
}

func (h *Handler) showWelcome(w http.ResponseWriter, r *http.Request, p *waiting, v *welcome) {
	notice, err := h.present(r.Context())
	if err != nil {
		h.Fail(w, r, err, p.ReturnPath)
		return
	}
	v.Language, v.Styles, v.Back = p.language, h.pages.Styles, p.ReturnPath
	v.Identity, v.Consents, v.Service = p.Identity, p.Kind == account.Consents, h.TitleOf(p.Identity.Provider)
	v.Mailed = p.Identity.Provider == MailName
	v.Words, v.SignIn = Words{Title: "Ti diamo il benvenuto"}, "/accedi?ritorno="+url.QueryEscape("/profilo")
	if p.language == "en" {
		v.Words, v.SignIn = Words{Title: "Welcome to the piazza"}, "/en/accedi?ritorno="+url.QueryEscape("/en/profilo")
	}
	if v.Consents {
		v.Title = map[string]string{"it": "L’informativa è cambiata", "en": "The privacy notice has changed"}[p.language]
	}
	if notice != nil {
		v.Version, v.Notice = notice.Version, template.HTML(notice.HTML(p.language))
	}
	h.write(w, r, v.status, welcomePage, v)
}

// write shows a page.
func (h *Handler) write(w http.ResponseWriter, r *http.Request, status int, page *template.Template, v any) {
	var out bytes.Buffer
	if err := page.Execute(&out, v); err != nil {
		h.log.ErrorContext(r.Context(), "a page could not be written", "error", err)
		http.Error(w, "Internal error", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	_, _ = out.WriteTo(w)
}

// TitleOf is what people call a method, by its name; the name where there is none any more.
func (h *Handler) TitleOf(name string) string {
	if m := h.method(name); m != nil {
		return m.Title()
	}
	return name
}

var welcomePage = Frame(`{{$en := eq .Language "en"}}
<p class="pz-lead">{{if .Consents}}{{if $en}}Since you were last here we have published a new notice about your data. Read it, and come in.{{else}}Dall’ultima volta abbiamo pubblicato una nuova informativa sui tuoi dati. Leggila, e sei dentro.{{end}}
{{else}}{{if $en}}{{if .Mailed}}Your address is confirmed.{{else}}{{.Service}} has told us who you are.{{end}} One last step: if you stop here, it is forgotten within an hour.{{else}}{{if .Mailed}}Il tuo indirizzo è confermato.{{else}}{{.Service}} ci ha detto chi sei.{{end}} Ancora un passo: se ti fermi qui, entro un’ora ce ne dimentichiamo.{{end}}{{end}}</p>
{{if not .Consents}}<dl class="pz-dati">
{{if .Identity.Name}}<div><dt>{{if $en}}Name{{else}}Nome{{end}}</dt><dd>{{.Identity.Name}}</dd></div>{{end}}
{{if .Identity.Email}}<div><dt>E-mail</dt><dd>{{.Identity.Email}} <small>{{if $en}}nobody else sees it{{else}}non la vede nessun altro{{end}}</small></dd></div>{{end}}
</dl>{{end}}
<form class="pz-modulo" method="post" action="/auth/welcome">
<input type="hidden" name="lingua" value="{{.Language}}"><input type="hidden" name="informativa" value="{{.Version}}">
{{if not .Consents}}<div class="pz-campo"><label for="nome">{{if $en}}What shall we call you?{{else}}Come vuoi farti chiamare?{{end}}</label>
<input id="nome" name="nome" class="form-control" value="{{.Name}}" maxlength="80" required autocomplete="name"{{if .NameWrong}} aria-invalid="true" aria-describedby="nome-hint nome-error"{{else}} aria-describedby="nome-hint"{{end}}>
<p class="nota" id="nome-hint">{{if $en}}This is the name that others see beside what you write.{{else}}È il nome che gli altri vedono accanto a quello che scrivi.{{end}}</p>
{{if .NameWrong}}<p class="errore" id="nome-error">{{.NameWrong}}</p>{{end}}</div>{{end}}
{{if not .AgeKnown}}<div class="pz-campo"><label class="pz-spunta"><input type="checkbox" name="eta"{{if .OfAge}} checked{{end}}{{if .AgeWrong}} aria-invalid="true" aria-describedby="eta-error"{{end}}><span>{{if $en}}I am at least 14 years old{{else}}Ho almeno 14 anni{{end}}</span></label>
{{if .AgeWrong}}<p class="errore" id="eta-error">{{.AgeWrong}}</p>{{end}}</div>{{end}}
{{if .Notice}}<details class="pz-informativa"{{if .Consents}} open{{end}}><summary>{{if $en}}Read the privacy notice{{else}}Leggi l’informativa sulla privacy{{end}}</summary><div class="txt">{{.Notice}}</div></details>{{end}}
<div class="pz-campo"><label class="pz-spunta"><input type="checkbox" name="accetto"{{if .Agrees}} checked{{end}}{{if .AgreesWrong}} aria-invalid="true" aria-describedby="accetto-error"{{end}}><span>{{if $en}}I have read the privacy notice and agree that my data be treated as it says{{else}}Ho letto l’informativa e acconsento al trattamento dei miei dati come vi è scritto{{end}}</span></label>
{{if .AgreesWrong}}<p class="errore" id="accetto-error">{{.AgreesWrong}}</p>{{end}}</div>
<p class="pz-riga pz-su-4"><button class="btn btn-primary">{{if .Consents}}{{if $en}}Agree and come in{{else}}Accetto ed entro{{end}}{{else}}{{if $en}}Come in{{else}}Entra in piazza{{end}}{{end}}</button>
<a class="btn btn-outline-primary" href="{{.Back}}">{{if $en}}Not now{{else}}Non ora{{end}}</a></p>
</form>
{{if not .Consents}}<p class="pz-avviso">{{if $en}}Do you have a profile here already? <a href="{{.SignIn}}">Sign in the way you did before</a>, then add {{if .Mailed}}this address{{else}}{{.Service}}{{end}} in your profile: you keep one profile and one ballot.{{else}}Hai già un profilo qui? <a href="{{.SignIn}}">Entra come l’altra volta</a> e poi aggiungi {{if .Mailed}}questo indirizzo{{else}}{{.Service}}{{end}} dal tuo profilo: così resti con un profilo solo e un voto solo.{{end}}</p>{{end}}
<p><a href="/auth/welcome?lingua={{if $en}}it{{else}}en{{end}}" hreflang="{{if $en}}it{{else}}en{{end}}" lang="{{if $en}}it{{else}}en{{end}}">{{if $en}}In italiano{{else}}In English{{end}}</a></p>`)
