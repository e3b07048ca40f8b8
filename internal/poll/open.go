package poll

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Words is the result of an open question: the words that several people used in texts that are seen. The texts themselves are
// read from the ballots, page by page, because moderators may hide some.
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
	longestWord  = 40
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
	c := NewWordCounter()
	for choice, people := range ballots {
		c.Add(choice, people)
	}
	return c.words()
}

// WordCounter counts ballots of an open question as they come: words stay in memory, texts do not.
type WordCounter struct {
	turnout Turnout
	people  map[string]int64
}

// NewWordCounter returns a counter that has counted nothing yet.
func NewWordCounter() *WordCounter { return &WordCounter{people: map[string]int64{}} }

// Add counts a ballot that so many people cast.
func (c *WordCounter) Add(choice Choice, people int64) {
	c.turnout.Voters += people
	if choice.None {
		c.turnout.None += people
	}
	for word := range wordsOf(choice.Text) {
		if n, known := c.people[word]; known {
			c.people[word] = n + people
		} else {
			// A word is a part of its text, and would keep it.
			c.people[strings.Clone(word)] = people
		}
	}
}

// Result is what the question's ballots come to.
func (c *WordCounter) Result(q *Question) Result {
	result := c.words()
	result.Question = q.ID
	return result
}

func (c *WordCounter) words() *Words { return &Words{c.turnout, mostUsed(c.people)} }

func (openKind) blank() Result { return new(Words) }

// wordsOf returns the words of a text, each once, in lower case; short ones carry little, and what is very long is no word.
func wordsOf(text string) map[string]struct{} {
	words := map[string]struct{}{}
	for word := range strings.FieldsFuncSeq(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if n := utf8.RuneCountInString(word); n >= shortestWord && n <= longestWord {
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
