//go:build linux

package ears

import (
	"bytes"
	"compress/flate"
	"errors"
	"io"
)

// inflater reads messages that were deflated without anything of those before.
type inflater struct {
	flate io.ReadCloser
	text  bytes.Buffer
}

// tail is what a sender leaves out, and an empty last block.
const tail = "\x00\x00\xff\xff\x01\x00\x00\xff\xff"

func (i *inflater) inflate(wire []byte) ([]byte, error) {
	from := io.MultiReader(bytes.NewReader(wire), bytes.NewReader([]byte(tail)))
	if i.flate == nil {
		i.flate = flate.NewReader(from)
	} else if reset, ok := i.flate.(flate.Resetter); !ok || reset.Reset(from, nil) != nil {
		return nil, errors.New("flate cannot begin again")
	}
	i.text.Reset()
	_, err := i.text.ReadFrom(i.flate)
	return i.text.Bytes(), err
}
