package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"unicode"

	"piazza/internal/verify"
)

// verifyCommand needs nothing but the files that it is given: no network, no database, no configuration.
type verifyCommand struct {
	File    string   `arg:"" help:"The public file of a secret vote (a confidential poll): bundle.jsonl or log.jsonl."`
	Receipt []string `help:"A file with receipts, one a line, of which to say whether they were kept." type:"path"`
	Head    []string `help:"A fingerprint of the log (a head) that was noted earlier, as entry:fingerprint."`
	Log     []string `help:"A log of the poll that was kept earlier." type:"path"`
	Keys    string   `help:"The keys as the installation publishes them at /.well-known/piazza-keys." type:"path"`
	JSON    bool     `help:"Write the report as JSON."`
}

// The codes that verify ends with: nothing is wrong, something is, it could not be read.
const (
	exitWrong      = 1
	exitUnreadable = 2
)

// exit is an error that ends the program with a code of its own, and without a word where it has no cause.
type exit struct {
	code  int
	cause error
}

func (e exit) Error() string { return fmt.Sprint(e.cause) }

func (e exit) Unwrap() error { return e.cause }

// complain says what went wrong and returns the code to end with.
func complain(to io.Writer, err error) int {
	end := exit{1, err}
	if !errors.As(err, &end) || end.cause != nil {
		fmt.Fprintf(to, "piazza: %v.\n", err)
	}
	return end.code
}

// Run verifies the file and says what is wrong with it.
func (v *verifyCommand) Run(t terminal) error {
	report, err := v.verify()
	if err != nil {
		return exit{exitUnreadable, err}
	}
	write := func(w io.Writer, r *verify.Report) error { return tell(w, r, v.Keys != "" && len(r.Keys) > 0) }
	if v.JSON {
		write = func(w io.Writer, r *verify.Report) error {
			encoder := json.NewEncoder(w)
			encoder.SetEscapeHTML(false)
			return encoder.Encode(r)
		}
	}
	if err := write(t.out, report); err != nil {
		return exit{exitUnreadable, err}
	}
	if !report.Good() {
		return exit{code: exitWrong}
	}
	return nil
}

// verify opens what was named and has it verified.
func (v *verifyCommand) verify() (report *verify.Report, err error) {
	var o verify.Options
	for _, text := range v.Head {
		head, is := verify.ParseHead(text)
		if !is {
			return nil, fmt.Errorf("%q is no fingerprint of the log: it is written as entry:fingerprint, the fingerprint with 64 hexadecimal digits", text)
		}
		o.Heads = append(o.Heads, head)
	}
	if o.Receipts, err = receiptsIn(v.Receipt); err != nil {
		return nil, err
	}
	var opened opener
	defer func() { err = errors.Join(err, opened.close()) }()
	for _, name := range v.Log {
		o.Logs = append(o.Logs, opened.open(name))
	}
	if v.Keys != "" {
		o.Keys = opened.open(v.Keys)
	}
	file := opened.open(v.File)
	if opened.err != nil {
		return nil, opened.err
	}
	return verify.File(file, o)
}

// receiptsIn reads files of receipts.
func receiptsIn(names []string) ([]string, error) {
	var receipts []string
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			return nil, err //nolint:wrapcheck // it says which file and why
		}
		for line := range strings.Lines(string(text)) {
			if line = strings.TrimRight(line, "\r\n"); line != "" {
				receipts = append(receipts, line)
			}
		}
	}
	return receipts, nil
}

// opener opens files and remembers the first that it could not open.
type opener struct {
	files []*os.File
	err   error
}

func (o *opener) open(name string) io.Reader {
	file, err := os.Open(name)
	if err != nil {
		o.err = errors.Join(o.err, err)
		return nil
	}
	o.files = append(o.files, file)
	return file
}

func (o *opener) close() error {
	var err error
	for _, file := range o.files {
		err = errors.Join(err, file.Close())
	}
	return err
}

