package assembly_test

import (
	"context"
	"fmt"
	"log/slog"
	"sync"
	"testing"
	"time"

	"piazza/internal/assembly"
	"piazza/internal/ballot"
	"piazza/internal/db"
	"piazza/internal/poll"
)

// prepared is an assembly with one question of each kind.
func (h *hall) prepared(t testing.TB) *assembly.Assembly {
	t.Helper()
	staff := as(t.Context(), editor)
	a, err := h.nodes[0].Create(staff, assembly.CreateInput{PiazzaID: openSpace, Title: "Quella vera"})
	if err != nil {
		t.Fatal(err)
	}
	for _, q := range everyKind() {
		in := assembly.ItemAddInput{AssemblyID: a.ID, Question: &q}
		if a, err = h.nodes[0].AddItem(staff, in); err != nil {
			t.Fatal(q.Kind, err)
		}
	}
	return a
}

func everyKind() []poll.QuestionInput {
	at := func(days int) *time.Time { when := time.Now().AddDate(0, 0, days); return &when }
	options := []poll.OptionInput{{Title: "Una"}, {Title: "Due"}, {Title: "Tre"}}
	return []poll.QuestionInput{
		{Kind: poll.KindSingle, Title: "Singola?", Options: options},
		{Kind: poll.KindMultiple, Title: "Multipla?", Options: options, Limits: &poll.Bounds{Least: new(1), Most: new(2)}},
		{Kind: poll.KindRanked, Title: "In ordine?", Options: options},
		{Kind: poll.KindSTV, Title: "Chi?", Options: options, Limits: &poll.Bounds{Seats: new(2)}},
		{Kind: poll.KindScore, Title: "Quanto?", Options: options, Limits: &poll.Bounds{Highest: new(int64(5))}},
		{Kind: poll.KindDots, Title: "Dove?", Options: options, Limits: &poll.Bounds{Highest: new(int64(5))}},
		{Kind: poll.KindBudget, Title: "Che cosa?", Options: []poll.OptionInput{{Title: "A", Cost: new(int64(60))}, {Title: "B", Cost: new(int64(50))}}, Limits: &poll.Bounds{Ceiling: new(int64(100))}},
		{Kind: poll.KindConsent, Title: "Va bene?"},
		{Kind: poll.KindMeeting, Title: "Quando?", Options: []poll.OptionInput{{Title: "x", StartsAt: at(1), EndsAt: at(2)}, {Title: "y", StartsAt: at(3), EndsAt: at(4)}}},
		{Kind: poll.KindNumber, Title: "Quanti?", Limits: &poll.Bounds{From: new("0"), To: new("20"), Step: new("5")}},
		{Kind: poll.KindOpen, Title: "Che cosa manca?"},
		{Kind: poll.KindMatrix, Title: "Come?", Options: options, Rows: []string{"R", "S"}},
	}
}

// crowd lets those made up move on a node, until stop.
func (h *hall) crowd(t testing.TB, name string, seats *seats) (stop func()) {
	t.Helper()
	ballots := ballot.NewService(h.db, ballot.Secrets{})
	ctx, cancel := context.WithCancel(t.Context())
	crowds := assembly.NewCrowds(assembly.CrowdsOptions{
		DB: h.db, Ballots: ballots, Node: name, Seat: seats.take, Log: slog.New(slog.NewTextHandler(t.Output(), nil)), Pause: 20 * time.Millisecond,
	})
	var done sync.WaitGroup
	done.Go(func() { crowds.Run(ctx) })
	return sync.OnceFunc(func() { cancel(); done.Wait(); ballots.Drain() })
}

// seats are who is shown as present.
type seats struct {
	mu    sync.Mutex
	taken map[int64]int
}

func (s *seats) take(ctx context.Context, _ assembly.ID, person int64) {
	s.add(person, 1)
	context.AfterFunc(ctx, func() { s.add(person, -1) })
}

