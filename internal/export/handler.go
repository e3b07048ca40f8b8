package export

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"os"
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
	errMine   = problem.New(problem.Limit, "export_limit", "You are receiving two files already, wait for one of them.")
)

// Source is where ballots come from.
type Source interface {
	Export(ctx context.Context, through ballot.Door, id entry.ID, use func(context.Context, *ballot.Export) error) error
}

// Handler answers GET /export/polls/{file}, where file is a poll's number with the ending of a format.
type Handler struct {
	ballots Source
	log     *slog.Logger
	writing chan struct{}
	// waiting are those whose file is not written yet, asking all, down to those whose file is being sent.
	waiting, asking *places
}

// New returns the handler.
func New(ballots Source, log *slog.Logger) *Handler {
	return &Handler{
		ballots: ballots, log: log, writing: make(chan struct{}, atOnce),
		waiting: newPlaces(mostWaiting), asking: newPlaces(mostSent),
	}
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
	w.Header().Set("Cache-Control", "private, no-store")
	if err := h.answer(w, r); err != nil {
		h.refuse(w, r, err)
	}
}

func (h *Handler) answer(w http.ResponseWriter, r *http.Request) error {
	f, err := asked(r.PathValue("file"))
	if err != nil {
		return err
	}
	who := askerOf(r)
	if err := h.asking.take(who); err != nil {
		return err
	}
	defer h.asking.leave(who)
	disk, err := os.CreateTemp("", "piazza-export-*")
	if err != nil {
		return err
	}
	defer disk.Close()
	if err := os.Remove(disk.Name()); err != nil { // it goes when it is closed, or when we are killed
		return err
	}
	rows, err := h.fill(disk, r, f, who)
	if err != nil {
		return err
	}
	w.Header().Set("X-Total-Count", strconv.FormatInt(rows, 10))
	w.Header().Set("Content-Type", f.format.mime)
	w.Header().Set("Content-Disposition", fmt.Sprintf(`attachment; filename="poll-%d.%s"`, f.poll, f.ending))
	h.send(w, r, disk)
	return nil
}

// fill writes the file as soon as there is a place for it.
func (h *Handler) fill(disk *os.File, r *http.Request, f file, who asker) (rows int64, err error) {
	if err := h.waiting.take(who); err != nil {
		return 0, err
	}
	defer h.waiting.leave(who)
	ctx, cancel := context.WithTimeout(r.Context(), longestWriting)
	defer cancel()
	select {
	case h.writing <- struct{}{}:
		defer func() { <-h.writing }()
	case <-ctx.Done():
		return 0, errBusy.Because(ctx.Err())
	}
	err = h.ballots.Export(ctx, ballot.DoorExport, f.poll, func(ctx context.Context, e *ballot.Export) error {
		if err := errors.Join(disk.Truncate(0), rewind(disk)); err != nil { // a snapshot may be begun again
			return err
		}
		buffer := bufio.NewWriterSize(disk, pieceSize)
		if rows, err = f.format.write(ctx, buffer, e, r); err != nil {
			return err
		}
		return buffer.Flush()
	})
	return rows, err
}

func rewind(disk *os.File) error {
	_, err := disk.Seek(0, io.SeekStart)
	return err
}

// send sends the file piece by piece. Where the reader is gone there is nobody to tell.
func (h *Handler) send(w http.ResponseWriter, r *http.Request, disk *os.File) {
	size, err := disk.Seek(0, io.SeekEnd)
	if err == nil {
		err = rewind(disk)
	}
	if err != nil {
		h.refuse(w, r, err)
		return
	}
	w.Header().Set("Content-Length", strconv.FormatInt(size, 10))
	control, end := http.NewResponseController(w), time.Now().Add(longestSending(size))
	for err == nil && r.Context().Err() == nil {
		deadline := time.Now().Add(patience)
		if deadline.After(end) {
			deadline = end
		}
		_ = control.SetWriteDeadline(deadline) // where there is none, the server's own holds
		_, err = io.CopyN(w, disk, pieceSize)
	}
}

// longestSending is how long the sending of a file of this size may take, all in all.
func longestSending(size int64) time.Duration {
	return leastSending + time.Duration(size/slowest)*time.Second
}

// refuse answers with the sentence of a refusal, and with its reason in a header for clients that translate.
func (h *Handler) refuse(w http.ResponseWriter, r *http.Request, err error) {
	refusal, ok := problem.As(err)
	if !ok {
		if r.Context().Err() != nil {
			return
		}
		h.log.ErrorContext(r.Context(), "a poll could not be exported", "path", r.URL.Path, "error", err)
		refusal = problem.New(problem.Internal, "internal", "Internal error")
	}
	w.Header().Set("X-Reason", refusal.Reason)
	if refusal.Code == problem.Limit || refusal.Code == problem.Unavailable {
		w.Header().Set("Retry-After", "5")
	}
	http.Error(w, refusal.Message, statusOf(refusal.Code))
}

func statusOf(code problem.Code) int {
	switch code {
	case problem.NotFound:
		return http.StatusNotFound
	case problem.Forbidden:
		return http.StatusForbidden
	case problem.Unauthenticated:
		return http.StatusUnauthorized
	case problem.Invalid, problem.Conflict:
		return http.StatusBadRequest
	case problem.Limit:
		return http.StatusTooManyRequests
	case problem.Unavailable:
		return http.StatusServiceUnavailable
	default:
		return http.StatusInternalServerError
	}
}
