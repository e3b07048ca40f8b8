package sealing

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"io"
	"iter"
	"time"
)

// The formats of the public files.
const (
	BundleFormat = "piazza-ballots/1"
	LogFormat    = "piazza-log/1"
)

// Header is the first line of the public files.
type Header struct {
	Poll  int64
	Seal  SealID
	URL   string
	Title string
	Form  string
	Keys  []Key
}

// Key is a public signing key with the time in which it signed. Until is nil while it does.
type Key struct {
	Public []byte
	From   time.Time
	Until  *time.Time
}

// Opening shows what an effective ballot says.
type Opening struct {
	Commitment     [32]byte
	Question       int64
	Nonce          [32]byte
	Choice, Reason string
}

// Result is what a question came to: the JSON of a poll.Result in its one form (JSON writes it).
type Result struct {
	Question int64
	Of       string
}

// Bundle is what is published of a poll when it is sealed. All of it is read as it is written, once.
type Bundle struct {
	Header Header
	// Entries are the whole log in its order.
	Entries iter.Seq2[Entry, error]
	// Openings are the effective ballots in ascending order of their commitments.
	Openings iter.Seq2[Opening, error]
	// Voters are the names of who took part in ascending order of their bytes, "" for who has none any more.
	Voters iter.Seq2[string, error]
	// Results are in the order of the form.
	Results []Result
	// KeyID and Sign are of the key that signs the bundle.
	KeyID string
	Sign  func(message []byte) []byte
}

// Written says what was written of a file.
type Written struct {
	Lines, Bytes int64
	// Hash is the SHA-256 of the whole file.
	Hash [32]byte
}

// header, entry and so on are the lines as they are written.
type headerLine struct {
	Format string    `json:"format"`
	Poll   int64     `json:"poll"`
	Seal   string    `json:"seal"`
	URL    string    `json:"url"`
	Title  string    `json:"title"`
	Form   string    `json:"form"`
	Keys   []keyText `json:"keys"`
}

type keyText struct {
	ID     string `json:"id"`
	Public []byte `json:"public"`
	From   string `json:"from"`
	Until  string `json:"until"`
}

type entryLine struct {
	Entry     int    `json:"entry"`
	Kind      string `json:"kind"`
	Body      string `json:"body"`
	Head      string `json:"head"`
	Key       string `json:"key"`
	Signature []byte `json:"signature"`
}

type openingLine struct {
	Commitment string `json:"commitment"`
	Question   int64  `json:"question"`
	Nonce      string `json:"nonce"`
	Choice     string `json:"choice"`
	Reason     string `json:"reason"`
}

type voterLine struct {
	Voter string `json:"voter"`
}

type endLine struct {
	End       int64  `json:"end"`
	Hash      string `json:"sha256"`
	Key       string `json:"key"`
	Signature []byte `json:"signature"`
}

// sheet writes lines and keeps count of them.
type sheet struct {
	to   *bufio.Writer
	sum  hash.Hash
	done Written
}

func newSheet(w io.Writer) *sheet {
	return &sheet{to: bufio.NewWriter(w), sum: sha256.New()}
}

func (s *sheet) line(value any) error {
	text, err := JSON(value)
	if err != nil {
		return err
	}
	return s.text(text)
}

func (s *sheet) text(text string) error {
	_, _ = io.WriteString(s.sum, text+"\n") // a hash never fails
	s.done.Lines++
	s.done.Bytes += int64(len(text)) + 1
	_, err := s.to.WriteString(text + "\n")
	return unwritten(err)
}

func (s *sheet) hash() [32]byte { return [32]byte(s.sum.Sum(nil)) }

func (s *sheet) end() (Written, error) {
	s.done.Hash = s.hash()
	return s.done, unwritten(s.to.Flush())
}

func unwritten(err error) error {
	if err != nil {
		return fmt.Errorf("write the public file: %w", err)
	}
	return nil
}

func (h *Header) line(format string) headerLine {
	line := headerLine{
		Format: format, Poll: h.Poll, Seal: h.Seal.String(), URL: h.URL, Title: h.Title, Form: h.Form, Keys: make([]keyText, len(h.Keys)),
	}
	for i, key := range h.Keys {
		line.Keys[i] = keyText{KeyID(key.Public), key.Public, moment(&key.From), moment(key.Until)}
	}
	return line
}

// moment writes a time to the second, nothing for none.
func moment(t *time.Time) string {
	if t == nil {
		return ""
	}
	return t.UTC().Format("2006-01-02T15:04:05Z")
}

func (e *Entry) line() entryLine {
	return entryLine{e.Number, e.Kind, e.Body, hex.EncodeToString(e.Head[:]), e.KeyID, e.Signature}
}

func (o *Opening) line() openingLine {
	return openingLine{hex.EncodeToString(o.Commitment[:]), o.Question, hex.EncodeToString(o.Nonce[:]), o.Choice, o.Reason}
}

// each writes a line for each value of a part.
func each[T any](s *sheet, values iter.Seq2[T, error], line func(*T) any) error {
	for value, err := range values {
		if err == nil {
			err = s.line(line(&value))
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// WriteBundle writes the public file of a sealed poll. The same bundle gives the same bytes.
func WriteBundle(w io.Writer, b *Bundle) (Written, error) {
	s := newSheet(w)
	for _, part := range []func() error{
		func() error { return s.line(b.Header.line(BundleFormat)) },
		func() error { return each(s, b.Entries, func(e *Entry) any { return e.line() }) },
		func() error { return each(s, b.Openings, func(o *Opening) any { return o.line() }) },
		func() error { return each(s, b.Voters, func(name *string) any { return voterLine{*name} }) },
		func() error { return s.results(b.Results) },
	} {
		if err := part(); err != nil {
			return Written{}, err
		}
	}
	before := s.hash()
	err := s.line(endLine{s.done.Lines, hex.EncodeToString(before[:]), b.KeyID, b.Sign(SignedBundle(b.Header.Seal, before))})
	if err != nil {
		return Written{}, err
	}
	return s.end()
}

// results are written from their texts, so that no number of them is read and written anew.
func (s *sheet) results(results []Result) error {
	for _, r := range results {
		if err := s.text(fmt.Sprintf(`{"result":%d,"of":%s}`, r.Question, r.Of)); err != nil {
			return err
		}
	}
	return nil
}

// WriteLog writes the log as far as it has come, which is public while the poll is open.
func WriteLog(w io.Writer, h *Header, entries iter.Seq2[Entry, error]) (Written, error) {
	s := newSheet(w)
	if err := s.line(h.line(LogFormat)); err != nil {
		return Written{}, err
	}
	if err := each(s, entries, func(e *Entry) any { return e.line() }); err != nil {
		return Written{}, err
	}
	return s.end()
}
