package export

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"strings"

	"piazza/internal/ballot"
	"piazza/internal/nodeid"
	"piazza/internal/poll"
	"piazza/internal/problem"
)

var errNoOrder = problem.Missing("export_no_order", "This poll has no question that asks for an order.")

// writeBLT writes the orders of a question, the first that asks for one or the one that the request names: how many options
// and seats there are, a line for each different order with how many people gave it, the options' names, and the title. With
// who=guests the orders are those of guests: they never stand in one file with those that count.
func writeBLT(ctx context.Context, w io.Writer, e *ballot.Export, r *http.Request) (rows int64, err error) {
	q := ordered(e.Voting.Questions, r.URL.Query().Get("question"))
	if q == nil {
		return 0, errNoOrder
	}
	seats := 1
	if q.Kind == poll.KindSTV {
		seats = q.Limits.Seats
	}
	if _, err := fmt.Fprintf(w, "%d %d\n", len(q.Options), seats); err != nil {
		return 0, err
	}
	place := make(map[poll.OptionID]int, len(q.Options))
	for i, option := range q.Options {
		place[option.ID] = i + 1
	}
	orders := e.Orders
	if r.URL.Query().Get("who") == "guests" {
		orders = e.GuestOrders
	}
	err = orders(ctx, q, func(order []poll.OptionID, people int64) error {
		rows++
		return writeOrder(w, order, people, place)
	})
	if err != nil {
		return rows, err
	}
	return rows, writeNames(w, q, e.Voting.AnnulledReason, wordsFor(r))
}

func writeOrder(w io.Writer, order []poll.OptionID, people int64, place map[poll.OptionID]int) error {
	var line strings.Builder
	fmt.Fprint(&line, people)
	for _, id := range order {
		fmt.Fprint(&line, " ", place[id])
	}
	line.WriteString(" 0\n")
	_, err := io.WriteString(w, line.String())
	return err
}

// writeNames ends the file. The format has no place for what was annulled but the title.
func writeNames(w io.Writer, q *poll.Question, annulled *string, said *words) error {
	var text strings.Builder
	text.WriteString("0\n")
	for _, option := range q.Options {
		text.WriteString(quoted(option.Title))
	}
	title := q.Title
	if annulled != nil {
		title += " (" + said.annulled + ": " + *annulled + ")"
	}
	text.WriteString(quoted(title))
	_, err := io.WriteString(w, text.String())
	return err
}

// quoted writes a name. The format knows no way to write a quotation mark within one.
func quoted(name string) string {
	return `"` + strings.Join(strings.Fields(strings.ReplaceAll(name, `"`, "'")), " ") + "\"\n"
}

// ordered finds the question: the one with this id, or the first one where none is given.
func ordered(questions []*poll.Question, id string) *poll.Question {
	for _, q := range questions {
		if q.Kind != poll.KindRanked && q.Kind != poll.KindSTV {
			continue
		}
		if id == "" || id == nodeid.Encode(poll.QuestionKind, int64(q.ID)) {
			return q
		}
	}
	return nil
}
