package main

import (
	"crypto/hkdf"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"piazza/internal/sealing"
)

// promised is a ballot of a receipt.
type promised struct{ nonce, commitment []byte }

// receiptOf reads a receipt as docs/ballots.md describes it.
func receiptOf(t *testing.T, text string) (list []promised) {
	t.Helper()
	if text == "" {
		return nil
	}
	var told struct {
		Ballots []struct{ Nonce, Commitment string }
	}
	must(t, json.Unmarshal([]byte(text), &told))
	for _, b := range told.Ballots {
		nonce, err := hex.DecodeString(b.Nonce)
		must(t, err)
		commitment, err := hex.DecodeString(b.Commitment)
		must(t, err)
		list = append(list, promised{nonce, commitment})
	}
	return list
}

// derived is a key of a poll's key, by docs/ballots.md.
func derived(t *testing.T, key []byte, seal sealing.SealID, use string) []byte {
	t.Helper()
	sub, err := hkdf.Key(sha256.New, key, seal[:], "piazza "+use+" 1", sha256.Size)
	must(t, err)
	return sub
}

// batchesHideTheirVoters holds each batch of the public log to the ballots of five people or more, in an order of their own. The test knows
// by the receipts whose they are.
func (a *aftermath) batchesHideTheirVoters() {
	a.t.Helper()
	whose := map[string]int{}
	for _, s := range a.cast {
		for _, b := range receiptOf(a.t, s.receipt) {
			whose[hex.EncodeToString(b.commitment)] = s.by.n
		}
	}
	bodies := a.column(`select body from ballot_log where entry_id = $1 and kind = 'batch' order by number`, a.secret.number)
	if len(bodies) < 3 || len(whose) == 0 {
		a.t.Fatalf("the log has %d batches, the receipts %d ballots", len(bodies), len(whose))
	}
	seen := map[int]bool{}
	for n, body := range bodies {
		lines := strings.Split(strings.TrimSuffix(body, "\n"), "\n")
		if !slices.IsSorted(lines) {
			a.t.Errorf("batch %d is not in the order of its lines", n)
		}
		voters := map[int]bool{}
		for _, line := range lines {
			if voter, known := whose[line[strings.LastIndexByte(line, ' ')+1:]]; known {
				voters[voter], seen[voter] = true, true
			}
		}
		if len(voters) < fewest && n < len(bodies)-1 {
			a.t.Errorf("batch %d is of %d people", n, len(voters))
		}
	}
	if len(seen) != len(a.people) {
		a.t.Errorf("of %d people %d are in the log", len(a.people), len(seen))
	}
}

// samples are the values of all series of a scrape.
func samples(text string) map[string]float64 {
	all := map[string]float64{}
	for line := range strings.Lines(text) {
		at := strings.LastIndexByte(line, ' ')
		if at < 0 || strings.HasPrefix(line, "#") {
			continue
		}
		if value, err := strconv.ParseFloat(strings.TrimSpace(line[at:]), 64); err == nil {
			all[line[:at]] = value
		}
	}
	return all
}

// countsVotes are the series that moved by one with each of the votes and with none of the looks.
func countsVotes(votes, looks [][2]string) (series []string) {
	movedByOne := func(pair [2]string, name string) bool { return samples(pair[1])[name]-samples(pair[0])[name] == 1 }
	for name := range samples(votes[0][1]) {
		if !slices.ContainsFunc(votes, func(pair [2]string) bool { return !movedByOne(pair, name) }) &&
			!slices.ContainsFunc(looks, func(pair [2]string) bool { return movedByOne(pair, name) }) {
			series = append(series, name)
		}
	}
	return series
}

// metricsTellNoVote holds that who reads the metrics cannot count votes apart from other requests as they come. Each scrape is also searched for marks.
func (a *aftermath) metricsTellNoVote(inSecret []*moment, looks [][2]string) {
	a.t.Helper()
	var votes, counted [][2]string
	for n, m := range inSecret {
		votes = append(votes, [2]string{m.before, m.after})
		counted = append(counted, [2]string{fmt.Sprintf("%sx_votes %d\n", m.before, n), fmt.Sprintf("%sx_votes %d\n", m.after, n+1)})
	}
	if series := countsVotes(counted, looks); !slices.Contains(series, "x_votes") {
		a.t.Errorf("a counter of votes is not seen: %v", series)
	}
	if series := countsVotes(votes, looks); len(series) > 0 {
		a.t.Errorf("who reads the metrics sees each vote, by %v", series)
	}
	for _, label := range []string{a.secret.id, fmt.Sprintf(`"%d"`, a.secret.number)} {
		if slices.ContainsFunc(a.scraped, func(text string) bool { return strings.Contains(text, label) }) {
			a.t.Errorf("the metrics name the poll: %s", label)
		}
	}
}

