package saml

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/beevik/etree"

	"piazza/internal/account"
	"piazza/internal/login"
)

// rule is something that an answer has to keep, by the name that docs/spid.md calls it, and what breaks it.
type rule struct {
	name string
	edit edit
}

// TestAnswersHaveToKeepTheRules breaks one rule after the other, in answers that are signed by the right gateway.
func TestAnswersHaveToKeepTheRules(t *testing.T) {
	f := newForger(t)
	for _, r := range join(envelopeRules(), assertionRules(), subjectRules(), conditionRules(), statementRules()) {
		t.Run(r.name, func(t *testing.T) {
			e := f.expects()
			root := f.response(e)
			r.edit(t, root)
			f.signAssertion(t, root)
			_, err := e.bring(pack(t, root))
			if !errors.Is(err, login.ErrProof) {
				t.Errorf("the answer was taken with %v", err)
			}
		})
	}
}

func join(lists ...[]rule) (all []rule) {
	for _, l := range lists {
		all = append(all, l...)
	}
	return all
}

func later(d time.Duration) string { return noon.Add(d).Format(time.RFC3339) }

func envelopeRules() []rule {
	return []rule{
		{"answer of another kind", func(_ *testing.T, root *etree.Element) { root.Tag = "ArtifactResponse" }},
		{"answer ID empty", attr("", "ID", "")},
		{"answer ID missing", noAttr("", "ID")},
		{"answer Version 2.0", attr("", "Version", "1.1")},
		{"answer Version missing", noAttr("", "Version")},
		{"answer IssueInstant empty", attr("", "IssueInstant", "")},
		{"answer IssueInstant missing", noAttr("", "IssueInstant")},
		{"answer IssueInstant malformed", attr("", "IssueInstant", "ieri")},
		{"answer IssueInstant before the request", attr("", "IssueInstant", later(-3*time.Minute))},
		{"answer IssueInstant in the future", attr("", "IssueInstant", later(time.Minute))},
		{"answer InResponseTo empty", attr("", "InResponseTo", "")},
		{"answer InResponseTo missing", noAttr("", "InResponseTo")},
		{"answer InResponseTo of another", attr("", "InResponseTo", "_other")},
		{"answer Destination empty", attr("", "Destination", "")},
		{"answer Destination missing", noAttr("", "Destination")},
		{"answer Destination elsewhere", attr("", "Destination", acs+"/x")},
		{"Status empty", empty("samlp:Status")},
		{"Status missing", without("samlp:Status")},
		{"StatusCode empty", empty("samlp:Status/samlp:StatusCode")},
		{"StatusCode missing", without("samlp:Status/samlp:StatusCode")},
		{"answer Issuer empty", text("saml:Issuer", "")},
		{"answer Issuer missing", without("saml:Issuer")},
		{"answer Issuer of another", text("saml:Issuer", "https://evil.example.org")},
		{"answer Issuer Format", attr("saml:Issuer", "Format", "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent")},
		{"Assertion missing", without(inAssertion)},
		{"Assertion twice", twice(inAssertion)},
	}
}

func assertionRules() []rule {
	return []rule{
		{"assertion ID empty", attr(inAssertion, "ID", "")},
		{"assertion ID missing", noAttr(inAssertion, "ID")},
		{"assertion Version 2.0", attr(inAssertion, "Version", "1.1")},
		{"assertion IssueInstant empty", attr(inAssertion, "IssueInstant", "")},
		{"assertion IssueInstant missing", noAttr(inAssertion, "IssueInstant")},
		{"assertion IssueInstant malformed", attr(inAssertion, "IssueInstant", "ieri")},
		{"assertion IssueInstant before the request", attr(inAssertion, "IssueInstant", later(-3*time.Minute))},
		{"assertion IssueInstant in the future", attr(inAssertion, "IssueInstant", later(time.Minute))},
		{"assertion Issuer empty", text(inAssertion+"/saml:Issuer", "")},
		{"assertion Issuer missing", without(inAssertion + "/saml:Issuer")},
		{"assertion Issuer of another", text(inAssertion+"/saml:Issuer", "https://evil.example.org")},
		{"assertion Issuer Format empty", attr(inAssertion+"/saml:Issuer", "Format", "")},
		{"assertion Issuer Format missing", noAttr(inAssertion+"/saml:Issuer", "Format")},
		{"assertion Issuer Format", attr(inAssertion+"/saml:Issuer", "Format", "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent")},
	}
}

