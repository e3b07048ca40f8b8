package poll

import (
	"errors"
	"maps"
	"math"
	"slices"
	"strings"
	"testing"
	"time"
)

// samples is a good question of each kind; its options are 1 to 4, its rows 11 and 12.
func samples() map[KindName]*Question {
	starts, ends := time.Unix(0, 0), time.Unix(3600, 0)
	list := map[KindName]*Question{}
	for name := range kinds() {
		q := &Question{ID: 1, Kind: name}
		for i, title := range []string{"A", "B", "C", "D"} {
			q.Options = append(q.Options, Option{ID: OptionID(i + 1), Title: title, Cost: 40, StartsAt: &starts, EndsAt: &ends})
		}
		list[name] = q
	}
	for _, name := range []KindName{KindConsent, KindNumber, KindOpen} {
		list[name].Options = nil
	}
	list[KindMultiple].Limits = Limits{Least: 2, Most: 3}
	list[KindRanked].Limits = Limits{Least: 2, Most: 3}
	list[KindSTV].Limits = Limits{Seats: 2}
	list[KindScore].Limits = Limits{Highest: 5}
	list[KindDots].Limits = Limits{Highest: 10}
	list[KindBudget].Limits = Limits{Ceiling: 100}
	list[KindNumber].Limits = Limits{From: -2_000_000, To: 10_000_000, Step: 500_000}
	list[KindMatrix].Rows = []Row{{11, "X"}, {12, "Y"}}
	return list
}

// bad is a choice that is no answer, with why.
type bad struct {
	name   string
	choice Choice
	want   error
}

func chosen(ids ...OptionID) Choice { return Choice{Options: ids} }

func marked(list ...Mark) Choice { return Choice{Marks: list} }

func numbered(n int64) Choice { return Choice{Number: &n} }

// refused are choices that are no answer to a question of a kind.
func refused() map[KindName][]bad {
	all := refusedOfOptions()
	maps.Copy(all, refusedOfMarks())
	maps.Copy(all, refusedOfOthers())
	return all
}

func refusedOfOptions() map[KindName][]bad {
	huge := make([]OptionID, 10_000)
	for i := range huge {
		huge[i] = OptionID(i + 1)
	}
	all := []bad{
		{"nothing", Choice{}, ErrTooFew},
		{"an option of another poll", chosen(1, 99), ErrOption},
		{"no option at all", chosen(0, 1), ErrOption},
		{"an option twice", chosen(1, 2, 1), ErrTwice},
		{"10,000 options", chosen(huge...), ErrTooMany},
		{"marks", marked(Mark{1, 1}), ErrChoice},
		{"marks as well", Choice{Options: []OptionID{1, 2}, Marks: []Mark{{1, 1}}}, ErrChoice},
	}
	return map[KindName][]bad{
		KindSingle:   append([]bad{{"two", chosen(1, 2), ErrTooMany}, {"a text", Choice{Text: "A"}, ErrChoice}}, all...),
		KindMultiple: append([]bad{{"too few", chosen(1), ErrTooFew}, {"too many", chosen(1, 2, 3, 4), ErrTooMany}}, all...),
		KindRanked:   append([]bad{{"too few", chosen(3), ErrTooFew}, {"too many", chosen(4, 3, 2, 1), ErrTooMany}}, all...),
		KindSTV:      all,
		KindBudget:   append([]bad{{"over the ceiling", chosen(1, 2, 3), ErrBudget}}, all...),
	}
}

func refusedOfMarks() map[KindName][]bad {
	crowd := make([]Mark, 10_000)
	for i := range crowd {
		crowd[i] = Mark{OptionID(i + 1), 1}
	}
	all := []bad{
		{"a negative mark", marked(Mark{1, 2}, Mark{2, -1}), ErrMark},
		{"less than nothing", marked(Mark{1, math.MinInt64}), ErrMark},
		{"far too high", marked(Mark{1, math.MaxInt64}, Mark{2, math.MaxInt64}), ErrMark},
		{"an option of another poll", marked(Mark{99, 1}), ErrOption},
		{"an option twice", marked(Mark{1, 1}, Mark{2, 1}, Mark{1, 1}), ErrTwice},
		{"10,000 marks", marked(crowd...), ErrTooMany},
		{"options", chosen(1), ErrChoice},
		{"a stance", Choice{Stance: Agree}, ErrChoice},
	}
	return map[KindName][]bad{
		KindScore: append([]bad{{"nothing", Choice{}, ErrTooFew}, {"too high", marked(Mark{1, 6}), ErrMark}}, all...),
		KindDots: append([]bad{
			{"nothing", Choice{}, ErrTooFew},
			{"no dots", marked(Mark{1, 0}, Mark{2, 0}), ErrTooFew},
			{"over the budget", marked(Mark{1, 6}, Mark{2, 5}), ErrBudget},
			{"negative ones to stay within it", marked(Mark{1, 10}, Mark{2, 2}, Mark{3, -2}), ErrMark},
		}, all...),
		KindMeeting: append([]bad{{"a mark that is none", marked(Mark{1, 3}), ErrMark}}, all...),
	}
}