// tell writes a report for people.
func tell(w io.Writer, r *verify.Report, withKeys bool) error {
	known := "whether these keys are the installation's, it says at /.well-known/piazza-keys"
	if withKeys && !slices.ContainsFunc(r.Findings, func(f verify.Finding) bool { return f.Code == verify.CodeKeyForeign }) {
		known = "compared: they match"
	}
	var b strings.Builder
	fmt.Fprintf(&b, "Poll %d “%s”, %s\n", r.Poll, shown(r.Title), shown(r.URL))
	fmt.Fprintf(&b, "Seal %s, fingerprint of the file (SHA-256) %s\n", r.Seal, r.Hash)
	if r.Entries > 0 {
		fmt.Fprintf(&b, "Log: %d entries, the last fingerprint of the log is %d:%s\n", r.Entries, r.Entries-1, r.Head)
	}
	if r.IsClosed {
		fmt.Fprintf(&b, "%d fingerprints of votes (commitments) in the log; %d votes opened and counted; %d people took part\n", r.Commitments, r.Ballots, r.Voters)
		if r.Replaced > 0 {
			fmt.Fprintf(&b, "%d fingerprints without an opened vote: votes that were changed later, or questions left blank\n", r.Replaced)
		}
	} else {
		fmt.Fprintf(&b, "%d fingerprints of votes (commitments) in the log, which is not closed\n", r.Commitments)
	}
	fmt.Fprintf(&b, "Signed by %s: %s\n", shown(strings.Join(r.Keys, ", ")), known)
	own, silent := brought(r)
	for _, one := range r.Receipts {
		if !silent[one.Receipt+1] {
			fmt.Fprintf(&b, "Receipt %d, question %d: %s\n", one.Receipt+1, one.Question, fate(one))
		}
	}
	tellFindings(&b, r, own)
	_, err := io.WriteString(w, b.String())
	return err //nolint:wrapcheck // the caller ends with it
}

// mostTold is how many findings are told to people; what follows from one fault can be as long as the file.
const mostTold = 20

// brought tells of what was brought beside the file: whether all that is wrong is wrong with that and the file is right in itself, and
// of which receipts, from 1, it would say nothing where their ballots are. A receipt that is not as the installation signed it accuses
// nobody; one that is, and whose log was another one, accuses the file.
func brought(r *verify.Report) (own bool, silent map[int]bool) {
	faulty, silent := map[int]bool{}, map[int]bool{}
	for _, f := range r.Findings {
		if f.Receipt == 0 {
			continue
		}
		faulty[f.Receipt] = faulty[f.Receipt] || isOfBrought(f.Code)
		silent[f.Receipt] = silent[f.Receipt] || f.Code != verify.CodeReceiptUnlogged
	}
	own = !r.Good()
	for _, f := range r.Findings {
		own = own && (isOfBrought(f.Code) || faulty[f.Receipt])
	}
	return own, silent
}

// isOfBrought tells whether a finding is a fault of what was brought beside the file, of which the file can be free. A receipt by a key that the
// file does not name is none of these: a forger signs a whole file anew, and this is how it shows.
func isOfBrought(code verify.Code) bool {
	switch code {
	case verify.CodeHeadShape, verify.CodeHeadSeal, verify.CodeReceiptShape, verify.CodeReceiptSeal, verify.CodeReceiptHash,
		verify.CodeReceiptSignature:
		return true
	default:
		return false
	}
}

func tellFindings(b *strings.Builder, r *verify.Report, own bool) {
	for i, f := range r.Findings {
		if i == mostTold {
			fmt.Fprintf(b, "… and %d more\n", len(r.Findings)-mostTold)
			break
		}
		place := ""
		if f.Line > 0 {
			place = fmt.Sprintf("line %d: ", f.Line)
		}
		if f.Receipt > 0 {
			place = fmt.Sprintf("receipt %d: ", f.Receipt)
		}
		fmt.Fprintf(b, "%s%s (%s)\n", place, shown(f.Text), f.Code)
	}
	switch {
	case r.Good():
		b.WriteString("RIGHT: nothing is wrong with this file.\n")
	case own:
		b.WriteString("NOT AGREED: the file is right in itself; what you brought does not agree with it. Perhaps that is of another poll, or was changed; if it is of this one and as you got it, show both to those who run the poll.\n")
	default:
		b.WriteString("WRONG: this file is not what it says. What comes first in it is said first; the rest may follow from it.\n")
	}
}

// fate is what became of a ballot of a receipt.
func fate(b verify.ReceiptBallot) string {
	switch b.State {
	case verify.Counted:
		return fmt.Sprintf("in the log (entry %d) and counted", b.Entry)
	case verify.Replaced:
		return fmt.Sprintf("in the log (entry %d), not counted: declared replaced", b.Entry)
	case verify.Logged:
		return fmt.Sprintf("in the log (entry %d)", b.Entry)
	case verify.Waiting:
		return "not in the log yet; it has to be when the poll closes"
	default:
		return "NOT in the log, though it was promised"
	}
}

// shown leaves out of a text of somebody's file what would do something to a terminal.
func shown(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsPrint(r) {
			return r
		}
		return '·'
	}, text)
}
