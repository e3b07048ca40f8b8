package sealing

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// SealID names the sealing of one poll. It is drawn anew for each, and part of every hash and signature, so that nothing of
// one poll can be shown for another.
type SealID [16]byte

// String is the id as texts write it.
func (s SealID) String() string { return hex.EncodeToString(s[:]) }

// Commit is the commitment to one ballot: who holds the nonce can show what it says, who does not learns nothing.
func Commit(seal SealID, question int64, nonce [32]byte, choice, reason string) [32]byte {
	return sha256.Sum256(fmt.Appendf(nil, "piazza ballot 1\n%s\n%d\n%x\n%s\n%s", seal, question, nonce, choice, reason))
}

// Commitment is a ballot as the log names it.
type Commitment struct {
	Question int64
	Hash     [32]byte
}

// The kinds of entries.
const (
	KindOpen  = "open"
	KindBatch = "batch"
	KindClose = "close"
)

// Entry is a line of the public log.
type Entry struct {
	Number    int
	Kind      string
	Body      string
	Head      [32]byte
	KeyID     string
	Signature []byte
}

// OpenBody is the body of the first entry: it fixes what is asked.
func OpenBody(form string) string {
	return fmt.Sprintf("form %x\n", sha256.Sum256([]byte(form)))
}

// BatchBody is the body of an entry with ballots. Its lines are sorted, so that it says nothing of their order.
func BatchBody(batch []Commitment) string { return strings.Join(lines(batch), "") }

// CloseBody is the body of the last entry.
func CloseBody(commitments int) string {
	return "commitments " + strconv.Itoa(commitments) + "\n"
}

func lines(batch []Commitment) []string {
	list := make([]string, len(batch))
	for i, c := range batch {
		list[i] = fmt.Sprintf("%d %x\n", c.Question, c.Hash)
	}
	slices.Sort(list)
	return list
}

// NextHead chains an entry to the head before it, which is all zeros for the first.
func NextHead(seal SealID, number int, kind string, before [32]byte, body string) [32]byte {
	return sha256.Sum256(fmt.Appendf(nil, "piazza entry 1\n%s\n%d\n%s\n%x\n%s", seal, number, kind, before, body))
}

// SignedHead is what the installation signs of an entry.
func SignedHead(seal SealID, number int, head [32]byte) []byte {
	return fmt.Appendf(nil, "piazza head 1\n%s\n%d\n%x\n", seal, number, head)
}

// SignedReceipt is what the installation signs of a receipt: that these commitments will be in the log by the closing.
func SignedReceipt(seal SealID, number int, head [32]byte, ballots []Commitment) []byte {
	return append(fmt.Appendf(nil, "piazza receipt 1\n%s\n%d\n%x\n", seal, number, head), strings.Join(lines(ballots), "")...)
}

// SignedBundle is what the installation signs of a bundle: the hash of all its bytes before the last line.
func SignedBundle(seal SealID, before [32]byte) []byte {
	return fmt.Appendf(nil, "piazza bundle 1\n%s\n%x\n", seal, before)
}

// KeyID names a public signing key: the first 16 hexadecimal digits of its SHA-256.
func KeyID(public []byte) string {
	hash := sha256.Sum256(public)
	return hex.EncodeToString(hash[:8])
}
