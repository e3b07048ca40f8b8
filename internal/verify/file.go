package verify

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"strings"
)

// Options are what the file is held against beside itself.
type Options struct {
	// Heads are heads of the log that were seen earlier.
	Heads []Head
	// Logs are files of the log that were kept earlier.
	Logs []io.Reader
	// Receipts are texts of receipts.
	Receipts []string
	// Keys is the history of the installation's keys as it publishes them, nil where it is not at hand.
	Keys io.Reader
}

// The formats that are read.
const (
	formatBundle = "piazza-ballots/1"
	formatLog    = "piazza-log/1"
)

// The parts of a file, in their order.
type part int

const (
	partNone part = iota
	partHeader
	partEntry
	partOpening
	partVoter
	partResult
	partEnd
)

// check is a file as far as it was read.
type check struct {
	report *Report
	line   int
	part   part
	before hash.Hash // of the lines before the one at hand
	header header
	form   *form
	log    log
	// openings are in the order of the file.
	openings []seen
	counts   map[int64]*tally
	voters   int
	voter    string // the one before
	results  results
	ended    bool
}

// seen is an opening that was read, for what can be asked of it once the whole log is known.
type seen struct {
	logged
	line int
}

// File reads a public file and reports on it. An error says that it could not be read, not that something in it is wrong.
func File(r io.Reader, o Options) (*Report, error) {
	c := newCheck()
	if err := c.read(r); err != nil {
		return nil, err
	}
	c.finish()
	if err := c.compare(o); err != nil {
		return nil, err
	}
	c.report.sort()
	return c.report, nil
}

func newCheck() *check {
	return &check{
		report: &Report{Keys: []string{}, Receipts: []ReceiptBallot{}, Findings: []Finding{}},
		before: sha256.New(), log: newLog(), counts: map[int64]*tally{},
	}
}

// read goes through all lines.
func (c *check) read(r io.Reader) error {
	lines := bufio.NewReaderSize(r, 1<<16)
	for {
		text, err := lines.ReadString('\n')
		if text != "" {
			c.line++
			c.take(text)
		}
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return fmt.Errorf("read the file: %w", err)
		}
	}
	c.report.Lines = c.line
	c.report.Hash = hex.EncodeToString(c.before.Sum(nil))
	return nil
}

func (c *check) wrong(code Code, text string, args ...any) {
	c.report.find(code, c.line, text, args...)
}

// take reads one line, which ends with a line feed.
func (c *check) take(text string) {
	line, ended := strings.CutSuffix(text, "\n")
	if !ended {
		c.wrong(CodeShape, "the last line does not end: the file was cut")
	} else if !c.takeLine(line) {
		c.wrong(CodeShape, "this is no line of such a file in its one form")
	}
	_, _ = io.WriteString(c.before, text) // a hash never fails
}

// takeLine returns false where the line is none.
func (c *check) takeLine(line string) bool {
	for _, kind := range []struct {
		begin string
		part  part
		take  func(*cursor) bool
	}{
		{`{"format":`, partHeader, c.takeHeader},
		{`{"entry":`, partEntry, c.takeEntry},
		{`{"commitment":`, partOpening, c.takeOpening},
		{`{"voter":`, partVoter, c.takeVoter},
		{`{"result":`, partResult, c.takeResult},
		{`{"end":`, partEnd, c.takeEnd},
	} {
		if strings.HasPrefix(line, kind.begin) {
			at := &cursor{text: line, at: len(kind.begin)}
			return kind.take(at)
		}
	}
	return false
}

// stand tells that a line of this part is read, and finds fault where it does not belong here.
func (c *check) stand(p part) {
	once := p == partHeader || p == partEnd
	switch {
	case p < c.part || once && p == c.part || c.part == partNone && p != partHeader:
		c.wrong(CodeOrder, "this line stands where none of its sort can")
	case c.report.Format == formatLog && p > partEntry:
		c.wrong(CodeOrder, "the log of a poll holds entries alone")
	}
	c.part = max(c.part, p)
}

// finish finds what can be said once all lines are read.
func (c *check) finish() {
	c.report.Entries, c.report.Head = c.log.entries, hex.EncodeToString(c.log.head[:])
	c.report.Commitments, c.report.IsClosed = len(c.log.commitments), c.log.closed
	c.report.Ballots, c.report.Voters = len(c.openings), c.voters
	c.report.Replaced = max(0, c.report.Commitments-c.report.Ballots)
	for _, opening := range c.openings {
		if _, is := c.log.entryOf(opening.logged); !is {
			c.report.find(CodeOpeningUnlogged, opening.line, "this ballot is not in the log: nobody cast it")
		}
	}
	if c.report.Format != formatLog {
		c.finishBundle()
	} else if c.log.entries == 0 {
		c.report.find(CodeMissing, c.line+1, "the log has no entry")
	}
}

func (c *check) finishBundle() {
	last := c.line
	if !c.ended {
		last++
	}
	for what, is := range map[string]bool{
		"the header": c.part >= partHeader && c.report.Format != "", "the log": c.log.entries > 0,
		"the closing entry of the log": c.log.closed, "the last line": c.ended, "a result": c.form == nil || c.results.next == len(c.form.questions),
	} {
		if !is {
			c.report.find(CodeMissing, last, "%s is missing", what)
		}
	}
	if c.form != nil {
		c.recount()
	}
	if c.voters > len(c.openings) {
		c.report.find(CodeTurnout, last, "%d people took part, but there are %d ballots in all", c.voters, len(c.openings))
	}
}