func subjectRules() []rule {
	return []rule{
		{"Subject empty", empty("saml:Assertion/saml:Subject")},
		{"Subject missing", without("saml:Assertion/saml:Subject")},
		{"NameID empty", text(inNameID, "")},
		{"NameID missing", without(inNameID)},
		{"NameID Format empty", attr(inNameID, "Format", "")},
		{"NameID Format missing", noAttr(inNameID, "Format")},
		{"NameID Format transient", attr(inNameID, "Format", "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent")},
		{"NameID NameQualifier empty", attr(inNameID, "NameQualifier", "")},
		{"NameID NameQualifier missing", noAttr(inNameID, "NameQualifier")},
		{"SubjectConfirmation empty", empty(inConfirmation)},
		{"SubjectConfirmation missing", without(inConfirmation)},
		{"SubjectConfirmation Method empty", attr(inConfirmation, "Method", "")},
		{"SubjectConfirmation Method missing", noAttr(inConfirmation, "Method")},
		{"SubjectConfirmation Method bearer", attr(inConfirmation, "Method", "urn:oasis:names:tc:SAML:2.0:cm:sender-vouches")},
		{"SubjectConfirmationData missing", without(inBringing)},
		{"Recipient empty", attr(inBringing, "Recipient", "")},
		{"Recipient missing", noAttr(inBringing, "Recipient")},
		{"Recipient elsewhere", attr(inBringing, "Recipient", "https://evil.example.org/acs")},
		{"assertion InResponseTo empty", attr(inBringing, "InResponseTo", "")},
		{"assertion InResponseTo missing", noAttr(inBringing, "InResponseTo")},
		{"assertion InResponseTo of another", attr(inBringing, "InResponseTo", "_other")},
		{"NotOnOrAfter empty", attr(inBringing, "NotOnOrAfter", "")},
		{"NotOnOrAfter missing", noAttr(inBringing, "NotOnOrAfter")},
		{"NotOnOrAfter malformed", attr(inBringing, "NotOnOrAfter", "domani")},
		{"NotOnOrAfter passed", attr(inBringing, "NotOnOrAfter", later(-time.Minute))},
		{"NotBefore of the bringing", attr(inBringing, "NotBefore", later(time.Minute))},
	}
}

func conditionRules() []rule {
	return []rule{
		{"Conditions empty", empty(inConditions)},
		{"Conditions missing", without(inConditions)},
		{"Conditions NotBefore empty", attr(inConditions, "NotBefore", "")},
		{"Conditions NotBefore missing", noAttr(inConditions, "NotBefore")},
		{"Conditions NotBefore malformed", attr(inConditions, "NotBefore", "ieri")},
		{"Conditions NotBefore not yet", attr(inConditions, "NotBefore", later(time.Minute))},
		{"Conditions NotOnOrAfter empty", attr(inConditions, "NotOnOrAfter", "")},
		{"Conditions NotOnOrAfter missing", noAttr(inConditions, "NotOnOrAfter")},
		{"Conditions NotOnOrAfter malformed", attr(inConditions, "NotOnOrAfter", "domani")},
		{"Conditions NotOnOrAfter passed", attr(inConditions, "NotOnOrAfter", later(-time.Minute))},
		{"AudienceRestriction empty", empty(inRestriction)},
		{"AudienceRestriction missing", without(inRestriction)},
		{"Audience empty", text(inRestriction+"/saml:Audience", "")},
		{"Audience missing", without(inRestriction + "/saml:Audience")},
		{"Audience of another", text(inRestriction+"/saml:Audience", "https://other.example.org")},
	}
}

func statementRules() []rule {
	return []rule{
		{"AuthnStatement empty", empty(inStatement)},
		{"AuthnStatement missing", without(inStatement)},
		{"AuthnStatement twice", twice(inStatement)},
		{"AuthnContext empty", empty(inStatement + "/saml:AuthnContext")},
		{"AuthnContext missing", without(inStatement + "/saml:AuthnContext")},
		{"AuthnContextClassRef empty", text(inClass, "")},
		{"AuthnContextClassRef missing", without(inClass)},
		{"AuthnContextClassRef too low", text(inClass, level1)},
		{"AuthnContextClassRef unknown", text(inClass, "urn:oasis:names:tc:SAML:2.0:ac:classes:Password")},
		{"AuthnInstant missing", noAttr(inStatement, "AuthnInstant")},
		{"AuthnInstant in the future", attr(inStatement, "AuthnInstant", later(time.Minute))},
		{"AuthnInstant before it was asked for", attr(inStatement, "AuthnInstant", later(-time.Hour))},
		{"SessionNotOnOrAfter passed", attr(inStatement, "SessionNotOnOrAfter", later(-time.Minute))},
		{"Advice with an assertion", func(t *testing.T, root *etree.Element) {
			t.Helper()
			signed := find(t, root, inAssertion)
			advised := evil(t, signed, "_advised")
			signed.CreateElement("saml:Advice").AddChild(advised)
		}},
		{"AttributeStatement missing", without(inAttributes)},
		{"AttributeStatement empty", empty(inAttributes)},
		{"Attribute empty", text(inAttributes+"/saml:Attribute/saml:AttributeValue", "")},
		{"Attribute missing", without(inAttributes + "/saml:Attribute[@Name='familyName']")},
		{"optional Attribute twice", twice(inAttributes + "/saml:Attribute[@Name='email']")},
		{"Attribute twice", twice(inAttributes + "/saml:Attribute")},
		{"fiscalNumber malformed", text(inAttributes+"/saml:Attribute/saml:AttributeValue", "TINIT-XXX")},
	}
}

