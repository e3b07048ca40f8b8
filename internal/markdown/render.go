package markdown

import (
	"bytes"
	"html"
	"strconv"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/util"
)

// before goldmark's own, which have 1000 and 500.
const ahead = 100

func newRenderer() goldmark.Markdown {
	return goldmark.New(
		goldmark.WithExtensions(
			extension.NewTable(extension.WithTableCellAlignMethod(extension.TableCellAlignNone)),
			extension.Strikethrough,
			extension.NewLinkify(extension.WithLinkifyAllowedProtocols([]string{"http:", "https:"})),
		),
		goldmark.WithParserOptions(parser.WithInlineParsers(util.Prioritized(mentionParser{}, ahead))),
		goldmark.WithRendererOptions(renderer.WithNodeRenderers(util.Prioritized(nodes{}, ahead))),
	)
}

// nodes renders what goldmark would render otherwise than we need it.
type nodes struct{}

// RegisterFuncs serves renderer.NodeRenderer.
func (nodes) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	r.Register(ast.KindHeading, heading)
	r.Register(ast.KindLink, link)
	r.Register(ast.KindAutoLink, autoLink)
	r.Register(ast.KindImage, image)
	r.Register(ast.KindHTMLBlock, rawBlock)
	r.Register(ast.KindRawHTML, rawInline)
	r.Register(kindMention, mentionNode)
}

// heading moves headings one level down: the first level belongs to the page.
func heading(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	h, _ := n.(*ast.Heading)
	tag := "h" + strconv.Itoa(min(h.Level+1, 6)) + ">"
	if entering {
		_, _ = w.WriteString("<" + tag)
	} else {
		_, _ = w.WriteString("</" + tag + "\n")
	}
	return ast.WalkContinue, nil
}

func link(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	l, _ := n.(*ast.Link)
	if entering {
		openLink(w, string(l.Destination))
	} else {
		_, _ = w.WriteString("</a>")
	}
	return ast.WalkContinue, nil
}

func autoLink(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	l, _ := n.(*ast.AutoLink)
	if !entering {
		return ast.WalkContinue, nil
	}
	url := string(l.URL(source))
	if l.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(url), "mailto:") {
		url = "mailto:" + url
	}
	openLink(w, url)
	_, _ = w.WriteString(html.EscapeString(string(l.Label(source))) + "</a>")
	return ast.WalkContinue, nil
}

// image writes a link instead of a picture; inside a link there is one already.
func image(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	i, _ := n.(*ast.Image)
	if !entering {
		return ast.WalkContinue, nil
	}
	text := strings.TrimSpace(plainText(i, source))
	if text == "" {
		text = string(i.Destination)
	}
	if insideLink(n) {
		_, _ = w.WriteString(html.EscapeString(text))
		return ast.WalkSkipChildren, nil
	}
	openLink(w, string(i.Destination))
	_, _ = w.WriteString(html.EscapeString(text) + "</a>")
	return ast.WalkSkipChildren, nil
}

// openLink tells search engines and the other side nothing in our name. A link within the installation needs no such
// caution.
func openLink(w util.BufWriter, url string) {
	if !safe(url) {
		_, _ = w.WriteString("<a>")
		return
	}
	_, _ = w.WriteString(`<a href="` + html.EscapeString(string(util.URLEscape([]byte(url), true))) + `"`)
	if !local(url) {
		_, _ = w.WriteString(` rel="nofollow noopener ugc"`)
	}
	_ = w.WriteByte('>')
}

// safe tells the schemes that may be followed; anything without a scheme is a path.
func safe(url string) bool {
	scheme, _, found := strings.Cut(url, ":")
	if !found || strings.ContainsAny(scheme, "/?#") {
		return true
	}
	switch strings.ToLower(strings.TrimSpace(scheme)) {
	case "http", "https", "mailto":
		return true
	default:
		return false
	}
}

// local tells a path of this installation from an address elsewhere.
func local(url string) bool {
	return strings.HasPrefix(url, "#") || strings.HasPrefix(url, "/") && !strings.HasPrefix(url, "//") && !strings.Contains(url, `\`)
}

// rawBlock and rawInline show HTML as the text that it is: what someone wrote stays readable.
func rawBlock(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	block, _ := n.(*ast.HTMLBlock)
	text := string(block.Lines().Value(source))
	if block.HasClosure() {
		text += string(block.ClosureLine.Value(source))
	}
	_, _ = w.WriteString("<p>" + html.EscapeString(strings.TrimSpace(text)) + "</p>\n")
	return ast.WalkSkipChildren, nil
}

func rawInline(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	raw, _ := n.(*ast.RawHTML)
	_, _ = w.WriteString(html.EscapeString(string(raw.Segments.Value(source))))
	return ast.WalkSkipChildren, nil
}

func insideLink(n ast.Node) bool {
	for p := n.Parent(); p != nil; p = p.Parent() {
		if p.Kind() == ast.KindLink {
			return true
		}
	}
	return false
}

// plainText gathers the text below a node, without any mark.
func plainText(n ast.Node, source []byte) string {
	var out bytes.Buffer
	_ = ast.Walk(n, func(child ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch c := child.(type) {
		case *ast.Text:
			out.Write(c.Segment.Value(source))
		case *ast.String:
			out.Write(c.Value)
		case *mention:
			out.WriteString("@" + c.handle)
		}
		return ast.WalkContinue, nil
	})
	return out.String()
}
