package passkey

import (
	"fmt"
	"log/slog"
	"net/http"
	"time"

	"github.com/go-webauthn/webauthn/protocol"
	"github.com/go-webauthn/webauthn/webauthn"

	"piazza/internal/account"
	"piazza/internal/limit"
	"piazza/internal/login"
)

// Options are what the program brings.
type Options struct {
	Accounts *account.Service
	// PublicURL is where visitors reach us, without a slash at its end; Host is the name in it, empty where it is an address.
	PublicURL, Host string
	Log             *slog.Logger
}

// Handler speaks with passkeys.
type Handler struct {
	accounts *account.Service
	// web is nil where there can be no passkeys.
	web       *webauthn.WebAuthn
	cookies   login.Cookies
	log       *slog.Logger
	addresses *limit.Limiter
}

const (
	// name stands in sessions, and in the path.
	name = "passkey"
	// A hall of five hundred comes in behind one address, in two steps each.
	addressBurst = 1200
	addressPace  = 3
	ceremonyAge  = 5 * time.Minute
)

// New returns the handler.
func New(o Options) (*Handler, error) {
	h := &Handler{
		accounts: o.Accounts, cookies: login.CookiesFor(o.PublicURL, o.Accounts.SessionLife()), log: o.Log, addresses: limit.New(addressBurst, addressPace),
	}
	if o.Host == "" {
		return h, nil
	}
	web, err := webauthn.New(&webauthn.Config{
		RPID: o.Host, RPDisplayName: "Piazza", RPOrigins: []string{o.PublicURL},
		AttestationPreference: protocol.PreferNoAttestation,
		AuthenticatorSelection: protocol.AuthenticatorSelection{
			ResidentKey: protocol.ResidentKeyRequirementRequired, RequireResidentKey: protocol.ResidentKeyRequired(),
			UserVerification: protocol.VerificationRequired,
		},
		// Password managers tell of properties that nobody asked for.
		ExtensionsUnsolicitedOutputPolicy: protocol.UnsolicitedOutputPolicyIgnore,
	})
	if err != nil {
		return nil, fmt.Errorf("passkeys cannot be used at %s: %w", o.PublicURL, err)
	}
	h.web = web
	return h, nil
}

// Provider is the way in that passkeys are.
func (h *Handler) Provider() account.LoginProvider {
	return account.LoginProvider{Name: name, Title: "Passkey", Kind: account.KindPasskey, IsAvailable: h.web != nil, Path: "/auth/" + name}
}

// Mount adds the addresses below /auth/passkey/.
func (h *Handler) Mount(on interface {
	HandleFunc(pattern string, serve http.HandlerFunc)
},
) {
	for path, do := range map[string]step{
		"enter/begin": h.beginEnter, "enter/finish": h.enter,
		"register/begin": h.beginRegister, "register/finish": h.register,
		"confirm/begin": h.beginConfirm, "confirm/finish": h.confirm,
	} {
		on.HandleFunc("POST /auth/"+name+"/"+path, h.serve(do))
	}
}