// ordersAreByChance compares all orders in which people are found with all in which their ballots are.
func (a *aftermath) ordersAreByChance() {
	a.t.Helper()
	last, first := a.lastOf(a.secret), a.firstOf(a.secret)
	who := func(c *villager) int { return c.n }
	tookPart := a.ordered("who took part", `select person_id::text from ballot_took_part where entry_id = $1 order by ctid`, a.secret.number, func(c *villager) string { return fmt.Sprint(c.person) })
	people := []order{
		orderBy("members", a.people, func(c *villager) int64 { return c.member }, who),
		orderBy("sessions", a.people, func(c *villager) int64 { return c.session }, who),
		orderBy("handles", a.people, func(c *villager) string { return c.handle }, who),
		{"votes that count", voters(last)},
		{"first votes", voters(first)},
	}
	var ballots []order
	for _, by := range []string{"place", "ctid", "xmin::text::bigint, ctid"} {
		for n, mark := range []func(*said) string{func(s *said) string { return s.reason }, func(s *said) string { return s.text }} {
			sql := fmt.Sprintf(`select concat(reason, choice) from ballot_opened o where entry_id = $1 and question_id = (
				select id from poll_question where entry_id = $1 order by id offset %d limit 1) order by %s`, n, by)
			ballots = append(ballots, a.orderedBy(fmt.Sprintf("ballots to question %d by %s", n+1, by), a.column(sql, a.secret.number), last, mark))
		}
	}
	texts := a.column(`select text from ballot_opened_text where entry_id = $1 and not is_reason order by ctid`, a.secret.number)
	ballots = append(ballots, a.orderedBy("the texts", texts, last, func(s *said) string { return s.text }))
	bundle := strings.Split(string(a.bundle()), "\n")
	ballots = append(ballots, a.orderedBy("the bundle", bundle, last, func(s *said) string { return s.text }))
	for _, one := range append(ballots, tookPart) {
		for _, other := range append(slices.Clone(people), tookPart) {
			if one.name == other.name {
				continue
			}
			if how := alike(one, other); how != "" {
				a.t.Errorf("%s and %s: %s", one.name, other.name, how)
			}
		}
	}
	// By the same means votes by name are found.
	byName := a.ordered("ballots by name", `select person_id::text from ballot where question_id = (select min(id) from poll_question where entry_id = $1) order by ctid`,
		a.named.number, func(c *villager) string { return fmt.Sprint(c.person) })
	if how := alike(byName, order{"votes by name", voters(a.lastOf(a.named))}); how == "" {
		a.t.Error("the order of votes by name is not seen")
	}
}

// bundle is the public file, from its parts.
func (a *aftermath) bundle() []byte {
	a.t.Helper()
	var whole []byte
	must(a.t, a.db.QueryRow(a.t.Context(), `select string_agg(part, ''::bytea order by number) from ballot_bundle where entry_id = $1`, a.secret.number).Scan(&whole))
	return whole
}

// ordered is an order of people by what a statement gives of each.
func (a *aftermath) ordered(name, sql string, poll int64, key func(*villager) string) order {
	a.t.Helper()
	o := order{name: name}
	for _, row := range a.column(sql, poll) {
		at := slices.IndexFunc(a.people, func(c *villager) bool { return key(c) == row })
		if at < 0 {
			a.t.Fatalf("%s: nobody is %s", name, row)
		}
		o.voters = append(o.voters, at)
	}
	return o
}

// orderedBy is the order of people in which what they said stands in some lines.
func (a *aftermath) orderedBy(name string, lines []string, all []*said, mark func(*said) string) order {
	a.t.Helper()
	o := order{name: name}
	for _, line := range lines {
		if at := slices.IndexFunc(all, func(s *said) bool { return strings.Contains(line, mark(s)) }); at >= 0 {
			o.voters = append(o.voters, all[at].by.n)
		}
	}
	if len(o.voters) != len(all) {
		a.t.Fatalf("%s: of %d votes %d are found", name, len(all), len(o.voters))
	}
	return o
}

