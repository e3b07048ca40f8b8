package vectors_test

import (
	"bytes"
	"crypto/ed25519"
	"encoding/hex"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"piazza/internal/sealing"
)

// The lines of receipts.jsonl that are not as they should be, after those of the poll in the order of the casts.
func spoiltReceipts() []func(*testing.T, *made, *sealing.Receipt) string {
	signed := func(change func(*sealing.Receipt), key string) func(*testing.T, *made, *sealing.Receipt) string {
		return func(_ *testing.T, _ *made, r *sealing.Receipt) string {
			change(r)
			r.KeyID = sealing.KeyID(public(key))
			r.Signature = ed25519.Sign(private(key), r.Signed())
			return r.Text()
		}
	}
	return []func(*testing.T, *made, *sealing.Receipt) string{
		func(_ *testing.T, _ *made, r *sealing.Receipt) string { return r.Text() + " " },
		signed(func(r *sealing.Receipt) { r.Seal = sealOf(11) }, firstKey),
		func(_ *testing.T, _ *made, r *sealing.Receipt) string {
			nonce := hex.EncodeToString(r.Ballots[0].Nonce[:])
			return strings.Replace(r.Text(), nonce, strings.Repeat("0", 64), 1)
		},
		signed(func(*sealing.Receipt) {}, strange),
		func(_ *testing.T, _ *made, r *sealing.Receipt) string {
			r.Signature = ed25519.Sign(private(strange), r.Signed())
			return r.Text()
		},
		signed(func(r *sealing.Receipt) { r.Entry = 99 }, firstKey),
		signed(func(r *sealing.Receipt) { r.Head[0] ^= 1 }, firstKey),
		signed(func(r *sealing.Receipt) { r.Ballots[0].Nonce[0] ^= 1 }, firstKey),
		movedBorder,
		signed(func(r *sealing.Receipt) { r.Ballots[0].Choice += " " }, firstKey),
		signed(func(r *sealing.Receipt) { r.Ballots[0].Choice = `{"options":[]}` }, firstKey),
		signed(func(r *sealing.Receipt) { r.Ballots[0].Choice = `{"text":""}` }, firstKey),
	}
}

// movedBorder takes the first line of a reason for the end of the choice: commitment and signature are as they were.
func movedBorder(t *testing.T, m *made, _ *sealing.Receipt) string {
	t.Helper()
	for _, kept := range m.receipts {
		for i, b := range kept.Ballots {
			if line, rest, is := strings.Cut(b.Reason, "\n"); is {
				r := *kept
				r.Ballots = slices.Clone(kept.Ballots)
				r.Ballots[i].Choice, r.Ballots[i].Reason = b.Choice+"\n"+line, rest
				return r.Text()
			}
		}
	}
	t.Fatal("no receipt holds a reason of two lines")
	return ""
}

func receiptsOf(t *testing.T, m *made) []byte {
	t.Helper()
	var b bytes.Buffer
	for _, r := range m.receipts {
		b.WriteString(r.Text() + "\n")
	}
	for _, spoil := range spoiltReceipts() {
		r := *m.receipts[0]
		r.Ballots = slices.Clone(r.Ballots)
		b.WriteString(spoil(t, m, &r) + "\n")
	}
	return b.Bytes()
}

// casesOf writes down what a verifier says of each case.
func casesOf(t *testing.T, files library, m *made) []*oneCase {
	t.Helper()
	files["single.log.jsonl"] = ofKind(t, kinds()[0], 11).logText(t, 2)
	files["keys-of-others.json"] = published(t, firstKey, strange)
	var cases []*oneCase
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if strings.HasSuffix(name, ".jsonl") && name != "receipts.jsonl" {
			cases = append(cases, &oneCase{Name: strings.TrimSuffix(name, ".jsonl"), File: name})
		}
	}
	cases = append(cases, files.compared(m)...)
	for i := range m.receipts {
		cases = append(cases, &oneCase{Name: fmt.Sprintf("receipt %d", i+1), File: "mixed.jsonl", Receipt: i + 1})
	}
	for i := range spoiltReceipts() {
		line := len(m.receipts) + i + 1
		cases = append(cases, &oneCase{Name: fmt.Sprintf("spoilt receipt %d", i+1), File: "mixed.jsonl", Receipt: line})
	}
	cases = append(cases, files.changes()...)
	for _, c := range cases {
		report := files.verdict(t, c)
		c.expected = first(report)
		if report.Good() {
			c.Says = &says{
				report.Hash, report.Entries, report.Head, report.IsClosed, report.Commitments, report.Ballots, report.Replaced,
				report.Voters, report.Receipts,
			}
		}
	}
	return cases
}

