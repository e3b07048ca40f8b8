package server

import (
	"compress/gzip"
	"net/http"
	"strings"
	"sync"
)

// smallest is the length below which compression costs more than it saves.
const smallest = 1024

// compressor compresses answers for browsers that understand it.
type compressor struct {
	writers sync.Pool
	// passed tells which requests it leaves alone.
	passed func(*http.Request) bool
}

func newCompressor(passed func(*http.Request) bool) *compressor {
	return &compressor{passed: passed, writers: sync.Pool{New: func() any {
		w, err := gzip.NewWriterLevel(nil, gzip.BestSpeed)
		if err != nil {
			panic(err) // only for a level that does not exist
		}
		return w
	}}}
}

func (c *compressor) wrap(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if c.passed(r) || !acceptsGzip(r) {
			next.ServeHTTP(w, r)
			return
		}
		answer := &compressed{ResponseWriter: w, compressor: c}
		next.ServeHTTP(answer, r)
		answer.finish() // not after a panic: what answers that must find nothing sent
	})
}

func acceptsGzip(r *http.Request) bool {
	for part := range strings.SplitSeq(r.Header.Get("Accept-Encoding"), ",") {
		coding, quality, _ := strings.Cut(strings.TrimSpace(part), ";")
		if coding == "gzip" {
			return strings.TrimSpace(quality) != "q=0"
		}
	}
	return false
}

// compressed holds the beginning of an answer back until it is clear whether it is worth compressing.
type compressed struct {
	http.ResponseWriter
	compressor *compressor
	held       []byte
	status     int
	writer     *gzip.Writer
	decided    bool
}

// WriteHeader remembers the status until the first bytes have decided.
func (c *compressed) WriteHeader(status int) {
	if status < http.StatusOK || c.decided {
		c.ResponseWriter.WriteHeader(status)
		return
	}
	if c.status == 0 {
		c.status = status
	}
}

// Write compresses, or passes on what is short or compressed already.
func (c *compressed) Write(b []byte) (int, error) {
	if !c.decided {
		if c.held = append(c.held, b...); len(c.held) < smallest {
			return len(b), nil
		}
		return len(b), c.decide(true)
	}
	if c.writer != nil {
		return c.writer.Write(b)
	}
	return c.ResponseWriter.Write(b)
}

// Unwrap lets http.ResponseController reach the connection.
func (c *compressed) Unwrap() http.ResponseWriter { return c.ResponseWriter }

func (c *compressed) decide(long bool) error {
	c.decided = true
	h := c.Header()
	if len(c.held) > 0 && h.Get("Content-Type") == "" {
		h.Set("Content-Type", http.DetectContentType(c.held))
	}
	if long && h.Get("Content-Encoding") == "" && textual(h.Get("Content-Type")) {
		h.Set("Content-Encoding", "gzip")
		h.Add("Vary", "Accept-Encoding")
		h.Del("Content-Length")
		c.writer, _ = c.compressor.writers.Get().(*gzip.Writer)
		c.writer.Reset(c.ResponseWriter)
	}
	if c.status != 0 {
		c.ResponseWriter.WriteHeader(c.status)
	}
	held := c.held
	c.held = nil
	if len(held) == 0 {
		return nil
	}
	_, err := c.Write(held)
	return err
}

func (c *compressed) finish() {
	if !c.decided {
		_ = c.decide(false)
	}
	if c.writer != nil {
		_ = c.writer.Close()
		c.writer.Reset(nil)
		c.compressor.writers.Put(c.writer)
	}
}

func textual(contentType string) bool {
	media, _, _ := strings.Cut(contentType, ";")
	switch {
	case strings.HasPrefix(media, "text/"), strings.HasSuffix(media, "+json"), strings.HasSuffix(media, "+xml"):
		return true
	}
	return media == "application/json" || media == "application/javascript" || media == "application/xml"
}
