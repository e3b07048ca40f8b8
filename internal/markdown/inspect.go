package markdown

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
)

// Objection is what a text holds that would not be shown as it was meant.
type Objection string

// The objections.
const (
	// RawHTML is markup that would be shown as text. In code it is welcome.
	RawHTML Objection = "raw_html"
	// UnsafeLink is a link that would lead nowhere, because following it would run a program.
	UnsafeLink Objection = "unsafe_link"
)

// Inspect returns the first objection to a text, empty where there is none. Rendering is safe without it: it is for
// telling the writer at once what would become of his text.
func Inspect(source string) Objection {
	cleaned := clean(source)
	if cleaned == "" || pathological(cleaned) {
		return ""
	}
	renderer, _ := engine()
	bytes := []byte(cleaned)
	var found Objection
	// The walker itself returns no error.
	_ = ast.Walk(renderer.Parser().Parse(text.NewReader(bytes)), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			found = objection(n, bytes)
		}
		if found != "" {
			return ast.WalkStop, nil
		}
		return ast.WalkContinue, nil
	})
	return found
}

func objection(n ast.Node, source []byte) Objection {
	switch n := n.(type) {
	case *ast.HTMLBlock, *ast.RawHTML:
		return RawHTML
	case *ast.Link:
		return unsafe(string(n.Destination))
	case *ast.Image:
		return unsafe(string(n.Destination))
	case *ast.AutoLink:
		if n.AutoLinkType == ast.AutoLinkURL {
			return unsafe(string(n.URL(source)))
		}
	}
	return ""
}

func unsafe(url string) Objection {
	if safe(url) {
		return ""
	}
	return UnsafeLink
}
