package export

import (
	"context"
	"encoding/csv"
	"fmt"
	"io"
	"net/http"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"piazza/internal/ballot"
	"piazza/internal/poll"
)

// byteOrderMark tells spreadsheets that the file is UTF-8.
const byteOrderMark = "\ufeff"

// writeCSV writes a row for each ballot, as RFC 4180 says, with a byte order mark for spreadsheets. Where guests may vote a column says
// whose ballot it is, and theirs come last. Of a confidential poll there is a row for each different answer, with how many people gave it.
func writeCSV(ctx context.Context, w io.Writer, e *ballot.Export, r *http.Request) (rows int64, err error) {
	if _, err := io.WriteString(w, byteOrderMark); err != nil {
		return 0, err
	}
	words := wordsFor(r)
	sheet := csv.NewWriter(w)
	sheet.UseCRLF = true
	if err := sheet.Write(words.header(e)); err != nil {
		return 0, err
	}
	questions := writersOf(e.Voting.Questions, words)
	write := func(who string) func(*ballot.Ballot) error {
		return func(b *ballot.Ballot) error {
			rows++
			return sheet.Write(questions[b.Question].row(b, e, who))
		}
	}
	if e.Voting.IsConfidential {
		err = e.Answers(ctx, func(b *ballot.Ballot, people int64) error {
			return write(strconv.FormatInt(people, 10))(b)
		})
	} else if err = e.Ballots(ctx, write(words.counts)); err == nil && e.Voting.TakesGuests() {
		err = e.GuestBallots(ctx, write(words.guest[e.Voting.Guests]))
	}
	sheet.Flush()
	if err == nil {
		err = sheet.Error()
	}
	return rows, err
}

// writer writes answers to a question as text.
type writer struct {
	*poll.Question
	words   *words
	place   int
	options map[poll.OptionID]string
	rows    map[poll.RowID]string
}

func writersOf(questions []*poll.Question, words *words) map[poll.QuestionID]*writer {
	writers := make(map[poll.QuestionID]*writer, len(questions))
	for i, q := range questions {
		w := &writer{Question: q, words: words, place: i + 1, options: map[poll.OptionID]string{}, rows: map[poll.RowID]string{}}
		for _, option := range q.Options {
			w.options[option.ID] = option.Title
		}
		for _, row := range q.Rows {
			w.rows[row.ID] = row.Title
		}
		writers[q.ID] = w
	}
	return writers
}

// row is what the file says of a ballot; who is whose it is, or how many there are like it, where that is told.
func (w *writer) row(b *ballot.Ballot, e *ballot.Export, who string) []string {
	cells := []string{fmt.Sprint(w.place), w.Title, string(w.Kind), w.answer(b.Choice), b.Reason}
	if e.Voting.TakesGuests() || e.Voting.IsConfidential {
		cells = append(cells, who)
	}
	if e.Named {
		cells = append(cells, signature(b)...)
	}
	if annulled := e.Voting.AnnulledReason; annulled != nil {
		cells = append(cells, *annulled)
	}
	for i, cell := range cells {
		cells[i] = harmless(cell)
	}
	return cells
}

// signature is who voted, and when; of a guest neither is known.
func signature(b *ballot.Ballot) []string {
	var name, handle, at string
	if b.Voter != nil {
		name, handle = b.Voter.Name, b.Voter.Handle
	}
	if !b.CastAt.IsZero() {
		at = b.CastAt.UTC().Format(time.RFC3339)
	}
	return []string{name, handle, at}
}

// answer writes a choice in words.
func (w *writer) answer(c poll.Choice) string {
	var parts []string
	for _, id := range c.Options {
		parts = append(parts, w.options[id])
	}
	for _, mark := range c.Marks {
		parts = append(parts, w.options[mark.Option]+": "+w.mark(mark.Value))
	}
	for _, cell := range c.Cells {
		parts = append(parts, w.rows[cell.Row]+": "+w.options[cell.Option])
	}
	switch {
	case c.None:
		return w.words.none
	case c.Stance != "":
		return w.words.stances[c.Stance]
	case c.Number != nil:
		return poll.FormatDecimal(*c.Number)
	case w.Kind == poll.KindRanked || w.Kind == poll.KindSTV:
		return strings.Join(parts, " > ")
	case len(parts) > 0:
		return strings.Join(parts, "; ")
	default:
		return c.Text
	}
}

func (w *writer) mark(value int64) string {
	if w.Kind == poll.KindMeeting {
		return w.words.slots[value]
	}
	return fmt.Sprint(value)
}

var number = regexp.MustCompile(`^-?\d+(\.\d+)?$`)

// harmless keeps a spreadsheet from taking a text for a formula: what begins like one gets an apostrophe before it. Some split
// lines at semicolons, whatever stands between quotation marks, so what follows a semicolon, a tab or a line's end counts too.
func harmless(cell string) string {
	var safe strings.Builder
	for rest := cell; rest != ""; {
		end := strings.IndexFunc(rest, splits)
		if end < 0 {
			end = len(rest)
		}
		if looksLikeFormula(rest[:end]) {
			safe.WriteByte('\'')
		}
		_, size := utf8.DecodeRuneInString(rest[end:])
		safe.WriteString(rest[:end+size])
		rest = rest[end+size:]
	}
	return safe.String()
}

// splits tells what may begin a cell or a row of its own.
func splits(r rune) bool { return strings.ContainsRune(";\t\n\v\f\r\u0085\u2028\u2029", r) }

// looksLikeFormula tells of a text between two such places. A number is none.
func looksLikeFormula(part string) bool {
	seen := strings.TrimLeftFunc(part, overlooked)
	first, _ := utf8.DecodeRuneInString(seen)
	return seen != "" && strings.ContainsRune("=+-@|＝＋－＠", first) && !number.MatchString(strings.TrimSpace(part))
}

// overlooked tells what a program may drop from the beginning of a cell: what nobody sees, and quotation marks.
func overlooked(r rune) bool {
	return r == '"' || unicode.IsSpace(r) || unicode.In(r, unicode.Cf, unicode.Cc, unicode.Variation_Selector, unicode.Other_Default_Ignorable_Code_Point)
}
