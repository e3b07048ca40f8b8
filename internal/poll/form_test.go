package poll

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"piazza/internal/account"
	"piazza/internal/problem"
)

func named(titles ...string) []OptionInput {
	options := make([]OptionInput, len(titles))
	for i, title := range titles {
		options[i].Title = title
	}
	return options
}

func TestQuestionsThatAreRefused(t *testing.T) {
	two, long := named("Uno", "Due"), strings.Repeat("è", 301)
	at := time.Date(2027, 1, 1, 0, 0, 0, 0, time.UTC)
	slots := func(from, to *time.Time) []OptionInput {
		return []OptionInput{{Title: "a", StartsAt: from, EndsAt: to}, {Title: "b", StartsAt: &at, EndsAt: new(at.Add(time.Hour))}}
	}
	for _, c := range []struct {
		name  string
		q     QuestionInput
		want  error
		field string
	}{
		{"no kind", QuestionInput{Kind: "riddle", Title: "x"}, ErrKind, "kind"},
		{"no title", QuestionInput{Kind: KindOpen, Title: " \n "}, ErrQuestion, "title"},
		{"a long title", QuestionInput{Kind: KindOpen, Title: long}, ErrQuestion, "title"},
		{"a title that is no text", QuestionInput{Kind: KindOpen, Title: "a\x00b"}, ErrQuestion, "title"},
		{"a broken title", QuestionInput{Kind: KindOpen, Title: "a\xff"}, ErrQuestion, "title"},
		{"a long note", QuestionInput{Kind: KindOpen, Title: "x", Note: new(strings.Repeat("a", 2001))}, ErrNote, "note"},
		{"a note that is no text", QuestionInput{Kind: KindOpen, Title: "x", Note: new("a\x00")}, ErrNote, "note"},
		{"a long heading", QuestionInput{Kind: KindOpen, Title: "x", Section: new(long)}, ErrSection, "section"},
		{"one option", QuestionInput{Kind: KindSingle, Title: "x", Options: two[:1]}, ErrOptions, "options"},
		{"201 options", QuestionInput{Kind: KindSingle, Title: "x", Options: make([]OptionInput, 201)}, ErrOptions, "options"},
		{"an option without a title", QuestionInput{Kind: KindSingle, Title: "x", Options: named("a", "")}, ErrTitle, "options.1.title"},
		{"a long meaning", QuestionInput{Kind: KindSingle, Title: "x", Options: []OptionInput{{Title: "a", Meaning: new(strings.Repeat("a", 501))}}}, ErrMeaning, "options.0.meaning"},
		{"options alike", QuestionInput{Kind: KindSingle, Title: "x", Options: named("a  b", " a b")}, ErrOptions, "options"},
		{"options of a text", QuestionInput{Kind: KindOpen, Title: "x", Options: two}, ErrOptions, "options"},
		{"options of a proposal", QuestionInput{Kind: KindConsent, Title: "x", Options: two}, ErrOptions, "options"},
		{"rows of a choice", QuestionInput{Kind: KindSingle, Title: "x", Options: two, Rows: []string{"a"}}, ErrRows, "rows"},
		{"a matrix without rows", QuestionInput{Kind: KindMatrix, Title: "x", Options: two}, ErrRows, "rows"},
		{"a matrix with 51 rows", QuestionInput{Kind: KindMatrix, Title: "x", Options: two, Rows: make([]string, 51)}, ErrRows, "rows"},
		{"an empty row", QuestionInput{Kind: KindMatrix, Title: "x", Options: two, Rows: []string{"a", " "}}, ErrTitle, "rows.1.title"},
		{"more than there are", QuestionInput{Kind: KindMultiple, Title: "x", Options: two, Limits: &Bounds{Most: new(3)}}, ErrLimits, "limits"},
		{"a negative least", QuestionInput{Kind: KindRanked, Title: "x", Options: two, Limits: &Bounds{Least: new(-1)}}, ErrLimits, "limits"},
		{"as many seats as options", QuestionInput{Kind: KindSTV, Title: "x", Options: two, Limits: &Bounds{Seats: new(2)}}, ErrLimits, "limits"},
		{"no dots", QuestionInput{Kind: KindDots, Title: "x", Options: two}, ErrLimits, "limits"},
		{"marks up to 101", QuestionInput{Kind: KindScore, Title: "x", Options: two, Limits: &Bounds{Highest: new(int64(101))}}, ErrLimits, "limits"},
		{"projects without costs", QuestionInput{Kind: KindBudget, Title: "x", Options: two, Limits: &Bounds{Ceiling: new(int64(9))}}, ErrLimits, "limits"},
		{"a ceiling beyond measure", QuestionInput{Kind: KindBudget, Title: "x", Options: two, Limits: &Bounds{Ceiling: new(int64(1) << 60)}}, ErrLimits, "limits"},
		{"no bounds of a number", QuestionInput{Kind: KindNumber, Title: "x"}, ErrLimits, "limits"},
		{"a word as a bound", QuestionInput{Kind: KindNumber, Title: "x", Limits: &Bounds{From: new("0"), To: new("ten")}}, ErrLimits, "limits"},
		{"a step that does not fit", QuestionInput{Kind: KindNumber, Title: "x", Limits: &Bounds{From: new("0"), To: new("1"), Step: new("0.3")}}, ErrLimits, "limits"},
		{"a slot without an end", QuestionInput{Kind: KindMeeting, Title: "x", Options: slots(&at, nil)}, ErrOptions, "options"},
		{"a slot that ends first", QuestionInput{Kind: KindMeeting, Title: "x", Options: slots(&at, new(at.Add(-time.Hour)))}, ErrOptions, "options"},
		{"a slot in the year 9999", QuestionInput{Kind: KindMeeting, Title: "x", Options: slots(&at, new(at.AddDate(7000, 0, 0)))}, ErrTime, "options.0.startsAt"},
	} {
		_, err := readQuestions([]QuestionInput{{Kind: KindOpen, Title: "first"}, c.q})
		p, _ := problem.As(err)
		if !errors.Is(err, c.want) || p.Field != "questions.1."+c.field {
			t.Errorf("%s: %v on %+v", c.name, err, p)
		}
	}
}