func refusedOfOthers() map[KindName][]bad {
	return map[KindName][]bad{
		KindConsent: {
			{"nothing", Choice{}, ErrChoice},
			{"no stance", Choice{Stance: "veto"}, ErrChoice},
			{"in capitals", Choice{Stance: "AGREE"}, ErrChoice},
			{"an option", chosen(1), ErrChoice},
		},
		KindNumber: {
			{"nothing", Choice{}, ErrChoice},
			{"below", numbered(-2_500_000), ErrNumber},
			{"above", numbered(10_500_000), ErrNumber},
			{"between two steps", numbered(100_000), ErrNumber},
			{"the least of all", numbered(math.MinInt64), ErrNumber},
			{"the greatest of all", numbered(math.MaxInt64), ErrNumber},
			{"a text", Choice{Text: "3"}, ErrChoice},
		},
		KindOpen: {
			{"nothing", Choice{}, ErrText},
			{"blanks", Choice{Text: " \t\n\u00a0"}, ErrText},
			{"too long", Choice{Text: strings.Repeat("à", longestText+1)}, ErrText},
			{"a zero byte", Choice{Text: "a\x00b"}, ErrText},
			{"no UTF-8", Choice{Text: "a\xffb"}, ErrText},
			{"a number", numbered(1), ErrChoice},
		},
		KindMatrix: {
			{"nothing", Choice{}, ErrTooFew},
			{"another poll's row", Choice{Cells: []Cell{{99, 1}}}, ErrOption},
			{"another poll's option", Choice{Cells: []Cell{{11, 99}}}, ErrOption},
			{"a row twice", Choice{Cells: []Cell{{11, 1}, {11, 2}}}, ErrTwice},
			{"more cells than rows", Choice{Cells: []Cell{{11, 1}, {12, 1}, {11, 2}}}, ErrTooMany},
			{"options", chosen(1), ErrChoice},
		},
	}
}

func TestRefusedChoices(t *testing.T) {
	for kind, list := range refused() {
		q := samples()[kind]
		if err := q.Check(); err != nil {
			t.Fatalf("%s: %v", kind, err)
		}
		for _, one := range list {
			if _, err := q.Read(one.choice); !errors.Is(err, one.want) {
				t.Errorf("%s: %s: %v, want %v", kind, one.name, err, one.want)
			}
		}
		refusesNone(t, q)
	}
	for kind := range kinds() {
		if refused()[kind] == nil {
			t.Errorf("nothing is said of what %s refuses", kind)
		}
	}
	if _, err := (&Question{Kind: "guess"}).Read(Choice{}); !errors.Is(err, ErrKind) {
		t.Errorf("a kind that is none: %v", err)
	}
}

// refusesNone asks a question without and with "none of these".
func refusesNone(t *testing.T, q *Question) {
	t.Helper()
	if _, err := q.Read(Choice{None: true}); !errors.Is(err, ErrNone) {
		t.Errorf("%s: none of these where it is not offered: %v", q.Kind, err)
	}
	q.Limits.None = true
	if _, err := q.Read(Choice{None: true, Options: []OptionID{1}}); !errors.Is(err, ErrNoneAlone) {
		t.Errorf("%s: none of these and something: %v", q.Kind, err)
	}
	if c, err := q.Read(Choice{None: true}); err != nil || !c.Equal(Choice{None: true}) {
		t.Errorf("%s: none of these: %+v, %v", q.Kind, c, err)
	}
}

