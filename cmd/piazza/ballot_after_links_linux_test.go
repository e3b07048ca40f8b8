package main

import (
	"cmp"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"piazza/internal/account"
	"piazza/internal/sealing"
)

// What a mark tells: who somebody is, what somebody chose, or what opens all.
const (
	aPerson = "person" // handle, numbers of member, person and session, token, address
	aChoice = "choice" // text and reason, as they were written
	aNonce  = "nonce"
	aCommit = "commitment"
	aName   = "pseudonym"
	aRetry  = "idempotency key"
	aKey    = "key"
)

// clue is a mark that the attacker has found.
type clue struct {
	mark
	// in is the table or the file, together what is read as one: a transaction, a row of a dump, a page of a table, a line of a log.
	// when is of which time it is.
	in, together, when string
}

// known is all by which people, and what they chose, can be told. Here alone the test uses what it was told in confidence.
func (a *aftermath) known(key []byte, seal sealing.SealID) *marks {
	a.t.Helper()
	m := newMarks()
	for _, c := range append([]*villager{a.chair}, a.people...) {
		who := mark{kind: aPerson, voter: c.n}
		m.text(who, c.handle)
		m.text(who, c.address)
		m.text(who, c.token)
		m.bytes(who, account.Hash(c.token))
		for _, number := range []int64{c.member, c.person, c.session} {
			m.number(who, number)
		}
	}
	for _, s := range a.cast {
		of := func(kind string) mark { return mark{kind, s.by.n, s.poll.number} }
		m.text(of(aChoice), s.text)
		m.text(of(aChoice), s.reason)
		if s.key != "" {
			m.text(of(aRetry), s.key)
		}
		for _, b := range receiptOf(a.t, s.receipt) {
			m.bytes(of(aNonce), b.nonce)
			m.bytes(of(aCommit), b.commitment)
		}
	}
	subkeys, err := sealing.Derive(key, seal)
	must(a.t, err)
	for _, c := range a.people {
		name := subkeys.Pseudonym(c.person)
		m.bytes(mark{aName, c.n, a.secret.number}, name[:])
	}
	m.bytes(mark{aKey, -1, a.secret.number}, key)
	for _, use := range []string{"pseudonym", "retry", "seal"} { // as docs/ballots.md says
		m.bytes(mark{aKey, -1, a.secret.number}, derived(a.t, key, seal, use))
	}
	return m
}

// searchTables finds marks in the files of a database, a page at a time.
func (a *aftermath) searchTables(m *marks, folder, when string) (clues []clue) {
	a.t.Helper()
	files(a.t, folder, func(path, name string) {
		if segmentName.MatchString(filepath.Base(name)) {
			return // it is read as the log that it is
		}
		node, _, _ := strings.Cut(name, ".")
		node, _, _ = strings.Cut(node, "_")
		in := name
		if place, is := a.places[node]; is {
			in = place.table
		}
		for _, one := range m.in(read(a.t, path)) {
			clues = append(clues, clue{one.mark, in, fmt.Sprintf("%s, page %d", name, one.at/walPage), when})
		}
	})
	return clues
}

// searchLines finds marks in a text: a dump, whose lines are rows of tables, or a log.
func (a *aftermath) searchLines(m *marks, path, when string) (clues []clue) {
	a.t.Helper()
	in := filepath.Base(path)
	for n, line := range strings.Split(string(read(a.t, path)), "\n") {
		if rest, is := strings.CutPrefix(line, "COPY public."); is {
			in, _, _ = strings.Cut(rest, " ")
		} else if line == `\.` {
			in = filepath.Base(path)
		}
		for _, one := range m.in([]byte(line)) {
			clues = append(clues, clue{one.mark, in, fmt.Sprintf("%s, line %d", filepath.Base(path), n+1), when})
		}
	}
	return clues
}

// searchChanges finds marks in the log of the database's changes: what is in one transaction belongs together.
func searchChanges(m *marks, w *walLog, closed uint64) (clues []clue) {
	for _, one := range m.in(w.raw) {
		c := w.in(one.at)
		if c == nil {
			clues = append(clues, clue{one.mark, "no change", "no change", "ever"})
			continue
		}
		when := "during"
		if c.at >= closed {
			when = "since"
		}
		in, together := c.kind, fmt.Sprintf("transaction %d", c.of)
		if len(c.blocks) > 0 {
			in = c.blocks[0].table
		}
		if c.of == 0 {
			together = fmt.Sprintf("change %X", c.at)
		}
		clues = append(clues, clue{one.mark, in, together, when})
	}
	return clues
}

