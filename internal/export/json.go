package export

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"time"

	"piazza/internal/ballot"
	"piazza/internal/nodeid"
	"piazza/internal/poll"
)

// document is the head of the file; the ballots follow it.
type document struct {
	Number     int64      `json:"number"`
	Title      string     `json:"title"`
	Phase      poll.Phase `json:"phase"`
	ExportedAt time.Time  `json:"exportedAt"`
	// Annulled is why an assembly annulled what was voted: nothing of it counts.
	Annulled  *string        `json:"annulled,omitempty"`
	Questions []questionJSON `json:"questions"`
	Count     int64          `json:"count"`
}

type questionJSON struct {
	ID      string        `json:"id"`
	Kind    poll.KindName `json:"kind"`
	Title   string        `json:"title"`
	Options []optionJSON  `json:"options,omitempty"`
	Rows    []optionJSON  `json:"rows,omitempty"`
}

type optionJSON struct {
	ID       string     `json:"id"`
	Title    string     `json:"title"`
	Cost     int64      `json:"cost,omitempty"`
	StartsAt *time.Time `json:"startsAt,omitempty"`
	EndsAt   *time.Time `json:"endsAt,omitempty"`
}

type ballotJSON struct {
	Question string     `json:"question"`
	Choice   choiceJSON `json:"choice"`
	Reason   string     `json:"reason,omitempty"`
	Voter    *voterJSON `json:"voter,omitempty"`
	CastAt   *time.Time `json:"castAt,omitempty"`
	// People is how many answered just this, in confidential polls.
	People int64 `json:"people,omitempty"`
}

// guestsJSON is the head of what guests voted; their ballots follow it.
type guestsJSON struct {
	// IsVerified tells that each guest came with a slip of his own.
	IsVerified bool  `json:"isVerified"`
	Count      int64 `json:"count"`
}

type voterJSON struct {
	Handle string `json:"handle"`
	Name   string `json:"name"`
}

type choiceJSON struct {
	Options []string    `json:"options,omitempty"`
	Marks   []markJSON  `json:"marks,omitempty"`
	Cells   []cellJSON  `json:"cells,omitempty"`
	Stance  poll.Stance `json:"stance,omitempty"`
	Number  *string     `json:"number,omitempty"`
	Text    string      `json:"text,omitempty"`
	None    bool        `json:"none,omitempty"`
}

type markJSON struct {
	Option string `json:"option"`
	Value  int64  `json:"value"`
}

type cellJSON struct {
	Row    string `json:"row"`
	Option string `json:"option"`
}

// writeJSON writes one document, with the ids of the API: first what was asked, then a line for each ballot.
func writeJSON(ctx context.Context, w io.Writer, e *ballot.Export, _ *http.Request) (rows int64, err error) {
	head, err := json.Marshal(documentOf(e))
	if err != nil {
		return 0, err
	}
	if e.Voting.IsConfidential {
		return writeAnswers(ctx, w, e, head)
	}
	if _, err := w.Write(append(head[:len(head)-1], `,"ballots":[`...)); err != nil {
		return 0, err
	}
	if rows, err = writeBallots(ctx, w, e.Ballots, e.Named); err != nil {
		return rows, err
	}
	if e.Voting.TakesGuests() {
		guests, err := writeGuests(ctx, w, e)
		return rows + guests, err
	}
	_, err = io.WriteString(w, "\n]}\n")
	return rows, err
}

// writeAnswers ends the document of a confidential poll with each different answer and how many people gave it.
func writeAnswers(ctx context.Context, w io.Writer, e *ballot.Export, head []byte) (rows int64, err error) {
	if _, err := w.Write(append(head[:len(head)-1], `,"answers":[`...)); err != nil {
		return 0, err
	}
	err = e.Answers(ctx, func(b *ballot.Ballot, people int64) error {
		one := ballotOf(b, false)
		one.People = people
		rows++
		return writeLine(w, one, rows == 1)
	})
	if err == nil {
		_, err = io.WriteString(w, "\n]}\n")
	}
	return rows, err
}

// writeLine writes a ballot on a line of its own.
func writeLine(w io.Writer, one ballotJSON, first bool) error {
	line, err := json.Marshal(one)
	if err != nil {
		return err
	}
	between := ",\n"
	if first {
		between = "\n"
	}
	_, err = w.Write(append([]byte(between), line...))
	return err
}

// writeGuests ends the document with what guests voted, apart from all others.
func writeGuests(ctx context.Context, w io.Writer, e *ballot.Export) (rows int64, err error) {
	head, err := json.Marshal(guestsJSON{e.Voting.Guests == poll.GuestSlips, e.GuestTotal})
	if err != nil {
		return 0, err
	}
	if _, err := fmt.Fprintf(w, "\n],\"guests\":%s,\"ballots\":[", head[:len(head)-1]); err != nil {
		return 0, err
	}
	if rows, err = writeBallots(ctx, w, e.GuestBallots, false); err != nil {
		return rows, err
	}
	_, err = io.WriteString(w, "\n]}}\n")
	return rows, err
}

// writeBallots writes a line for each ballot.
func writeBallots(
	ctx context.Context, w io.Writer, all func(context.Context, func(*ballot.Ballot) error) error, named bool,
) (rows int64, err error) {
	err = all(ctx, func(b *ballot.Ballot) error {
		rows++
		return writeLine(w, ballotOf(b, named), rows == 1)
	})
	return rows, err
}

func documentOf(e *ballot.Export) document {
	d := document{
		Number: int64(e.Voting.EntryID), Title: e.Title, Phase: e.Voting.Phase(), ExportedAt: e.Voting.Now.UTC(), Count: e.Total,
		Annulled: e.Voting.AnnulledReason, Questions: []questionJSON{},
	}
	for _, q := range e.Voting.Questions {
		one := questionJSON{ID: nodeid.Encode(poll.QuestionKind, int64(q.ID)), Kind: q.Kind, Title: q.Title}
		for _, o := range q.Options {
			one.Options = append(one.Options, optionJSON{optionID(o.ID), o.Title, o.Cost, o.StartsAt, o.EndsAt})
		}
		for _, row := range q.Rows {
			one.Rows = append(one.Rows, optionJSON{ID: rowID(row.ID), Title: row.Title})
		}
		d.Questions = append(d.Questions, one)
	}
	return d
}

func optionID(id poll.OptionID) string { return nodeid.Encode(poll.OptionKind, int64(id)) }

func rowID(id poll.RowID) string { return nodeid.Encode(poll.RowKind, int64(id)) }

func ballotOf(b *ballot.Ballot, named bool) ballotJSON {
	one := ballotJSON{Question: nodeid.Encode(poll.QuestionKind, int64(b.Question)), Choice: choiceOf(b.Choice), Reason: b.Reason}
	if named {
		one.CastAt = &b.CastAt
	}
	if b.Voter != nil {
		one.Voter = &voterJSON{b.Voter.Handle, b.Voter.Name}
	}
	return one
}

func choiceOf(c poll.Choice) choiceJSON {
	one := choiceJSON{Stance: c.Stance, Number: c.GivenNumber(), Text: c.Text, None: c.None}
	for _, id := range c.Options {
		one.Options = append(one.Options, optionID(id))
	}
	for _, mark := range c.Marks {
		one.Marks = append(one.Marks, markJSON{optionID(mark.Option), mark.Value})
	}
	for _, cell := range c.Cells {
		one.Cells = append(one.Cells, cellJSON{rowID(cell.Row), optionID(cell.Option)})
	}
	return one
}
