package main

import (
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"
)

// mark is something that tells who somebody is, or what he chose. All marks of a test are told apart by their bytes alone.
type mark struct {
	// kind is what it is, voter whose it is (a number of the test's own), poll in which it was used, 0 where in all.
	kind  string
	voter int
	poll  int64
}

// marks finds marks in bytes, in every way in which they could be written.
type marks struct {
	all      []mark
	patterns [][]byte
	owner    []int // the mark of each pattern
	begins   map[uint64][]int
	rough    []uint64 // a bit for each beginning, so that nearly all places are passed over at once
}

const (
	roughBits   = 20
	markAtLeast = 8
)

func newMarks() *marks {
	return &marks{begins: map[uint64][]int{}, rough: make([]uint64, 1<<roughBits/64)}
}

func roughly(begin []byte) uint64 {
	return uint64(binary.LittleEndian.Uint32(begin)*2654435761) >> (32 - roughBits)
}

func (m *marks) pattern(of int, text []byte) {
	if len(text) < markAtLeast {
		panic(fmt.Sprintf("a mark of %d bytes would be found by chance", len(text)))
	}
	begin := binary.LittleEndian.Uint64(text)
	for _, other := range m.begins[begin] {
		if m.owner[other] == of && string(m.patterns[other]) == string(text) {
			return
		}
	}
	m.begins[begin] = append(m.begins[begin], len(m.patterns))
	m.patterns, m.owner = append(m.patterns, slices.Clone(text)), append(m.owner, of)
	m.rough[roughly(text)/64] |= 1 << (roughly(text) % 64)
}

// text adds a mark that is written as text: also as UTF-16, and in hexadecimal digits and base64, as bytes are in dumps.
func (m *marks) text(of mark, text string) {
	m.all = append(m.all, of)
	n := len(m.all) - 1
	m.coded(n, []byte(text))
	for _, order := range []binary.AppendByteOrder{binary.LittleEndian, binary.BigEndian} {
		var wide []byte
		for _, unit := range utf16.Encode([]rune(text)) {
			wide = order.AppendUint16(wide, unit)
		}
		m.pattern(n, wide)
	}
}

// coded adds bytes as they are, in hexadecimal digits, and in base64 wherever they begin in what is written so.
func (m *marks) coded(n int, raw []byte) {
	m.pattern(n, raw)
	m.pattern(n, []byte(hex.EncodeToString(raw)))
	m.pattern(n, []byte(strings.ToUpper(hex.EncodeToString(raw))))
	for shift := range 3 {
		for _, way := range []*base64.Encoding{base64.RawStdEncoding, base64.RawURLEncoding} {
			text := way.EncodeToString(append(make([]byte, shift), raw...))
			from, to := (shift*8+5)/6, (shift+len(raw))*8/6 // digits that hold nothing else
			m.pattern(n, []byte(text[from:to]))
		}
	}
}

// bytes adds a mark of bytes, also where its digits are written as bytes are.
func (m *marks) bytes(of mark, raw []byte) {
	m.all = append(m.all, of)
	n := len(m.all) - 1
	m.coded(n, raw)
	digits := hex.EncodeToString(raw)
	m.coded(n, []byte(digits))
	for _, order := range []binary.AppendByteOrder{binary.LittleEndian, binary.BigEndian} {
		var wide []byte
		for _, unit := range digits {
			wide = order.AppendUint16(wide, uint16(unit))
		}
		m.pattern(n, wide)
	}
}

// number adds a number as tables and texts have it.
func (m *marks) number(of mark, number int64) {
	m.all = append(m.all, of)
	n := len(m.all) - 1
	m.pattern(n, binary.LittleEndian.AppendUint64(nil, uint64(number)))
	m.pattern(n, binary.BigEndian.AppendUint64(nil, uint64(number)))
	m.coded(n, []byte(strconv.FormatInt(number, 10)))
}

// found is a mark and where it lies in what was searched.
type found struct {
	mark
	at int
}

// in finds all marks in a text.
func (m *marks) in(text []byte) (all []found) {
	for at := 0; at+markAtLeast <= len(text); at++ {
		rough := roughly(text[at:])
		if m.rough[rough/64]&(1<<(rough%64)) == 0 {
			continue
		}
		for _, n := range m.begins[binary.LittleEndian.Uint64(text[at:])] {
			if p := m.patterns[n]; len(text)-at >= len(p) && string(text[at:at+len(p)]) == string(p) {
				all = append(all, found{m.all[m.owner[n]], at})
			}
		}
	}
	return all
}

// files calls for each file under a folder.
func files(t *testing.T, folder string, each func(path, name string)) {
	t.Helper()
	must(t, filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.Type().IsRegular() {
			return err
		}
		name, err := filepath.Rel(folder, path)
		each(path, name)
		return err
	}))
}

func read(t *testing.T, path string) []byte {
	t.Helper()
	text, err := os.ReadFile(path)
	must(t, err)
	return text
}

// TestMarksAreFoundHoweverTheyAreWritten holds the search to what it is for.
func TestMarksAreFoundHoweverTheyAreWritten(t *testing.T) {
	m := newMarks()
	raw := []byte{0, 1, 2, 3, 250, 251, 252, 253, 9, 8, 7, 6, 5, 4, 3, 2}
	m.bytes(mark{kind: "raw"}, raw)
	m.text(mark{kind: "text"}, "parolasolamia")
	m.number(mark{kind: "number"}, 731_234_567_890_123)
	bare := hex.EncodeToString(raw)
	for written, kind := range map[string]string{
		string(raw): "raw", bare: "raw", strings.ToUpper(bare): "raw", base64.StdEncoding.EncodeToString(raw): "raw",
		base64.URLEncoding.EncodeToString(append([]byte("ab"), raw...)): "raw", hex.EncodeToString([]byte(bare)): "raw",
		"Una parolasolamia, no?": "text", hex.EncodeToString([]byte("La parolasolamia")): "text", "p\x00a\x00r\x00o\x00l\x00a\x00s\x00o\x00l\x00a\x00m\x00i\x00a\x00": "text",
		base64.StdEncoding.EncodeToString([]byte("Una parolasolamia.")): "text",
		"id=731234567890123 ": "number", string(binary.LittleEndian.AppendUint64(nil, 731_234_567_890_123)): "number",
	} {
		for _, text := range []string{written, "xyz" + written + "xyz"} {
			if all := m.in([]byte(text)); len(all) == 0 || all[0].kind != kind {
				t.Errorf("in %q %v is found", text, all)
			}
		}
	}
	if all := m.in([]byte("parolasolami a 73123456789012 " + bare[1:])); len(all) > 0 {
		t.Errorf("%v is found where nothing is", all)
	}
}
