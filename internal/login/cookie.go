package login

import (
	"net/http"
	"strings"
	"time"
)

const (
	// browserAge is as long as the longest of what waits for a browser to come back.
	browserAge = 30 * time.Minute
	// secretLength is how long a secret of account is as text.
	secretLength = 43
)

// Cookies knows the names of our cookies: with the prefix that only this host can set, where we are reached by https.
type Cookies struct {
	secure bool
	// life is how long a session lasts at most: its cookie is kept no longer.
	life time.Duration
}

// CookiesFor returns the cookies of an installation that is reached by this address, and whose sessions last so long at most.
func CookiesFor(publicURL string, life time.Duration) Cookies {
	return Cookies{strings.HasPrefix(publicURL, "https://"), life}
}

func (c Cookies) name(secure, plain string) string {
	if c.secure {
		return "__Host-" + secure
	}
	return plain
}

// Session names the cookie with a session's token.
func (c Cookies) Session() string { return c.name("piazza", "piazza_session") }

// Browser names the cookie that tells the browser that began a login.
func (c Cookies) Browser() string { return c.name("piazza-login", "piazza_login") }

// Arrival names the cookie of somebody who has still to say something before he is in.
func (c Cookies) Arrival() string { return c.name("piazza-arrival", "piazza_arrival") }

// Set sets a cookie.
func (c Cookies) Set(w http.ResponseWriter, name, value string, age time.Duration) {
	http.SetCookie(w, &http.Cookie{ //nolint:gosec // Secure wherever visitors come by https
		Name: name, Value: value, Path: "/", MaxAge: int(age.Seconds()), HttpOnly: true, Secure: c.secure,
		SameSite: http.SameSiteLaxMode,
	})
}

// SetSession sets the cookie of a session.
func (c Cookies) SetSession(w http.ResponseWriter, token string) {
	c.Set(w, c.Session(), token, c.life)
}

// Clear takes a cookie away.
func (c Cookies) Clear(w http.ResponseWriter, name string) { c.Set(w, name, "", -time.Second) }

// Read returns a cookie's value where it can be one of our secrets.
func (c Cookies) Read(r *http.Request, name string) string {
	cookie, err := r.Cookie(name)
	if err != nil || len(cookie.Value) != secretLength {
		return ""
	}
	return cookie.Value
}
