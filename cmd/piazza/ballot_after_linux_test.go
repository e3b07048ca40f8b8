package main

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"piazza/internal/sealing"
)

// TestNobodyIsFoundAfterTheSealing has people vote in a confidential poll, and in one by name, in an installation of which somebody takes all
// that there is: backups and dumps during and after, the database's files, the log of its changes, its own log and the program's at its
// most talkative, the metrics, what an onlooker saw, and the folder of keys after the sealing. He knows what each of them is, has superuser
// rights and all times. By the same means he finds everybody who voted by name, and nobody who voted in the confidential poll. PIAZZA_SOAK
// runs it at full size.
func TestNobodyIsFoundAfterTheSealing(t *testing.T) {
	people, named, alone := 48, 20, 30 // of fewer alone, orders that are much alike could be by chance
	if os.Getenv("PIAZZA_SOAK") != "" {
		people, named, alone = 300, 60, 100
	}
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	a := openAftermath(t, rand.New(rand.NewPCG(seed, 0)), people)
	onlooker, leave := a.watch()
	a.whereTablesAre()
	a.opened, a.others = a.noted(), a.waitingBefore()
	byName := a.alone(a.named, a.some(named))
	order := a.some(people)
	inSecret := a.alone(a.secret, order[:alone])
	looks := a.looks(order[:alone])
	a.crowd(order[alone:], func(ctx context.Context) error { return a.copyAll(ctx, "during") })
	key, seal := a.sealKey()
	a.whereTablesAre()
	closed := a.closeAndSeal()
	within(t, limit(), "the onlooker is told how many took part", func() bool {
		noted := onlooker.noted()
		return noted[len(noted)-1].Turnout.Voters == people
	})
	leave()
	must(t, a.copyAll(t.Context(), "after"))
	a.whereTablesAre()
	a.scrape()

	a.writesNobodyDown(byName, inSecret)
	a.columnsAreKnown()
	a.turnoutMovesInGroups(byName, inSecret, onlooker)
	a.metricsTellNoVote(inSecret, looks)
	a.metricsTellNoLengths(inSecret)
	a.ordersAreByChance()
	a.logTellsNoLengths(inSecret)
	names := a.names()
	m := a.known(key, seal)
	a.keep("metrics", a.scraped)
	a.keep("seen", onlooker.noted())
	a.square.end(t, syscall.SIGTERM)
	a.keyIsGone(key, seal)
	a.changesLinkNobody(m, names, closed)
	a.thingsLinkNobody(m)
}

// some are so many of the people, by chance.
func (a *aftermath) some(many int) (list []*villager) {
	for _, n := range a.dice.Perm(len(a.people))[:many] {
		list = append(list, a.people[n])
	}
	return list
}

// watch has an onlooker follow the turnout of the confidential poll until he leaves.
func (a *aftermath) watch() (l *turnoutListener, leave func()) {
	a.t.Helper()
	ctx, stop := context.WithCancel(a.t.Context())
	l = &turnoutListener{}
	var watching sync.WaitGroup
	var fault error
	watching.Go(func() { fault = l.listen(ctx, a, a.secret) })
	within(a.t, limit(), "the onlooker is told of the turnout", func() bool { return len(l.noted()) > 0 })
	return l, func() {
		stop()
		watching.Wait()
		if fault != nil && !errors.Is(fault, context.Canceled) {
			a.t.Errorf("the onlooker: %v", fault)
		}
	}
}

// looks are what the metrics said before and after people opened the page of the poll.
func (a *aftermath) looks(people []*villager) (all [][2]string) {
	a.t.Helper()
	for _, c := range people {
		before := a.scrape()
		_, err := a.look(a.t.Context(), c, a.secret)
		must(a.t, err)
		all = append(all, [2]string{before, a.scrape()})
	}
	return all
}

// sealKey is the key of the confidential poll, as root reads it while there is one. It also counts the batches that were drawn until then.
func (a *aftermath) sealKey() (key []byte, seal sealing.SealID) {
	a.t.Helper()
	var name []byte
	must(a.t, a.db.QueryRow(a.t.Context(), `select seal from ballot_seal where entry_id = $1`, a.secret.number).Scan(&name))
	seal = sealing.SealID(name)
	must(a.t, a.db.QueryRow(a.t.Context(), `select count(*) from ballot_log where entry_id = $1 and kind = 'batch'`, a.secret.number).Scan(&a.drawn))
	return read(a.t, filepath.Join(a.keys, "ballots", fmt.Sprintf("%x.key", name))), seal
}

