package frame

import (
	"bufio"
	"bytes"
	"compress/flate"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/gorilla/websocket"
)

// line is a connection whose client has said all that he will.
type line struct {
	net.Conn
	pieces [][]byte
	said   bytes.Buffer
}

func (l *line) Read(p []byte) (int, error) {
	if len(l.pieces) == 0 {
		return 0, io.EOF
	}
	n := copy(p, l.pieces[0])
	if l.pieces[0] = l.pieces[0][n:]; len(l.pieces[0]) == 0 {
		l.pieces = l.pieces[1:]
	}
	return n, nil
}

func (l *line) Write(p []byte) (int, error)    { return l.said.Write(p) }
func (*line) Close() error                     { return nil }
func (*line) SetDeadline(time.Time) error      { return nil }
func (*line) SetReadDeadline(time.Time) error  { return nil }
func (*line) SetWriteDeadline(time.Time) error { return nil }

type lineWriter struct {
	http.ResponseWriter
	line *line
}

func (w lineWriter) Hijack() (net.Conn, *bufio.ReadWriter, error) {
	return w.line, bufio.NewReadWriter(bufio.NewReader(w.line), bufio.NewWriter(w.line)), nil
}

// byGorilla reads a stream in the same pieces with gorilla's parser, as the other path of the server does: text that
// cannot become UTF-8 ends it, a compressed message may become as long as any.
func byGorilla(t testing.TB, r *Rules, pieces [][]byte) verdict {
	t.Helper()
	l := &line{}
	asked := httptest.NewRequest(http.MethodGet, "/", http.NoBody)
	for name, value := range map[string]string{
		"Connection": "upgrade", "Upgrade": "websocket", "Sec-Websocket-Version": "13", "Sec-Websocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
		"Sec-Websocket-Extensions": Extension,
	} {
		asked.Header.Set(name, value)
	}
	up := websocket.Upgrader{EnableCompression: r.Inflater != nil}
	c, err := up.Upgrade(lineWriter{httptest.NewRecorder(), l}, asked, nil)
	if err != nil {
		t.Fatal(err)
	}
	l.said.Reset()
	for _, piece := range pieces {
		l.pieces = append(l.pieces, bytes.Clone(piece))
	}
	c.SetReadLimit(int64(r.Longest))
	var v verdict
	c.SetPingHandler(func(text string) error { v.hear(Ping, []byte(text)); return nil })
	c.SetPongHandler(func(text string) error { v.hear(Pong, []byte(text)); return nil })
	for err == nil {
		err = v.hearGorilla(c, r.Longest)
	}
	v.end = endOf(err, l.said.Bytes())
	return v
}

// hearGorilla reads one message, and of text no further than it can be UTF-8.
func (v *verdict) hearGorilla(c *websocket.Conn, longest int) error {
	kind, reader, err := c.NextReader()
	if err != nil {
		return err
	}
	var text []byte
	checked := 0
	for part := make([]byte, 512); err == nil; {
		var n int
		n, err = reader.Read(part)
		text = append(text, part[:n]...)
		if len(text) > longest {
			return errTooBig
		}
		if checked += whole(text[checked:]); kind == websocket.TextMessage && utf8.FullRune(text[checked:]) {
			return errBadText
		}
	}
	if !errors.Is(err, io.EOF) {
		return err
	}
	if kind == websocket.TextMessage && !utf8.Valid(text) {
		return errBadText
	}
	v.hear(Kind(kind), text)
	return nil
}

// whole counts the bytes of the characters with which a text begins; what follows is none, or is not whole.
func whole(text []byte) (n int) {
	for n < len(text) {
		char, size := utf8.DecodeRune(text[n:])
		if char == utf8.RuneError && size == 1 {
			break
		}
		n += size
	}
	return n
}

func endOf(err error, said []byte) string {
	if violation, ok := errors.AsType[Violation](err); ok {
		return fmt.Sprint(violation.Code)
	}
	if parted, ok := errors.AsType[*websocket.CloseError](err); ok {
		if parted.Code == websocket.CloseAbnormalClosure {
			return "open"
		}
		return fmt.Sprintf("closed %d", parted.Code)
	}
	if _, corrupt := errors.AsType[flate.CorruptInputError](err); corrupt || errors.Is(err, io.ErrUnexpectedEOF) {
		return "1007"
	}
	if errors.Is(err, websocket.ErrReadLimit) {
		return "1009"
	}
	if len(said) >= 4 && said[0] == finBit|byte(Close) {
		return fmt.Sprint(int(said[2])<<8 | int(said[3]))
	}
	return err.Error()
}
