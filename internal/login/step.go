package login

import (
	"bytes"
	"net/http"
	"net/url"
	"strings"
)

// Go sends the browser to its next step.
func (h *Handler) Go(w http.ResponseWriter, r *http.Request, s Step, language string) {
	if s.Fields == nil {
		http.Redirect(w, r, s.Address, http.StatusSeeOther)
		return
	}
	v := onward{view{Words: Words{"Ancora un passo", "Ora si continua dal servizio che hai scelto."}, Language: language, Styles: h.pages.Styles}, s}
	if language == "en" {
		v.Words = Words{"One more step", "You go on at the service that you chose."}
	}
	var out bytes.Buffer
	if err := onwardPage.Execute(&out, v); err != nil {
		h.fail(w, r, failure{language, "/", "a page could not be written", err})
		return
	}
	allowForm(w.Header(), s.Address)
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	_, _ = out.WriteTo(w)
}

type onward struct {
	view
	Step Step
}

var onwardPage = Frame(`<p class="pz-lead">{{.Text}}</p>
<form class="pz-modulo" method="post" action="{{.Step.Address}}" id="avanti">
{{range $name, $values := .Step.Fields}}{{range $values}}<input type="hidden" name="{{$name}}" value="{{.}}">
{{end}}{{end}}<p class="pz-riga pz-su-4"><button class="btn btn-primary">{{if eq .Language "en"}}Continue{{else}}Continua{{end}}</button></p>
</form>
<script src="/auth/avanti.js" defer></script>`)

// press sends the form of a step without waiting for somebody to press its button.
func press(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/javascript; charset=utf-8")
	_, _ = w.Write([]byte("document.getElementById(\"avanti\").submit();\n"))
}

// allowForm lets the form of this one answer be sent to an address, which the policy for all pages forbids: and, as browsers
// apply that to where a form is sent on to, to the services behind a gateway.
func allowForm(header http.Header, address string) {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return
	}
	to := u.Scheme + "://" + u.Host
	if u.Scheme == "https" {
		to = "https:"
	}
	policy := header.Get("Content-Security-Policy")
	header.Set("Content-Security-Policy", strings.Replace(policy, "form-action 'self'", "form-action 'self' "+to, 1))
}