// closeAndSeal closes the poll, waits until it is sealed, and returns where the log of changes stood before.
func (a *aftermath) closeAndSeal() (closed uint64) {
	a.t.Helper()
	closed = a.noted()
	a.chaired("pollClose", "PollInput", map[string]any{"pollId": a.secret.id})
	within(a.t, 2*time.Minute, "the poll is sealed", func() bool {
		shown, err := a.look(a.t.Context(), a.chair, a.secret)
		return err == nil && shown.Secrecy != nil && shown.Secrecy.State == "SEALED"
	})
	return closed
}

// waitingBefore are the places of rows that other polls have in the pool.
func (a *aftermath) waitingBefore() map[string]bool {
	a.t.Helper()
	places := map[string]bool{}
	for _, at := range a.column(`select ctid::text from ballot_pool`) {
		places[strings.Trim(at, "()")] = true
	}
	return places
}

// noted is where the log of changes stands.
func (a *aftermath) noted() uint64 {
	a.t.Helper()
	var at int64
	must(a.t, a.db.QueryRow(a.t.Context(), `select (pg_current_wal_insert_lsn() - '0/0'::pg_lsn)::bigint`).Scan(&at))
	return uint64(at)
}

// writesNobodyDown looks at what votes wrote that names their voters, and at all times that lie within the moments of votes. Coarse times
// that are noted of many at once, later, may lie in a moment or two: not in those of a fourth of the voters.
func (a *aftermath) writesNobodyDown(byName, inSecret []*moment) {
	a.t.Helper()
	if tables := wrote(byName); len(tables) != len(byName) {
		a.t.Errorf("of %d votes by name %d are seen to write a row that names the voter", len(byName), len(tables))
	}
	if columns := a.timed(byName); len(columns) != len(byName) {
		a.t.Errorf("of %d votes by name %d are seen by a time", len(byName), len(columns))
	}
	if tables := wrote(inSecret); len(tables) > len(inSecret)/4 {
		a.t.Errorf("of %d votes %d wrote or locked a row that names the voter: %v", len(inSecret), len(tables), tables)
	}
	if columns := a.timed(inSecret); len(columns) > len(inSecret)/4 {
		a.t.Errorf("of %d votes %d left a time in a row that names the voter: %v", len(inSecret), len(columns), columns)
	}
}

const fewest = 5 // voters that the turnout moves by

// turnoutMovesInGroups holds what was seen of turnout and log to groups, in which nobody's place is told.
func (a *aftermath) turnoutMovesInGroups(byName, inSecret []*moment, onlooker *turnoutListener) {
	a.t.Helper()
	moves := func(all []seen) (moves []int) {
		before := 0
		for _, s := range all {
			if s.Turnout.Voters != before {
				moves = append(moves, s.Turnout.Voters-before)
			}
			before = s.Turnout.Voters
		}
		return moves
	}
	shown := func(all []*moment) (list []seen) {
		for _, m := range all {
			list = append(list, *m.shown)
		}
		return list
	}
	if by := moves(shown(byName)); len(by) != len(byName) || slices.Max(by) != 1 {
		a.t.Errorf("by name the turnout is seen to move by %v", by)
	}
	if by := moves(shown(inSecret)); len(by) == 0 || slices.Min(by) < fewest {
		a.t.Errorf("the turnout moves by %v", by)
	}
	// Who changes his vote is in a batch and moves nothing: so the turnout may move by fewer, but not more often than there are batches.
	if by := moves(onlooker.noted()); len(by) == 0 || len(by) > a.drawn+1 {
		a.t.Errorf("with %d batches the onlooker saw the turnout move by %v", a.drawn, by)
	}
	lengths := map[int]int{}
	for _, m := range inSecret {
		if before, was := lengths[m.shown.Turnout.Voters]; was && before != m.shown.Secrecy.LogLength {
			a.t.Errorf("the log grows from %d to %d while the turnout stays", before, m.shown.Secrecy.LogLength)
		}
		lengths[m.shown.Turnout.Voters] = m.shown.Secrecy.LogLength
	}
	a.batchesHideTheirVoters()
}
