package login

import (
	"context"
	"net/http"

	"piazza/internal/account"
)

// logout ends the session: POST /auth/logout?return=/path. Where the provider has a session too, the browser goes on there.
// A program that asks for no page gets none.
func (h *Handler) logout(w http.ResponseWriter, r *http.Request) {
	back := Local(r.URL.Query().Get("return"))
	next, err := h.close(r)
	if err != nil {
		h.Fail(w, r, ours(err), back)
		return
	}
	h.cookies.Clear(w, h.cookies.Session())
	switch {
	case !wantsPage(r):
		w.WriteHeader(http.StatusNoContent)
	case next.Address == "":
		http.Redirect(w, r, back, http.StatusSeeOther) //nolint:gosec // Local lets nothing else through
	case next.Fields != nil:
		h.Go(w, r, next, languageOf(r, back))
	default:
		h.showLeaving(w, r, next, back)
	}
}

// close ends the session that a browser is in, and returns what is to be done for it to end at the provider's side.
func (h *Handler) close(r *http.Request) (Step, error) {
	token := h.cookies.Read(r, h.cookies.Session())
	if token == "" {
		return Step{}, nil
	}
	origin, err := h.accounts.OriginByToken(r.Context(), token)
	if err != nil {
		return Step{}, err
	}
	if err := h.accounts.CloseSession(r.Context(), token); err != nil || origin == nil {
		return Step{}, err
	}
	return h.farewell(r.Context(), *origin), nil
}

// farewell asks the methods how to leave the provider that an origin is of. None of them can keep anybody in.
func (h *Handler) farewell(ctx context.Context, o account.Origin) Step {
	for _, m := range h.methods {
		leaving, ok := m.(Leaving)
		if !ok {
			continue
		}
		next, err := leaving.Leave(ctx, o, h.publicURL+"/")
		if err != nil {
			h.log.WarnContext(ctx, "the provider was not told that somebody has left", "provider", m.Name(), "error", err)
		}
		if next.Address != "" {
			return next
		}
	}
	return Step{}
}

// showLeaving says that somebody is out here, and leads him on to the provider: not by a redirect, which the policy for forms
// would stop.
func (h *Handler) showLeaving(w http.ResponseWriter, r *http.Request, s Step, back string) {
	language := languageOf(r, back)
	v := leaving{view{Words: Words{
		"Sei uscito dalla piazza", "Ora ti portiamo dal servizio con cui eri entrato, per uscire anche lì: su un computer di altri conta.",
	}, Language: language, Styles: h.pages.Styles, Back: back}, s.Address}
	if language == "en" {
		v.Words = Words{"You have left the piazza", "Now we take you to the service that you came by, to sign out there too: on somebody else’s computer that matters."}
	}
	w.Header().Set("Refresh", "0; url="+s.Address)
	h.write(w, r, http.StatusOK, leavingPage, v)
}

type leaving struct {
	view

	Next string
}

var leavingPage = Frame(`<p class="pz-lead">{{.Text}}</p>
<p class="pz-riga pz-su-4"><a class="btn btn-primary" href="{{.Next}}">{{if eq .Language "en"}}Sign out there too{{else}}Esci anche lì{{end}}</a>
<a class="btn btn-outline-primary" href="{{.Back}}">{{if eq .Language "en"}}Go on reading{{else}}Continua a leggere{{end}}</a></p>`)
