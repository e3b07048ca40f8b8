package main

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// change is a record of the log of the database's changes (WAL), as pg_waldump tells it.
type change struct {
	at uint64
	// of is the transaction by which it was written, 0 for none; kind is as in "Heap INSERT".
	of         uint64
	kind, said string
	blocks     []block
}

type block struct {
	tablePlace
	number string
}

// touches tells whether it is about a table or its indexes.
func (c *change) touches(table string) bool {
	return slices.ContainsFunc(c.blocks, func(b block) bool { return b.table == table })
}

// walLog is the whole log of the database's changes.
type walLog struct {
	list []*change
	// raw is the log without the headers of its pages, begins where it begins.
	raw    []byte
	begins uint64
}

const (
	walPage, walSegment       = 8 << 10, 16 << 20
	firstPageHead, pageHeader = 40, 24
)

// place is where an address of the log lies in raw.
func (w *walLog) place(at uint64) int {
	const pages = walSegment / walPage
	page := int((at - w.begins) / walPage)
	header := pageHeader
	if page%pages == 0 {
		header = firstPageHead
	}
	firsts := (page + pages - 1) / pages // of the pages before it
	return page*(walPage-pageHeader) - firsts*(firstPageHead-pageHeader) + max(0, int(at%walPage)-header)
}

var (
	segmentName = regexp.MustCompile(`^[0-9A-F]{24}$`)
	walRecord   = regexp.MustCompile(`^rmgr: (\S+)\s+len \(rec/tot\):\s*\d+/\s*\d+, tx:\s*(\d+), lsn: ([0-9A-F]+)/([0-9A-F]+), prev \S+ desc: (\S+)(.*)$`)
	walBlock    = regexp.MustCompile(`rel (\d+)/(\d+)/(\d+)(?: fork \w+)? blk (\d+)`)
	subxacts    = regexp.MustCompile(`subxacts: ([\d ]+)`)
)

// readChanges reads the log of changes from all of its segments, also what lies in them behind its end.
func readChanges(t *testing.T, programs, folder string, places map[string]tablePlace) *walLog {
	t.Helper()
	entries, err := os.ReadDir(folder)
	must(t, err)
	var segments []string
	for _, e := range entries {
		if segmentName.MatchString(e.Name()) {
			segments = append(segments, e.Name())
		}
	}
	slices.Sort(segments)
	w := &walLog{begins: segmentAt(t, segments[0])}
	for i, name := range segments {
		if at := segmentAt(t, name); at != w.begins+uint64(i)*walSegment {
			t.Fatalf("a segment of the log is missing before %s", name)
		}
		text := read(t, filepath.Join(folder, name))
		for page := 0; page < len(text); page += walPage {
			header := pageHeader
			if page == 0 {
				header = firstPageHead
			}
			w.raw = append(w.raw, text[page+header:page+walPage]...)
		}
	}
	cmd := exec.Command(filepath.Join(programs, "pg_waldump"), "-p", folder, segments[0], segments[len(segments)-1])
	cmd.Env = []string{"LC_ALL=C", "TZ=UTC"}
	var complaints bytes.Buffer
	cmd.Stderr = &complaints
	told, err := cmd.Output() // it ends with a complaint where the log ends
	if len(told) == 0 {
		t.Fatalf("pg_waldump: %v: %s", err, complaints.String())
	}
	for line := range strings.Lines(string(told)) {
		w.list = append(w.list, changeFrom(t, strings.TrimSuffix(line, "\n"), places))
	}
	w.unite()
	return w
}

func segmentAt(t *testing.T, name string) uint64 {
	t.Helper()
	high, err := strconv.ParseUint(name[8:16], 16, 32)
	must(t, err)
	low, err := strconv.ParseUint(name[16:], 16, 32)
	must(t, err)
	return high<<32 + low*walSegment
}

func changeFrom(t *testing.T, line string, places map[string]tablePlace) *change {
	t.Helper()
	parts := walRecord.FindStringSubmatch(line)
	if parts == nil {
		t.Fatalf("pg_waldump says %q", line)
	}
	of, err := strconv.ParseUint(parts[2], 10, 64)
	must(t, err)
	high, err := strconv.ParseUint(parts[3], 16, 32)
	must(t, err)
	low, err := strconv.ParseUint(parts[4], 16, 32)
	must(t, err)
	c := &change{at: high<<32 + low, of: of, kind: parts[1] + " " + strings.TrimSuffix(parts[5], "+INIT"), said: parts[6]}
	for _, b := range walBlock.FindAllStringSubmatch(parts[6], -1) {
		path := "base/" + b[2] + "/" + b[3]
		if b[2] == "0" {
			path = "global/" + b[3]
		}
		place, known := places[path]
		if !known {
			place.table = path
		}
		c.blocks = append(c.blocks, block{place, b[4]})
	}
	return c
}