func TestConditionsThatAreRefused(t *testing.T) {
	choice := QuestionInput{Kind: KindSingle, Title: "x", Options: named("a", "b")}
	several, ranked := choice, choice
	several.Kind, ranked.Kind = KindMultiple, KindRanked
	for name, c := range map[string]struct {
		on      OnlyIfInput
		allowed bool
	}{
		"an earlier choice":     {OnlyIfInput{0, 1}, true},
		"one of several":        {OnlyIfInput{1, 0}, true},
		"a ranking":             {OnlyIfInput{2, 0}, false},
		"itself":                {OnlyIfInput{3, 0}, false},
		"a later one":           {OnlyIfInput{4, 0}, false},
		"a negative question":   {OnlyIfInput{-1, 0}, false},
		"a negative option":     {OnlyIfInput{0, -1}, false},
		"an option beyond":      {OnlyIfInput{0, 2}, false},
		"a question far beyond": {OnlyIfInput{1 << 40, 0}, false},
	} {
		_, err := readQuestions([]QuestionInput{choice, several, ranked, {Kind: KindOpen, Title: "y", OnlyIf: &c.on}, choice})
		if allowed := err == nil; allowed != c.allowed || !allowed && !errors.Is(err, ErrCondition) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// What is too much is refused before any of it is read.
func TestTooMuchIsRefusedCheaply(t *testing.T) {
	many := QuestionInput{Kind: KindSingle, Title: "x", Options: make([]OptionInput, 10_000)}
	for i := range many.Options {
		many.Options[i].Title = fmt.Sprintf("Opzione numero %d di diecimila", i)
	}
	half := many
	half.Options = many.Options[:1001]
	for name, in := range map[string][]QuestionInput{
		"10,000 options": {many}, "2,002 options": {half, half}, "no questions": {}, "51 questions": make([]QuestionInput, 51),
	} {
		var err error
		allocated := testing.AllocsPerRun(3, func() { _, err = readQuestions(in) })
		if !errors.Is(err, ErrQuestions) || allocated > 10 {
			t.Errorf("%s: %v after %v allocations", name, err, allocated)
		}
	}
}

func TestRulesThatAreRefused(t *testing.T) {
	at := time.Date(2027, 5, 1, 0, 0, 0, 0, time.UTC)
	for name, c := range map[string]struct {
		in   RulesInput
		want error
	}{
		"nothing":                       {RulesInput{}, nil},
		"a time of opening":             {RulesInput{Opening: new(OpensAtTime), OpensAt: &at}, nil},
		"no time of opening":            {RulesInput{Opening: new(OpensAtTime)}, ErrOpensAt},
		"a time to open at publication": {RulesInput{OpensAt: &at}, ErrOpensAt},
		"a time to open by hand":        {RulesInput{Opening: new(OpensByHand), OpensAt: &at}, ErrOpensAt},
		"closing as it opens":           {RulesInput{Opening: new(OpensAtTime), OpensAt: &at, ClosesAt: &at}, ErrOrder},
		"closing at a time and by hand": {RulesInput{ClosesAt: &at, ClosesByHand: new(true)}, ErrByHand},
		"closing at a time":             {RulesInput{ClosesAt: &at, ClosesByHand: new(false)}, nil},
		"closing in the year 3000":      {RulesInput{ClosesAt: new(at.AddDate(973, 0, 0))}, ErrTime},
		"closing in the year 1":         {RulesInput{ClosesAt: new(time.Time{})}, ErrTime},
		"no such opening":               {RulesInput{Opening: new(Opening("door"))}, ErrRules},
		"no such electorate":            {RulesInput{Electorate: new(Electorate("cats"))}, ErrRules},
		"no such assurance":             {RulesInput{Assurance: new(account.Assurance("oath"))}, ErrRules},
		"no such visibility":            {RulesInput{ResultsVisibility: new(Visibility("never"))}, ErrRules},
		"no such rule for reasons":      {RulesInput{Reasons: new(ReasonRule("rhymed"))}, ErrRules},
		"a negative quorum":             {RulesInput{Quorum: new(-1)}, ErrQuorum},
		"no quorum":                     {RulesInput{Quorum: new(0)}, nil},
		"a quorum beyond the country":   {RulesInput{Quorum: new(10_000_001)}, ErrQuorum},
		"a threshold of 101":            {RulesInput{Threshold: new(101)}, ErrThreshold},
		"a threshold of -1":             {RulesInput{Threshold: new(-1)}, ErrThreshold},
		"a threshold of 100":            {RulesInput{Threshold: new(100)}, nil},
	} {
		if _, err := usualRules().with(&c.in); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
}

func TestRulesThatChange(t *testing.T) {
	at := time.Date(2027, 5, 1, 2, 0, 0, 1234, time.FixedZone("", 7200))
	r, err := usualRules().with(&RulesInput{Opening: new(OpensAtTime), OpensAt: &at, ClosesAt: new(at.Add(time.Hour)), Quorum: new(5), Threshold: new(50)})
	if err != nil || !r.OpensAt.Equal(at.Truncate(time.Microsecond)) || r.OpensAt.Location() != time.UTC {
		t.Fatalf("the rules are %+v, %v", r, err)
	}
	r, err = r.with(&RulesInput{Opening: new(OpensByHand), ClosesByHand: new(true), Quorum: new(0)})
	if err != nil || r.OpensAt != nil || r.ClosesAt != nil || r.Quorum != nil || *r.Threshold != 50 {
		t.Errorf("the rules are %+v, %v", r, err)
	}
}
