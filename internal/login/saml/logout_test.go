package saml

import (
	"errors"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/beevik/etree"

	"piazza/internal/account"
	"piazza/internal/login"
)

// TestFarewells asks the gateway to let somebody go, in the words in which it named him.
func TestFarewells(t *testing.T) {
	f, us := newForger(t), newForger(t)
	i, err := f.login(t, f.expects())
	if err != nil {
		t.Fatal(err)
	}
	sent, err := testSettings().leave(f.gateway(), us.keypair, *i.Origin, noon)
	if err != nil || len(sent.fields) > 0 {
		t.Fatalf("%+v, %v", sent, err)
	}
	u, err := url.Parse(sent.address)
	if err != nil || !strings.HasPrefix(sent.address, "https://federa.example.org/slo?") {
		t.Fatal(sent.address, err)
	}
	q, err := readQuery(u.RawQuery, asking)
	if err != nil || (trust{us.certificate}).vouches(q, noon) != nil {
		t.Fatalf("it is not signed: %v", err)
	}
	text, err := inflate(q.message)
	if err != nil {
		t.Fatal(err)
	}
	root, err := parse(text)
	if err != nil {
		t.Fatal(err)
	}
	issuer, name := find(t, root, "saml:Issuer"), find(t, root, "saml:NameID")
	if issuer.Text() != piazza || attribute(issuer, "Format") != entityNID || attribute(issuer, "NameQualifier") != piazza {
		t.Errorf("of %q %v", issuer.Text(), issuer.Attr)
	}
	if name.Text() != i.Origin.Subject || attribute(name, "Format") != transient || attribute(name, "NameQualifier") != federa {
		t.Errorf("about %q %v", name.Text(), name.Attr)
	}
	if find(t, root, "samlp:SessionIndex").Text() != i.Origin.Reference || i.Origin.Reference == "" {
		t.Errorf("of the session %q", i.Origin.Reference)
	}
	for key, want := range map[string]string{
		"Version": "2.0", "IssueInstant": "2026-03-01T12:00:00Z", "Destination": "https://federa.example.org/slo", "NotOnOrAfter": "2026-03-01T12:05:00Z",
	} {
		if attribute(root, key) != want {
			t.Errorf("%s is %q", key, attribute(root, key))
		}
	}
	if !strings.HasPrefix(attribute(root, "ID"), "_") {
		t.Error("it has no ID")
	}
}

// TestFarewellsWithoutAnExit end here.
func TestFarewellsWithoutAnExit(t *testing.T) {
	f := newForger(t)
	g := f.gateway()
	g.exits = nil
	if _, err := testSettings().leave(g, f.keypair, account.Origin{Hint: "{}"}, noon); !errors.Is(err, errNoExit) {
		t.Error(err)
	}
	g.exits = map[string]exit{byForm: {"https://federa.example.org/slo/post", ""}}
	if sent, err := testSettings().leave(g, f.keypair, account.Origin{Hint: "{}"}, noon); err != nil || sent.fields[asking] == "" {
		t.Errorf("%+v, %v", sent, err)
	}
}

const goodbye = `<samlp:LogoutRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ` +
	`ID="_l" Version="2.0" IssueInstant="2026-03-01T11:59:50Z" NotOnOrAfter="2026-03-01T12:04:50Z" Destination="` + slo + `">` +
	`<saml:Issuer>` + federa + `</saml:Issuer><saml:NameID>_n</saml:NameID>` +
	`<samlp:SessionIndex>_s1</samlp:SessionIndex><samlp:SessionIndex>_s2</samlp:SessionIndex></samlp:LogoutRequest>`

func farewellOf(t *testing.T, edits ...edit) *etree.Element {
	t.Helper()
	root, err := parse([]byte(goodbye))
	if err != nil {
		t.Fatal(err)
	}
	for _, change := range edits {
		change(t, root)
	}
	return root
}

// TestFarewellsOfTheGateway are read whole.
func TestFarewellsOfTheGateway(t *testing.T) {
	g := newForger(t).gateway()
	f, err := testSettings().readFarewell(farewellOf(t), g, slo, noon)
	if err != nil || f.id != "_l" || f.subject != "_n" || len(f.sessions) != 2 || f.sessions[1] != "_s2" {
		t.Errorf("%+v, %v", f, err)
	}
	if f, err = testSettings().readFarewell(farewellOf(t, without("samlp:SessionIndex"), without("samlp:SessionIndex")), g, slo, noon); err != nil || len(f.sessions) != 0 {
		t.Errorf("%+v, %v", f, err)
	}
	for name, change := range map[string]edit{
		"ID missing":             noAttr("", "ID"),
		"Version 2.0":            attr("", "Version", "1.1"),
		"IssueInstant malformed": attr("", "IssueInstant", "ieri"),
		"IssueInstant missing":   noAttr("", "IssueInstant"),
		"IssueInstant too old":   attr("", "IssueInstant", later(-time.Hour)),
		"IssueInstant to come":   attr("", "IssueInstant", later(time.Hour)),
		"NotOnOrAfter passed":    attr("", "NotOnOrAfter", later(-time.Minute)),
		"Destination elsewhere":  attr("", "Destination", acs),
		"Destination missing":    noAttr("", "Destination"),
		"Issuer of another":      text("saml:Issuer", "https://evil.example.org"),
		"Issuer missing":         without("saml:Issuer"),
		"NameID missing":         without("saml:NameID"),
		"NameID empty":           text("saml:NameID", " "),
	} {
		if f, err := testSettings().readFarewell(farewellOf(t, change), g, slo, noon); !errors.Is(err, login.ErrProof) {
			t.Errorf("%s: %+v, %v", name, f, err)
		}
	}
	if _, err := testSettings().readFarewell(newForger(t).response(newForger(t).expects()), g, slo, noon); !errors.Is(err, login.ErrProof) {
		t.Errorf("an answer: %v", err)
	}
}

// TestAnswersToFarewells say how it went.
func TestAnswersToFarewells(t *testing.T) {
	root := testSettings().released("_l", "https://federa.example.org/slo/done", nil, noon)
	issuer := find(t, root, "saml:Issuer")
	if attribute(root, "InResponseTo") != "_l" || attribute(root, "Destination") != "https://federa.example.org/slo/done" || attribute(root, "Version") != "2.0" ||
		attribute(root, "IssueInstant") != "2026-03-01T12:00:00Z" || attribute(root, "ID") == "" || issuer.Text() != piazza ||
		attribute(issuer, "Format") != entityNID || attribute(issuer, "NameQualifier") != piazza || succeeded(root) != nil {
		t.Errorf("%v of %v", root.Attr, issuer.Attr)
	}
	root = testSettings().released("_l", "", errors.New("the database is away"), noon)
	if err := succeeded(root); err == nil || !strings.Contains(err.Error(), "PartialLogout") {
		t.Errorf("%v", err)
	}
}
