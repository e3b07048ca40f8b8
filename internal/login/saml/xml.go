package saml

import (
	"bytes"
	"compress/flate"
	"encoding/base64"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/beevik/etree"
	roundtrip "github.com/mattermost/xml-roundtrip-validator"

	"piazza/internal/login"
)

const (
	// largest is what a message may weigh: those of SPID weigh a twentieth.
	largest = 256 << 10
	// deepest is how far elements may lie within each other.
	deepest = 32
	// most is how many elements a message may have.
	most = 800

	assertionSpace = "urn:oasis:names:tc:SAML:2.0:assertion"
	protocolSpace  = "urn:oasis:names:tc:SAML:2.0:protocol"
	metadataSpace  = "urn:oasis:names:tc:SAML:2.0:metadata"
)

// longestReason keeps what a stranger sent from filling the log.
const longestReason = 300

// unproven says why a message proves nothing.
func unproven(format string, values ...any) error {
	reason := fmt.Errorf(format, values...).Error()
	return fmt.Errorf("%w: %s", login.ErrProof, reason[:min(len(reason), longestReason)])
}

// unpack reads a message as forms carry it: Base64.
func unpack(packed string) ([]byte, error) {
	packed = strings.Join(strings.Fields(packed), "")
	if packed == "" || base64.StdEncoding.DecodedLen(len(packed)) > largest {
		return nil, unproven("a message of %d letters", len(packed))
	}
	text, err := base64.StdEncoding.DecodeString(packed)
	if err != nil {
		return nil, unproven("it is not Base64: %w", err)
	}
	return text, nil
}

// inflate reads a message as addresses carry it: Base64 of DEFLATE. What swells beyond measure is not read to its end.
func inflate(packed string) ([]byte, error) {
	small, err := unpack(packed)
	if err != nil {
		return nil, err
	}
	text, err := io.ReadAll(io.LimitReader(flate.NewReader(bytes.NewReader(small)), largest+1))
	if err != nil {
		return nil, unproven("it does not inflate: %w", err)
	}
	if len(text) > largest {
		return nil, unproven("it swells beyond %d bytes", largest)
	}
	return text, nil
}

// parse reads a message of others: no document type, no entity, no instruction, nothing that two readers could understand
// differently, no identifier twice.
func parse(text []byte) (*etree.Element, error) {
	if len(text) > largest {
		return nil, unproven("a message of %d bytes", len(text))
	}
	return parseWithin(text, most)
}

func parseWithin(text []byte, elements int) (*etree.Element, error) {
	if err := plain(text, elements); err != nil {
		return nil, unproven("%w", err)
	}
	if err := roundtrip.Validate(bytes.NewReader(text)); err != nil {
		return nil, unproven("%w", err)
	}
	doc := etree.NewDocument()
	doc.ReadSettings.MaxDepth = deepest
	doc.ReadSettings.PreserveDuplicateAttrs = true
	if err := doc.ReadFromBytes(text); err != nil {
		return nil, unproven("%w", err)
	}
	if doc.Root() == nil {
		return nil, unproven("it is empty")
	}
	if err := identified(doc.Root(), map[string]bool{}); err != nil {
		return nil, err
	}
	return doc.Root(), nil
}

// plain looks at each token before any tree is built.
func plain(text []byte, elements int) error {
	reader := xml.NewDecoder(bytes.NewReader(text)) //nolint:gosec // this is what finds out whether it may be read
	depth, count := 0, 0
	for {
		token, err := reader.Token()
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return err
		}
		switch t := token.(type) {
		case xml.Directive:
			return errors.New("it declares a document type")
		case xml.ProcInst:
			if t.Target != "xml" || count > 0 {
				return errors.New("it holds an instruction")
			}
		case xml.StartElement:
			if depth == 0 && count > 0 {
				return errors.New("it is two documents")
			}
			depth, count = depth+1, count+1
			if err := proportioned(t, depth, count, elements); err != nil {
				return err
			}
		case xml.EndElement:
			depth--
		}
	}
}

func proportioned(t xml.StartElement, depth, count, elements int) error {
	seen := map[xml.Name]bool{}
	for _, a := range t.Attr {
		if seen[a.Name] {
			return fmt.Errorf("%s has the attribute %s twice", t.Name.Local, a.Name.Local)
		}
		seen[a.Name] = true
		if strings.Contains(a.Name.Local, ":") {
			return fmt.Errorf("the name %q can be read in two ways", a.Name.Local)
		}
	}
	if strings.Contains(t.Name.Local, ":") {
		return fmt.Errorf("the name %q can be read in two ways", t.Name.Local)
	}
	if depth > deepest || count > elements {
		return errors.New("it is too deep or too long")
	}
	return nil
}

// identified refuses an identifier that two elements share, and one in a namespace, which some take for the plain one.
func identified(el *etree.Element, seen map[string]bool) error {
	for _, a := range el.Attr {
		if !strings.EqualFold(a.Key, "ID") || a.Space == "xmlns" {
			continue
		}
		if a.Key != "ID" || a.Space != "" || seen[a.Value] {
			return unproven("the identifier of %s is not its own", el.Tag)
		}
		seen[a.Value] = true
	}
	for _, child := range el.ChildElements() {
		if err := identified(child, seen); err != nil {
			return err
		}
	}
	return nil
}

func named(el *etree.Element, space, tag string) bool {
	return el != nil && el.Tag == tag && el.NamespaceURI() == space
}

// children returns the elements of one name directly below another.
func children(el *etree.Element, space, tag string) []*etree.Element {
	var found []*etree.Element
	for _, child := range el.ChildElements() {
		if named(child, space, tag) {
			found = append(found, child)
		}
	}
	return found
}

// only returns the one element of a name directly below another, or nil where there is none or more.
func only(el *etree.Element, space, tag string) *etree.Element {
	if found := children(el, space, tag); len(found) == 1 {
		return found[0]
	}
	return nil
}

// everywhere returns all elements of one name, itself included.
func everywhere(el *etree.Element, space, tag string) []*etree.Element {
	var found []*etree.Element
	if named(el, space, tag) {
		found = append(found, el)
	}
	for _, child := range el.ChildElements() {
		found = append(found, everywhere(child, space, tag)...)
	}
	return found
}

// attribute returns an attribute without a namespace, or nothing.
func attribute(el *etree.Element, key string) string {
	for _, a := range el.Attr {
		if a.Space == "" && a.Key == key {
			return a.Value
		}
	}
	return ""
}

// read fills a value with an element.
func read(el *etree.Element, into any) error {
	doc := etree.NewDocument()
	doc.SetRoot(el.Copy())
	text, err := doc.WriteToBytes()
	if err != nil {
		return err
	}
	return xml.Unmarshal(text, into)
}

// write returns an element as text.
func write(el *etree.Element) ([]byte, error) {
	doc := etree.NewDocument()
	doc.SetRoot(el)
	return doc.WriteToBytes()
}
