package saml

import (
	"testing"

	"github.com/beevik/etree"
)

// edit changes one thing of an answer before it is signed.
type edit func(t *testing.T, root *etree.Element)

func find(t *testing.T, root *etree.Element, path string) *etree.Element {
	t.Helper()
	el := root
	if path != "" {
		el = root.FindElement(path)
	}
	if el == nil {
		t.Fatalf("the answer has no %s", path)
	}
	return el
}

func attr(path, key, value string) edit {
	return func(t *testing.T, root *etree.Element) {
		t.Helper()
		find(t, root, path).CreateAttr(key, value)
	}
}

func noAttr(path, key string) edit {
	return func(t *testing.T, root *etree.Element) {
		t.Helper()
		if find(t, root, path).RemoveAttr(key) == nil {
			t.Fatalf("%s has no %s", path, key)
		}
	}
}

func text(path, value string) edit {
	return func(t *testing.T, root *etree.Element) {
		t.Helper()
		find(t, root, path).SetText(value)
	}
}

func without(path string) edit {
	return func(t *testing.T, root *etree.Element) {
		t.Helper()
		el := find(t, root, path)
		el.Parent().RemoveChild(el)
	}
}

func empty(path string) edit {
	return func(t *testing.T, root *etree.Element) {
		t.Helper()
		el := find(t, root, path)
		el.Child, el.Attr = nil, nil
	}
}

func twice(path string) edit {
	return func(t *testing.T, root *etree.Element) {
		t.Helper()
		el := find(t, root, path)
		el.Parent().InsertChildAt(el.Index(), el.Copy())
	}
}

// The places of an answer.
const (
	inAssertion    = "saml:Assertion"
	inNameID       = "saml:Assertion/saml:Subject/saml:NameID"
	inConfirmation = "saml:Assertion/saml:Subject/saml:SubjectConfirmation"
	inBringing     = inConfirmation + "/saml:SubjectConfirmationData"
	inConditions   = "saml:Assertion/saml:Conditions"
	inRestriction  = inConditions + "/saml:AudienceRestriction"
	inStatement    = "saml:Assertion/saml:AuthnStatement"
	inClass        = inStatement + "/saml:AuthnContext/saml:AuthnContextClassRef"
	inAttributes   = "saml:Assertion/saml:AttributeStatement"
)
