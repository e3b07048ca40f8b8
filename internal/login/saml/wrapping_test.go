package saml

import (
	"encoding/base64"
	"errors"
	"maps"
	"testing"

	"github.com/beevik/etree"

	"piazza/internal/login"
)

func encode(text string) string { return base64.StdEncoding.EncodeToString([]byte(text)) }

// evil is a copy of a signed assertion in which somebody else is meant, without the signature.
func evil(t *testing.T, assertion *etree.Element, id string) *etree.Element {
	t.Helper()
	forged := assertion.Copy()
	if s := forged.FindElement("ds:Signature"); s != nil {
		forged.RemoveChild(s)
	}
	forged.CreateAttr("ID", id)
	forged.FindElement("saml:AttributeStatement/saml:Attribute[@Name='name']/saml:AttributeValue").SetText("Eva")
	return forged
}

// wrap moves what was signed to where it is not read, and puts something else in its place.
type wrap func(t *testing.T, root, signed *etree.Element)

// TestWrappedSignatures goes through the known ways of having one thing verified and another one read.
func TestWrappedSignatures(t *testing.T) {
	f := newForger(t)
	all := wraps()
	maps.Copy(all, moreWraps())
	for name, w := range all {
		for _, asked := range []string{signedAssertion, signedEither} {
			e := f.expects()
			e.Signed = asked
			root := f.response(e)
			f.signAssertion(t, root)
			w(t, root, only(root, assertionSpace, "Assertion"))
			if i, err := e.bring(pack(t, root)); !errors.Is(err, login.ErrProof) {
				t.Errorf("%s, with %s: %s came in, %v", name, asked, i.Name, err)
			}
		}
	}
}

func wraps() map[string]wrap {
	return map[string]wrap{
		"forged before": func(t *testing.T, root, signed *etree.Element) {
			t.Helper()
			root.InsertChildAt(signed.Index(), evil(t, signed, "_evil"))
		},
		"forged behind": func(t *testing.T, root, signed *etree.Element) {
			t.Helper()
			root.AddChild(evil(t, signed, "_evil"))
		},
		"forged with the same ID": func(t *testing.T, root, signed *etree.Element) {
			t.Helper()
			root.InsertChildAt(signed.Index(), evil(t, signed, attribute(signed, "ID")))
		},
		"signed within the forged": func(t *testing.T, root, signed *etree.Element) {
			t.Helper()
			forged := evil(t, signed, "_evil")
			root.RemoveChild(signed)
			forged.AddChild(signed)
			root.AddChild(forged)
		},
		"signed within its own signature": func(t *testing.T, root, signed *etree.Element) {
			t.Helper()
			forged, signature := evil(t, signed, "_evil"), only(signed, "http://www.w3.org/2000/09/xmldsig#", "Signature")
			root.RemoveChild(signed)
			signed.RemoveChild(signature)
			signature.CreateElement("ds:Object").AddChild(signed)
			forged.InsertChildAt(afterIssuer, signature)
			root.AddChild(forged)
		},
		"signed within its own signature, same ID": func(t *testing.T, root, signed *etree.Element) {
			t.Helper()
			forged, signature := evil(t, signed, attribute(signed, "ID")), only(signed, "http://www.w3.org/2000/09/xmldsig#", "Signature")
			root.RemoveChild(signed)
			signed.RemoveChild(signature)
			signature.CreateElement("ds:Object").AddChild(signed)
			forged.InsertChildAt(afterIssuer, signature)
			root.AddChild(forged)
		},
	}
}

func moreWraps() map[string]wrap {
	return map[string]wrap{
		"signed within an extension": func(t *testing.T, root, signed *etree.Element) {
			t.Helper()
			forged := evil(t, signed, "_evil")
			root.RemoveChild(signed)
			root.CreateElement("samlp:Extensions").AddChild(signed)
			root.AddChild(forged)
		},
		"signature lent to the forged": func(t *testing.T, root, signed *etree.Element) {
			t.Helper()
			forged := evil(t, signed, "_evil")
			forged.InsertChildAt(afterIssuer, only(signed, "http://www.w3.org/2000/09/xmldsig#", "Signature").Copy())
			root.RemoveChild(signed)
			root.AddChild(forged)
		},
		"whole answer within another": func(t *testing.T, root, signed *etree.Element) {
			t.Helper()
			inner, forged := root.Copy(), evil(t, signed, "_evil")
			root.RemoveChild(signed)
			root.CreateAttr("ID", "_outer")
			root.CreateElement("samlp:Extensions").AddChild(inner)
			root.AddChild(forged)
		},
		"signature of the answer taken from the assertion": func(t *testing.T, root, signed *etree.Element) {
			t.Helper()
			signature := only(signed, "http://www.w3.org/2000/09/xmldsig#", "Signature")
			root.RemoveChild(signed)
			root.InsertChildAt(afterIssuer, signature)
			root.AddChild(evil(t, signed, "_evil"))
		},
		"identifier in a namespace": func(t *testing.T, root, signed *etree.Element) {
			t.Helper()
			forged := evil(t, signed, "_evil")
			forged.CreateAttr("xmlns:x", "urn:x")
			forged.Attr = append([]etree.Attr{{Space: "x", Key: "ID", Value: attribute(signed, "ID")}}, forged.Attr...)
			forged.InsertChildAt(afterIssuer, only(signed, "http://www.w3.org/2000/09/xmldsig#", "Signature").Copy())
			root.RemoveChild(signed)
			root.AddChild(forged)
		},
		"encrypted beside": func(_ *testing.T, root, _ *etree.Element) {
			root.CreateElement("saml:EncryptedAssertion").CreateElement("x")
		},
	}
}
