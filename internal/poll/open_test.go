package poll

import (
	"slices"
	"strings"
	"testing"
)

// TestWordsKeepNoText counts words of a text after which the text could be gone, and of one too long to be a word.
func TestWordsKeepNoText(t *testing.T) {
	c := NewWordCounter()
	long := strings.Repeat("a", longestWord+1)
	for _, text := range []string{"Più ALBERI, più panchine " + long, "alberi e ancora alberi " + long, ""} {
		c.Add(Choice{Text: text, None: text == ""}, 2)
	}
	got := c.Result(&Question{ID: 7}).(*Words)
	want := []WordCount{{"alberi", 4}, {"ancora", 2}, {"panchine", 2}}
	if got.Question != 7 || got.Voters != 6 || got.None != 2 || !slices.Equal(got.Words, want) {
		t.Errorf("the words are %+v", got)
	}
}