func (s *seats) add(person int64, n int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.taken == nil {
		s.taken = map[int64]int{}
	}
	s.taken[person] += n
}

func (s *seats) count() (n int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, windows := range s.taken {
		n += min(windows, 1)
	}
	return n
}

// until waits until something holds.
func until(t testing.TB, what string, holds func() bool) {
	t.Helper()
	look := time.NewTicker(20 * time.Millisecond)
	defer look.Stop()
	for end := time.Now().Add(2 * time.Minute); !holds(); <-look.C {
		if time.Now().After(end) {
			t.Fatalf("in vain: %s", what)
		}
	}
}

// rows counts the rows of every table, but for those of streams and keys, which only say that something was done.
func (h *hall) rows(t testing.TB) map[string]int {
	t.Helper()
	found := map[string]int{}
	names, err := h.db.Query(t.Context(), `select table_name::text from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`)
	if err != nil {
		t.Fatal(err)
	}
	var tables []string
	for names.Next() {
		var name string
		if err := names.Scan(&name); err != nil {
			t.Fatal(err)
		}
		tables = append(tables, name)
	}
	for _, table := range tables {
		found[table] = h.count(t, `select count(*) from `+table)
	}
	return found
}

func TestARehearsalRunsByItselfAndLeavesNoRow(t *testing.T) {
	h := openHall(t)
	planned := h.prepared(t)
	before := h.rows(t)
	staff := as(t.Context(), editor)
	rehearsal, err := h.nodes[0].Rehearse(staff, assembly.RehearseInput{AssemblyID: planned.ID, Participants: 25})
	if err != nil {
		t.Fatal(err)
	}
	h.exec(t, `update assembly_rehearsal set begun_at = begun_at - interval '1 minute'`)
	shown := &seats{}
	stop := h.crowd(t, "a", shown)
	t.Cleanup(stop)
	other := &seats{}
	defer h.crowd(t, "b", other)()
	until(t, "all come in", func() bool { return shown.count()+other.count() == 25 })
	expect(t, h.count(t, `select count(*) from assembly_participant where entitled and member_id is null`), 25, "who counts")
	until(t, "they ask", func() bool {
		return h.count(t, `select count(*) from assembly_floor where assembly_id = $1`, rehearsal.ID) > 1
	})
	h.exec(t, `update assembly_floor set state = 'shown'`)
	until(t, "some want it", func() bool { return h.count(t, `select count(*) from assembly_floor_vote`) > 2 })
	h.runThrough(t, rehearsal.ID, 0, 6)
	stop()
	until(t, "the other node shows all", func() bool { return shown.count() == 0 && other.count() == 25 })
	h.runThrough(t, rehearsal.ID, 6, 12)
	expect(t, h.count(t, `select count(*) from entry where state = 'published'`), 0, "what became public")
	expect(t, h.count(t, `select count(*) from notice n join stream s on s.id = n.stream_id where s.kind = 'piazza' and n.ref = $1`, rehearsal.ID), 0, "what was told of it")
	if _, err := h.nodes[0].Delete(staff, assembly.Input{AssemblyID: rehearsal.ID}); err != nil {
		t.Fatal(err)
	}
	until(t, "nobody is left", func() bool { return other.count() == 0 })
	after := h.rows(t)
	for table, n := range after {
		if n != before[table] && table != "stream" && table != "notice" {
			t.Errorf("%s has %d rows more", table, n-before[table])
		}
	}
}