func TestChoicesHaveOneForm(t *testing.T) {
	zero := int64(0)
	for _, one := range []struct {
		kind       KindName
		sent, kept Choice
	}{
		{KindMultiple, Choice{Options: []OptionID{3, 1}}, Choice{Options: []OptionID{1, 3}}},
		{KindRanked, Choice{Options: []OptionID{3, 1}}, Choice{Options: []OptionID{3, 1}}},
		{KindBudget, Choice{Options: []OptionID{2, 1}}, Choice{Options: []OptionID{1, 2}}},
		{KindScore, Choice{Marks: []Mark{{2, 0}, {1, 5}}}, Choice{Marks: []Mark{{1, 5}, {2, 0}}}},
		{KindDots, Choice{Marks: []Mark{{2, 0}, {1, 5}}}, Choice{Marks: []Mark{{1, 5}}}},
		{KindMeeting, Choice{Marks: []Mark{{2, 0}, {1, 0}}}, Choice{}},
		{KindMatrix, Choice{Cells: []Cell{{12, 1}, {11, 4}}}, Choice{Cells: []Cell{{11, 4}, {12, 1}}}},
		{KindOpen, Choice{Text: "  sì \n", Options: []OptionID{}}, Choice{Text: "sì"}},
		{KindNumber, Choice{Number: &zero}, Choice{Number: &zero}},
	} {
		if got, err := samples()[one.kind].Read(one.sent); err != nil || !got.Equal(one.kept) {
			t.Errorf("%s: %+v, %v, want %+v", one.kind, got, err, one.kept)
		}
	}
}

func TestDecimals(t *testing.T) {
	for text, want := range map[string]int64{
		"0": 0, "-0": 0, "12.5": 12_500_000, "-0.000001": -1, "007": 7_000_000, "9223372036854.775807": math.MaxInt64,
	} {
		if n, ok := ParseDecimal(text); !ok || n != want {
			t.Errorf("%q is %d, %v", text, n, ok)
		}
	}
	for _, text := range []string{
		"", "-", ".", "1.", ".5", "--1", "+1", "1e3", "NaN", "Infinity", "-inf", "0x10", "1,5", "1 000", " 1", "1\n", "١", "1.0000001",
		"9223372036854.775808", strings.Repeat("9", 30), "1.2.3", "1_000", "½",
	} {
		if n, ok := ParseDecimal(text); ok {
			t.Errorf("%q is read as %d", text, n)
		}
	}
	for n, want := range map[int64]string{0: "0", 1: "0.000001", -1_500_000: "-1.5", math.MinInt64: "-9223372036854.775808", 100_000_000: "100"} {
		if text := FormatDecimal(n); text != want {
			t.Errorf("%d is written %s", n, text)
		}
	}
}

func TestThresholds(t *testing.T) {
	percent := 60
	v := &Voting{Rules: Rules{Threshold: &percent}}
	for _, one := range []struct {
		name    string
		kind    KindName
		choices []Choice
		want    *bool
	}{
		{"just reached", KindSingle, repeat(3, Choice{Options: []OptionID{1}}, 2, Choice{Options: []OptionID{2}}), new(true)},
		{"missed by one", KindSingle, repeat(59, Choice{Options: []OptionID{1}}, 41, Choice{Options: []OptionID{2}}), new(false)},
		{"none of these counts", KindSingle, repeat(3, Choice{Options: []OptionID{1}}, 3, Choice{None: true}), new(false)},
		{"another option", KindSingle, repeat(1, Choice{Options: []OptionID{1}}, 9, Choice{Options: []OptionID{2}}), new(false)},
		{"nobody", KindSingle, nil, new(false)},
		{"several", KindMultiple, repeat(6, Choice{Options: []OptionID{1, 2}}, 4, Choice{Options: []OptionID{2, 3}}), new(true)},
		{"consent", KindConsent, repeat(6, Choice{Stance: Agree}, 4, Choice{Stance: Block}), new(true)},
		{"the winner of an order", KindRanked, repeat(3, Choice{Options: []OptionID{2, 1}}, 2, Choice{Options: []OptionID{1, 2}}), new(true)},
		{"an order of nobody", KindRanked, nil, new(false)},
		{"a kind without", KindOpen, repeat(1, Choice{Text: "sì"}, 0, Choice{}), nil},
	} {
		result, err := v.Count(samples()[one.kind], oneByOne(one.choices))
		if err != nil {
			t.Fatal(err)
		}
		if got := result.Common().ThresholdReached; (got == nil) != (one.want == nil) || got != nil && *got != *one.want {
			t.Errorf("%s: %v", one.name, got)
		}
	}
}

func repeat(n int, a Choice, m int, b Choice) []Choice {
	return slices.Concat(slices.Repeat([]Choice{a}, n), slices.Repeat([]Choice{b}, m))
}
