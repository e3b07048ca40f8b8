package markdown

import (
	"html"
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

var (
	kindMention  = ast.NewNodeKind("Mention")
	mentionKey   = parser.NewContextKey()
	handleAtHead = regexp.MustCompile(`^@([A-Za-z0-9](?:[A-Za-z0-9._-]{0,38}[A-Za-z0-9])?)`)
)

// mention is a member's handle as someone wrote it.
type mention struct {
	ast.BaseInline
	handle string
	href   string
}

// Kind serves ast.Node.
func (*mention) Kind() ast.NodeKind { return kindMention }

// Dump serves ast.Node.
func (m *mention) Dump(source []byte, level int) {
	ast.DumpHelper(m, source, level, map[string]string{"handle": m.handle}, nil)
}

// withMentions hands the parser whoever knows the members.
func withMentions(known Mention) parser.ParseOption {
	ctx := parser.NewContext()
	if known != nil {
		ctx.Set(mentionKey, known)
	}
	return parser.WithContext(ctx)
}

type mentionParser struct{}

// Trigger serves parser.InlineParser.
func (mentionParser) Trigger() []byte { return []byte{'@'} }

// Parse serves parser.InlineParser. An @ within a word is an e-mail address or something else, but no mention.
func (mentionParser) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	known, _ := pc.Get(mentionKey).(Mention)
	if known == nil || wordRune(block.PrecendingCharacter()) {
		return nil
	}
	line, _ := block.PeekLine()
	match := handleAtHead.FindSubmatch(line)
	if match == nil {
		return nil
	}
	if rest := line[len(match[0]):]; len(rest) > 1 && rest[0] == '@' && wordRune(rune(rest[1])) {
		return nil
	}
	handle := string(match[1])
	href, ok := known(strings.ToLower(handle))
	if !ok {
		return nil
	}
	block.Advance(len(match[0]))
	return &mention{handle: handle, href: href}
}

func wordRune(r rune) bool {
	return r == '_' || r == '/' || r == '@' || r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' || r > 0x7F
}

func mentionNode(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	m, _ := n.(*mention)
	if !entering {
		return ast.WalkContinue, nil
	}
	if insideLink(n) {
		_, _ = w.WriteString("@" + m.handle)
		return ast.WalkContinue, nil
	}
	_, _ = w.WriteString(`<a href="` + html.EscapeString(m.href) + `" class="mention">@` + m.handle + `</a>`)
	return ast.WalkContinue, nil
}

// Handles returns the handles that a text mentions, in lower case, each once, in their order: whoever renders asks
// for these members first, in one go. Some of them may belong to nobody.
func Handles(source string) []string {
	cleaned := clean(source)
	if !strings.Contains(cleaned, "@") || pathological(cleaned) {
		return nil
	}
	var found []string
	note := Mention(func(handle string) (string, bool) {
		if !slices.Contains(found, handle) && len(found) < maxMentions {
			found = append(found, handle)
		}
		return "", true
	})
	renderer, _ := engine()
	renderer.Parser().Parse(text.NewReader([]byte(cleaned)), withMentions(note))
	return found
}

// maxMentions is how many members one text may call: more is a nuisance.
const maxMentions = 50