// compared are cases in which the file is held against heads, logs, keys and receipts.
func (l library) compared(m *made) []*oneCase {
	head := func(n int) string { return fmt.Sprintf("%d:%x", n, m.entries[n].Head) }
	return []*oneCase{
		{Name: "earlier head", File: "mixed.jsonl", Head: head(2)},
		{Name: "last head", File: "mixed.jsonl", Head: head(len(m.entries) - 1)},
		{Name: "another head", File: "mixed.jsonl", Head: fmt.Sprintf("2:%064d", 0)},
		{Name: "a head that was never", File: "mixed.jsonl", Head: fmt.Sprintf("77:%064d", 0)},
		{Name: "earlier log", File: "mixed.jsonl", Log: "mixed.log-3.jsonl"},
		{Name: "whole log", File: "mixed.jsonl", Log: "mixed.log.jsonl"},
		{Name: "log of another poll", File: "mixed.jsonl", Log: "single.log.jsonl"},
		{Name: "no log", File: "mixed.jsonl", Log: "receipts.jsonl"},
		{Name: "fork and a head before it", File: "forged-fork.jsonl", Head: head(2)},
		{Name: "fork and a log before it", File: "forged-fork.jsonl", Log: "mixed.log-3.jsonl"},
		{Name: "fork and a head after it", File: "forged-fork.jsonl", Head: head(3)},
		{Name: "fork and a log after it", File: "forged-fork.jsonl", Log: "mixed.log.jsonl"},
		{Name: "shorter fork and last head", File: "forged-shorter-fork.jsonl", Head: head(len(m.entries) - 2)},
		{Name: "shorter fork and earlier log", File: "forged-shorter-fork.jsonl", Log: "mixed.log-3.jsonl"},
		{Name: "log and receipt of what comes after it", File: "mixed.log-3.jsonl", Receipt: 30},
		{Name: "log and receipt that waits", File: "mixed.log-3.jsonl", Receipt: 15},
		{Name: "log and receipt that is in it", File: "mixed.log.jsonl", Receipt: 1},
		{Name: "fork and receipt", File: "forged-fork.jsonl", Receipt: 13},
		{Name: "keys", File: "mixed.jsonl", Keys: "keys.json"},
		{Name: "keys of others", File: "mixed.jsonl", Keys: "keys-of-others.json"},
	}
}

