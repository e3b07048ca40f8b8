package poll

import (
	"context"
	"testing"
	"time"

	"piazza/internal/account"
	"piazza/internal/db"
	"piazza/internal/entry"
)

// TestTurnFirst lets somebody cast, who has his turn in a poll and not yet its row: whoever changes the poll waits for the turn,
// and does not take the row meanwhile.
func TestTurnFirst(t *testing.T) {
	b := setup(t)
	in := b.simple()
	in.Rules = &RulesInput{TakesOptions: new(true), Electorate: new(List)}
	id := b.mustPublish(t, in)
	b.mustSet(t, id, "member")
	b.exec(t, `update poll set outcome = 'Di @member' where entry_id = $1`, id)
	question := b.load(t, id).Questions[0].ID
	inTx := func(do func(context.Context, *db.Tx) error) error { return b.db.InTx(b.as(t, "editor"), do) }
	for name, act := range map[string]func() error{
		"update": func() error {
			at := time.Now().Add(time.Hour)
			_, err := b.Update(b.as(t, "editor"), UpdateInput{PollID: id, Rules: &RulesInput{ClosesAt: &at}})
			return err
		},
		"option": b.addOption(t, "member", OptionAddInput{QuestionID: question, Title: "Biblioteca"}),
		"electors": func() error {
			_, _, err := b.SetElectors(b.as(t, "editor"), ElectorsInput{id, []string{"member", "editor"}})
			return err
		},
		"remind": func() error {
			return inTx(func(ctx context.Context, tx *db.Tx) error { return RemindIn(ctx, tx, id) })
		},
		"follow": func() error {
			return inTx(func(ctx context.Context, tx *db.Tx) error {
				return b.Follow(ctx, tx, &entry.Entry{ID: id, Kind: entry.KindPoll, State: entry.Published}, entry.NoticePublished)
			})
		},
		"rename": func() error {
			r := account.Renaming{From: "member", To: "x-nessuno"}
			return inTx(func(ctx context.Context, tx *db.Tx) error { return RenameIn(ctx, tx, r, 0, id) })
		},
	} {
		b.waitsForTurn(t, name, id, act)
	}
}

func (b *bench) waitsForTurn(t *testing.T, name string, id entry.ID, act func() error) {
	t.Helper()
	tx, err := b.db.Begin(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = tx.Rollback(context.WithoutCancel(t.Context())) }()
	if _, err := tx.Exec(t.Context(), `select pg_advisory_xact_lock_shared(4, $1)`, int(id)); err != nil {
		t.Fatal(err)
	}
	done := make(chan error, 1)
	go func() { done <- act() }()
	for waits := false; !waits; {
		select {
		case err := <-done:
			t.Errorf("%s is done out of turn: %v", name, err)
			return
		default:
		}
		row := tx.QueryRow(t.Context(), `select exists (select 1 from pg_locks where not granted and locktype = 'advisory' and classid = 4
			and database = (select oid from pg_database where datname = current_database()))`)
		if err := row.Scan(&waits); err != nil {
			t.Fatal(err)
		}
	}
	var free int
	if err := tx.QueryRow(t.Context(), `select count(*) from (select from poll where entry_id = $1 for update skip locked) p`, id).Scan(&free); err != nil || free != 1 {
		t.Errorf("%s holds the row before its turn: %v", name, err)
	}
	if err := tx.Rollback(t.Context()); err != nil {
		t.Error(err)
	}
	if err := <-done; err != nil {
		t.Errorf("%s: %v", name, err)
	}
}
