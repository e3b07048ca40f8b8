package export

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"strconv"
	"strings"
	"time"

	"piazza/internal/ballot"
	"piazza/internal/entry"
	"piazza/internal/problem"
)

const (
	// atOnce is how many files a node writes at the same time; whoever comes later waits.
	atOnce = 2
	// longestWriting bounds how long the wait for a place, and the writing, may take.
	longestWriting = 5 * time.Minute
	// patience is how long a reader may take for a piece of a file.
	patience  = 30 * time.Second
	pieceSize = 64 << 10
	// leastSending and slowest bound how long sending a whole file may take: so long, and a second for so many bytes.
	leastSending = 2 * time.Minute
	slowest      = 100 << 10
)

var (
	errFormat = problem.Missing("export_format", "A poll is exported as .csv, .json or .blt.")
	errBusy   = problem.New(problem.Unavailable, "export_busy", "Many files are being written, try again in a moment.")
	errMine   = problem.New(problem.Limit, "export_limit", "You are receiving files already, wait for one of them.")
)

// Source is where ballots come from.
type Source interface {
	Export(ctx context.Context, through ballot.Door, id entry.ID, use func(context.Context, *ballot.Export) error) error
}

// Handler answers GET /export/polls/{file}, where file is a poll's number with the ending of a format.
type Handler struct {
	ballots Source
	desk    *desk
}

// New returns the handler.
func New(ballots Source, log *slog.Logger) *Handler {
	return &Handler{ballots, newDesk(log, mostOfOne, "a poll could not be exported")}
}

// Within tells whether a request is for a file: it may take longer than a page.
func Within(r *http.Request) bool { return strings.HasPrefix(r.URL.Path, "/export/") }

// Pattern is where the handler belongs.
const Pattern = "GET /export/polls/{file}"

// file is what a request asks for.
type file struct {
	poll   entry.ID
	ending string
	format format
}

// format writes a poll to a file and returns how many rows it wrote.
type format struct {
	mime  string
	write func(ctx context.Context, w io.Writer, e *ballot.Export, r *http.Request) (int64, error)
}

func formats() map[string]format {
	return map[string]format{
		"csv":  {"text/csv; charset=utf-8", writeCSV},
		"json": {"application/json; charset=utf-8", writeJSON},
		"blt":  {"text/plain; charset=utf-8", writeBLT},
	}
}

func asked(name string) (file, error) {
	number, ending, _ := strings.Cut(name, ".")
	id, err := strconv.ParseInt(number, 10, 64)
	f, known := formats()[ending]
	if err != nil || id < 1 || !known || strconv.FormatInt(id, 10) != number {
		return file{}, errFormat
	}
	return file{entry.ID(id), ending, f}, nil
}

// ServeHTTP writes the file to disk, and then sends it.
func (h *Handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	f, err := asked(r.PathValue("file"))
	if err != nil {
		h.desk.refuse(w, r, err)
		return
	}
	h.desk.serve(w, r, func(ctx context.Context, open func() (*bufio.Writer, error), header http.Header) error {
		return h.write(ctx, open, header, r, f)
	})
}

func (h *Handler) write(ctx context.Context, open func() (*bufio.Writer, error), header http.Header, r *http.Request, f file) error {
	var rows int64
	err := h.ballots.Export(ctx, ballot.DoorExport, f.poll, func(ctx context.Context, e *ballot.Export) error {
		w, err := open()
		if err != nil {
			return err
		}
		rows, err = f.format.write(ctx, w, e, r)
		return err
	})
	header.Set("X-Total-Count", strconv.FormatInt(rows, 10))
	header.Set("Content-Type", f.format.mime)
	header.Set("Content-Disposition", fmt.Sprintf(`attachment; filename="poll-%d.%s"`, f.poll, f.ending))
	return err
}