// unite counts what was done under a savepoint to the transaction that it was part of.
func (w *walLog) unite() {
	whole := map[uint64]uint64{}
	for _, c := range w.list {
		if found := subxacts.FindStringSubmatch(c.said); found != nil {
			for one := range strings.FieldsSeq(found[1]) {
				if n, err := strconv.ParseUint(one, 10, 64); err == nil {
					whole[n] = c.of
				}
			}
		}
	}
	for _, c := range w.list {
		if of, is := whole[c.of]; is {
			c.of = of
		}
	}
}

// transactions are the changes of each transaction that was committed since, in the order in which they were.
func (w *walLog) transactions(since uint64) (all [][]*change) {
	under := map[uint64][]*change{}
	for _, c := range w.list {
		if c.of == 0 || c.at < since {
			continue
		}
		under[c.of] = append(under[c.of], c)
		if c.kind == "Transaction COMMIT" {
			all = append(all, under[c.of])
		}
	}
	return all
}

// in is the record that lies at a place of raw, nil where none does: behind the end of the log.
func (w *walLog) in(at int) *change {
	n, exact := slices.BinarySearchFunc(w.list, at, func(c *change, at int) int { return w.place(c.at) - at })
	if !exact {
		n--
	}
	if n < 0 {
		return nil
	}
	return w.list[n]
}

// tablesOf are the tables that a transaction has touched.
func tablesOf(transaction []*change) (tables []string) {
	for _, c := range transaction {
		for _, b := range c.blocks {
			if !slices.Contains(tables, b.table) {
				tables = append(tables, b.table)
			}
		}
	}
	slices.Sort(tables)
	return tables
}

var tupleAt = regexp.MustCompile(`^ off:? (\d+)`)

// pool follows the rows of the pool from the log of changes, as one does who wants to know which pseudonym went into which batch: he sees
// the row that a vote wrote, and looks in which transaction it went. He learns nothing as long as all rows of a poll go together. What others
// left in the pool before is not looked at.
func pool(transactions [][]*change, others map[string]bool) (draws int, faults []string) {
	waiting := map[string]bool{}
	for _, all := range transactions {
		before, isDraw := len(waiting), false
		gone, come := 0, map[string]bool{}
		for _, c := range all {
			isDraw = isDraw || c.kind == "Heap INSERT" && c.touches("ballot_log")
			if len(c.blocks) == 0 || c.blocks[0].table != "ballot_pool" || !c.blocks[0].isHeap {
				continue
			}
			at := ""
			if found := tupleAt.FindStringSubmatch(c.said); found != nil {
				at = c.blocks[0].number + "," + found[1]
			}
			switch {
			case c.kind == "Heap INSERT":
				come[at] = true
			case c.kind != "Heap DELETE" || others[at]:
			case waiting[at]:
				delete(waiting, at)
				gone++
			default:
				faults = append(faults, fmt.Sprintf("transaction %d takes a row out of the pool that is not there", c.of))
			}
		}
		if gone > 0 && len(waiting) > 0 {
			faults = append(faults, fmt.Sprintf("transaction %d takes %d of %d rows out of the pool", all[0].of, gone, before))
		}
		if gone > 0 && isDraw {
			draws++
		}
		maps.Copy(waiting, come)
	}
	return draws, faults
}

// TestSomeRowsOfThePoolAreSeenToGo holds pool to seeing what it is for: a batch that takes out just those rows that go into it.
func TestSomeRowsOfThePoolAreSeenToGo(t *testing.T) {
	row := func(of uint64, kind, said, table string) *change {
		return &change{of: of, kind: kind, said: said, blocks: []block{{tablePlace{table, true}, "0"}}}
	}
	come := func(of uint64, off int) *change {
		return row(of, "Heap INSERT", fmt.Sprintf(" off %d flags", off), "ballot_pool")
	}
	goes := func(of uint64, off int) *change {
		return row(of, "Heap DELETE", fmt.Sprintf(" off %d flags", off), "ballot_pool")
	}
	batch := row(3, "Heap INSERT", " off 1 flags", "ballot_log")
	waiting := [][]*change{{come(1, 1)}, {come(2, 2)}}
	for name, last := range map[string][]*change{
		"some of them": {goes(3, 2), batch}, "some, and others come": {goes(3, 1), come(3, 3), batch},
		"one that is not there": {goes(3, 1), goes(3, 2), goes(3, 7), batch},
	} {
		if _, faults := pool(append(slices.Clone(waiting), last), nil); len(faults) == 0 {
			t.Errorf("%s: it is not seen", name)
		}
	}
	if draws, faults := pool(append(waiting, []*change{goes(3, 1), goes(3, 2), come(3, 3), batch}, []*change{goes(4, 9), goes(4, 3), row(4, "Heap INSERT", " off 2 flags", "ballot_log")}), map[string]bool{"0,9": true}); draws != 2 || len(faults) > 0 {
		t.Errorf("%d draws, %v", draws, faults)
	}
}
