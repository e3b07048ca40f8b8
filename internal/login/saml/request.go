package saml

import (
	"bytes"
	"compress/flate"
	"encoding/base64"
	"strconv"
	"strings"
	"time"

	"github.com/beevik/etree"
	"github.com/crewjam/saml"

	"piazza/internal/account"
)

const (
	version   = "2.0"
	entityNID = "urn:oasis:names:tc:SAML:2.0:nameid-format:entity"
	transient = "urn:oasis:names:tc:SAML:2.0:nameid-format:transient"
	// base is how identifiers of ours write when they were made.
	base = 36
)

// newID returns an identifier that nobody guesses and that tells when it was made, so that an answer from before its question
// is found out.
func newID(now time.Time) string {
	return "_" + strconv.FormatInt(now.UnixMilli(), base) + "." + account.Secret()
}

// madeAt returns when an identifier of ours was made.
func madeAt(id string) time.Time {
	text, _, _ := strings.Cut(strings.TrimPrefix(id, "_"), ".")
	at, err := strconv.ParseInt(text, base, 64)
	if err != nil {
		return time.Time{}
	}
	return time.UnixMilli(at)
}

// issuer is who we say that we are.
func (s Settings) issuer() *saml.Issuer {
	return &saml.Issuer{NameQualifier: s.EntityID, Format: entityNID, Value: s.EntityID}
}

// request asks the gateway who somebody is.
func (s Settings) request(id, destination string, now time.Time) *etree.Element {
	format := transient
	request := saml.AuthnRequest{
		ID: id, Version: version, IssueInstant: now.UTC().Truncate(time.Millisecond), Destination: destination, Issuer: s.issuer(),
		NameIDPolicy: &saml.NameIDPolicy{Format: &format},
		RequestedAuthnContext: &saml.RequestedAuthnContext{
			Comparison: s.Comparison, AuthnContextClassRef: s.Level,
		},
		// Their places in our metadata.
		AssertionConsumerServiceIndex: "0", AttributeConsumingServiceIndex: "0",
	}
	if *s.ForceAuthn {
		request.ForceAuthn = s.ForceAuthn
	}
	return request.Element()
}

// passage is a message on its way through the browser: an address to go to, or a form to send.
type passage struct {
	address string
	fields  map[string]string
}

// The names by which messages travel.
const (
	asking    = "SAMLRequest"
	answering = "SAMLResponse"
	relaying  = "RelayState"
)

// afterIssuer is where the signature of a message stands.
const afterIssuer = 1

// send signs a message and packs it for the browser.
func (p keypair) send(by, destination, parameter string, message *etree.Element, relay string) (passage, error) {
	if by == byForm {
		return p.form(destination, parameter, message, relay)
	}
	text, err := write(message)
	if err != nil {
		return passage{}, err
	}
	packed, err := deflate(text)
	if err != nil {
		return passage{}, err
	}
	signed, err := p.query(parameter, packed, relay)
	if err != nil {
		return passage{}, err
	}
	separator := "?"
	if strings.Contains(destination, "?") {
		separator = "&"
	}
	return passage{address: destination + separator + signed}, nil
}

func (p keypair) form(destination, parameter string, message *etree.Element, relay string) (passage, error) {
	if err := p.envelop(message, afterIssuer); err != nil {
		return passage{}, err
	}
	text, err := write(message)
	if err != nil {
		return passage{}, err
	}
	fields := map[string]string{parameter: base64.StdEncoding.EncodeToString(text)}
	if relay != "" {
		fields[relaying] = relay
	}
	return passage{destination, fields}, nil
}

func deflate(text []byte) (string, error) {
	var packed bytes.Buffer
	writer, err := flate.NewWriter(&packed, flate.DefaultCompression)
	if err != nil {
		return "", err
	}
	if _, err := writer.Write(text); err != nil {
		return "", err
	}
	if err := writer.Close(); err != nil {
		return "", err
	}
	return base64.StdEncoding.EncodeToString(packed.Bytes()), nil
}
