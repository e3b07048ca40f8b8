package login

import (
	"net/http"
	"time"
)

const (
	sessionAge = 30 * 24 * time.Hour
	browserAge = 10 * time.Minute
	// secretLength is how long a secret of account is as text.
	secretLength = 43
)

// cookies knows the names of our cookies: with the prefix that only this host can set, where we are reached by https.
type cookies struct{ secure bool }

func (c cookies) session() string {
	if c.secure {
		return "__Host-piazza"
	}
	return "piazza_session"
}

func (c cookies) browser() string {
	if c.secure {
		return "__Host-piazza-login"
	}
	return "piazza_login"
}

func (c cookies) set(w http.ResponseWriter, name, value string, age time.Duration) {
	http.SetCookie(w, &http.Cookie{ //nolint:gosec // Secure wherever visitors come by https
		Name: name, Value: value, Path: "/", MaxAge: int(age.Seconds()), HttpOnly: true, Secure: c.secure,
		SameSite: http.SameSiteLaxMode,
	})
}

func (c cookies) clear(w http.ResponseWriter, name string) { c.set(w, name, "", -time.Second) }

// read returns a cookie's value where it can be one of our secrets.
func (c cookies) read(r *http.Request, name string) string {
	cookie, err := r.Cookie(name)
	if err != nil || len(cookie.Value) != secretLength {
		return ""
	}
	return cookie.Value
}
