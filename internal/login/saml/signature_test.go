package saml

import (
	"crypto"
	"errors"
	"maps"
	"strings"
	"testing"
	"time"

	"github.com/beevik/etree"
	dsig "github.com/russellhaering/goxmldsig"

	"piazza/internal/login"
)

// TestWhatHasToBeSigned goes through what may be signed and what has to be.
func TestWhatHasToBeSigned(t *testing.T) {
	f := newForger(t)
	for _, c := range []struct {
		asked                   string
		answer, assertion, take bool
	}{
		{signedAssertion, false, true, true},
		{signedAssertion, true, true, true},
		{signedAssertion, true, false, false},
		{signedAssertion, false, false, false},
		{signedResponse, true, false, true},
		{signedResponse, true, true, true},
		{signedResponse, false, true, false},
		{signedResponse, false, false, false},
		{signedBoth, true, true, true},
		{signedBoth, true, false, false},
		{signedBoth, false, true, false},
		{signedEither, true, false, true},
		{signedEither, false, true, true},
		{signedEither, false, false, false},
	} {
		e := f.expects()
		e.Signed = c.asked
		root := f.response(e)
		if c.assertion {
			f.signAssertion(t, root)
		}
		if c.answer {
			f.sign(t, root)
		}
		if _, err := e.bring(pack(t, root)); (err == nil) != c.take || err != nil && !errors.Is(err, login.ErrProof) {
			t.Errorf("%+v: %v", c, err)
		}
	}
}

// TestSignaturesThatDoNotCount changes, after signing, what was signed or how.
func TestSignaturesThatDoNotCount(t *testing.T) {
	f, other := newForger(t), newForger(t)
	forgeries := brokenSignatures(t, f)
	maps.Copy(forgeries, map[string]func(e *expected, root *etree.Element){
		"changed attribute": func(_ *expected, root *etree.Element) {
			f.signAssertion(t, root)
			text(inAttributes+"/saml:Attribute[@Name='name']/saml:AttributeValue", "Eva")(t, root)
		},
		"added attribute": func(_ *expected, root *etree.Element) {
			f.signAssertion(t, root)
			twice(inAttributes+"/saml:Attribute")(t, root)
		},
		"another's certificate": func(_ *expected, root *etree.Element) { other.signAssertion(t, root) },
		"another's certificate that names ours": func(_ *expected, root *etree.Element) {
			(&forger{keypair{other.key, f.certificate}, federa}).signAssertion(t, root)
		},
		"answer signed well, assertion ill": func(_ *expected, root *etree.Element) {
			other.signAssertion(t, root)
			f.sign(t, root)
		},
		"assertion signed well, answer ill": func(_ *expected, root *etree.Element) {
			f.signAssertion(t, root)
			other.sign(t, root)
		},
		"expired certificate": func(e *expected, root *etree.Element) {
			old := &forger{newPair(t, noon.Add(-11*365*24*time.Hour)), federa}
			old.signAssertion(t, root)
			e.gateway.trust = trust{old.certificate}
		},
		"certificate to come": func(e *expected, root *etree.Element) {
			young := &forger{newPair(t, noon.Add(48*time.Hour)), federa}
			young.signAssertion(t, root)
			e.gateway.trust = trust{young.certificate}
		},
		"something more in the signature": func(_ *expected, root *etree.Element) {
			f.signAssertion(t, root)
			find(t, root, inAssertion+"/ds:Signature").CreateElement("ds:Object").SetText("x")
		},
		"nobody is trusted": func(e *expected, root *etree.Element) {
			f.signAssertion(t, root)
			e.gateway.trust = nil
		},
	})
	for name, forge := range forgeries {
		t.Run(name, func(t *testing.T) {
			e := f.expects()
			root := f.response(e)
			forge(&e, root)
			if _, err := e.bring(pack(t, root)); !errors.Is(err, login.ErrProof) {
				t.Errorf("it was taken with %v", err)
			}
		})
	}
}

func brokenSignatures(t *testing.T, f *forger) map[string]func(e *expected, root *etree.Element) {
	t.Helper()
	return map[string]func(e *expected, root *etree.Element){
		"no SignatureValue": func(_ *expected, root *etree.Element) {
			f.signAssertion(t, root)
			without(inAssertion+"/ds:Signature/ds:SignatureValue")(t, root)
		},
		"two SignedInfo": func(_ *expected, root *etree.Element) {
			f.signAssertion(t, root)
			twice(inAssertion+"/ds:Signature/ds:SignedInfo")(t, root)
		},
		"no Reference": func(_ *expected, root *etree.Element) {
			f.signAssertion(t, root)
			without(inAssertion+"/ds:Signature/ds:SignedInfo/ds:Reference")(t, root)
		},
	}
}