// keyIsGone tries each 32 bytes of all files in the folder of keys on the sheets of the dump that was taken while people voted.
func (a *aftermath) keyIsGone(key []byte, seal sealing.SealID) {
	a.t.Helper()
	type sheet struct{ pseudonym, sealed []byte }
	var sheets []sheet
	inSheets := false
	for line := range strings.Lines(string(read(a.t, filepath.Join(a.loot, "dump during")))) {
		if strings.HasPrefix(line, "COPY public.ballot_secret (entry_id, pseudonym, sealed") {
			inSheets = true
			continue
		}
		fields := strings.Split(strings.TrimSpace(line), "\t")
		if inSheets = inSheets && len(fields) > 2; !inSheets || fields[0] != fmt.Sprint(a.secret.number) {
			continue
		}
		pseudonym, err := hex.DecodeString(strings.TrimPrefix(fields[1], `\\x`))
		must(a.t, err)
		sealed, err := hex.DecodeString(strings.TrimPrefix(fields[2], `\\x`))
		must(a.t, err)
		sheets = append(sheets, sheet{pseudonym, sealed})
	}
	if len(sheets) == 0 {
		a.t.Fatal("there are no sheets in the dump")
	}
	opens := func(text []byte) bool {
		for at := 0; at+sealing.KeyBytes <= len(text); at++ {
			subkeys, err := sealing.Derive(text[at:at+sealing.KeyBytes], seal)
			must(a.t, err)
			if _, err := subkeys.Open(sheets[0].pseudonym, sheets[0].sealed); err == nil {
				return true
			}
		}
		return false
	}
	if !opens(slices.Concat([]byte("before"), key, []byte("after"))) {
		a.t.Error("the key itself is not found")
	}
	many := 0
	files(a.t, a.keys, func(path, name string) {
		many++
		if opens(read(a.t, path)) {
			a.t.Errorf("a sheet is opened by what is in %s", name)
		}
	})
	if _, err := os.Stat(filepath.Join(a.keys, "ballots", fmt.Sprintf("%x.sealed", seal[:]))); err != nil || many < 2 {
		a.t.Errorf("%d files are in the folder of keys: %v", many, err)
	}
}

// changesLinkNobody looks for links in the log of the database's changes.
func (a *aftermath) changesLinkNobody(m *marks, names []naming, closed uint64) {
	a.t.Helper()
	w := readChanges(a.t, a.programs, filepath.Join(a.dir, "postgres", "data", "pg_wal"), a.places)
	transactions := w.transactions(a.opened)
	if faults := beside(transactions, names, "ballot_secret", "ballot_pool", "ballot_opened", "ballot_opened_text", "ballot_bundle"); len(faults) > 0 {
		a.t.Errorf("persons stand beside votes:\n%s", few(faults))
	}
	if faults := beside(transactions, names, "ballot"); len(faults) < len(a.lastOf(a.named)) {
		a.t.Errorf("of %d votes by name %d are seen beside persons", len(a.lastOf(a.named)), len(faults))
	}
	draws, faults := pool(transactions, a.others)
	if draws != a.drawn || len(faults) > 0 {
		a.t.Errorf("%d draws are seen of %d batches:\n%s", draws, a.drawn, few(faults))
	}
	a.judge("the log of changes", searchChanges(m, w, closed))
}

// thingsLinkNobody looks for links in everything else.
func (a *aftermath) thingsLinkNobody(m *marks) {
	a.t.Helper()
	var tables, lines []clue
	for folder, when := range map[string]string{
		filepath.Join(a.loot, "backup during"): "during", filepath.Join(a.loot, "backup after"): "left", filepath.Join(a.dir, "postgres", "data"): "left",
	} {
		tables = append(tables, a.searchTables(m, folder, when)...)
	}
	a.judge("the database's files", tables)
	for _, when := range []string{"during", "after"} {
		lines = append(lines, a.searchLines(m, filepath.Join(a.loot, "dump "+when), when)...)
	}
	a.judge("the dumps", lines)
	var rest []clue
	var told []string
	for _, path := range []string{a.square.log, filepath.Join(a.dir, "postgres", "postgres.log"), filepath.Join(a.loot, "metrics"), filepath.Join(a.loot, "seen")} {
		rest = append(rest, a.searchLines(m, path, "after")...)
	}
	for _, folder := range []string{a.temp, a.keys} {
		files(a.t, folder, func(path, name string) {
			for _, one := range m.in(read(a.t, path)) {
				rest = append(rest, clue{one.mark, name, name, "after"})
			}
		})
	}
	for _, c := range rest {
		told = append(told, fmt.Sprintf("a %s stands in %s", c.kind, c.together))
	}
	if len(told) > 0 {
		a.t.Errorf("what was noted tells of people and votes:\n%s", few(told))
	}
}

// judge holds clues to linking nobody of the confidential poll, to lying where they may, and to linking everybody who voted by name.
func (a *aftermath) judge(where string, clues []clue) {
	a.t.Helper()
	if voters, links := linked(clues, a.secret.number, len(a.people)); len(voters) > 0 {
		a.t.Errorf("%s link %d voters to what they cast:\n%s", where, len(voters), few(links))
	}
	if faults := misplaced(clues, a.secret.number); len(faults) > 0 {
		a.t.Errorf("%s:\n%s", where, few(faults))
	}
	if voters, _ := linked(clues, a.named.number, len(a.people)); len(voters) != len(a.lastOf(a.named)) {
		a.t.Errorf("%s link %d of %d voters by name to what they cast", where, len(voters), len(a.lastOf(a.named)))
	}
	if !slices.ContainsFunc(clues, func(c clue) bool { return c.kind == aChoice && c.poll == a.secret.number }) {
		a.t.Errorf("%s: not even what is public is found", where)
	}
}
