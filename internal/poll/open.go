package poll

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Words is the result of an open question: the words that several people used. The texts themselves are read from the
// ballots, page by page, because moderators may hide some.
type Words struct {
	Turnout
	// Words are those that at least two people used, most people first, at most 50.
	Words []WordCount `json:"words"`
}

// WordCount is how many people used a word.
type WordCount struct {
	Word   string `json:"word"`
	People int64  `json:"people"`
}

const (
	mostWords    = 50
	shortestWord = 4
)

// openKind asks for a free text.
type openKind struct{}

func (openKind) check(q *Question) error {
	if len(q.Options) > 0 {
		return ErrOptions
	}
	return nil
}

func (openKind) read(_ *Question, sent Choice) (Choice, error) {
	if !sent.only(partText) {
		return Choice{}, ErrChoice
	}
	text := strings.TrimSpace(sent.Text)
	if text == "" || utf8.RuneCountInString(text) > longestText || !utf8.ValidString(text) || strings.ContainsRune(text, 0) {
		return Choice{}, ErrText
	}
	return Choice{Text: text}, nil
}

func (openKind) count(_ *Question, ballots Ballots) Result {
	people := map[string]int64{}
	turnout := answered(ballots, func(c Choice, n int64) {
		for word := range wordsOf(c.Text) {
			people[word] += n
		}
	})
	return &Words{turnout, mostUsed(people)}
}

func (openKind) blank() Result { return new(Words) }

// wordsOf returns the words of a text, each once, in lower case; short ones carry little.
func wordsOf(text string) map[string]struct{} {
	words := map[string]struct{}{}
	for word := range strings.FieldsFuncSeq(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if utf8.RuneCountInString(word) >= shortestWord {
			words[word] = struct{}{}
		}
	}
	return words
}

func mostUsed(people map[string]int64) []WordCount {
	var list []WordCount
	for word, n := range people {
		if n > 1 {
			list = append(list, WordCount{word, n})
		}
	}
	slices.SortFunc(list, func(a, b WordCount) int {
		return cmp.Or(cmp.Compare(b.People, a.People), cmp.Compare(a.Word, b.Word))
	})
	return list[:min(len(list), mostWords)]
}
