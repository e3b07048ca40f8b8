package frame

import (
	"bytes"
	"compress/flate"
	"io"
	"runtime"
	"strings"
	"testing"
	"weak"
)

// Who has read a message holds nothing of it any more.
func TestAnInflaterAtRestHoldsNoMessage(t *testing.T) {
	t.Parallel()
	var in Inflater
	message := compressed(t, strings.Repeat("x", 1000))
	if _, err := in.Inflate(message, 2000); err != nil {
		t.Fatal(err)
	}
	held := weak.Make(&message[0])
	runtime.GC() // what rests survives one
	if held.Value() != nil {
		t.Error("the message is kept")
	}
	runtime.KeepAlive(&in)
}

// compressed is a text as a client sends it.
func compressed(t *testing.T, text string) []byte {
	t.Helper()
	var out bytes.Buffer
	w, err := flate.NewWriter(&out, flate.BestSpeed)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(w, text); err != nil {
		t.Fatal(err)
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	return bytes.TrimSuffix(out.Bytes(), []byte(tail[:4]))
}
