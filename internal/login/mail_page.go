package login

import (
	"bytes"
	"html/template"
	"net/http"
	"net/url"

	"piazza/internal/account"
)

var (
	otherBrowser = Message{
		http.StatusForbidden,
		Words{"Apri il collegamento nello stesso browser", "Questo collegamento vale solo nel browser da cui l’hai chiesto: aprilo lì, oppure chiedine un altro da qui."},
		Words{"Open the link in the same browser", "This link works only in the browser in which you asked for it: open it there, or ask for another one here."},
	}
	mailAsks = Message{
		0,
		Words{"Entra con un collegamento per e-mail", "Scrivi il tuo indirizzo: ti mandiamo un collegamento che vale dieci minuti, una volta sola, in questo browser."},
		Words{"Sign in with a link by e-mail", "Write your address: we send you a link that works for ten minutes, once, in this browser."},
	}
	mailSent = Message{
		0,
		Words{"Guarda la tua posta", "Se l’indirizzo è giusto, tra poco arriva un collegamento: aprilo in questo browser entro dieci minuti. Se non arriva, guarda nella posta indesiderata; se l’hai già chiesto più volte, aspetta qualche minuto."},
		Words{"Look at your mail", "If the address is right, a link arrives in a moment: open it in this browser within ten minutes. If it does not arrive, look into your spam; if you have asked several times already, wait a few minutes."},
	}
	mailOpens = Message{
		0,
		Words{"Ci sei quasi", "Premi il pulsante per entrare nella piazza."},
		Words{"Almost there", "Press the button to enter the piazza."},
	}
)

// in returns the words of a language.
func (m Message) in(language string) Words {
	if language == "en" {
		return m.En
	}
	return m.It
}

// mailView is what the pages of the link by e-mail show.
type mailView struct {
	view
	// Action is where the form goes, Label what stands on its button.
	Action, Label string
	// Given is what was written, where Wrong says that it is no address.
	Given string
	Wrong bool
	State string
	// Kept tells that mails can be looked at here.
	Kept bool
}

// mailForm is the form for an address: where it leads back to, and what was written in it.
type mailForm struct {
	back    string
	given   string
	purpose account.Purpose
	status  int
}

func (h *Handler) showMailForm(w http.ResponseWriter, r *http.Request, f mailForm) {
	language := languageOf(r, f.back)
	query := url.Values{"return": {f.back}}
	if f.purpose != account.Enter {
		query.Set("purpose", string(f.purpose))
	}
	v := mailView{
		view:   view{Words: mailAsks.in(language), Language: language, Styles: h.pages.Styles, Back: f.back},
		Action: "/auth/mail?" + query.Encode(), Label: Words{"Manda il collegamento", "Send the link"}.pick(language),
		Given: f.given, Wrong: f.status != http.StatusOK,
	}
	write(w, mailAskPage, v, f.status)
}

func (h *Handler) showMailed(w http.ResponseWriter, r *http.Request, language, back string, kept bool) {
	if !wantsPage(r) {
		w.WriteHeader(http.StatusAccepted)
		return
	}
	write(w, mailSentPage, mailView{
		view: view{Words: mailSent.in(language), Language: language, Styles: h.pages.Styles, Back: back}, Kept: kept,
	}, http.StatusOK)
}

func (h *Handler) showMailButton(w http.ResponseWriter, language, state string) {
	write(w, mailOpenPage, mailView{
		view: view{Words: mailOpens.in(language), Language: language, Styles: h.pages.Styles}, State: state,
		Label: Words{"Entra", "Sign in"}.pick(language),
	}, http.StatusOK)
}

// pick takes the first of two words in Italian, the second in English.
func (w Words) pick(language string) string {
	if language == "en" {
		return w.Text
	}
	return w.Title
}

func write(w http.ResponseWriter, page *template.Template, v any, status int) {
	var out bytes.Buffer
	if err := page.Execute(&out, v); err != nil {
		http.Error(w, "", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	// A link's secret stands in the address of the page: it goes to nobody else.
	w.Header().Set("Referrer-Policy", "no-referrer")
	w.WriteHeader(status)
	_, _ = out.WriteTo(w)
}

var mailAskPage = Frame(`<p class="pz-lead">{{.Text}}</p>
<form class="pz-modulo" method="post" action="{{.Action}}">
<div class="pz-campo">
<label for="address">{{if eq .Language "en"}}Your e-mail address{{else}}Il tuo indirizzo e-mail{{end}}</label>
<input class="form-control" type="email" id="address" name="address" value="{{.Given}}" required autocomplete="email" maxlength="254"{{if .Wrong}} aria-invalid="true" aria-describedby="address-error" autofocus{{end}}>
{{if .Wrong}}<p class="errore" id="address-error">{{if eq .Language "en"}}This is not an e-mail address: check it and try again.{{else}}Questo non è un indirizzo e-mail: controllalo e riprova.{{end}}</p>
{{end}}</div>
<p class="pz-riga pz-su-4"><button class="btn btn-primary">{{.Label}}</button>
<a class="btn btn-outline-primary" href="{{.Back}}">{{if eq .Language "en"}}Go on reading{{else}}Continua a leggere{{end}}</a></p>
</form>`)

var mailSentPage = Frame(`<p class="pz-lead">{{.Text}}</p>
{{if .Kept}}<p class="pz-su-4">{{if eq .Language "en"}}The demo sends no mails: <a href="/demo-posta">read them here</a>.{{else}}La demo non manda e-mail: <a href="/demo-posta">leggile qui</a>.{{end}}</p>
{{end}}<p class="pz-riga pz-su-4"><a class="btn btn-outline-primary" href="{{.Back}}">{{if eq .Language "en"}}Go on reading{{else}}Continua a leggere{{end}}</a></p>`)

var mailOpenPage = Frame(`<p class="pz-lead">{{.Text}}</p>
<form class="pz-modulo" method="post" action="/auth/mail/callback">
<input type="hidden" name="state" value="{{.State}}">
<p class="pz-riga pz-su-4"><button class="btn btn-primary" autofocus>{{.Label}}</button></p>
</form>`)
