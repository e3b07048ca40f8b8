package login

import (
	"context"
	"errors"
	"net/http"
	"strconv"

	"piazza/internal/account"
	"piazza/internal/privacy"
	"piazza/internal/problem"
)

const (
	welcomePath = "/auth/welcome"
	mergePath   = "/auth/merge"
)

// waiting is somebody who has still to say something.
type waiting struct {
	*account.Pending

	secret, browser string
	language        string
}

// waits finds what a browser's owner has still to say; where that is nothing, or something else, it has said so.
func (h *Handler) waits(w http.ResponseWriter, r *http.Request, here string) *waiting {
	p := &waiting{secret: h.cookies.Read(r, h.cookies.Arrival()), browser: h.cookies.Read(r, h.cookies.Browser())}
	found, err := h.accounts.ArrivalFor(r.Context(), p.secret, p.browser)
	if err != nil {
		h.Fail(w, r, ours(err), "/")
		return nil
	}
	p.Pending, p.language = found, languageOf(r, found.ReturnPath)
	if chosen := r.FormValue("lingua"); chosen == "it" || chosen == "en" {
		p.language = chosen
	}
	if path := waitingPath(p.Kind); path != here {
		http.Redirect(w, r, path, http.StatusSeeOther)
		return nil
	}
	return p
}

// askToJoin shows what somebody is asked before he is a member, or before he comes in again: GET /auth/welcome.
func (h *Handler) askToJoin(w http.ResponseWriter, r *http.Request) {
	p := h.waits(w, r, welcomePath)
	if p == nil {
		return
	}
	asked := &welcome{Name: p.Identity.Name, status: http.StatusOK}
	if err := h.knowsAge(r.Context(), p, asked); err != nil {
		h.Fail(w, r, ours(err), p.ReturnPath)
		return
	}
	h.showWelcome(w, r, p, asked)
}

// knowsAge notes whether somebody need not be asked how old he is: he said so when he became a member, unless that was before
// anybody was asked.
func (h *Handler) knowsAge(ctx context.Context, p *waiting, v *welcome) (err error) {
	if p.Kind != account.Consents {
		return nil
	}
	if v.AgeKnown = true; h.saidAge != nil {
		v.AgeKnown, err = h.saidAge(ctx, p.Member.ID)
	}
	return err
}

// join takes up what somebody said who wants to be a member: POST /auth/welcome.
func (h *Handler) join(w http.ResponseWriter, r *http.Request) {
	if !h.Allow(w, r, "/") {
		return
	}
	p := h.waits(w, r, welcomePath)
	if p == nil {
		return
	}
	version, _ := strconv.Atoi(r.PostFormValue("informativa"))
	said := &welcome{Name: r.PostFormValue("nome"), OfAge: r.PostFormValue("eta") != "", Agrees: r.PostFormValue("accetto") != ""}
	if err := h.knowsAge(r.Context(), p, said); err != nil {
		h.Fail(w, r, ours(err), p.ReturnPath)
		return
	}
	if said.check(p.language) {
		err := h.enterWith(w, r, p, account.RegisterInput{
			Name: said.Name, OfAge: said.OfAge || said.AgeKnown, NoticeVersion: version, Locale: p.language, UserAgent: r.UserAgent(),
			Previous: h.cookies.Read(r, h.cookies.Session()),
		})
		if err == nil {
			return
		}
		if !said.take(p.language, err) {
			h.Fail(w, r, ours(err), p.ReturnPath)
			return
		}
	}
	said.status = http.StatusUnprocessableEntity
	h.showWelcome(w, r, p, said)
}

func (h *Handler) enterWith(w http.ResponseWriter, r *http.Request, p *waiting, in account.RegisterInput) error {
	enter := h.accounts.Register
	if p.Kind == account.Consents {
		enter = h.accounts.Consent
	}
	entered, err := enter(r.Context(), p.secret, p.browser, in)
	if err != nil {
		return err
	}
	h.cookies.SetSession(w, entered.Token)
	h.cookies.Clear(w, h.cookies.Arrival())
	http.Redirect(w, r, p.ReturnPath, http.StatusSeeOther) //nolint:gosec // a local path, checked when the login began
	return nil
}

// check finds what is missing from what somebody said, and tells whether that is nothing.
func (v *welcome) check(language string) bool {
	say := func(it, en string) string {
		if language == "en" {
			return en
		}
		return it
	}
	if !v.OfAge && !v.AgeKnown {
		v.AgeWrong = say("Per partecipare bisogna avere almeno 14 anni: lo chiede la legge. Se non li hai ancora puoi leggere tutto, e ti aspettiamo.",
			"Taking part needs 14 years of age: the law asks for it. Until then you can read everything, and you will be welcome.")
	}
	if !v.Agrees {
		v.AgreesWrong = say("Serve il tuo consenso: senza, non possiamo tenere il tuo profilo.", "Your consent is needed: without it we cannot keep your profile.")
	}
	return v.AgeWrong == "" && v.AgreesWrong == ""
}

// take shows an error at its field, where it has one.
func (v *welcome) take(language string, err error) bool {
	refused, ok := errors.AsType[*problem.Error](err)
	switch {
	case errors.Is(err, privacy.ErrOutdated):
		v.Agrees = false
		v.AgreesWrong = "L’informativa è appena cambiata: rileggila e conferma."
		if language == "en" {
			v.AgreesWrong = "The notice has just changed: read it again and confirm."
		}
	case ok && refused.Field == "name":
		v.NameWrong = "Il nome deve avere da 1 a 80 caratteri, senza segni che non si vedono."
		if language == "en" {
			v.NameWrong = "A name has 1 to 80 characters, none of them invisible."
		}
	default:
		return false
	}
	return true
}

// present returns the notice to agree to, nil where nobody is asked.
func (h *Handler) present(ctx context.Context) (*privacy.Notice, error) {
	if h.notice == nil {
		return nil, nil //nolint:nilnil // an installation whose members agree to nothing: in tests
	}
	return h.notice(ctx)
}
