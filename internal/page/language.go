package page

import (
	"strconv"
	"strings"
	"time"

	"piazza/internal/account"
)

// language is one of the languages of the pages.
type language struct {
	code   string
	locale string
	prefix string
	words  *words
}

func languages() (it, en *language) {
	return &language{code: "it", locale: "it_IT", words: italian()},
		&language{code: "en", locale: "en_GB", prefix: "/en", words: english()}
}

// split takes the language off a path.
func split(path string) (english bool, rest string) {
	if path == "/en" {
		return true, "/"
	}
	if rest, ok := strings.CutPrefix(path, "/en/"); ok {
		return true, "/" + rest
	}
	return false, path
}

// moment is a time as people and machines read it.
type moment struct{ ISO, Exact, Day string }

// when writes a time in the words of a language.
func (l *language) when(at time.Time, zone *time.Location) moment {
	local := at.In(zone)
	day := strconv.Itoa(local.Day()) + " " + l.words.Months[local.Month()-1] + " " + strconv.Itoa(local.Year())
	exact := l.words.Weekdays[local.Weekday()] + " " + day + " " + l.words.At + " " + local.Format("15:04")
	return moment{ISO: at.UTC().Format(time.RFC3339), Exact: exact, Day: day}
}

// called is how a member is called.
func (l *language) called(m *account.Member) string {
	if m.ErasedAt != nil {
		return l.words.Erased
	}
	return m.Name
}

// count writes a number with its noun.
func (l *language) count(n int, one, other string) string {
	if n == 1 {
		return "1 " + one
	}
	return grouped(n, l.words.Grouping) + " " + other
}

// grouped writes thousands apart, from five digits on in Italian and four in English, as people expect it.
func grouped(n int, mark string) string {
	digits := strconv.Itoa(n)
	if mark == "." && len(digits) <= 4 {
		return digits
	}
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + mark + digits[i:]
	}
	return digits
}

// decimal writes a number with at most two decimals.
func (l *language) decimal(f float64) string {
	text := strings.TrimRight(strings.TrimRight(strconv.FormatFloat(f, 'f', 2, 64), "0"), ".")
	if l.words.Grouping == "." {
		text = strings.Replace(text, ".", ",", 1)
	}
	return text
}

// duration writes a recording's length: 9:05, 1:02:30.
func duration(seconds int) string {
	two := func(n int) string {
		if n < 10 {
			return "0" + strconv.Itoa(n)
		}
		return strconv.Itoa(n)
	}
	if h := seconds / 3600; h > 0 {
		return strconv.Itoa(h) + ":" + two(seconds/60%60) + ":" + two(seconds%60)
	}
	return strconv.Itoa(seconds/60) + ":" + two(seconds%60)
}
