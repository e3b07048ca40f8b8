package frame

import (
	"encoding/binary"
	"math/bits"
)

// unmask takes a mask off, eight bytes at a time, and returns the mask turned to where the next byte goes on. A mask is
// four bytes, the first of them lowest.
func unmask(text []byte, mask uint32) uint32 {
	twice := uint64(mask)<<32 | uint64(mask)
	for len(text) >= 32 {
		binary.LittleEndian.PutUint64(text, binary.LittleEndian.Uint64(text)^twice)
		binary.LittleEndian.PutUint64(text[8:], binary.LittleEndian.Uint64(text[8:])^twice)
		binary.LittleEndian.PutUint64(text[16:], binary.LittleEndian.Uint64(text[16:])^twice)
		binary.LittleEndian.PutUint64(text[24:], binary.LittleEndian.Uint64(text[24:])^twice)
		text = text[32:]
	}
	for len(text) >= 8 {
		binary.LittleEndian.PutUint64(text, binary.LittleEndian.Uint64(text)^twice)
		text = text[8:]
	}
	for i := range text {
		text[i] ^= byte(mask)
		mask = bits.RotateLeft32(mask, -8)
	}
	return mask
}