// TestTruthfulAnswersAreTaken varies what SPID leaves open.
func TestTruthfulAnswersAreTaken(t *testing.T) {
	f := newForger(t)
	for _, r := range []rule{
		{"as it is", attr("", "Version", "2.0")},
		{"answer Issuer Format omitted", noAttr("saml:Issuer", "Format")},
		{"IssueInstant with milliseconds", attr("", "IssueInstant", strings.Replace(later(-10*time.Second), "Z", ".123Z", 1))},
		{"clocks a little apart", attr("", "IssueInstant", later(20*time.Second))},
		{"a level above", text(inClass, level3)},
		{"white space around", text(inRestriction+"/saml:Audience", "\n  "+piazza+"\n")},
		{"no SessionIndex at level 2", noAttr(inStatement, "SessionIndex")},
		{"no e-mail", without(inAttributes + "/saml:Attribute[@Name='email']")},
		{"more attributes than asked for", attr(inAttributes+"/saml:Attribute[@Name='email']", "Name", "digitalAddress")},
	} {
		t.Run(r.name, func(t *testing.T) {
			e := f.expects()
			root := f.response(e)
			r.edit(t, root)
			f.signAssertion(t, root)
			i, err := e.bring(pack(t, root))
			if err != nil || i.Name != "Anna Bertini" {
				t.Errorf("%+v, %v", i, err)
			}
		})
	}
}

// TestLevels asks for each level and answers with each.
func TestLevels(t *testing.T) {
	f := newForger(t)
	levels := []string{level1, level2, level3}
	for asked, least := range levels {
		for reached, class := range levels {
			e := f.expects()
			e.Level = least
			root := f.response(e)
			text(inClass, class)(t, root)
			f.signAssertion(t, root)
			i, err := e.bring(pack(t, root))
			want := SPID()[reached].Assurance
			if (err == nil) != (reached >= asked) || err == nil && i.Assurance != want {
				t.Errorf("asked for %s, answered %s: %s, %v", least, class, i.Assurance, err)
			}
		}
	}
}

// TestLevelsByConfiguration knows other words than SPID's.
func TestLevelsByConfiguration(t *testing.T) {
	f := newForger(t)
	e := f.expects()
	e.Levels = []Level{{"Basso", account.AssuranceSocial}, {"Medio", account.AssuranceEmail}, {"Alto", account.AssuranceSubstantial}}
	e.Level = "Medio"
	for class, taken := range map[string]bool{"Basso": false, "Medio": true, "Alto": true, level3: false} {
		root := f.response(e)
		text(inClass, class)(t, root)
		f.signAssertion(t, root)
		if _, err := e.bring(pack(t, root)); (err == nil) != taken {
			t.Errorf("%s: %v", class, err)
		}
	}
}

// TestLenient lets pass what a gateway of another federation may leave out, and nothing more.
func TestLenient(t *testing.T) {
	f := newForger(t)
	e := f.expects()
	e.IsLenient = new(true)
	root := f.response(e)
	noAttr(inNameID, "Format")(t, root)
	noAttr(inNameID, "NameQualifier")(t, root)
	noAttr(inAssertion+"/saml:Issuer", "Format")(t, root)
	f.signAssertion(t, root)
	if _, err := e.bring(pack(t, root)); err != nil {
		t.Error(err)
	}
	root = f.response(e)
	text(inAssertion+"/saml:Issuer", "https://evil.example.org")(t, root)
	f.signAssertion(t, root)
	if _, err := e.bring(pack(t, root)); !errors.Is(err, login.ErrProof) {
		t.Errorf("another issuer: %v", err)
	}
}

// TestWhatOtherChecksWouldHide breaks rules where no other check stands before them.
func TestWhatOtherChecksWouldHide(t *testing.T) {
	f := newForger(t)
	e := f.expects()
	e.Signed, e.ForceAuthn = signedResponse, new(false)
	for name, change := range map[string]edit{"assertion ID": noAttr(inAssertion, "ID"), "AuthnInstant": noAttr(inStatement, "AuthnInstant")} {
		root := f.response(e)
		change(t, root)
		f.sign(t, root)
		if _, err := e.bring(pack(t, root)); !errors.Is(err, login.ErrProof) {
			t.Errorf("without %s: %v", name, err)
		}
	}
}

// TestSessionOfYesterday is well where nobody asked to prove it anew.
func TestSessionOfYesterday(t *testing.T) {
	f := newForger(t)
	e := f.expects()
	e.ForceAuthn = new(false)
	root := f.response(e)
	attr(inStatement, "AuthnInstant", later(-20*time.Hour))(t, root)
	f.signAssertion(t, root)
	if _, err := e.bring(pack(t, root)); err != nil {
		t.Error(err)
	}
}
