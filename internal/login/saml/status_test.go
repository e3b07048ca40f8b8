package saml

import (
	"errors"
	"strings"
	"testing"

	"github.com/beevik/etree"

	"piazza/internal/login"
)

// fail makes of an answer one that lets nobody in.
func fail(message, second string) edit {
	return func(t *testing.T, root *etree.Element) {
		t.Helper()
		without(inAssertion)(t, root)
		code := find(t, root, "samlp:Status/samlp:StatusCode")
		code.CreateAttr("Value", "urn:oasis:names:tc:SAML:2.0:status:Responder")
		code.CreateElement("samlp:StatusCode").CreateAttr("Value", "urn:oasis:names:tc:SAML:2.0:status:"+second)
		if message != "" {
			find(t, root, "samlp:Status").CreateElement("samlp:StatusMessage").SetText(message)
		}
	}
}

// TestErrorsOfSPID are told in plain words, in both languages.
func TestErrorsOfSPID(t *testing.T) {
	f := newForger(t)
	for _, c := range []struct{ message, second, code, it, en string }{
		{"ErrorCode nr19", "AuthnFailed", "nr19", "Troppi tentativi sbagliati", "Too many wrong attempts"},
		{"ErrorCode nr20", "AuthnFailed", "nr20", "Serve un livello di sicurezza più alto", "A higher level of security is needed"},
		{"ErrorCode nr21", "AuthnFailed", "nr21", "È passato troppo tempo", "It took too long"},
		{"ErrorCode nr22", "AuthnFailed", "nr22", "Non hai dato il consenso", "You did not consent"},
		{"ErrorCode nr23", "AuthnFailed", "nr23", "La tua identità è sospesa o revocata", "Your identity is suspended or revoked"},
		{"ErrorCode nr25", "AuthnFailed", "nr25", "Hai annullato l’accesso", "You cancelled"},
		{"ErrorCode nr30", "AuthnFailed", "nr30", "Questo tipo di identità non va bene qui", "This kind of identity does not work here"},
		{"\n ErrorCode  nr25 \n", "AuthnFailed", "nr25", "Hai annullato l’accesso", "You cancelled"},
		{"ErrorCode nr8", "RequestDenied", "nr08", "Il servizio di accesso non ci ha capito", "The login service did not understand us"},
		{"ErrorCode nr18", "RequestUnsupported", "nr18", "Il servizio di accesso non ci ha capito", "The login service did not understand us"},
		{"ErrorCode nr24", "AuthnFailed", "nr24", "L’accesso non è riuscito", "Signing in did not succeed"},
		{"ErrorCode nr99", "AuthnFailed", "nr99", "L’accesso non è riuscito", "Signing in did not succeed"},
		{"", "NoAuthnContext", "", "Serve un livello di sicurezza più alto", "A higher level of security is needed"},
		{"", "AuthnFailed", "", "L’accesso non è riuscito", "Signing in did not succeed"},
	} {
		_, err := f.login(t, f.expects(), fail(c.message, c.second))
		said, ok := errors.AsType[*StatusError](err)
		if !ok {
			t.Errorf("%q: %v", c.message, err)
			continue
		}
		r, ok := errors.AsType[*login.Refusal](refusal(err))
		if said.Code != c.code || !ok || r.Message.It.Title != c.it || r.Message.En.Title != c.en || r.Message.It.Text == "" || r.Message.En.Text == "" {
			t.Errorf("%q is %s, told as %+v", c.message, said.Code, r)
		}
	}
}

// TestFailuresLetNobodyIn, whatever else the answer holds.
func TestFailuresLetNobodyIn(t *testing.T) {
	f := newForger(t)
	i, err := f.login(t, f.expects(), attr("samlp:Status/samlp:StatusCode", "Value", "urn:oasis:names:tc:SAML:2.0:status:Responder"))
	if _, ok := errors.AsType[*StatusError](err); !ok || i.Subject != "" {
		t.Errorf("%+v, %v", i, err)
	}
	long := strings.Repeat("x", 10_000)
	_, err = f.login(t, f.expects(), fail("ErrorCode nr25", long))
	if err == nil || len(err.Error()) > 2*longestStatus {
		t.Errorf("%v", err)
	}
	// Such an answer, too, has to be the gateway's, for us, and to this request.
	if _, err := f.login(t, f.expects(), fail("ErrorCode nr25", "AuthnFailed"), attr("", "InResponseTo", "_other")); !errors.Is(err, login.ErrProof) {
		t.Errorf("to another request: %v", err)
	}
}
