package ballot

import (
	"crypto/sha256"
	"slices"

	"piazza/internal/sealing"
)

// replacedPlace is the place of what wrapReplaced makes: no name of a sheet or a row of the pool is so long.
const replacedPlace = "replaced"

// wrapReplaced is which sheets count no more, nil where all do.
func wrapReplaced(keys *sealing.Subkeys, pseudonyms [][32]byte) []byte {
	if len(pseudonyms) == 0 {
		return nil
	}
	plain := make([]byte, 0, sha256.Size*len(pseudonyms))
	for _, one := range pseudonyms {
		plain = append(plain, one[:]...)
	}
	return keys.Seal([]byte(replacedPlace), plain, sheetBlock)
}

func openReplaced(keys *sealing.Subkeys, sealed []byte) (map[[32]byte]bool, error) {
	replaced := map[[32]byte]bool{}
	if len(sealed) == 0 {
		return replaced, nil
	}
	plain, err := keys.Open([]byte(replacedPlace), sealed)
	if err != nil {
		return nil, err
	}
	for pseudonym := range slices.Chunk(plain, sha256.Size) {
		replaced[[32]byte(pseudonym)] = true
	}
	return replaced, nil
}
