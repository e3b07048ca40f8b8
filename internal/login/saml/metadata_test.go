package saml

import (
	"encoding/base64"
	"testing"
	"time"

	"github.com/beevik/etree"
)

func described(t *testing.T, s Settings, p keypair) *etree.Element {
	t.Helper()
	text, err := s.describe(p, paths{piazza, acs, slo}, noon)
	if err != nil {
		t.Fatal(err)
	}
	root, err := parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return root
}

// TestMetadata looks at what we publish as SPID's rules describe it.
func TestMetadata(t *testing.T) {
	f := newForger(t)
	root := described(t, testSettings(), f.keypair)
	if _, err := (trust{f.certificate}).verified(root, noon); err != nil {
		t.Errorf("it is not signed: %v", err)
	}
	if first := root.ChildElements()[0]; first.Tag != "Signature" {
		t.Errorf("first stands %s", first.Tag)
	}
	until, err := time.Parse(time.RFC3339, attribute(root, "validUntil"))
	if err != nil || !until.After(noon) || attribute(root, "entityID") != piazza || attribute(root, "cacheDuration") == "" {
		t.Errorf("it is of %v", root.Attr)
	}
	role := find(t, root, "md:SPSSODescriptor")
	if attribute(role, "protocolSupportEnumeration") != protocolSpace || attribute(role, "AuthnRequestsSigned") != "true" ||
		attribute(role, "WantAssertionsSigned") != "true" || len(children(root, metadataSpace, "SPSSODescriptor")) != 1 {
		t.Errorf("the role is %v", role.Attr)
	}
	certificate := find(t, role, "md:KeyDescriptor[@use='signing']/ds:KeyInfo/ds:X509Data/ds:X509Certificate").Text()
	if certificate != base64.StdEncoding.EncodeToString(f.certificate.Raw) {
		t.Error("it names another certificate")
	}
	if find(t, role, "md:NameIDFormat").Text() != transient {
		t.Error("it wants lasting names")
	}
}

// TestMetadataAddresses are where we are reached.
func TestMetadataAddresses(t *testing.T) {
	role := find(t, described(t, testSettings(), newForger(t).keypair), "md:SPSSODescriptor")
	in := children(role, metadataSpace, "AssertionConsumerService")
	if len(in) != 1 || attribute(in[0], "index") != "0" || attribute(in[0], "isDefault") != "true" || attribute(in[0], "Location") != acs ||
		attribute(in[0], "Binding") != "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" {
		t.Errorf("answers come to %v", in)
	}
	out := map[string]bool{}
	for _, el := range children(role, metadataSpace, "SingleLogoutService") {
		out[attribute(el, "Binding")] = attribute(el, "Location") == slo && attribute(el, "ResponseLocation") == slo
	}
	if len(out) != 2 || !out["urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect"] || !out["urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"] {
		t.Errorf("farewells come to %v", out)
	}
}

// TestMetadataWishes names the attributes that are mapped, and those alone.
func TestMetadataWishes(t *testing.T) {
	s := testSettings()
	s.Attributes = map[string]string{fiscalNumber: "CodiceFiscale", givenName: "nome"}
	set := find(t, described(t, s, newForger(t).keypair), "md:SPSSODescriptor/md:AttributeConsumingService")
	if attribute(set, "index") != "0" || find(t, set, "md:ServiceName[@xml:lang='it']").Text() != "Prova" {
		t.Errorf("the set is %v", set.Attr)
	}
	var names []string
	for _, el := range children(set, metadataSpace, "RequestedAttribute") {
		names = append(names, attribute(el, "Name"))
	}
	if len(names) != 2 || names[0] != "CodiceFiscale" || names[1] != "nome" {
		t.Errorf("it asks for %v", names)
	}
}

// TestMetadataOrganization says who runs the service, whether he is public, and how to reach him.
func TestMetadataOrganization(t *testing.T) {
	f := newForger(t)
	root := described(t, testSettings(), f.keypair)
	for path, want := range map[string]string{
		"md:Organization/md:OrganizationName[@xml:lang='it']":        "Comune di Prova",
		"md:Organization/md:OrganizationDisplayName[@xml:lang='it']": "Prova",
		"md:Organization/md:OrganizationURL[@xml:lang='it']":         "https://prova.example.org",
		"md:ContactPerson[@contactType='other']/md:EmailAddress":     "ufficio@prova.example.org",
		"md:ContactPerson/md:TelephoneNumber":                        "+39055123456",
		"md:ContactPerson/md:Company":                                "Comune di Prova",
		"md:ContactPerson/md:Extensions/spid:IPACode":                "c_x000",
		"md:ContactPerson/md:Extensions/spid:Public":                 "",
	} {
		if got := find(t, root, path).Text(); got != want {
			t.Errorf("%s is %q", path, got)
		}
	}
	if len(everywhere(root, "https://spid.gov.it/saml-extensions", "Private")) > 0 {
		t.Error("a public body is private")
	}
	s := testSettings()
	s.Contact = Contact{VATNumber: "IT00000000000", Email: "x@example.org"}
	root = described(t, s, f.keypair)
	if find(t, root, "md:ContactPerson/md:Extensions/spid:VATNumber").Text() != "IT00000000000" ||
		len(everywhere(root, "https://spid.gov.it/saml-extensions", "Private")) != 1 || len(everywhere(root, "https://spid.gov.it/saml-extensions", "Public")) > 0 {
		t.Error("a private body is public")
	}
}
