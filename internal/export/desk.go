package export

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"maps"
	"net/http"
	"os"
	"strconv"
	"strings"
	"time"

	"piazza/internal/problem"
)

// desk writes files to disk, a few at a time, and then sends them.
type desk struct {
	log     *slog.Logger
	writing chan struct{}
	// waiting are those whose file is not written yet, asking all, down to those whose file is being sent.
	waiting, asking *places
	// failed is what the log says of a file that could not be written.
	failed string
}

func newDesk(log *slog.Logger, ofOne int, failed string) *desk {
	return &desk{
		log: log, writing: make(chan struct{}, atOnce), failed: failed,
		waiting: newPlaces(mostWaiting, ofOne), asking: newPlaces(mostSent, ofOne),
	}
}

// filler fills a file, whose beginning open returns: again where a snapshot has to be begun again. What it sets in the header
// is told once the file is whole.
type filler func(ctx context.Context, open func() (*bufio.Writer, error), header http.Header) error

// serve writes a file and sends it, or says why not.
func (d *desk) serve(w http.ResponseWriter, r *http.Request, write filler) {
	if err := d.answer(w, r, write); err != nil {
		d.refuse(w, r, err)
	}
}

func (d *desk) answer(w http.ResponseWriter, r *http.Request, write filler) error {
	who := askerOf(r)
	if err := d.asking.take(who); err != nil {
		return err
	}
	defer d.asking.leave(who)
	disk, err := os.CreateTemp("", "piazza-export-*")
	if err != nil {
		return err
	}
	defer disk.Close()
	if err := os.Remove(disk.Name()); err != nil { // it goes when it is closed, or when we are killed
		return err
	}
	header := http.Header{}
	if err := d.fill(r, disk, who, write, header); err != nil {
		return err
	}
	w.Header().Set("Cache-Control", "private, no-store")
	maps.Copy(w.Header(), header)
	if isKnown(r, header.Get("ETag")) {
		w.WriteHeader(http.StatusNotModified)
		return nil
	}
	d.send(w, r, disk)
	return nil
}

// fill writes the file as soon as there is a place for it.
func (d *desk) fill(r *http.Request, disk *os.File, who asker, write filler, header http.Header) error {
	if err := d.waiting.take(who); err != nil {
		return err
	}
	defer d.waiting.leave(who)
	ctx, cancel := context.WithTimeout(r.Context(), longestWriting)
	defer cancel()
	select {
	case d.writing <- struct{}{}:
		defer func() { <-d.writing }()
	case <-ctx.Done():
		return errBusy.Because(ctx.Err())
	}
	buffer := bufio.NewWriterSize(disk, pieceSize)
	begin := func() (*bufio.Writer, error) {
		buffer.Reset(disk)
		return buffer, errors.Join(disk.Truncate(0), rewind(disk))
	}
	if err := write(ctx, begin, header); err != nil {
		return err
	}
	return buffer.Flush()
}

func rewind(disk *os.File) error {
	_, err := disk.Seek(0, io.SeekStart)
	return err
}

// send sends the file piece by piece. Where the reader is gone there is nobody to tell.
func (d *desk) send(w http.ResponseWriter, r *http.Request, disk *os.File) {
	size, err := disk.Seek(0, io.SeekEnd)
	if err == nil {
		err = rewind(disk)
	}
	if err != nil {
		d.refuse(w, r, err)
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

// refusal is why something was refused, as programs are told: the client finds its words by the reason.
type refusal struct {
	Code    problem.Code `json:"code"`
	Reason  string       `json:"reason"`
	Message string       `json:"message"`
}

// refuse answers with why not: a sentence for who followed a link, {"error": …} for programs, as the passkeys' addresses do.
func (d *desk) refuse(w http.ResponseWriter, r *http.Request, err error) {
	p, ok := problem.As(err)
	if !ok {
		if r.Context().Err() != nil {
			return
		}
		d.log.ErrorContext(r.Context(), d.failed, "path", r.URL.Path, "error", err)
		p = problem.New(problem.Internal, "internal", "Internal error")
	}
	w.Header().Set("Cache-Control", "private, no-store")
	w.Header().Set("X-Reason", p.Reason)
	if p.Code == problem.Limit || p.Code == problem.Unavailable {
		w.Header().Set("Retry-After", "5")
	}
	if strings.Contains(r.Header.Get("Accept"), "text/html") {
		http.Error(w, p.Message, statusOf(p.Code))
		return
	}
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("X-Content-Type-Options", "nosniff")
	w.WriteHeader(statusOf(p.Code))
	_ = json.NewEncoder(w).Encode(map[string]refusal{"error": {p.Code, p.Reason, p.Message}})
}

func statusOf(code problem.Code) int {
	switch code {
	case problem.NotFound:
		return http.StatusNotFound
	case problem.Forbidden:
		return http.StatusForbidden
	case problem.Unauthenticated:
		return http.StatusUnauthorized
	case problem.Invalid:
		return http.StatusBadRequest
	case problem.Conflict:
		return http.StatusConflict
	case problem.Limit:
		return http.StatusTooManyRequests
	case problem.Unavailable:
		return http.StatusServiceUnavailable
	default:
		return http.StatusInternalServerError
	}
}
