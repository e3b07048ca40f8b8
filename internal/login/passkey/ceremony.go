package passkey

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/go-webauthn/webauthn/protocol"
	"github.com/go-webauthn/webauthn/webauthn"

	"piazza/internal/account"
	"piazza/internal/login"
)

// begin notes a ceremony, and binds it to the browser.
func (h *Handler) begin(v *visit, purpose account.CeremonyPurpose, session *webauthn.SessionData) error {
	state, err := json.Marshal(session)
	if err != nil {
		return fmt.Errorf("keep a ceremony: %w", err)
	}
	browser := h.cookies.Read(v.r, h.cookies.Passkey())
	if browser == "" {
		// Two tabs may ask at once: they share the browser's secret.
		browser = account.Secret()
	}
	err = h.accounts.BeginCeremony(v.r.Context(), account.Ceremony{
		Challenge: session.Challenge, Browser: browser, Purpose: purpose, State: state,
	})
	if err == nil {
		h.cookies.Set(v.w, h.cookies.Passkey(), browser, ceremonyAge)
	}
	return err
}

// take takes up the ceremony that an answer belongs to.
func (h *Handler) take(v *visit, purpose account.CeremonyPurpose, challenge string) (session webauthn.SessionData, err error) {
	state, err := h.accounts.TakeCeremony(v.r.Context(), account.Ceremony{
		Challenge: challenge, Browser: h.cookies.Read(v.r, h.cookies.Passkey()), Purpose: purpose,
	})
	if err != nil {
		return session, err
	}
	if err := json.Unmarshal(state, &session); err != nil {
		return session, fmt.Errorf("read a ceremony: %w", err)
	}
	return session, nil
}

// entered says where to go.
type entered struct {
	Location string `json:"location"`
}

func (h *Handler) beginEnter(v *visit) (any, error) {
	options, session, err := h.web.BeginDiscoverableLogin(webauthn.WithUserVerification(protocol.VerificationRequired))
	if err != nil {
		return nil, err
	}
	return options, h.begin(v, account.PasskeyEnters, session)
}

func (h *Handler) enter(v *visit) (any, error) {
	answer, session, err := h.answered(v, account.PasskeyEnters)
	if err != nil {
		return nil, err
	}
	token, _, err := h.accounts.EnterByPasskey(v.r.Context(), answer.RawID, h.discovered(session, answer), account.Opening{
		Provider: name, UserAgent: v.r.UserAgent(), Previous: h.cookies.Read(v.r, h.cookies.Session()),
	})
	if err != nil {
		return nil, err
	}
	h.cookies.SetSession(v.w, token)
	return entered{login.Local(v.said.Return)}, nil
}

func (h *Handler) beginConfirm(v *visit) (any, error) {
	own, err := h.accounts.OwnPasskeys(v.r.Context())
	if err != nil {
		return nil, err
	}
	allowed, err := descriptors(own)
	if err != nil {
		return nil, err
	}
	options, session, err := h.web.BeginDiscoverableLogin(
		webauthn.WithUserVerification(protocol.VerificationRequired), webauthn.WithAllowedCredentials(allowed))
	if err != nil {
		return nil, err
	}
	return options, h.begin(v, account.PasskeyConfirms, session)
}

func (h *Handler) confirm(v *visit) (any, error) {
	answer, session, err := h.answered(v, account.PasskeyConfirms)
	if err != nil {
		return nil, err
	}
	token, err := h.accounts.ConfirmByPasskey(v.r.Context(), answer.RawID, h.named(session, answer))
	if err != nil {
		return nil, err
	}
	h.cookies.SetSession(v.w, token)
	return entered{login.Local(v.said.Return)}, nil
}

// answered reads an authenticator's answer and takes up the ceremony that it belongs to.
func (h *Handler) answered(v *visit, purpose account.CeremonyPurpose) (*protocol.ParsedCredentialAssertionData, webauthn.SessionData, error) {
	answer, err := protocol.ParseCredentialRequestResponseBytes(v.said.Credential)
	if err != nil {
		return nil, webauthn.SessionData{}, account.ErrPasskey.Because(err)
	}
	session, err := h.take(v, purpose, answer.Response.CollectedClientData.Challenge)
	return answer, session, err
}

// registered is the key that was added.
type registered struct {
	Passkey struct {
		ID   string `json:"id"`
		Name string `json:"name"`
	} `json:"passkey"`
	IsWithheld bool `json:"isWithheld"`
}

func (h *Handler) beginRegister(v *visit) (any, error) {
	whose, err := h.accounts.RegisterPasskeyFor(v.r.Context())
	if err != nil {
		return nil, err
	}
	own, err := descriptors(whose.Own)
	if err != nil {
		return nil, err
	}
	options, session, err := h.web.BeginRegistration(&owner{member: whose.Member, handle: whose.Handle}, webauthn.WithExclusions(own))
	if err != nil {
		return nil, err
	}
	return options, h.begin(v, account.PasskeyRegisters, session)
}

func (h *Handler) register(v *visit) (any, error) {
	answer, err := protocol.ParseCredentialCreationResponseBytes(v.said.Credential)
	if err != nil {
		return nil, account.ErrPasskey.Because(err)
	}
	session, err := h.take(v, account.PasskeyRegisters, answer.Response.CollectedClientData.Challenge)
	if err != nil {
		return nil, err
	}
	credential, err := h.web.CreateCredential(&owner{handle: session.UserID}, session, answer)
	if err != nil {
		return nil, account.ErrPasskey.Because(err)
	}
	kept, err := json.Marshal(credential)
	if err != nil {
		return nil, fmt.Errorf("keep a passkey: %w", err)
	}
	added, token, err := h.accounts.RegisterPasskey(v.r.Context(), account.NewPasskey{
		CredentialID: credential.ID, Handle: session.UserID, Credential: kept, Name: called(v.said.Name, v.r.UserAgent()),
	})
	if err != nil {
		return nil, err
	}
	h.cookies.SetSession(v.w, token)
	var out registered
	out.Passkey.ID, out.Passkey.Name = added.ID.String(), added.Name
	return out, nil
}

// called is what a key is called whose owner gives it no name: after what it was added with.
func called(given, agent string) string {
	if strings.TrimSpace(given) != "" {
		return given
	}
	for _, device := range []string{"iPhone", "iPad", "Android", "Windows", "Macintosh", "Linux"} {
		if strings.Contains(agent, device) {
			return device
		}
	}
	return "Chiave di accesso"
}
