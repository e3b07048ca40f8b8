package saml

import (
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/beevik/etree"
)

// TestRequests looks at what is asked as SPID's rules describe it.
func TestRequests(t *testing.T) {
	s := testSettings()
	id := newID(noon)
	el := s.request(id, "https://federa.example.org/sso", noon.In(time.FixedZone("CET", 3600)))
	for key, want := range map[string]string{
		"ID": id, "Version": "2.0", "IssueInstant": "2026-03-01T12:00:00Z", "Destination": "https://federa.example.org/sso",
		"ForceAuthn": "true", "AssertionConsumerServiceIndex": "0", "AttributeConsumingServiceIndex": "0",
		// Either the index or these: and IsPassive stays away.
		"AssertionConsumerServiceURL": "", "ProtocolBinding": "", "IsPassive": "",
	} {
		if got := attribute(el, key); got != want {
			t.Errorf("%s is %q", key, got)
		}
	}
	issuer := find(t, el, "saml:Issuer")
	if issuer.Text() != piazza || attribute(issuer, "Format") != entityNID || attribute(issuer, "NameQualifier") != piazza {
		t.Errorf("the issuer is %q of %v", issuer.Text(), issuer.Attr)
	}
	policy := find(t, el, "samlp:NameIDPolicy")
	if attribute(policy, "Format") != transient || len(policy.Attr) != 1 {
		t.Errorf("the policy is %v", policy.Attr)
	}
	context := find(t, el, "samlp:RequestedAuthnContext")
	if attribute(context, "Comparison") != "minimum" || find(t, context, "saml:AuthnContextClassRef").Text() != level2 {
		t.Errorf("the level asked for is %v", context)
	}
	if len(everywhere(el, protocolSpace, "Scoping"))+len(everywhere(el, assertionSpace, "Subject")) > 0 {
		t.Error("more is asked than is needed")
	}
}

// TestForceAuthn asks to prove it anew above the lowest level, unless the settings say otherwise.
func TestForceAuthn(t *testing.T) {
	for _, c := range []struct {
		level string
		force *bool
		want  string
	}{{level1, nil, ""}, {level2, nil, "true"}, {level3, nil, "true"}, {level1, new(true), "true"}, {level2, new(false), ""}} {
		s := Settings{Level: c.level, ForceAuthn: c.force}.complete(piazza)
		if got := attribute(s.request("_x", "", noon), "ForceAuthn"); got != c.want {
			t.Errorf("%s, %v: %q", c.level, c.force, got)
		}
	}
}

// TestIdentifiers are new each time and tell when they were made.
func TestIdentifiers(t *testing.T) {
	a, b := newID(noon), newID(noon)
	if a == b || !strings.HasPrefix(a, "_") || len(a) < 40 || !madeAt(a).Equal(noon) {
		t.Errorf("%s and %s, made at %s", a, b, madeAt(a))
	}
	for _, strange := range []string{"", "_", "_?.y", "_zzzzzzzzzzzzzzzzzzzzzzzz.y"} {
		if !madeAt(strange).IsZero() {
			t.Errorf("%q was made at %s", strange, madeAt(strange))
		}
	}
}

// TestRedirects signs the very letters of the address, and nothing within.
func TestRedirects(t *testing.T) {
	f := newForger(t)
	sent, err := f.send(byRedirect, "https://federa.example.org/sso?x=1", asking, testSettings().request("_1", "", noon), "state+/=")
	if err != nil || len(sent.fields) > 0 || !strings.HasPrefix(sent.address, "https://federa.example.org/sso?x=1&SAMLRequest=") {
		t.Fatalf("%+v, %v", sent, err)
	}
	u, err := url.Parse(sent.address)
	if err != nil {
		t.Fatal(err)
	}
	raw := strings.TrimPrefix(u.RawQuery, "x=1&")
	q, err := readQuery(raw, asking)
	if err != nil || q.relay != "state+/=" || q.method != "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256" {
		t.Fatalf("%+v, %v", q, err)
	}
	if err := (trust{f.certificate}).vouches(q, noon); err != nil {
		t.Error(err)
	}
	text, err := inflate(q.message)
	if err != nil || strings.Contains(string(text), "Signature") || !strings.Contains(string(text), "AuthnRequest") {
		t.Errorf("%s, %v", text, err)
	}
	bare, _, _ := strings.Cut(raw, "&Signature")
	for what, changed := range map[string]string{
		"relay": strings.Replace(raw, "RelayState=s", "RelayState=t", 1), "twice": raw + "&RelayState=x", "unsigned": bare,
		"SHA-1": strings.Replace(raw, "rsa-sha256", "rsa-sha1", 1), "no relay": strings.Replace(raw, "&RelayState=state%2B%2F%3D", "", 1),
	} {
		q, err := readQuery(changed, asking)
		if err == nil {
			err = (trust{f.certificate}).vouches(q, noon)
		}
		if err == nil {
			t.Errorf("the address counts with another %s", what)
		}
	}
	if err := (trust{f.certificate}).vouches(q, f.certificate.NotAfter.Add(time.Hour)); err == nil {
		t.Error("the address counts after its certificate's end")
	}
}

// TestForms carry their signature within, behind the issuer.
func TestForms(t *testing.T) {
	f := newForger(t)
	sent, err := f.send(byForm, "https://federa.example.org/sso", asking, testSettings().request("_1", "", noon), "state")
	if err != nil || sent.address != "https://federa.example.org/sso" || sent.fields[relaying] != "state" {
		t.Fatalf("%+v, %v", sent, err)
	}
	root := unpacked(t, sent.fields[asking])
	if _, err := (trust{f.certificate}).verified(root, noon); err != nil {
		t.Error(err)
	}
	if second := root.ChildElements()[1]; second.Tag != "Signature" {
		t.Errorf("behind the issuer stands %s", second.Tag)
	}
	method := find(t, root, "ds:Signature/ds:SignedInfo/ds:SignatureMethod")
	if attribute(method, "Algorithm") != "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256" {
		t.Errorf("signed by %v", method.Attr)
	}
}

func unpacked(t *testing.T, packed string) *etree.Element {
	t.Helper()
	text, err := unpack(packed)
	if err != nil {
		t.Fatal(err)
	}
	root, err := parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return root
}
