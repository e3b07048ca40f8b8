package direct

import (
	"bytes"
	"io"
	"time"

	"github.com/99designs/gqlgen/graphql"
)

// quoted is a text on its way to JSON.
type quoted string

// MarshalString writes a String.
func MarshalString(s string) graphql.Marshaler { return quoted(s) }

// UnmarshalString reads a String.
func UnmarshalString(v any) (string, error) { return graphql.UnmarshalString(v) }

// MarshalGQL writes the text in quotes.
func (q quoted) MarshalGQL(w io.Writer) {
	appendTo(w, len(q)+len(`""`), func(text []byte) []byte { return appendQuoted(text, string(q)) })
}

// moment is a time on its way to JSON.
type moment time.Time

// MarshalTime writes a Time; the zero time is null.
func MarshalTime(t time.Time) graphql.Marshaler {
	if t.IsZero() {
		return graphql.Null
	}
	return moment(t)
}

// UnmarshalTime reads a Time.
func UnmarshalTime(v any) (time.Time, error) { return graphql.UnmarshalTime(v) }

// MarshalGQL writes the time in UTC, as the schema promises.
func (m moment) MarshalGQL(w io.Writer) {
	appendTo(w, len(time.RFC3339Nano)+len(`""`), func(text []byte) []byte {
		return append(time.Time(m).UTC().AppendFormat(append(text, '"'), time.RFC3339Nano), '"')
	})
}

// appendTo lets a value append itself to what was written so far, without a copy where the writer is a buffer.
func appendTo(w io.Writer, length int, value func([]byte) []byte) {
	buffer, ok := w.(*bytes.Buffer)
	if !ok {
		_, _ = w.Write(value(nil)) // an error is the broken connection of a reader, which its owner meets again
		return
	}
	buffer.Grow(length)
	buffer.Write(value(buffer.AvailableBuffer()))
}

const hexDigits = "0123456789abcdef"

// appendQuoted appends a text as a JSON string.
func appendQuoted(to []byte, s string) []byte {
	to = append(to, '"')
	from := 0
	for i := range len(s) {
		c := s[i]
		if c >= ' ' && c != '"' && c != '\\' {
			continue
		}
		to = append(to, s[from:i]...)
		from = i + 1
		switch c {
		case '"', '\\':
			to = append(to, '\\', c)
		case '\n':
			to = append(to, '\\', 'n')
		default:
			to = append(to, '\\', 'u', '0', '0', hexDigits[c>>4], hexDigits[c&15])
		}
	}
	return append(append(to, s[from:]...), '"')
}
