package markdown

import "strings"

// How much nesting an honest text never reaches, while a parser's work grows with its square.
const (
	maxOpenBrackets = 200
	maxRuns         = 2_000
	maxQuoteDepth   = 30
)

// pathological tells a text that was made to keep the parser busy. It looks at each byte once.
func pathological(text string) bool {
	brackets, runs := 0, 0
	for line := range strings.SplitSeq(text, "\n") {
		if strings.TrimSpace(line) == "" {
			brackets, runs = 0, 0
			continue
		}
		opened, marks := weigh(line)
		brackets, runs = brackets+opened, runs+marks
		if brackets > maxOpenBrackets || runs > maxRuns || containerDepth(line) > maxQuoteDepth {
			return true
		}
	}
	return false
}

// weigh counts, in one line, the brackets that were opened and the changes from text to mark, where a mark is a
// character that may begin emphasis, code, a link or a tag.
func weigh(line string) (brackets, runs int) {
	var last byte
	for i := range len(line) {
		c := line[i]
		switch c {
		case '[':
			brackets++
		case ']':
			brackets--
		case '*', '_', '`', '~', '<', '!', '&', '\\':
			if c != last {
				runs++
			}
		}
		last = c
	}
	return max(brackets, 0), runs
}

// containerDepth counts the quotes and lists that one line opens.
func containerDepth(line string) int {
	depth := 0
	for i := range len(line) {
		switch line[i] {
		case '>':
			depth++
		case '-', '+', '*':
			// A row of dashes is a rule, not a list in a list.
			if i+1 < len(line) && line[i+1] == ' ' {
				depth++
			}
		case ' ', '\t':
		default:
			return depth
		}
	}
	return 0
}