// TestWeakSignatures are made by the right key in ways that do not count.
func TestWeakSignatures(t *testing.T) {
	f := newForger(t)
	for name, weaken := range map[string]func(*dsig.SigningContext){
		"SHA-1":                      func(c *dsig.SigningContext) { c.Hash = crypto.SHA1 },
		"inclusive canonicalisation": func(c *dsig.SigningContext) { c.Canonicalizer = dsig.MakeC14N11Canonicalizer() },
		"with comments": func(c *dsig.SigningContext) {
			c.Canonicalizer = dsig.MakeC14N10ExclusiveWithCommentsCanonicalizerWithPrefixList("")
		},
		"whole document": func(c *dsig.SigningContext) { c.IdAttribute = "None" },
	} {
		t.Run(name, func(t *testing.T) {
			e := f.expects()
			root := f.response(e)
			c, err := dsig.NewSigningContext(f.key, [][]byte{f.certificate.Raw})
			if err != nil {
				t.Fatal(err)
			}
			c.Canonicalizer = dsig.MakeC14N10ExclusiveCanonicalizerWithPrefixList("")
			weaken(c)
			signWith(t, c, only(root, assertionSpace, "Assertion"))
			if _, err := e.bring(pack(t, root)); !errors.Is(err, login.ErrProof) {
				t.Errorf("it was taken with %v", err)
			}
		})
	}
}

// TestShapesOfSignatures looks at how a signature was made before anybody computes.
func TestShapesOfSignatures(t *testing.T) {
	f := newForger(t)
	const info = "ds:Signature/ds:SignedInfo"
	const reference = info + "/ds:Reference"
	for name, change := range map[string]edit{
		"": noAttr("", "IssueInstant"),
		"no identifier": func(t *testing.T, el *etree.Element) {
			t.Helper()
			attr("", "ID", "")(t, el)
			attr(reference, "URI", "#")(t, el)
		},
		"of something else":   attr(reference, "URI", "#_other"),
		"of the whole":        attr(reference, "URI", ""),
		"two references":      twice(reference),
		"SHA-1":               attr(info+"/ds:SignatureMethod", "Algorithm", dsig.RSASHA1SignatureMethod),
		"a digest by SHA-1":   attr(reference+"/ds:DigestMethod", "Algorithm", "http://www.w3.org/2000/09/xmldsig#sha1"),
		"inclusive":           attr(info+"/ds:CanonicalizationMethod", "Algorithm", string(dsig.CanonicalXML11AlgorithmId)),
		"one transform":       without(reference + "/ds:Transforms/ds:Transform[2]"),
		"three transforms":    twice(reference + "/ds:Transforms/ds:Transform[2]"),
		"another transform":   attr(reference+"/ds:Transforms/ds:Transform[2]", "Algorithm", string(dsig.CanonicalXML10RecAlgorithmId)),
		"no method":           without(info + "/ds:SignatureMethod"),
		"no digest":           without(reference + "/ds:DigestMethod"),
		"no canonicalisation": without(info + "/ds:CanonicalizationMethod"),
		"no transforms":       without(reference + "/ds:Transforms"),
		"no signature at all": without("ds:Signature"),
		"two signatures":      twice("ds:Signature"),
	} {
		root := f.response(f.expects())
		f.signAssertion(t, root)
		assertion := only(root, assertionSpace, "Assertion")
		change(t, assertion)
		if err := shaped(assertion); (err == nil) != (name == "") {
			t.Errorf("%q: %v", name, err)
		}
	}
}

func signWith(t *testing.T, c *dsig.SigningContext, el *etree.Element) {
	t.Helper()
	alone, err := detached(el)
	if err != nil {
		t.Fatal(err)
	}
	signature, err := c.ConstructSignature(alone, true)
	if err != nil {
		t.Fatal(err)
	}
	el.InsertChildAt(afterIssuer, signature)
}

// TestSeveralCertificates takes what either of two keys signed while a gateway changes them, and nothing of a third.
func TestSeveralCertificates(t *testing.T) {
	before, after, third := newForger(t), newForger(t), newForger(t)
	for name, c := range map[string]struct {
		by   *forger
		take bool
		bare bool
	}{
		"the old one": {before, true, false}, "the new one": {after, true, false}, "a third": {third, false, false},
		"the new one, unnamed": {after, true, true}, "a third, unnamed": {third, false, true},
		"the new one under another's name": {&forger{keypair{after.key, third.certificate}, federa}, true, false},
	} {
		e := before.expects()
		e.gateway.trust = trust{before.certificate, after.certificate}
		root := before.response(e)
		c.by.signAssertion(t, root)
		if c.bare {
			without(inAssertion+"/ds:Signature/ds:KeyInfo")(t, root)
		}
		if _, err := e.bring(pack(t, root)); (err == nil) != c.take {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestCommentsCutNothingOff reads a text as a whole that somebody put a comment into.
func TestCommentsCutNothingOff(t *testing.T) {
	f := newForger(t)
	e := f.expects()
	root := f.response(e)
	text(inAttributes+"/saml:Attribute[@Name='email']/saml:AttributeValue", "anna@example.org.evil.example")(t, root)
	f.signAssertion(t, root)
	packed, err := write(root.Copy())
	if err != nil {
		t.Fatal(err)
	}
	cut := strings.Replace(string(packed), "anna@example.org.evil", "anna@example.org<!-- x -->.evil", 1)
	i, err := e.bring(encode(cut))
	if err != nil || i.Email != "anna@example.org.evil.example" {
		t.Errorf("%q, %v", i.Email, err)
	}
}
