package passkey

import (
	"encoding/json"
	"fmt"

	"github.com/go-webauthn/webauthn/protocol"
	"github.com/go-webauthn/webauthn/webauthn"

	"piazza/internal/account"
)

// owner is somebody who has keys, as the library wants to see him.
type owner struct {
	// member is nil where his names do not matter.
	member      *account.Member
	handle      []byte
	credentials []webauthn.Credential
}

// WebAuthnID is whom authenticators take the keys to belong to.
func (o *owner) WebAuthnID() []byte { return o.handle }

// WebAuthnName is shown where one chooses among keys.
func (o *owner) WebAuthnName() string {
	if o.member == nil {
		return ""
	}
	return o.member.Handle
}

// WebAuthnDisplayName is shown there too.
func (o *owner) WebAuthnDisplayName() string {
	if o.member == nil {
		return ""
	}
	return o.member.Name
}

// WebAuthnCredentials are the keys.
func (o *owner) WebAuthnCredentials() []webauthn.Credential { return o.credentials }

func credentialOf(key *account.Passkey) (c webauthn.Credential, err error) {
	if err := json.Unmarshal(key.Credential, &c); err != nil {
		return c, fmt.Errorf("read passkey %d: %w", key.ID, err)
	}
	return c, nil
}

// descriptors name keys to a browser.
func descriptors(keys []*account.Passkey) ([]protocol.CredentialDescriptor, error) {
	list := make([]protocol.CredentialDescriptor, len(keys))
	for i, key := range keys {
		credential, err := credentialOf(key)
		if err != nil {
			return nil, err
		}
		list[i] = credential.Descriptor()
	}
	return list, nil
}

// discovered checks an answer of a key that says itself whose it is.
func (h *Handler) discovered(session webauthn.SessionData, answer *protocol.ParsedCredentialAssertionData) account.Verifying {
	return verified(func(o *owner) (*webauthn.Credential, error) {
		_, credential, err := h.web.ValidatePasskeyLogin(func(_, _ []byte) (webauthn.User, error) { return o, nil }, session, answer)
		return credential, err
	})
}

// named checks an answer of a key that was asked for by its name, and may not say whose it is. That it was among those asked
// for is for who knows its owner: they are all of his.
func (h *Handler) named(session webauthn.SessionData, answer *protocol.ParsedCredentialAssertionData) account.Verifying {
	return verified(func(o *owner) (*webauthn.Credential, error) {
		session.UserID, session.AllowedCredentialIDs = o.handle, nil
		return h.web.ValidateLogin(o, session, answer)
	})
}

// verified checks an answer and returns what is to be kept of the key.
func verified(check func(*owner) (*webauthn.Credential, error)) account.Verifying {
	return func(key *account.Passkey) ([]byte, error) {
		known, err := credentialOf(key)
		if err != nil {
			return nil, err
		}
		credential, err := check(&owner{handle: key.Handle, credentials: []webauthn.Credential{known}})
		switch {
		case err != nil:
			return nil, account.ErrPasskey.Because(err)
		case credential.Authenticator.CloneWarning:
			return nil, account.ErrCloned.Because(fmt.Errorf("the counter of passkey %d went back", key.ID))
		}
		return json.Marshal(credential)
	}
}
