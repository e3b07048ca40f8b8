package saml

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"piazza/internal/account"
)

// login returns who an answer is about that was changed before it was signed.
func (f *forger) login(t *testing.T, e expected, edits ...edit) (account.Identity, error) {
	t.Helper()
	root := f.response(e)
	for _, change := range edits {
		change(t, root)
	}
	f.signAssertion(t, root)
	return e.bring(pack(t, root))
}

// TestAnotherNameIDIsTheSamePerson logs the same person in twice: the gateway calls her differently each time.
func TestAnotherNameIDIsTheSamePerson(t *testing.T) {
	f := newForger(t)
	first, err := f.login(t, f.expects())
	if err != nil {
		t.Fatal(err)
	}
	second, err := f.login(t, f.expects(), text(inAttributes+"/saml:Attribute/saml:AttributeValue", "brtnna85c41d612k"))
	if err != nil {
		t.Fatal(err)
	}
	if first.Subject != second.Subject || first.Issuer != second.Issuer || !bytes.Equal(first.Person, second.Person) {
		t.Errorf("%s and %s", first.Subject, second.Subject)
	}
	if first.Origin.Subject == second.Origin.Subject || first.Subject == first.Origin.Subject {
		t.Errorf("the gateway calls both %s", first.Origin.Subject)
	}
	other, err := f.login(t, f.expects(), text(inAttributes+"/saml:Attribute/saml:AttributeValue", "TINIT-RSSMRA80A01H501U"))
	if err != nil || other.Subject == first.Subject || bytes.Equal(other.Person, first.Person) {
		t.Errorf("another person is the same, %v", err)
	}
}

// TestTheFiscalCodeStaysHere looks for it, whole or bare, in everything that leaves.
func TestTheFiscalCodeStaysHere(t *testing.T) {
	f := newForger(t)
	i, err := f.login(t, f.expects())
	if err != nil {
		t.Fatal(err)
	}
	if all := strings.ToUpper(fmt.Sprintf("%+v %+v", i, *i.Origin)); strings.Contains(all, strings.TrimPrefix(annaTIN, tin)) {
		t.Errorf("it stands in %s", all)
	}
	if i.Label != "anna@example.org" || len(i.Person) != 32 || i.EmailVerified || i.Vouches {
		t.Errorf("%+v", i)
	}
	_, err = f.login(t, f.expects(), text(inAttributes+"/saml:Attribute/saml:AttributeValue", "TINIT-BRTNNA85C41D612"))
	if err == nil || strings.Contains(err.Error(), "BRTNNA") {
		t.Errorf("half of one: %v", err)
	}
}

// TestSpidCodeAsSubject serves installations that want SPID's own code.
func TestSpidCodeAsSubject(t *testing.T) {
	f := newForger(t)
	e := f.expects()
	e.Settings = Settings{Subject: spidCode, Realm: "spid"}.complete(piazza)
	coded := attr(inAttributes+"/saml:Attribute[@Name='email']", "Name", "spidCode")
	i, err := f.login(t, e, text(inAttributes+"/saml:Attribute[@Name='email']/saml:AttributeValue", "ABCD123456789A"), coded)
	if err != nil || i.Subject != "ABCD123456789A" || i.Issuer != "spid" || i.Label != "Anna Bertini" {
		t.Errorf("%+v, %v", i, err)
	}
	if _, err := f.login(t, e); err == nil {
		t.Error("nobody has no code")
	}
	if _, err := f.login(t, e, text(inAttributes+"/saml:Attribute[@Name='email']/saml:AttributeValue", "a b"), coded); err == nil {
		t.Error("a strange code is one")
	}
}

// TestAttributesByConfiguration calls them as the gateway does.
func TestAttributesByConfiguration(t *testing.T) {
	f := newForger(t)
	e := f.expects()
	e.Attributes = map[string]string{fiscalNumber: "CodiceFiscale", givenName: "nome", familyName: "cognome"}
	e.VouchesForEmail = true
	var edits []edit
	for theirs, own := range map[string]string{"fiscalNumber": "CodiceFiscale", "name": "nome", "familyName": "cognome"} {
		edits = append(edits, attr(inAttributes+"/saml:Attribute[@Name='"+theirs+"']", "Name", own))
	}
	i, err := f.login(t, e, edits...)
	if err != nil || i.Name != "Anna Bertini" || i.Email != "" || i.EmailVerified {
		t.Errorf("%+v, %v", i, err)
	}
	e.Attributes[email] = email
	if i, err = f.login(t, e, edits...); err != nil || !i.EmailVerified || !i.Vouches {
		t.Errorf("%+v, %v", i, err)
	}
	if _, err := f.login(t, e); err == nil {
		t.Error("what is called otherwise was found")
	}
}

// TestFiscalCodes are written in one way only.
func TestFiscalCodes(t *testing.T) {
	if got, isOne := Fiscal(" tinit-brtnna85c41d612k\n"); !isOne || got != annaTIN {
		t.Errorf("with blanks around it is %q", got)
	}
	for code, want := range map[string]string{
		annaTIN: annaTIN, "BRTNNA85C41D612K": annaTIN, "BRTNNA85C41D61NK": "TINIT-BRTNNA85C41D61NK",
		"TINDE-12345678901": "TINDE-12345678901", "TINIT-": "", "TINIT-12345": "", "": "", "X": "", "TINIT-BRTNNA85C41D612K1": "", "VATIT-00000000000": "",
	} {
		got, isOne := Fiscal(code)
		if isOne != (want != "") || isOne && got != want {
			t.Errorf("%q is %q, %v", code, got, isOne)
		}
	}
}
