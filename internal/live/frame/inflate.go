package frame

import (
	"bytes"
	"compress/flate"
	"io"
	"strings"
	"sync"
)

// Inflater reads compressed messages, each for itself: clients were asked to forget the last one. It may be shared by all
// connections.
type Inflater struct{ pool sync.Pool }

// tail ends what a message leaves out: the empty block with which each would end, and a last block so that the reader
// finds an end.
const tail = "\x00\x00\xff\xff\x01\x00\x00\xff\xff"

// Inflate returns what was compressed, or a Violation: 1009 if it is longer than longest, 1007 if nothing was compressed
// so. It takes no more memory than what it returns and a window of 32 kB.
func (f *Inflater) Inflate(compressed []byte, longest int) ([]byte, error) {
	source := io.MultiReader(bytes.NewReader(compressed), strings.NewReader(tail))
	r := f.reader(source)
	defer f.rest(r)
	var text bytes.Buffer
	n, err := text.ReadFrom(io.LimitReader(r, int64(longest)+1))
	switch {
	case err != nil:
		return nil, Violation{BadText, "A compressed message cannot be read"}
	case n > int64(longest):
		return nil, errTooBig
	default:
		return text.Bytes(), nil
	}
}

// rest puts a reader away, which then holds nothing of the message.
func (f *Inflater) rest(r io.Reader) {
	again, _ := r.(flate.Resetter)
	_ = again.Reset(io.MultiReader(), nil) // as in reader
	f.pool.Put(r)
}

func (f *Inflater) reader(source io.Reader) io.Reader {
	r, again := f.pool.Get().(flate.Resetter)
	if !again {
		return flate.NewReader(source)
	}
	_ = r.Reset(source, nil) // the reader is one of flate, which cannot fail here
	used, _ := r.(io.Reader)
	return used
}
