package saml

import (
	"errors"
	"fmt"
	"runtime"
	"strings"
	"testing"

	"piazza/internal/login"
)

// TestHostileDocuments sends what no gateway sends.
func TestHostileDocuments(t *testing.T) {
	swollen, err := deflate([]byte(strings.Repeat(" ", 50<<20)))
	if err != nil {
		t.Fatal(err)
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	_, err = inflate(swollen)
	runtime.ReadMemStats(&after)
	if taken := after.TotalAlloc - before.TotalAlloc; !errors.Is(err, login.ErrProof) || taken > 10<<20 {
		t.Errorf("50 MB out of %d bytes took %d bytes: %v", len(swollen), taken, err)
	}
	deep := strings.Repeat("<a>", 40) + strings.Repeat("</a>", 40)
	for name, text := range map[string]string{
		"nothing":            "",
		"no XML":             "ciao",
		"half":               "<a><b></a>",
		"document type":      `<!DOCTYPE a><a/>`,
		"entity":             `<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>`,
		"entity of a file":   `<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>`,
		"laughs":             laughs(),
		"undeclared entity":  `<a>&x;</a>`,
		"instruction":        `<a><?php x ?></a>`,
		"late declaration":   `<a><?xml version="1.0"?></a>`,
		"deep":               deep,
		"wide":               "<a>" + strings.Repeat("<b/>", most) + "</a>",
		"attribute twice":    `<a x="1" x="2"/>`,
		"identifier twice":   `<a ID="1"><b ID="1"/></a>`,
		"other identifier":   `<a Id="1"/>`,
		"foreign identifier": `<a xmlns:x="urn:x" x:ID="1"/>`,
		"read in two ways":   `<a xmlns=""><x:b ::attr="x"/></a>`,
		"colon before":       `<:a/>`,
		"colon behind":       `<a:/>`,
		"attribute's colon":  `<a :b="1"/>`,
		"namespace's colon":  `<a xmlns:="x"/>`,
		"another encoding":   `<?xml version="1.0" encoding="UTF-7"?><a/>`,
		"too much":           "<a>" + strings.Repeat("x", largest) + "</a>",
		"text after the end": `<a/><b/>`,
	} {
		if _, err := parse([]byte(text)); !errors.Is(err, login.ErrProof) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := unpack(strings.Repeat("A", 2*largest)); !errors.Is(err, login.ErrProof) {
		t.Errorf("too much Base64: %v", err)
	}
	if _, err := readAnswer("%%%"); !errors.Is(err, login.ErrProof) {
		t.Errorf("no Base64: %v", err)
	}
}

func laughs() string {
	text := `<!DOCTYPE a [<!ENTITY l0 "lol">`
	for i := range 9 {
		text += fmt.Sprintf(`<!ENTITY l%d "%s">`, i+1, strings.Repeat(fmt.Sprintf("&l%d;", i), 10))
	}
	return text + `]><a>&l9;</a>`
}

// TestReasonsAreShort keeps what a stranger sent from filling the log.
func TestReasonsAreShort(t *testing.T) {
	if text := unproven("%s", strings.Repeat("x", 1<<20)).Error(); len(text) > 2*longestReason {
		t.Errorf("a reason of %d letters", len(text))
	}
}

// FuzzAnswers looks for an answer that makes us panic.
func FuzzAnswers(f *testing.F) {
	g := newForger(f)
	e := g.expects()
	root := g.response(e)
	g.signAssertion(f, root)
	text, err := write(root)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(string(text))
	f.Add(`<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" InResponseTo="x"/>`)
	f.Fuzz(func(t *testing.T, text string) {
		if i, err := e.bring(encode(text)); err == nil && i.Name != "Anna Bertini" {
			t.Errorf("%q came in", i.Name)
		}
	})
}
