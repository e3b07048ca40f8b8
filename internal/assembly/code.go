package assembly

import (
	"context"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"math/big"
	"strings"

	"piazza/internal/problem"
)

const (
	codeDigits = 6
	codes      = 1_000_000
	slipLength = 10
	// slipLetters is Crockford's base32: no letter of it is taken for another, or for a digit.
	slipLetters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
	// proofLength is how many bytes of a QR code's secret prove it.
	proofLength = 18
	// drawings is how often a free code is looked for.
	drawings = 100
)

// errNoCode cannot happen while fewer than a hundred thousand assemblies are held at once.
var errNoCode = problem.Down("assembly_codes", "No free code was found: try again.")

// sealed is an HMAC under the gate's key. What is sealed for one purpose never fits another.
func (g *Gate) sealed(purpose string, parts ...[]byte) []byte {
	h := hmac.New(sha256.New, g.key)
	for _, part := range append([][]byte{[]byte("assembly " + purpose)}, parts...) {
		var size [8]byte
		binary.BigEndian.PutUint64(size[:], uint64(len(part)))
		h.Write(size[:])
		h.Write(part)
	}
	return h.Sum(nil)
}

func digits[N ~int64 | ~int](n N) []byte { return binary.BigEndian.AppendUint64(nil, uint64(n)) }

// drawCode returns six digits that open no other assembly.
func drawCode(ctx context.Context, s store) (string, error) {
	for range drawings {
		n, err := rand.Int(rand.Reader, big.NewInt(codes))
		if err != nil {
			return "", err
		}
		code := fmt.Sprintf("%0*d", codeDigits, n)
		taken, err := s.EntranceCodeTaken(ctx, code)
		if err != nil || !taken {
			return code, err
		}
	}
	return "", errNoCode
}

// secret is what the QR code of an assembly carries: it names the assembly and proves that its code is known.
func (g *Gate) secret(id ID, version int) string {
	proof := g.sealed("door", digits(id), digits(version))[:proofLength]
	return base64.RawURLEncoding.EncodeToString(binary.AppendUvarint(proof, uint64(id)))
}

// named returns the assembly that a secret names, 0 where it names none. Whether it opens it is another question.
func named(secret string) ID {
	bytes, err := base64.RawURLEncoding.Strict().DecodeString(secret)
	if err != nil || len(bytes) <= proofLength {
		return 0
	}
	id, n := binary.Uvarint(bytes[proofLength:])
	if n != len(bytes)-proofLength || int64(id) < 0 {
		return 0
	}
	return ID(id)
}

// readCode returns the six digits that somebody typed, empty where there are not six.
func readCode(text string) string {
	text = bare(text)
	if len(text) != codeDigits || strings.Trim(text, "0123456789") != "" {
		return ""
	}
	return text
}

// bare is a text without what people put between groups.
func bare(text string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case ' ', '-', '\t', '\u00a0', '\u2009', '\u202f', '\u2011', '\u2013':
			return -1
		}
		return r
	}, strings.TrimSpace(text))
}

// readSlip returns a slip's code as it was drawn, empty where the text is none. Letters that look like digits are taken for
// them.
func readSlip(text string) string {
	text = strings.NewReplacer("O", "0", "I", "1", "L", "1").Replace(strings.ToUpper(bare(text)))
	if len(text) != slipLength || strings.Trim(text, slipLetters) != "" {
		return ""
	}
	return text
}

// drawSlip returns a slip's code.
func drawSlip() string {
	var bytes [slipLength]byte
	_, _ = rand.Read(bytes[:]) // never fails, by its contract
	for i, b := range bytes {
		bytes[i] = slipLetters[int(b)%len(slipLetters)]
	}
	return string(bytes[:])
}

// printed is a slip's code as it stands on paper.
func printed(code string) string { return code[:slipLength/2] + "-" + code[slipLength/2:] }

func (g *Gate) slipHash(code string) []byte { return g.sealed("slip", []byte(code)) }
