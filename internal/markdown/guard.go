package markdown

import "strings"

// How much of each an honest text never has in one paragraph, while a parser's work grows with its square.
const (
	maxOpenBrackets = 200
	maxOpenTargets  = 200
	maxRuns         = 2_000
	maxDepth        = 30
	maxReferences   = 500
	// maxCells counts a text's tables whole: a row is filled up to the width of its table, however short it is written.
	maxCells = 10_000
)

// weight is what a paragraph asks of a parser.
type weight struct {
	// brackets and targets were opened, as in [ and ](, and not closed.
	brackets, targets int
	// runs are changes from text to mark, where a mark may begin emphasis, code, a link or a tag.
	runs int
	// columns are those of a table that the paragraph may hold.
	columns int
}

func (w *weight) tooMuch() bool {
	return w.brackets > maxOpenBrackets || w.targets > maxOpenTargets || w.runs > maxRuns
}

// pathological tells a text that was made to keep the parser busy. It looks at each byte once.
func pathological(text string) bool {
	var w weight
	references, cells := 0, 0
	for line := range strings.SplitSeq(text, "\n") {
		if strings.Trim(line, " \t") == "" { // no other blank ends a paragraph
			w = weight{}
			continue
		}
		w.add(line)
		if strings.HasPrefix(line, "[") && strings.Contains(line, "]:") {
			references++
		}
		w.columns = max(w.columns, columns(line))
		cells += w.columns
		if w.tooMuch() || references > maxReferences || cells > maxCells || containerDepth(line) > maxDepth {
			return true
		}
	}
	return false
}

func (w *weight) add(line string) {
	var last byte
	for i := range len(line) {
		c := line[i]
		switch c {
		case '[':
			w.brackets++
		case ']':
			w.brackets = max(0, w.brackets-1)
		case '(':
			if last == ']' || w.targets > 0 {
				w.targets++
			}
		case ')':
			w.targets = max(0, w.targets-1)
		case '*', '_', '`', '~', '<', '!', '&', '\\':
			if c != last {
				w.runs++
			}
		}
		last = c
	}
}

// containerDepth counts the quotes and lists that one line opens.
func containerDepth(line string) int {
	depth := 0
	for i := range len(line) {
		switch c := line[i]; {
		case c == '>':
			depth++
		case c == '-' || c == '+' || c == '*' || c == '.' || c == ')':
			// A row of dashes is a rule, not a list in a list.
			if i+1 < len(line) && line[i+1] == ' ' {
				depth++
			}
		case c != ' ' && c != '\t' && (c < '0' || c > '9'):
			return depth
		}
	}
	return depth
}

// columns counts those of the table that begins where a line rules it off from its head, as |---|:-:| does, within
// quotes and lists too.
func columns(line string) int {
	if strings.Trim(line, "|-: \t>*+.)0123456789") != "" || !strings.Contains(line, "-") {
		return 0
	}
	return strings.Count(line, "|") + 1
}
