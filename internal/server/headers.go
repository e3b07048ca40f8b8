package server

import (
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
)

// secured says in every answer what a browser must not do with it.
func (s *Server) secured(next http.Handler) http.Handler {
	policy := s.policy("'self'", "'self'")
	explorer := s.policy("'self' 'unsafe-eval'", "'self' 'unsafe-inline'")
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		if s.options.Config.Demo && strings.HasPrefix(r.URL.Path, "/graphiql/") {
			h.Set("Content-Security-Policy", explorer)
		}
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "strict-origin-when-cross-origin")
		h.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		if s.options.Config.Secure() {
			h.Set("Strict-Transport-Security", "max-age=31536000")
		}
		next.ServeHTTP(w, r)
	})
}

// policy writes the Content-Security-Policy: everything from here, nothing from elsewhere, but the videos that a
// visitor has asked for.
func (s *Server) policy(scripts, styles string) string {
	frames := "'none'"
	if len(s.options.Frames) > 0 {
		frames = strings.Join(s.options.Frames, " ")
	}
	connect := "'self'"
	if address, ok := strings.CutPrefix(s.options.Config.PublicURL, "http"); ok {
		connect += " ws" + address // older browsers do not count a websocket as 'self'
	}
	return strings.Join([]string{
		"default-src 'none'", "script-src " + scripts, "style-src " + styles, "img-src 'self' data:", "font-src 'self'",
		"connect-src " + connect, "frame-src " + frames, "worker-src 'self'", "manifest-src 'self'", "base-uri 'none'",
		"form-action 'self'", "frame-ancestors 'none'",
	}, "; ")
}

// rightHost keeps the demo, where anyone signs in as anybody, from answering to names that are not this computer's:
// a foreign page could otherwise let its own name point here. Other names of this computer are led to the one that
// cookies and sign-in know.
func (s *Server) rightHost(next http.Handler) http.Handler {
	c := s.options.Config
	public, err := url.Parse(c.PublicURL)
	if !c.Demo || c.DemoOnNetwork || err != nil {
		return next
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case strings.EqualFold(r.Host, public.Host) || probe(r):
			next.ServeHTTP(w, r)
		case !ourName(r.Host):
			refuse(w, r, http.StatusMisdirectedRequest, "The demo answers on this computer only.")
		case r.Method == http.MethodGet && !s.longLived(r) && strings.Contains(r.Header.Get("Accept"), "text/html"):
			http.Redirect(w, r, c.PublicURL+r.URL.RequestURI(), http.StatusTemporaryRedirect) //nolint:gosec // the path follows our own address
		default:
			next.ServeHTTP(w, r)
		}
	})
}

func probe(r *http.Request) bool { return r.URL.Path == "/healthz" || r.URL.Path == "/readyz" }

// ourName tells whether a Host names this computer itself.
func ourName(host string) bool {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	ip, err := netip.ParseAddr(strings.Trim(host, "[]"))
	return host == "localhost" || (err == nil && ip.IsLoopback())
}
