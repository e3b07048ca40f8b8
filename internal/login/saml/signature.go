package saml

import (
	"crypto/x509"
	"errors"
	"slices"
	"time"

	"github.com/beevik/etree"
	dsig "github.com/russellhaering/goxmldsig"
	"github.com/russellhaering/goxmldsig/etreeutils"
)

// trust is whose signatures count. There may be several while a gateway changes its certificate.
type trust []*x509.Certificate

// methods are the ways of signing that count. SHA-1 is none.
var methods = map[string]x509.SignatureAlgorithm{
	dsig.RSASHA256SignatureMethod:   x509.SHA256WithRSA,
	dsig.RSASHA384SignatureMethod:   x509.SHA384WithRSA,
	dsig.RSASHA512SignatureMethod:   x509.SHA512WithRSA,
	dsig.ECDSASHA256SignatureMethod: x509.ECDSAWithSHA256,
	dsig.ECDSASHA384SignatureMethod: x509.ECDSAWithSHA384,
	dsig.ECDSASHA512SignatureMethod: x509.ECDSAWithSHA512,
}

var digests = []string{
	"http://www.w3.org/2001/04/xmlenc#sha256", "http://www.w3.org/2001/04/xmldsig-more#sha384", "http://www.w3.org/2001/04/xmlenc#sha512",
}

var transforms = []string{string(dsig.EnvelopedSignatureAltorithmId), string(dsig.CanonicalXML10ExclusiveAlgorithmId)}

// isSigned tells whether an element carries a signature of its own.
func isSigned(el *etree.Element) bool {
	return len(children(el, dsig.Namespace, dsig.SignatureTag)) > 0
}

// verified checks the one signature of an element and returns what it covers, read again from the bytes that were signed.
func (t trust) verified(el *etree.Element, now time.Time) (*etree.Element, error) {
	if err := shaped(el); err != nil {
		return nil, err
	}
	alone, err := detached(el)
	if err != nil {
		return nil, unproven("%w", err)
	}
	// The certificate that comes with a signature says nothing about who signed: ours decide, one after the other.
	signature := only(alone, dsig.Namespace, dsig.SignatureTag)
	for _, key := range children(signature, dsig.Namespace, dsig.KeyInfoTag) {
		signature.RemoveChild(key)
	}
	err = errors.New("no certificate is known")
	for _, certificate := range t {
		var covered *etree.Element
		if covered, err = verify(alone, certificate, now); err == nil {
			return covered, nil
		}
	}
	return nil, unproven("the signature of %s: %w", el.Tag, err)
}

func verify(el *etree.Element, certificate *x509.Certificate, now time.Time) (*etree.Element, error) {
	c := dsig.NewDefaultValidationContext(&dsig.MemoryX509CertificateStore{Roots: []*x509.Certificate{certificate}})
	c.IdAttribute = "ID"
	c.Clock = dsig.NewFakeClockAt(now)
	return c.Validate(el)
}

// detached copies an element out of its document, with the namespaces that it had there.
func detached(el *etree.Element) (*etree.Element, error) {
	parents, err := etreeutils.NSBuildParentContext(el)
	if err != nil {
		return nil, err
	}
	own, err := parents.SubContext(el)
	if err != nil {
		return nil, err
	}
	return etreeutils.NSDetatch(own, el)
}

// shaped refuses a signature that is anything but one signature of the whole element that holds it.
func shaped(el *etree.Element) error {
	signature := only(el, dsig.Namespace, dsig.SignatureTag)
	if signature == nil {
		return unproven("%s has not one signature", el.Tag)
	}
	for _, child := range signature.ChildElements() {
		if !slices.Contains([]string{dsig.SignedInfoTag, dsig.SignatureValueTag, dsig.KeyInfoTag}, child.Tag) {
			return unproven("a signature carries %s", child.Tag)
		}
	}
	signed := only(signature, dsig.Namespace, dsig.SignedInfoTag)
	if signed == nil {
		return unproven("a signature signs nothing")
	}
	reference := only(signed, dsig.Namespace, dsig.ReferenceTag)
	id := attribute(el, "ID")
	if reference == nil || id == "" || attribute(reference, "URI") != "#"+id {
		return unproven("the signature within %s is of something else", el.Tag)
	}
	return algorithms(signed, reference)
}

func algorithms(signed, reference *etree.Element) error {
	method, digest := only(signed, dsig.Namespace, dsig.SignatureMethodTag), only(reference, dsig.Namespace, dsig.DigestMethodTag)
	canonical, changes := only(signed, dsig.Namespace, dsig.CanonicalizationMethodTag), only(reference, dsig.Namespace, dsig.TransformsTag)
	if method == nil || digest == nil || canonical == nil || changes == nil {
		return unproven("a signature does not say how it was made")
	}
	if methods[attribute(method, "Algorithm")] == 0 || !slices.Contains(digests, attribute(digest, "Algorithm")) {
		return unproven("a signature of the kind %s over %s does not count", attribute(method, "Algorithm"), attribute(digest, "Algorithm"))
	}
	if attribute(canonical, "Algorithm") != string(dsig.CanonicalXML10ExclusiveAlgorithmId) {
		return unproven("a signature canonicalises by %s", attribute(canonical, "Algorithm"))
	}
	steps := changes.ChildElements()
	if len(steps) != len(transforms) {
		return unproven("a signature transforms in %d steps", len(steps))
	}
	for i, step := range steps {
		if attribute(step, "Algorithm") != transforms[i] {
			return unproven("a signature transforms by %s", attribute(step, "Algorithm"))
		}
	}
	return nil
}
