package login

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"encoding/base64"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/go-jose/go-jose/v4"
	"golang.org/x/oauth2"
)

// forger is a provider that may lie: an OpenID Connect provider of its own, with a knob for every lie.
type forger struct {
	*httptest.Server
	key *ecdsa.PrivateKey
	// forge changes the claims, and may write the token itself.
	forge func(claims map[string]any) string
	// userinfo is what it says about a person.
	userinfo map[string]any
	// down answers nothing but errors.
	down  atomic.Bool
	asked atomic.Int64
	// calls and leaves are what it says about signing out: that it tells us, and where to tell it.
	calls  bool
	leaves string
	// names is whether it says with its answers whose they are; garbage what it answers at some of its addresses.
	names   bool
	garbage map[string]string
	// challenge and nonce are what the last login began with.
	challenge, nonce string
}

func newForger(t *testing.T) *forger {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	f := &forger{key: key, userinfo: map[string]any{"sub": "1", "name": "Ada Lovelace"}}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /.well-known/openid-configuration", f.discovery)
	mux.HandleFunc("GET /keys", func(w http.ResponseWriter, _ *http.Request) {
		answer(w, jose.JSONWebKeySet{Keys: []jose.JSONWebKey{{Key: key.Public(), KeyID: "k", Algorithm: "ES256", Use: "sig"}}})
	})
	mux.HandleFunc("POST /token", f.token)
	mux.HandleFunc("GET /userinfo", func(w http.ResponseWriter, _ *http.Request) { answer(w, f.userinfo) })
	f.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if text, wrong := f.garbage[r.URL.Path]; wrong {
			_, _ = w.Write([]byte(text))
			return
		}
		mux.ServeHTTP(w, r)
	}))
	t.Cleanup(f.Close)
	return f
}

func answer(w http.ResponseWriter, v any) {
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(v)
}

func (f *forger) discovery(w http.ResponseWriter, _ *http.Request) {
	f.asked.Add(1)
	if f.down.Load() {
		http.Error(w, "closed", http.StatusServiceUnavailable)
		return
	}
	told := map[string]any{
		"issuer": f.URL, "authorization_endpoint": f.URL + "/authorize", "token_endpoint": f.URL + "/token", "jwks_uri": f.URL + "/keys",
		"userinfo_endpoint": f.URL + "/userinfo", "id_token_signing_alg_values_supported": []string{"ES256"},
	}
	if f.calls {
		told["backchannel_logout_supported"] = true
	}
	if f.names {
		told["authorization_response_iss_parameter_supported"] = true
	}
	if f.leaves != "" {
		told["end_session_endpoint"] = f.URL + f.leaves
	}
	answer(w, told)
}

// token exchanges a code, where the PKCE verifier fits.
func (f *forger) token(w http.ResponseWriter, r *http.Request) {
	if r.PostFormValue("code") != "good" || oauth2.S256ChallengeFromVerifier(r.PostFormValue("code_verifier")) != f.challenge {
		http.Error(w, `{"error":"invalid_grant"}`, http.StatusBadRequest)
		return
	}
	claims := map[string]any{
		"iss": f.URL, "sub": "1", "aud": "piazza", "exp": time.Now().Add(time.Minute).Unix(), "iat": time.Now().Unix(), "nonce": f.nonce,
	}
	token := ""
	if f.forge != nil {
		token = f.forge(claims)
	}
	if token == "" {
		token = sign(jose.ES256, f.key, claims)
	}
	body := map[string]any{"access_token": "a", "token_type": "Bearer", "expires_in": 60}
	if token != "none" {
		body["id_token"] = token
	}
	answer(w, body)
}

func sign(alg jose.SignatureAlgorithm, key any, claims map[string]any) string {
	signer, err := jose.NewSigner(jose.SigningKey{Algorithm: alg, Key: jose.JSONWebKey{Key: key, KeyID: "k"}}, nil)
	if err != nil {
		panic(err)
	}
	payload, _ := json.Marshal(claims)
	signed, err := signer.Sign(payload)
	if err != nil {
		panic(err)
	}
	text, _ := signed.CompactSerialize()
	return text
}

func unsigned(claims map[string]any) string {
	part := func(v any) string {
		text, _ := json.Marshal(v)
		return base64.RawURLEncoding.EncodeToString(text)
	}
	return part(map[string]string{"alg": "none", "typ": "JWT"}) + "." + part(claims) + "."
}

// heed remembers what a login begins with, as a provider's login page would.
func (f *forger) heed(t *testing.T, address string) (state string) {
	t.Helper()
	u, err := url.Parse(address)
	if err != nil || !strings.HasPrefix(address, f.URL+"/authorize?") {
		t.Fatalf("sent to %q", address)
	}
	q := u.Query()
	if q.Get("code_challenge_method") != "S256" || q.Get("response_type") != "code" || q.Get("client_id") != "piazza" || !strings.Contains(q.Get("scope"), "openid") {
		t.Errorf("the login begins with %v", q)
	}
	for _, secret := range []string{"state", "nonce", "code_challenge"} {
		if len(q.Get(secret)) != secretLength {
			t.Errorf("%s is %q", secret, q.Get(secret))
		}
	}
	f.challenge, f.nonce = q.Get("code_challenge"), q.Get("nonce")
	return q.Get("state")
}