// runThrough opens some questions one after the other and waits until most have voted; then it closes and shows them.
func (h *hall) runThrough(t testing.TB, id assembly.ID, from, to int) {
	t.Helper()
	staff := as(t.Context(), editor)
	standing, err := h.nodes[0].Standing(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	state, err := standing.For(viewerOf(staff))
	if err != nil {
		t.Fatal(err)
	}
	for _, item := range state.Items[from:to] {
		in := assembly.ItemInput{ItemID: item.ID}
		if _, err := h.nodes[0].Open(staff, in); err != nil {
			t.Fatal(err)
		}
		// A minute has passed.
		h.exec(t, `update poll set opened_at = opened_at - interval '1 minute' where entry_id = $1`, item.PollID)
		until(t, fmt.Sprint("votes for ", item.Title), func() bool {
			return h.count(t, `select count(*) from ballot_voter where entry_id = $1`, item.PollID) >= 18
		})
		for _, act := range []func(context.Context, assembly.ItemInput) (*assembly.Assembly, error){h.nodes[0].Close, h.nodes[1].Reveal} {
			if _, err := act(staff, in); err != nil {
				t.Fatal(err)
			}
		}
		if right, err := ballot.NewService(h.db, ballot.Secrets{}).Recount(t.Context(), item.PollID); err != nil || !right {
			t.Errorf("%s is counted wrong: %v", item.Title, err)
		}
	}
}

// Whoever drove a rehearsal was killed: its lease runs out.
func TestAnotherNodeTakesARehearsalOver(t *testing.T) {
	h := openHall(t)
	rehearsal, err := h.nodes[0].Rehearse(as(t.Context(), editor), assembly.RehearseInput{AssemblyID: h.prepared(t).ID, Participants: 5})
	if err != nil {
		t.Fatal(err)
	}
	h.exec(t, `update assembly_rehearsal set begun_at = begun_at - interval '1 minute', driver = 'killed', lease_until = clock_timestamp() + interval '600 ms'`)
	shown := &seats{}
	defer h.crowd(t, "a", shown)()
	until(t, "it goes on", func() bool {
		shows, driver := shown.count(), 0 // in this order: the lease may run out between the two
		h.must(t, func(ctx context.Context, tx *db.Tx) error {
			return tx.QueryRow(ctx, `select count(*) from assembly_rehearsal where driver = 'killed' and lease_until > clock_timestamp()`).Scan(&driver)
		})
		if driver == 1 && shows > 0 {
			t.Fatal("two drive it")
		}
		return shown.count() == 5
	})
	if _, err := h.nodes[0].End(as(t.Context(), editor), assembly.Input{AssemblyID: rehearsal.ID}); err != nil {
		t.Fatal(err)
	}
	until(t, "they leave with its end", func() bool { return shown.count() == 0 })
}

func (h *hall) must(t testing.TB, do func(context.Context, *db.Tx) error) {
	t.Helper()
	if err := h.db.InTx(t.Context(), do); err != nil {
		t.Fatal(err)
	}
}

func TestWhoMayRehearse(t *testing.T) {
	h := openHall(t)
	planned := h.prepared(t)
	for who, want := range map[int64]string{0: "sign_in", 4: "assembly_for_editors", outsider: "assembly_for_editors"} {
		_, err := h.nodes[0].Rehearse(as(t.Context(), who), assembly.RehearseInput{AssemblyID: planned.ID, Participants: 5})
		expect(t, reason(err), want, fmt.Sprint("rehearsing as ", who))
	}
	for _, n := range []int{0, -1, 501} {
		_, err := h.nodes[0].Rehearse(as(t.Context(), editor), assembly.RehearseInput{AssemblyID: planned.ID, Participants: n})
		expect(t, reason(err), "rehearsal_participants", "so many participants")
	}
	_, err := h.nodes[0].Rehearse(as(t.Context(), editor), assembly.RehearseInput{AssemblyID: h.begin(t, plan{}).ID, Participants: 1})
	expect(t, reason(err), "rehearsal_while_live", "a rehearsal that all who act in the assembly would wait for")
	rehearsal, err := h.nodes[0].Rehearse(as(t.Context(), editor), assembly.RehearseInput{AssemblyID: planned.ID, Participants: 1})
	if err != nil {
		t.Fatal(err)
	}
	_, err = h.nodes[0].Rehearse(as(t.Context(), editor), assembly.RehearseInput{AssemblyID: rehearsal.ID, Participants: 1})
	expect(t, reason(err), "rehearsal_of_rehearsal", "rehearsing a rehearsal")
	_, err = h.nodes[0].ByID(as(t.Context(), 4), rehearsal.ID)
	expect(t, reason(err), "assembly_missing", "a member looks at a rehearsal")
	_, err = h.nodes[0].Enter(as(t.Context(), 4), byCode(*rehearsal.Code))
	expect(t, reason(err), "assembly_code_wrong", "a member has its code")
	expect(t, h.count(t, `select count(*) from assembly_try where wrong = 1`), 3, "as a wrong one it is counted everywhere")
	_, err = h.nodes[0].Floor(as(t.Context(), 4), rehearsal.ID)
	expect(t, reason(err), "assembly_missing", "a member looks at its floor")
	if _, err := h.nodes[0].End(as(t.Context(), editor), assembly.Input{AssemblyID: rehearsal.ID}); err != nil {
		t.Fatal(err)
	}
	_, err = h.nodes[0].PublishMinutes(as(t.Context(), editor), assembly.Input{AssemblyID: rehearsal.ID})
	expect(t, reason(err), "minutes_rehearsal", "publishing what was rehearsed")
	anew, err := h.nodes[0].Rehearse(as(t.Context(), editor), assembly.RehearseInput{AssemblyID: planned.ID, Participants: 2})
	if err != nil || anew.ID == rehearsal.ID {
		t.Errorf("in its place there is %+v, %v", anew, err)
	}
	expect(t, h.count(t, `select count(*) from assembly where rehearsal_of is not null`), 1, "rehearsals")
}

// What is opened once more asks something else, and beside it another rehearsal cannot go on: people vote none the less.
func TestARehearsalGoesOnWhateverIsUndone(t *testing.T) {
	h := openHall(t)
	staff := as(t.Context(), editor)
	var rehearsals [2]assembly.ID
	for i := range rehearsals {
		r, err := h.nodes[0].Rehearse(staff, assembly.RehearseInput{AssemblyID: h.plan(t).id, Participants: 20})
		if err != nil {
			t.Fatal(err)
		}
		rehearsals[i] = r.ID
	}
	h.exec(t, `create function fails() returns trigger language plpgsql as $$ begin raise exception 'broken'; end $$`)
	h.exec(t, fmt.Sprintf(`create trigger fails before insert on assembly_participant for each row when (new.assembly_id = %d) execute function fails()`, rehearsals[0]))
	h.exec(t, `update assembly_rehearsal set begun_at = begun_at - interval '1 minute'`)
	defer h.crowd(t, "a", &seats{})()
	s := &scene{hall: h, id: rehearsals[1]}
	s.first = s.state(t, editor).Items[0].ID
	poll := s.state(t, editor).Items[0].PollID
	voted := func() int { return h.count(t, `select count(*) from ballot_voter where entry_id = $1`, poll) }
	open := func() {
		t.Helper()
		if err := s.step(t, "open"); err != nil {
			t.Fatal(err)
		}
		h.exec(t, `update poll set opened_at = opened_at - interval '1 minute', closes_at = null where entry_id = $1`, poll)
	}
	open()
	until(t, "they vote", func() bool { return voted() > 10 })
	h.exec(t, `delete from ballot where question_id in (select id from poll_question where entry_id = $1)`, poll)
	h.exec(t, `delete from ballot_voter where entry_id = $1`, poll)
	h.exec(t, `update poll_tally set voters = 0 where entry_id = $1`, poll)
	h.exec(t, `update poll set phase = 'waiting', opened_at = null, version = version + 1 where entry_id = $1`, poll)
	if err := done(h.nodes[0].UpdateItem(staff, assembly.ItemUpdateInput{ItemID: s.first, Question: yesNo("Altra?")})); err != nil {
		t.Fatal(err)
	}
	h.exec(t, `delete from ballot_voter where entry_id = $1`, poll)
	open()
	until(t, "they vote for what is asked now", func() bool { return voted() > 10 })
}
