package saml

import (
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"encoding/base64"
	"strings"
	"testing"
	"time"

	"github.com/beevik/etree"

	"piazza/internal/account"
)

const (
	federa  = "https://federa.example.org/metadata"
	piazza  = "https://piazza.example.org/auth/federa/metadata"
	acs     = "https://piazza.example.org/auth/federa/acs"
	slo     = "https://piazza.example.org/auth/federa/logout"
	level1  = "https://www.spid.gov.it/SpidL1"
	level2  = "https://www.spid.gov.it/SpidL2"
	level3  = "https://www.spid.gov.it/SpidL3"
	annaTIN = "TINIT-BRTNNA85C41D612K"
)

// noon is when these tests play.
var noon = time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)

// forger is a gateway that says whatever a test wants.
type forger struct {
	keypair
	entity string
}

func newForger(t testing.TB) *forger {
	t.Helper()
	return &forger{newPair(t, noon.Add(-24*time.Hour)), federa}
}

func newPair(t testing.TB, from time.Time) keypair {
	t.Helper()
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	raw, err := selfSigned(key, subject{entity: federa, name: "Federa", display: "Federa"}, from)
	if err != nil {
		t.Fatal(err)
	}
	certificate, err := x509.ParseCertificate(raw)
	if err != nil {
		t.Fatal(err)
	}
	return keypair{key, certificate}
}

// gateway is the forger as we know it.
func (f *forger) gateway() *gateway {
	return &gateway{
		entity: f.entity, trust: trust{f.certificate}, until: noon.Add(time.Hour),
		entries: map[string]string{byRedirect: "https://federa.example.org/sso", byForm: "https://federa.example.org/sso/post"},
		exits:   map[string]exit{byRedirect: {"https://federa.example.org/slo", "https://federa.example.org/slo/done"}},
	}
}

// testSettings are those of an installation, as little as has to be said.
func testSettings() Settings {
	return Settings{
		MetadataFile: "federa.xml",
		Organization: Organization{Name: "Comune di Prova", DisplayName: "Prova", URL: "https://prova.example.org", Locality: "Prova"},
		Contact:      Contact{IPACode: "c_x000", Email: "ufficio@prova.example.org", Telephone: "+39055123456"},
	}.complete(piazza)
}

// expects is what the answer to a request of two minutes ago is held to.
func (f *forger) expects() expected {
	return expected{testSettings(), f.gateway(), acs, newID(noon.Add(-2 * time.Minute)), noon}
}

// response is what a truthful gateway answers: SPID's level 2, signed nowhere yet.
func (f *forger) response(e expected) *etree.Element {
	issued := e.now.Add(-10 * time.Second)
	at := func(d time.Duration) string { return issued.Add(d).UTC().Format(time.RFC3339) }
	text := strings.NewReplacer(
		"{request}", e.request, "{acs}", e.address, "{now}", at(0), "{soon}", at(5*time.Minute), "{gateway}", f.entity, "{us}", e.EntityID,
		"{level}", level2, "{tin}", annaTIN, "{id}", account.Secret(),
	).Replace(truth)
	doc := etree.NewDocument()
	if err := doc.ReadFromString(text); err != nil {
		panic(err)
	}
	return doc.Root()
}

const truth = `<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ` +
	`ID="_r{id}" Version="2.0" IssueInstant="{now}" InResponseTo="{request}" Destination="{acs}">` +
	`<saml:Issuer Format="urn:oasis:names:tc:SAML:2.0:nameid-format:entity">{gateway}</saml:Issuer>` +
	`<samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status>` +
	`<saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_a{id}" Version="2.0" IssueInstant="{now}">` +
	`<saml:Issuer Format="urn:oasis:names:tc:SAML:2.0:nameid-format:entity">{gateway}</saml:Issuer>` +
	`<saml:Subject><saml:NameID Format="urn:oasis:names:tc:SAML:2.0:nameid-format:transient" NameQualifier="{gateway}">_n{id}</saml:NameID>` +
	`<saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer">` +
	`<saml:SubjectConfirmationData Recipient="{acs}" NotOnOrAfter="{soon}" InResponseTo="{request}"/></saml:SubjectConfirmation></saml:Subject>` +
	`<saml:Conditions NotBefore="{now}" NotOnOrAfter="{soon}"><saml:AudienceRestriction><saml:Audience>{us}</saml:Audience></saml:AudienceRestriction></saml:Conditions>` +
	`<saml:AuthnStatement AuthnInstant="{now}" SessionIndex="_s{id}"><saml:AuthnContext><saml:AuthnContextClassRef>{level}</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement>` +
	`<saml:AttributeStatement>` +
	`<saml:Attribute Name="fiscalNumber"><saml:AttributeValue>{tin}</saml:AttributeValue></saml:Attribute>` +
	`<saml:Attribute Name="name"><saml:AttributeValue>Anna</saml:AttributeValue></saml:Attribute>` +
	`<saml:Attribute Name="familyName"><saml:AttributeValue>Bertini</saml:AttributeValue></saml:Attribute>` +
	`<saml:Attribute Name="email"><saml:AttributeValue>anna@example.org</saml:AttributeValue></saml:Attribute>` +
	`</saml:AttributeStatement></saml:Assertion></samlp:Response>`

// signAssertion signs the assertion of an answer, as SPID wants it.
func (f *forger) signAssertion(t testing.TB, root *etree.Element) {
	t.Helper()
	if a := only(root, assertionSpace, "Assertion"); a != nil {
		f.sign(t, a)
	}
}

func (f *forger) sign(t testing.TB, el *etree.Element) {
	t.Helper()
	if err := f.envelop(el, afterIssuer); err != nil {
		t.Fatal(err)
	}
}

// pack makes of an answer what a form brings.
func pack(t testing.TB, root *etree.Element) string {
	t.Helper()
	text, err := write(root.Copy())
	if err != nil {
		t.Fatal(err)
	}
	return base64.StdEncoding.EncodeToString(text)
}

// brought reads an answer as it comes and checks it.
func (e expected) bring(packed string) (account.Identity, error) {
	a, err := readAnswer(packed)
	if err != nil {
		return account.Identity{}, err
	}
	assertion, err := e.check(a)
	if err != nil {
		return account.Identity{}, err
	}
	return e.identity(e.gateway, assertion, []byte("a key of the tests, 32 bytes long"))
}
