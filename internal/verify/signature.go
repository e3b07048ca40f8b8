package verify

import (
	"crypto/ed25519"
	"encoding/hex"
	"slices"
)

// smallOrders are the y of the points of small order, first byte lowest: a key that is one of them signs everything.
var smallOrders = [...]string{
	"0000000000000000000000000000000000000000000000000000000000000000",
	"0100000000000000000000000000000000000000000000000000000000000000",
	"26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
	"c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
	"ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
}

// prime is 2^255 − 19, first byte highest: y is below it.
var prime = append(append([]byte{0x7f}, slices.Repeat([]byte{0xff}, 30)...), 0xed)

// isSigned asks whether a signature is one in the strictest reading of RFC 8032, on which browsers agree: libraries differ in
// points of small order and in those that are written in a second way, as a y beyond the prime.
func isSigned(public ed25519.PublicKey, message string, signature []byte) bool {
	return isPoint(public) && isPoint(signature[:ed25519.PublicKeySize]) && ed25519.Verify(public, []byte(message), signature)
}

func isPoint(written []byte) bool {
	y := slices.Clone(written)
	y[len(y)-1] &= 0x7f // the rest of the byte is the sign of x
	if slices.Contains(smallOrders[:], hex.EncodeToString(y)) {
		return false
	}
	slices.Reverse(y)
	return slices.Compare(y, prime) < 0
}
