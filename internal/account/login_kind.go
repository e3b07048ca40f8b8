package account

import (
	"fmt"
	"io"
	"slices"
	"strings"
)

// LoginKind is what kind of service a way in is: buttons and words go by it.
type LoginKind string

// The kinds.
const (
	KindDemo     LoginKind = "demo"
	KindGoogle   LoginKind = "google"
	KindLinkedIn LoginKind = "linkedin"
	KindFacebook LoginKind = "facebook"
	KindX        LoginKind = "x"
	// KindOpenID is any other OpenID Connect provider.
	KindOpenID LoginKind = "openid"
	// KindFedera is a SAML gateway that brings SPID and CIE.
	KindFedera  LoginKind = "federa"
	KindMail    LoginKind = "mail"
	KindPasskey LoginKind = "passkey"
)

// LoginKinds are all kinds.
func LoginKinds() []LoginKind {
	return []LoginKind{
		KindDemo, KindGoogle, KindLinkedIn, KindFacebook, KindX, KindOpenID, KindFedera, KindMail, KindPasskey,
	}
}

// Valid tells whether this is one of the kinds.
func (k LoginKind) Valid() bool { return slices.Contains(LoginKinds(), k) }

// MarshalGQL writes the API's spelling.
func (k LoginKind) MarshalGQL(w io.Writer) {
	// An error here is the broken connection of a reader, which the server meets again at its next write.
	_, _ = io.WriteString(w, `"`+strings.ToUpper(string(k))+`"`)
}

// UnmarshalGQL reads the API's spelling.
func (k *LoginKind) UnmarshalGQL(v any) error {
	text, _ := v.(string)
	if known := LoginKind(strings.ToLower(text)); text == strings.ToUpper(text) && known.Valid() {
		*k = known
		return nil
	}
	return fmt.Errorf("%v is no LoginKind", v)
}