// changes are cases in which bytes of a file are others. A change begins some bytes after the place where a text is found.
func (l library) changes() []*oneCase {
	var cases []*oneCase
	for _, c := range []struct {
		name, found string
		last        bool
		after, cut  int
		put         string
	}{
		{"poll of the header", `"poll":34`, false, 7, 2, "35"},
		{"format of the header", `piazza-ballots/1`, false, 15, 1, "2"},
		{"title of the header", `"title":"`, false, 9, 1, "p"},
		{"key of the header", `"id":"`, false, 6, 1, "z"},
		{"name of a key", `"id":"`, false, 6, 2, "00"},
		{"public part of a key", `"public":"`, false, 10, 1, "+"},
		{"no keys", `,"keys":[`, false, 9, 0, `],"x":[`},
		{"condition of a question", `\"onlyIf\":0`, false, 11, 1, "7"},
		{"rule of reasons", `\"reasons\":\"optional\"`, false, 14, 8, "none"},
		{"space after a colon", `"entry":1`, false, 8, 0, " "},
		{"capital digit", `"sha256":"`, true, 10, 1, "A"},
		{"escaped letter", `{"voter":"@`, false, 10, 1, `\u0040`},
		{"escaped slash", `https://`, false, 6, 1, `\/`},
		{"short escape written long", `One line\\nand`, false, 8, 3, `\\u000a`},
		{"other order of names", `{"voter":"@`, false, 2, 5, "Voter"},
		{"a name more", `{"voter":"@`, false, 1, 0, `"a":1,`},
		{"line feed of Windows", "\n{\"voter\":", false, 0, 0, "\r"},
		{"empty line", "\n{\"voter\":", false, 0, 0, "\n"},
		{"byte order mark", `{"format"`, false, 0, 0, "\xef\xbb\xbf"},
		{"wrong UTF-8", `"title":"`, false, 9, 1, "\xff"},
		{"surrogate", `"title":"`, false, 9, 1, "\xed\xa0\x80"},
		{"no line feed at the end", "\n", true, 0, 1, ""},
		{"line feed more at the end", "\n", true, 0, 0, "\n"},
		{"bytes after the end", "\n", true, 1, 0, "x\n"},
		{"end twice", "\n", true, 1, 0, `{"end":1}` + "\n"},
		{"spare bits of a signature", `=="}`, true, -1, 1, ""},
		{"lines of the end", `{"end":`, true, 7, 0, "1"},
		{"zero before the lines of the end", `{"end":`, true, 7, 0, "0"},
		{"hash of the end", `"sha256":"`, true, 10, 4, "0000"},
		{"key of the end", `"key":"`, true, 7, 4, "0000"},
		{"signature of the end", `"signature":"`, true, 13, 4, "AAAA"},
		{"signature of an entry", `"signature":"`, false, 13, 4, "AAAA"},
		{"kind of an entry", `"kind":"batch"`, false, 8, 5, "patch"},
		{"voter's name", `{"voter":"@voter20`, false, 16, 2, "21"},
		{"share of an option", `"share":0.`, false, 10, 1, "99"},
		{"zero after a share", `"share":0.`, false, 10, 1, "50"},
		{"result without its question", `{"result":`, false, 10, 3, "299"},
	} {
		at := bytes.Index(l["mixed.jsonl"], []byte(c.found))
		if c.last {
			at = bytes.LastIndex(l["mixed.jsonl"], []byte(c.found))
		}
		one := &change{at + c.after, c.cut, hex.EncodeToString([]byte(c.put))}
		if c.name == "spare bits of a signature" { // the letter after it stands for the same bytes
			one.Put = hex.EncodeToString([]byte{l["mixed.jsonl"][one.At] + 1})
		}
		cases = append(cases, &oneCase{Name: "changed: " + c.name, File: "mixed.jsonl", Change: one})
	}
	return append(cases, l.lines()...)
}

// lines are cases in which whole lines are gone or have changed places.
func (l library) lines() []*oneCase {
	file := l["mixed.jsonl"]
	var starts []int
	for i := range file {
		if i == 0 || file[i-1] == '\n' {
			starts = append(starts, i)
		}
	}
	starts = append(starts, len(file))
	var cases []*oneCase
	for line := 0; line < len(starts)-2; line += 7 {
		from, middle, to := starts[line], starts[line+1], starts[line+2]
		swapped := slices.Concat(file[middle:to], file[from:middle])
		cases = append(cases,
			&oneCase{Name: fmt.Sprintf("line %d gone", line+1), File: "mixed.jsonl", Change: &change{from, middle - from, ""}},
			&oneCase{Name: fmt.Sprintf("line %d after the next", line+1), File: "mixed.jsonl", Change: &change{from, to - from, hex.EncodeToString(swapped)}},
			&oneCase{Name: fmt.Sprintf("line %d twice", line+1), File: "mixed.jsonl", Change: &change{from, 0, hex.EncodeToString(file[from:middle])}},
			&oneCase{Name: fmt.Sprintf("cut before line %d", line+1), File: "mixed.jsonl", Change: &change{from, len(file) - from, ""}},
		)
	}
	return cases
}
