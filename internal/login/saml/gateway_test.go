package saml

import (
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"encoding/base64"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"piazza/internal/login"
)

// published is a gateway's metadata, with what a test adds to its first element and to its role.
func (f *forger) published(t *testing.T, attributes string, more ...string) string {
	t.Helper()
	return `<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" xmlns:ds="http://www.w3.org/2000/09/xmldsig#" ID="_m" entityID="` +
		f.entity + `" ` + attributes + `><md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">` +
		strings.Join(more, "") + `</md:IDPSSODescriptor></md:EntityDescriptor>`
}

func (f *forger) described(use string) string {
	return `<md:KeyDescriptor use="` + use + `"><ds:KeyInfo><ds:X509Data><ds:X509Certificate>` + "\n" +
		base64.StdEncoding.EncodeToString(f.certificate.Raw) + "\n" + `</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>`
}

func service(tag, binding, address string) string {
	return fmt.Sprintf(`<md:%s Binding="urn:oasis:names:tc:SAML:2.0:bindings:%s" Location="%s"/>`, tag, binding, address)
}

const (
	sso    = "SingleSignOnService"
	out    = "SingleLogoutService"
	entry  = "https://federa.example.org/sso"
	leaver = "https://federa.example.org/slo"
)

// TestGateways reads metadata as gateways publish it.
func TestGateways(t *testing.T) {
	f, next := newForger(t), newForger(t)
	text := f.published(t, `validUntil="2026-03-02T12:00:00Z"`, f.described("signing"), next.described(""), f.described("encryption"),
		service(out, "SOAP", leaver), service(out, "HTTP-Redirect", leaver), service(sso, "HTTP-POST", entry+"/post"), service(sso, "HTTP-Redirect", entry))
	g, err := readGateway([]byte(text), "", nil, noon)
	if err != nil {
		t.Fatal(err)
	}
	if g.entity != federa || len(g.trust) != 2 || !g.until.Equal(noon.Add(24*time.Hour)) {
		t.Errorf("%s with %d certificates until %s", g.entity, len(g.trust), g.until)
	}
	if g.entries[byRedirect] != entry || g.entries[byForm] != entry+"/post" || g.exits[byRedirect].answers != leaver {
		t.Errorf("%v, %v", g.entries, g.exits)
	}
	if by, address := g.answersAt(byForm); by != byRedirect || address != leaver {
		t.Errorf("answers go to %s by %s", address, by)
	}
}

// TestGatewaysThatAreRefused lack what we need, or are not whom we were told of.
func TestGatewaysThatAreRefused(t *testing.T) {
	f := newForger(t)
	whole := []string{f.described("signing"), service(sso, "HTTP-Redirect", entry)}
	small, err := rsa.GenerateKey(rand.Reader, 1024)
	if err != nil {
		t.Fatal(err)
	}
	raw, err := selfSigned(small, subject{entity: federa}, noon)
	if err != nil {
		t.Fatal(err)
	}
	weak := &forger{keypair{small, &x509.Certificate{Raw: raw}}, federa}
	for name, text := range map[string]string{
		"weak key":           weak.published(t, "", weak.described("signing"), service(sso, "HTTP-Redirect", entry)),
		"expired":            f.published(t, `validUntil="2026-03-01T11:59:59Z"`, whole...),
		"no certificate":     f.published(t, "", service(sso, "HTTP-Redirect", entry)),
		"for encryption":     f.published(t, "", f.described("encryption"), service(sso, "HTTP-Redirect", entry)),
		"no address":         f.published(t, "", f.described("signing")),
		"artifact alone":     f.published(t, "", f.described("signing"), service(sso, "HTTP-Artifact", entry)),
		"without TLS":        f.published(t, "", f.described("signing"), service(sso, "HTTP-Redirect", "http://federa.example.org/sso")),
		"no web address":     f.published(t, "", f.described("signing"), service(sso, "HTTP-Redirect", "javascript:alert(1)")),
		"broken certificate": f.published(t, "", strings.Replace(f.described("signing"), "MII", "XXX", 1), service(sso, "HTTP-Redirect", entry)),
		"when?":              f.published(t, `validUntil="ieri"`, whole...),
		"no gateway":         `<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="x"/>`,
		"entity":             `<!DOCTYPE a>` + f.published(t, "", whole...),
		"nothing":            "",
	} {
		if g, err := readGateway([]byte(text), "", nil, noon); !errors.Is(err, login.ErrProof) {
			t.Errorf("%s: %+v, %v", name, g, err)
		}
	}
	if _, err := readGateway([]byte(f.published(t, "", whole...)), "https://other.example.org", nil, noon); err == nil {
		t.Error("another gateway is meant")
	}
}

// TestGatewaysOfAFederation are found by their name.
func TestGatewaysOfAFederation(t *testing.T) {
	one, two := newForger(t), newForger(t)
	two.entity = "https://two.example.org"
	member := func(f *forger) string {
		return strings.Replace(f.published(t, "", f.described("signing"), service(sso, "HTTP-Redirect", entry)), ` ID="_m"`, "", 1)
	}
	all := `<md:EntitiesDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" validUntil="2026-03-01T13:00:00Z">` + member(one) + member(two) + `</md:EntitiesDescriptor>`
	g, err := readGateway([]byte(all), two.entity, nil, noon)
	if err != nil || g.entity != two.entity || !g.trust[0].Equal(two.certificate) || !g.until.Equal(noon.Add(time.Hour)) {
		t.Errorf("%+v, %v", g, err)
	}
	if _, err := readGateway([]byte(all), "", nil, noon); err == nil {
		t.Error("any of two would do")
	}
}

// TestSignedMetadata counts only with the signature of whom the operator named.
func TestSignedMetadata(t *testing.T) {
	f, agency := newForger(t), newForger(t)
	root, err := parse([]byte(f.published(t, "", f.described("signing"), service(sso, "HTTP-Redirect", entry))))
	if err != nil {
		t.Fatal(err)
	}
	plain, err := write(root.Copy())
	if err != nil {
		t.Fatal(err)
	}
	if err := agency.envelop(root, 0); err != nil {
		t.Fatal(err)
	}
	signed, err := write(root)
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		text []byte
		by   *forger
		take bool
	}{
		"signed": {signed, agency, true}, "not signed": {plain, agency, false}, "by another": {signed, f, false},
		"changed": {[]byte(strings.Replace(string(signed), entry, "https://evil.example.org", 1)), agency, false},
	} {
		if _, err := readGateway(c.text, "", trust{c.by.certificate}, noon); (err == nil) != c.take {
			t.Errorf("%s: %v", name, err)
		}
	}
}
