package poll

import (
	"errors"
	"fmt"
	"testing"
)

// What a poll comes to is counted, kept and sent as a whole: it is bounded by its figures, not by its options alone.
func TestFiguresAreBounded(t *testing.T) {
	many := func(n int) []OptionInput {
		titles := make([]string, n)
		for i := range titles {
			titles[i] = fmt.Sprint("opzione ", i)
		}
		return named(titles...)
	}
	ranking := QuestionInput{Kind: KindRanked, Title: "x", Options: many(50)}
	seats := QuestionInput{Kind: KindSTV, Title: "x", Options: many(100), Limits: &Bounds{Seats: new(9)}}
	marks := QuestionInput{Kind: KindScore, Title: "x", Options: many(150), Limits: &Bounds{Highest: new(int64(100))}}
	table := QuestionInput{Kind: KindMatrix, Title: "x", Options: many(200), Rows: []string{"a", "b", "c"}}
	for name, c := range map[string]struct {
		questions []QuestionInput
		want      error
	}{
		"four rankings of 50":        {[]QuestionInput{ranking, ranking, ranking, ranking}, nil},
		"five rankings of 50":        {[]QuestionInput{ranking, ranking, ranking, ranking, ranking}, ErrFigures},
		"an election of 100":         {[]QuestionInput{seats}, nil},
		"an election and a question": {[]QuestionInput{seats, {Kind: KindSingle, Title: "x", Options: many(2)}}, ErrFigures},
		"marks to 100 for 150":       {[]QuestionInput{marks}, ErrFigures},
		"a matrix of 600":            {[]QuestionInput{table}, nil},
	} {
		if _, err := readQuestions(c.questions); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
	full := &Question{Kind: KindRanked, Options: make([]Option, 100)}
	v := &Voting{Questions: []*Question{full}}
	if v.figuresWith(full) <= mostFigures || len(full.Options) != 100 {
		t.Error("an option can be added to a ranking of 100")
	}
}
