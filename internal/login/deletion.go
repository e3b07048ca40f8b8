package login

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"piazza/internal/account"
)

// Forgotten is what became of the wish that what came from a provider be forgotten.
type Forgotten string

// What may have become of it. Each is one letter of the code that the person can look it up by.
const (
	// ForgottenLogin says that the login is gone; the account has others.
	ForgottenLogin Forgotten = "a"
	// ForgottenAccount says that the account is erased: nobody could have come in any more.
	ForgottenAccount Forgotten = "b"
	// ForgottenNothing says that nothing was kept.
	ForgottenNothing Forgotten = "c"
	// ForgottenNotYet says that the person is suspended: whoever runs the piazza decides.
	ForgottenNotYet Forgotten = "d"
)

const (
	longestDeletion = 64 << 10
	// deletionLife is how old a request may be: one from long ago could be about an account that was made since.
	deletionLife = 24 * time.Hour
	codeTagSize  = 12
)

// Mount serves Mounting: Facebook tells us when somebody wants forgotten what it told us about him.
func (o *OAuth) Mount(h *Handler) {
	if o.Kind() != account.KindFacebook || h.forget == nil {
		return
	}
	path := "/auth/" + o.Name() + "/deletion"
	h.HandleFunc("POST "+path, func(w http.ResponseWriter, r *http.Request) { o.delete(w, r, h) })
	h.HandleFunc("GET "+path, func(w http.ResponseWriter, r *http.Request) { o.deleted(w, r, h) })
}

// delete carries out a request to forget somebody, and answers with the code that he can look it up by.
func (o *OAuth) delete(w http.ResponseWriter, r *http.Request, h *Handler) {
	if !h.Allow(w, r, "/") {
		return
	}
	r.Body = http.MaxBytesReader(w, r.Body, longestDeletion)
	subject, err := o.signed(r.PostFormValue("signed_request"), time.Now())
	if err != nil {
		h.log.WarnContext(r.Context(), "a request to forget somebody was refused", "provider", o.Name(), "error", err)
		http.Error(w, `{"error":"the signed request is not valid"}`, http.StatusBadRequest)
		return
	}
	done, err := o.forgotten(r.Context(), h, subject)
	if err != nil {
		h.log.ErrorContext(r.Context(), "a request to forget somebody failed", "provider", o.Name(), "error", err)
		http.Error(w, `{"error":"try again later"}`, http.StatusServiceUnavailable)
		return
	}
	code := o.code(done, time.Now())
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(map[string]string{
		"url": o.publicURL + "/auth/" + o.Name() + "/deletion?" + url.Values{"code": {code}}.Encode(), "confirmation_code": code,
	})
}

func (o *OAuth) forgotten(ctx context.Context, h *Handler, subject string) (Forgotten, error) {
	done, err := h.forget(ctx, o.realm(), subject)
	if _, out := errors.AsType[*account.SuspendedError](err); out {
		return ForgottenNotYet, nil
	}
	return done, err
}

// signed returns whom a signed request is about: text that Facebook has signed with our secret.
func (o *OAuth) signed(text string, now time.Time) (subject string, err error) {
	tag, payload, _ := strings.Cut(text, ".")
	given, err := unpadded(tag)
	if err != nil || !hmac.Equal(given, o.sum(payload)) {
		return "", fmt.Errorf("%w: it is not signed with our secret", ErrProof)
	}
	content, err := unpadded(payload)
	if err != nil {
		return "", fmt.Errorf("%w: it cannot be read", ErrProof)
	}
	var said struct {
		Algorithm string `json:"algorithm"`
		UserID    string `json:"user_id"`
		IssuedAt  int64  `json:"issued_at"`
	}
	if err := json.Unmarshal(content, &said); err != nil || said.UserID == "" || !strings.EqualFold(said.Algorithm, "HMAC-SHA256") {
		return "", fmt.Errorf("%w: it says not what it should", ErrProof)
	}
	if age := now.Sub(time.Unix(said.IssuedAt, 0)); age > deletionLife || age < -deletionLife {
		return "", fmt.Errorf("%w: it is too old", ErrProof)
	}
	return said.UserID, nil
}

func unpadded(text string) ([]byte, error) {
	return base64.RawURLEncoding.DecodeString(strings.TrimRight(text, "="))
}

func (o *OAuth) sum(text string) []byte {
	mac := hmac.New(sha256.New, []byte(o.ClientSecret))
	mac.Write([]byte(text))
	return mac.Sum(nil)
}

// code says what became of a request, and when: it is signed, so that nothing about it has to be kept.
func (o *OAuth) code(done Forgotten, at time.Time) string {
	said := string(done) + strconv.FormatInt(at.Unix(), 36)
	return said + "-" + hex.EncodeToString(o.sum("deletion " + said)[:codeTagSize])
}

// decode reads a code.
func (o *OAuth) decode(code string) (done Forgotten, at time.Time, ok bool) {
	said, _, _ := strings.Cut(code, "-")
	if len(said) < 2 {
		return "", at, false
	}
	seconds, err := strconv.ParseInt(said[1:], 36, 64)
	at = time.Unix(seconds, 0)
	done = Forgotten(said[:1])
	return done, at, err == nil && hmac.Equal([]byte(o.code(done, at)), []byte(code))
}

// deleted tells what became of a request.
func (o *OAuth) deleted(w http.ResponseWriter, r *http.Request, h *Handler) {
	if !h.Allow(w, r, "/") {
		return
	}
	done, at, ok := o.decode(r.URL.Query().Get("code"))
	if !ok {
		h.Show(w, r, noSuchDeletion, "/")
		return
	}
	h.Show(w, r, deletionMessage(done, at.In(rome()), o.Title()), "/")
}

func deletionMessage(done Forgotten, at time.Time, title string) Message {
	it := map[Forgotten]string{
		ForgottenLogin:   "L’accesso con " + title + " e tutto quello che " + title + " ci aveva detto di te non ci sono più. Il tuo profilo resta, con gli altri tuoi accessi.",
		ForgottenAccount: title + " era il tuo unico accesso, quindi abbiamo cancellato il profilo intero: quello che " + title + " ci aveva detto di te non c’è più.",
		ForgottenNothing: "Di te, da " + title + ", non conservavamo nulla.",
		ForgottenNotYet:  "Il tuo profilo è sospeso, quindi decide chi gestisce la piazza: scrivi ai recapiti dell’informativa sulla privacy.",
	}[done]
	en := map[Forgotten]string{
		ForgottenLogin:   "Your login with " + title + " and all that " + title + " had told us about you are gone. Your profile stays, with your other logins.",
		ForgottenAccount: title + " was your only way in, so we erased the whole profile: what " + title + " had told us about you is gone.",
		ForgottenNothing: "We kept nothing about you from " + title + ".",
		ForgottenNotYet:  "Your profile is suspended, so whoever runs the piazza decides: write to the contact in the privacy notice.",
	}[done]
	return Message{
		http.StatusOK,
		Words{"La tua richiesta del " + day(at, monthsIt), it},
		Words{"Your request of " + day(at, monthsEn), en},
	}
}
