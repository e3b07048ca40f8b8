package verify

import (
	"cmp"
	"fmt"
	"slices"
)

// Code says what is wrong; docs/ballots.md explains each.
type Code string

// The codes, in the order in which a reader would find them: of several on a line the first one here is said first.
const (
	CodeShape           Code = "shape"
	CodeOrder           Code = "order"
	CodeHeader          Code = "header"
	CodeKeyID           Code = "key_id"
	CodeKeyForeign      Code = "key_foreign"
	CodeForm            Code = "form"
	CodeEntryNumber     Code = "entry_number"
	CodeEntryKind       Code = "entry_kind"
	CodeAfterClose      Code = "after_close"
	CodeEntryBody       Code = "entry_body"
	CodeFormHash        Code = "form_hash"
	CodeCommitmentTwice Code = "commitment_twice"
	CodeCloseCount      Code = "close_count"
	CodeEntryHead       Code = "entry_head"
	CodeEntryKey        Code = "entry_key"
	CodeEntrySignature  Code = "entry_signature"
	CodeOpeningOrder    Code = "opening_order"
	CodeOpeningHash     Code = "opening_hash"
	CodeOpeningUnlogged Code = "opening_unlogged"
	CodeOpeningQuestion Code = "opening_question"
	CodeOpeningChoice   Code = "opening_choice"
	CodeOpeningReason   Code = "opening_reason"
	CodeVoterOrder      Code = "voter_order"
	CodeResultOrder     Code = "result_order"
	CodeBallots         Code = "ballots"
	CodeResult          Code = "result"
	CodeMissing         Code = "missing"
	CodeTurnout         Code = "turnout"
	CodeEndCount        Code = "end_count"
	CodeEndHash         Code = "end_hash"
	CodeEndKey          Code = "end_key"
	CodeEndSignature    Code = "end_signature"
	// These are about what else was given: an earlier head or log, a receipt. They name no line of the file.
	CodeHeadShape        Code = "head_shape"
	CodeHeadSeal         Code = "head_seal"
	CodeHeadShort        Code = "head_short"
	CodeHeadFork         Code = "head_fork"
	CodeReceiptShape     Code = "receipt_shape"
	CodeReceiptSeal      Code = "receipt_seal"
	CodeReceiptHash      Code = "receipt_hash"
	CodeReceiptKey       Code = "receipt_key"
	CodeReceiptSignature Code = "receipt_signature"
	CodeReceiptShort     Code = "receipt_short"
	CodeReceiptFork      Code = "receipt_fork"
	CodeReceiptUnlogged  Code = "receipt_unlogged"
)

// Codes are all of them in their order.
func Codes() []Code {
	return []Code{
		CodeShape, CodeOrder, CodeHeader, CodeKeyID, CodeKeyForeign, CodeForm, CodeEntryNumber, CodeEntryKind, CodeAfterClose,
		CodeEntryBody, CodeFormHash, CodeCommitmentTwice, CodeCloseCount, CodeEntryHead, CodeEntryKey, CodeEntrySignature,
		CodeOpeningOrder, CodeOpeningHash, CodeOpeningUnlogged, CodeOpeningQuestion, CodeOpeningChoice, CodeOpeningReason,
		CodeVoterOrder, CodeResultOrder, CodeBallots, CodeResult, CodeMissing, CodeTurnout, CodeEndCount, CodeEndHash,
		CodeEndKey, CodeEndSignature, CodeHeadShape, CodeHeadSeal, CodeHeadShort, CodeHeadFork, CodeReceiptShape,
		CodeReceiptSeal, CodeReceiptHash, CodeReceiptKey, CodeReceiptSignature, CodeReceiptShort, CodeReceiptFork,
		CodeReceiptUnlogged,
	}
}

// Finding is something that is wrong.
type Finding struct {
	Code Code `json:"code"`
	// Line is that of the file, from 1; 0 for what else was given.
	Line int    `json:"line"`
	Text string `json:"text"`
	// Receipt says which receipt it is of, from 1 in the order in which they were given; 0 for none.
	Receipt int `json:"-"`
}

// ReceiptState says where a ballot of a receipt is.
type ReceiptState string

// The states.
const (
	// Counted ballots are among those opened and counted.
	Counted ReceiptState = "counted"
	// Replaced ones are in the log and were not counted: the same person voted again, or does not take part any more.
	Replaced ReceiptState = "replaced"
	// Logged ones are in the log of a poll that is open.
	Logged ReceiptState = "logged"
	// Waiting ones are not in the log of a poll that is open; they have to be by its closing.
	Waiting ReceiptState = "waiting"
	// Lost ones are not in the log of a closed poll: a promise is broken.
	Lost ReceiptState = "lost"
)

// ReceiptBallot is what became of a ballot of a receipt.
type ReceiptBallot struct {
	// Receipt says which receipt, from 0 in the order in which they were given.
	Receipt  int          `json:"receipt"`
	Question int64        `json:"question"`
	State    ReceiptState `json:"state"`
	// Entry is the entry of the log that holds it, -1 for none.
	Entry int64 `json:"entry"`
}

// Report says what was checked and what is wrong.
type Report struct {
	Format string `json:"format"`
	Poll   int64  `json:"poll"`
	Seal   string `json:"seal"`
	URL    string `json:"url"`
	Title  string `json:"title"`
	// Hash is the SHA-256 of the whole file.
	Hash  string `json:"sha256"`
	Lines int    `json:"lines"`
	// Keys are the ids of the signing keys that the file names: whose they are it cannot say itself.
	Keys []string `json:"keys"`
	// Head is that of the last entry, which Entries counts.
	Entries     int    `json:"entries"`
	Head        string `json:"head"`
	IsClosed    bool   `json:"isClosed"`
	Commitments int    `json:"commitments"`
	// Ballots were opened and counted, Replaced commitments were not.
	Ballots  int             `json:"ballots"`
	Replaced int             `json:"replaced"`
	Voters   int             `json:"voters"`
	Receipts []ReceiptBallot `json:"receipts"`
	Findings []Finding       `json:"findings"`
}

// Good tells whether nothing is wrong.
func (r *Report) Good() bool { return len(r.Findings) == 0 }

// mostFindings bounds what is kept of a file of which everything is wrong; what is first of its code is always kept.
const mostFindings = 1000

func (r *Report) find(code Code, line int, text string, args ...any) {
	if len(r.Findings) >= mostFindings && slices.ContainsFunc(r.Findings, func(f Finding) bool { return f.Code == code }) {
		return
	}
	r.Findings = append(r.Findings, Finding{Code: code, Line: line, Text: fmt.Sprintf(text, args...)})
}

// sort puts the findings in the order of the lines, those without a line last.
func (r *Report) sort() {
	place := make(map[Code]int)
	for i, code := range Codes() {
		place[code] = i
	}
	slices.SortStableFunc(r.Findings, func(a, b Finding) int {
		return cmp.Or(byLine(a.Line, b.Line), cmp.Compare(place[a.Code], place[b.Code]))
	})
}

func byLine(a, b int) int {
	switch {
	case a == b:
		return 0
	case a == 0:
		return 1
	case b == 0:
		return -1
	default:
		return cmp.Compare(a, b)
	}
}