// mayLie says where what is cast in a confidential poll may be found at all: during it, in what the database has noted since it was closed,
// after it was sealed, and in what is left in files then, also between rows. The bundle, and what is read from it, are public by then; of rows
// that were deleted the database may leave what they were, pseudonyms and sheets, until it needs the room: they say nothing without the key.
// Everything that is not listed is a fault, whoever it is of.
var mayLie = map[string]map[string]string{
	aChoice: {"since": openedIn, "after": openedIn, "left": openedIn},
	aNonce:  {"since": public, "after": public, "left": public},
	aCommit: {"during": "ballot_log " + statistics, "since": loggedIn, "after": loggedIn, "left": loggedIn},
	aName:   {"during": sheetsIn, "since": sheetsIn, "left": sheetsIn},
}

const (
	openedIn = public + " ballot_opened ballot_opened_text " + statistics
	loggedIn = public + " ballot_log " + statistics
	sheetsIn = "ballot_secret " + statistics
)

// statistics are the database's own of what columns hold: some of their values, those of each column in an order of their own. So all that
// is in tables of votes may be there as well, and nothing that is there belongs to what stands beside it.
const statistics = "pg_statistic"

// misplaced are the clues of a confidential poll that lie where they may not.
func misplaced(clues []clue, poll int64) (faults []string) {
	for _, c := range clues {
		if c.kind == aPerson || c.poll != poll || slices.Contains(strings.Fields(mayLie[c.kind][c.when]), c.in) {
			continue
		}
		faults = append(faults, fmt.Sprintf("%s: a %s is in %s (%s)", c.when, c.kind, c.in, c.together))
	}
	slices.Sort(faults)
	return slices.Compact(faults)
}

// public is where persons and choices stand beside each other, in orders of their own: who took part is named in the bundle after all ballots.
const public = "ballot_bundle"

// tookPart is where everybody is named who took part: where all are, in an order by chance, it says nothing of anybody.
const tookPart = "ballot_took_part"

// linked are the voters of a poll who are named where something is of what they cast: in one transaction, row, page or line.
func linked(clues []clue, poll int64, people int) (voters []int, where []string) {
	type spot struct{ together, when string }
	persons, all := map[spot]map[int]bool{}, map[spot]map[int]bool{}
	for _, c := range clues {
		into := persons
		if c.in == tookPart {
			into = all
		}
		at := spot{c.together, c.when}
		if into[at] == nil {
			into[at] = map[int]bool{}
		}
		into[at][c.voter] = into[at][c.voter] || c.kind == aPerson && c.in != public && c.in != statistics
	}
	for _, c := range clues {
		at := spot{c.together, c.when}
		if c.kind == aPerson || c.poll != poll || c.in == public || c.in == statistics || !persons[at][c.voter] && (!all[at][c.voter] || len(all[at]) == people) {
			continue
		}
		voters, where = append(voters, c.voter), append(where, fmt.Sprintf("%s in %s (%s)", c.kind, c.in, c.together))
	}
	slices.Sort(voters)
	slices.Sort(where)
	return slices.Compact(voters), slices.Compact(where)
}

// few are the first of many lines.
func few(lines []string) string {
	const most = 12
	if len(lines) > most {
		return strings.Join(lines[:most], "\n") + fmt.Sprintf("\nand %d more", len(lines)-most)
	}
	return strings.Join(lines, "\n")
}

// beside are the transactions that touch a sheet, the pool or what was opened, and also a table that names persons. The one that counts writes
// down who took part, all of them at once, and may tidy up what it reads.
func beside(transactions [][]*change, names []naming, votes ...string) (faults []string) {
	for _, one := range transactions {
		tables := tablesOf(one)
		if !slices.ContainsFunc(votes, func(v string) bool { return slices.Contains(tables, v) }) {
			continue
		}
		for _, n := range names {
			counts := n.table == tookPart && slices.Contains(tables, "ballot_result")
			if slices.Contains(tables, n.table) && !slices.Contains(votes, n.table) && !counts {
				faults = append(faults, fmt.Sprintf("transaction %d touches %v", one[0].of, tables))
				break
			}
		}
	}
	return faults
}

func orderBy[T any, K cmp.Ordered](name string, list []T, key func(T) K, voter func(T) int) order {
	list = slices.Clone(list)
	slices.SortFunc(list, func(x, y T) int { return cmp.Compare(key(x), key(y)) })
	o := order{name: name}
	for _, one := range list {
		o.voters = append(o.voters, voter(one))
	}
	return o
}
