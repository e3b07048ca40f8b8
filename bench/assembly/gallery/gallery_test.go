//go:build linux

package gallery

import (
	"bytes"
	"testing"
)

// Frames of every length, cut anywhere, are taken whole or not at all.
func TestFrame(t *testing.T) {
	for _, size := range []int{0, 1, 125, 126, 1000, 65_535, 65_536} {
		payload := bytes.Repeat([]byte("x"), size)
		whole := append(head(size), payload...)
		for _, cut := range []int{0, 1, 2, len(whole) / 2, len(whole) - 1} {
			if _, _, rest := frame(whole[:min(cut, len(whole)-1)]); rest != nil {
				t.Errorf("%d bytes of a frame of %d are a whole one", cut, len(whole))
			}
		}
		kind, got, rest := frame(append(whole, "next"...))
		if kind != kindText || !bytes.Equal(got, payload) || string(rest) != "next" {
			t.Errorf("a frame of %d is read as %d bytes of kind %d, then %q", size, len(got), kind, rest)
		}
	}
}

func head(size int) []byte {
	switch {
	case size < 126:
		return []byte{0x81, byte(size)}
	case size < 1<<16:
		return []byte{0x81, 126, byte(size >> 8), byte(size)}
	default:
		return []byte{0x81, 127, 0, 0, 0, 0, 0, byte(size >> 16), byte(size >> 8), byte(size)}
	}
}
