package sealing

import (
	"encoding/hex"
	"slices"
)

// ReceiptFormat is the first thing that a receipt says.
const ReceiptFormat = "piazza-receipt/1"

// Receipt is what a voter keeps: the promise, signed by the installation, that these ballots will be in the log by the closing.
type Receipt struct {
	Poll int64
	URL  string
	Seal SealID
	// Entry and Head are the end of the log when the ballots were cast.
	Entry     int
	Head      [32]byte
	Ballots   []ReceiptBallot
	KeyID     string
	Signature []byte
}

// ReceiptBallot is a ballot with what opens its commitment.
type ReceiptBallot struct {
	Question       int64
	Nonce          [32]byte
	Choice, Reason string
}

// receiptText is a receipt as it is written.
type receiptText struct {
	Format    string              `json:"format"`
	Poll      int64               `json:"poll"`
	URL       string              `json:"url"`
	Seal      string              `json:"seal"`
	Entry     int                 `json:"entry"`
	Head      string              `json:"head"`
	Ballots   []receiptBallotText `json:"ballots"`
	Key       string              `json:"key"`
	Signature []byte              `json:"signature"`
}

type receiptBallotText struct {
	Question   int64  `json:"question"`
	Nonce      string `json:"nonce"`
	Choice     string `json:"choice"`
	Reason     string `json:"reason"`
	Commitment string `json:"commitment"`
}

// Commitments are those of the ballots.
func (r *Receipt) Commitments() []Commitment {
	list := make([]Commitment, len(r.Ballots))
	for i, b := range r.Ballots {
		list[i] = Commitment{b.Question, Commit(r.Seal, b.Question, b.Nonce, b.Choice, b.Reason)}
	}
	return list
}

// Signed is what the installation signs of the receipt.
func (r *Receipt) Signed() []byte { return SignedReceipt(r.Seal, r.Entry, r.Head, r.Commitments()) }

// Text is the receipt on one line, without a line feed; ballots stand in ascending order of their questions.
func (r *Receipt) Text() string {
	text := receiptText{
		Format: ReceiptFormat, Poll: r.Poll, URL: r.URL, Seal: r.Seal.String(), Entry: r.Entry, Head: hex.EncodeToString(r.Head[:]),
		Ballots: make([]receiptBallotText, len(r.Ballots)), Key: r.KeyID, Signature: r.Signature,
	}
	for i, c := range r.Commitments() {
		b := r.Ballots[i]
		text.Ballots[i] = receiptBallotText{
			b.Question, hex.EncodeToString(b.Nonce[:]), b.Choice, b.Reason, hex.EncodeToString(c.Hash[:]),
		}
	}
	slices.SortFunc(text.Ballots, func(a, b receiptBallotText) int { return int(a.Question - b.Question) })
	written, err := JSON(text)
	if err != nil {
		panic(err) // numbers and texts are always written
	}
	return written
}
