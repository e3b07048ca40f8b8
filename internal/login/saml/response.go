package saml

import (
	"strings"
	"time"

	"github.com/beevik/etree"
	"github.com/crewjam/saml"
	dsig "github.com/russellhaering/goxmldsig"
)

// skew is how far clocks may be apart.
const skew = 30 * time.Second

// answer is what came to the address for answers, read but not yet believed.
type answer struct {
	root *etree.Element
	// request is what it says that it answers.
	request string
}

// readAnswer reads an answer as far as it takes to find out which question it belongs to.
func readAnswer(packed string) (*answer, error) {
	text, err := unpack(packed)
	if err != nil {
		return nil, err
	}
	root, err := parse(text)
	if err != nil {
		return nil, err
	}
	if !named(root, protocolSpace, "Response") {
		return nil, unproven("it is no answer")
	}
	request := attribute(root, "InResponseTo")
	if request == "" {
		return nil, unproven("it answers no request of ours")
	}
	return &answer{root, request}, nil
}

// expected is what an answer is held to.
type expected struct {
	Settings
	gateway *gateway
	// address is where answers come to.
	address string
	// request is the one that was asked in this login.
	request string
	now     time.Time
}

// check believes an answer, or says why not, and returns the assertion as it was signed.
func (e expected) check(a *answer) (*saml.Assertion, error) {
	if err := alone(a.root); err != nil {
		return nil, err
	}
	root, whole := a.root, isSigned(a.root)
	if whole {
		var err error
		if root, err = e.gateway.trust.verified(root, e.now); err != nil {
			return nil, err
		}
	}
	if err := e.envelope(root); err != nil {
		return nil, err
	}
	// That nobody came in proves nothing about anybody: gateways do not sign it.
	if err := succeeded(root); err != nil {
		return nil, err
	}
	signed, err := e.asserted(root, whole)
	if err != nil {
		return nil, err
	}
	var assertion saml.Assertion
	if err := read(signed, &assertion); err != nil {
		return nil, unproven("%w", err)
	}
	return &assertion, e.assertion(signed, &assertion)
}

// alone refuses an answer in which anything could be taken for something else: a second assertion, a signature or an
// assertion in another place than theirs, one that we cannot read.
func alone(root *etree.Element) error {
	assertions := everywhere(root, assertionSpace, "Assertion")
	if len(assertions) > 1 || len(assertions) == 1 && assertions[0].Parent() != root {
		return unproven("it holds assertions where they do not belong")
	}
	if len(everywhere(root, assertionSpace, "EncryptedAssertion")) > 0 {
		return unproven("it holds an encrypted assertion, which we publish no key for")
	}
	if len(everywhere(root, protocolSpace, "Response")) > 1 {
		return unproven("it holds another answer")
	}
	for _, signature := range everywhere(root, dsig.Namespace, dsig.SignatureTag) {
		if holder := signature.Parent(); holder != root && (len(assertions) == 0 || holder != assertions[0]) {
			return unproven("it holds a signature where it does not belong")
		}
	}
	return nil
}

// asserted returns the one assertion as it was signed: by itself, or with the whole answer.
func (e expected) asserted(root *etree.Element, whole bool) (*etree.Element, error) {
	assertion := only(root, assertionSpace, "Assertion")
	if assertion == nil {
		return nil, unproven("it asserts nothing")
	}
	own := isSigned(assertion)
	if missing := e.unsigned(whole, own); missing != "" {
		return nil, unproven("%s not signed", missing)
	}
	if own {
		return e.gateway.trust.verified(assertion, e.now)
	}
	return assertion, nil
}

// unsigned says what should have been signed and was not.
func (e expected) unsigned(whole, own bool) string {
	switch {
	case !whole && (e.Signed == signedResponse || e.Signed == signedBoth):
		return "the answer is"
	case !own && (e.Signed == signedAssertion || e.Signed == signedBoth):
		return "the assertion is"
	case !whole && !own:
		return "neither answer nor assertion are"
	default:
		return ""
	}
}

// envelope checks what is said around the assertion.
func (e expected) envelope(root *etree.Element) error {
	issuer := only(root, assertionSpace, "Issuer")
	if attribute(root, "ID") == "" || attribute(root, "Version") != version || issuer == nil {
		return unproven("it lacks ID, version 2.0 or Issuer")
	}
	if attribute(root, "InResponseTo") != e.request {
		return unproven("it answers another request")
	}
	if attribute(root, "Destination") != e.address {
		return unproven("it was meant for %q", attribute(root, "Destination"))
	}
	if err := e.issued(strings.TrimSpace(issuer.Text()), attribute(issuer, "Format"), true); err != nil {
		return err
	}
	return e.timely("the answer", attribute(root, "IssueInstant"))
}

// issued checks who says it. Its form may be left out of an answer, never of an assertion.
func (e expected) issued(issuer, format string, mayOmit bool) error {
	if issuer != e.gateway.entity {
		return unproven("it is of %q, which we did not ask", issuer)
	}
	if format == entityNID || format == "" && (mayOmit || *e.IsLenient) {
		return nil
	}
	return unproven("its issuer is of the form %q", format)
}

// timely refuses what was said before we asked, or has not been said yet.
func (e expected) timely(what, said string) error {
	var instant saml.RelaxedTime
	if err := instant.UnmarshalText([]byte(said)); err != nil || said == "" {
		return unproven("%s does not say when", what)
	}
	at := time.Time(instant)
	if at.Before(madeAt(e.request).Add(-skew)) || at.After(e.now.Add(skew)) {
		return unproven("%s was issued at %s", what, at.Format(time.RFC3339))
	}
	return nil
}
