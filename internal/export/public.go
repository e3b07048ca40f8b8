package export

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"strconv"

	"piazza/internal/ballot"
	"piazza/internal/entry"
	"piazza/internal/problem"
)

// errPublic says that there is no such public file.
var errPublic = problem.Missing("export_public", "A confidential poll has a log.jsonl and a bundle.jsonl.")

// errUnchanged ends the writing of a file that the asker has already.
var errUnchanged = errors.New("the file is as the asker has it")

// PublicSource is where the public files of confidential polls come from.
type PublicSource interface {
	PublicLog(ctx context.Context, id entry.ID, use ballot.Reading) error
	PublicBundle(ctx context.Context, through ballot.Door, id entry.ID, use ballot.Reading) error
}

// Public answers GET /export/polls/{number}/{file}: the public log of a confidential poll, and its bundle.
type Public struct {
	ballots PublicSource
	desk    *desk
}

// NewPublic returns the handler.
func NewPublic(ballots PublicSource, log *slog.Logger) *Public {
	return &Public{ballots, newDesk(log, mostOfOne, "a public file of a poll could not be written")}
}

// PublicPattern is where the handler belongs.
const PublicPattern = "GET /export/polls/{number}/{file}"

// ServeHTTP writes the file to disk, and then sends it. Who has it as it is is told so, and nothing is written.
func (h *Public) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	number := r.PathValue("number")
	id, err := strconv.ParseInt(number, 10, 64)
	read, known := h.files()[r.PathValue("file")]
	if err != nil || id < 1 || !known || strconv.FormatInt(id, 10) != number {
		h.desk.refuse(w, r, errPublic)
		return
	}
	h.desk.serve(w, r, func(ctx context.Context, open func() (*bufio.Writer, error), header http.Header) error {
		err := read(ctx, entry.ID(id), func(_ context.Context, f *ballot.PublicFile) error {
			header.Set("ETag", `"`+f.Tag+`"`)
			if isKnown(r, header.Get("ETag")) {
				return errUnchanged
			}
			w, err := open()
			if err != nil {
				return err
			}
			return f.Write(w)
		})
		header.Set("Cache-Control", "private, no-cache")
		header.Set("Content-Type", "application/x-ndjson; charset=utf-8")
		header.Set("Content-Disposition", fmt.Sprintf(`attachment; filename="poll-%d-%s"`, id, r.PathValue("file")))
		if errors.Is(err, errUnchanged) {
			return nil
		}
		return err
	})
}

func (h *Public) files() map[string]func(context.Context, entry.ID, ballot.Reading) error {
	return map[string]func(context.Context, entry.ID, ballot.Reading) error{
		"log.jsonl": h.ballots.PublicLog,
		"bundle.jsonl": func(ctx context.Context, id entry.ID, use ballot.Reading) error {
			return h.ballots.PublicBundle(ctx, ballot.DoorBundle, id, use)
		},
	}
}
