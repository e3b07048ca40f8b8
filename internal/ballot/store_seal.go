package ballot

import (
	"context"
	"crypto/rand"
	"errors"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"piazza/internal/db"
	"piazza/internal/db/gen"
	"piazza/internal/entry"
	"piazza/internal/keys"
	"piazza/internal/poll"
	"piazza/internal/sealing"
)

// sealRow is how far a confidential poll has come.
type sealRow struct {
	poll entry.ID
	seal sealing.SealID
	// check tells whether a key is the poll's, nil before it has one.
	check []byte
	state poll.SealState
	form  string
	// length is how many entries the log has, head that of the last one, commitments how many are in them.
	length      int
	head        [32]byte
	commitments int
	// ballots is how many counted, nil before that.
	ballots *int
	// replaced are the sheets that count no more, encrypted; nil where all do.
	replaced []byte
	// bundle is the SHA-256 of the bundle, nil before it is written.
	bundle []byte
	// failures is how often the last step failed.
	failures int
}

func sealFrom(r gen.BallotSeal) *sealRow {
	row := &sealRow{
		poll: entry.ID(r.EntryID), seal: sealing.SealID(r.Seal), check: r.KeyCheck, state: poll.SealState(r.State), form: r.Form,
		length: r.Length, commitments: r.Commitments, ballots: r.Ballots, bundle: r.BundleHash, failures: r.Failures, replaced: r.Replaced,
	}
	copy(row.head[:], r.Head)
	return row
}

// trySeal holds the row of a sealing, nil where somebody else does, or where there is none.
func (s store) trySeal(ctx context.Context, id entry.ID) (*sealRow, error) {
	row, err := s.BallotSealTry(ctx, int64(id))
	if errors.Is(err, pgx.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return sealFrom(row), nil
}

// holdSeal waits for the row of a sealing, nil where there is none.
func (s store) holdSeal(ctx context.Context, id entry.ID) (*sealRow, error) {
	row, err := s.BallotSealHold(ctx, int64(id))
	if errors.Is(err, pgx.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return sealFrom(row), nil
}

// readSeal reads the row of a sealing, nil where there is none.
func (s store) readSeal(ctx context.Context, id entry.ID) (*sealRow, error) {
	row, err := s.BallotSealRead(ctx, int64(id))
	if errors.Is(err, pgx.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return sealFrom(row), nil
}

// planSeal gives a poll a seal, if it has none, and holds the row.
func (s store) planSeal(ctx context.Context, id entry.ID) (*sealRow, error) {
	if err := s.BallotSealPlan(ctx, gen.BallotSealPlanParams{EntryID: int64(id), Seal: freshSeal()}); err != nil {
		return nil, err
	}
	return s.holdSeal(ctx, id)
}

func freshSeal() []byte {
	seal := make([]byte, len(sealing.SealID{}))
	_, _ = rand.Read(seal) // never fails, by its contract
	return seal
}

// openSeal writes that a poll takes confidential ballots, in the database and in hand.
func (s store) openSeal(ctx context.Context, v *poll.Voting, row *sealRow) error {
	v.Seal, row.state = poll.SealOpen, poll.SealOpen
	return s.BallotSealOpen(ctx, gen.BallotSealOpenParams{
		Form: row.form, Length: row.length, Head: row.head[:], KeyCheck: row.check, EntryID: int64(row.poll),
	})
}

// unopenSeal takes an opening back. The poll opens with another seal the next time.
func (s store) unopenSeal(ctx context.Context, v *poll.Voting) error {
	v.Seal = poll.SealPlanned
	if err := s.BallotSealUnopen(ctx, int64(v.EntryID)); err != nil {
		return err
	}
	return s.BallotSealAnew(ctx, gen.BallotSealAnewParams{Seal: freshSeal(), EntryID: int64(v.EntryID)})
}

// moveSeal writes that a sealing has come to its next state.
func (s store) moveSeal(ctx context.Context, row *sealRow, to poll.SealState) error {
	row.state = to
	return s.BallotSealMove(ctx, gen.BallotSealMoveParams{State: string(to), EntryID: int64(row.poll)})
}

// failSeal writes why a sealing does not go on, and when somebody tries again.
func (s store) failSeal(ctx context.Context, id entry.ID, why string, pause time.Duration) error {
	return s.BallotSealFail(ctx, gen.BallotSealFailParams{Problem: why, PauseSeconds: pause.Seconds(), EntryID: int64(id)})
}

// shut writes that a confidential poll takes no more ballots, in the database and in hand; what it came to is counted afterwards.
func (s store) shut(ctx context.Context, v *poll.Voting, at time.Time) error {
	v.Stored, v.ClosedAt, v.SettlesAt = poll.Closed, &at, nil
	v.Version++
	return s.BallotPollClose(ctx, gen.BallotPollCloseParams{At: at, ID: int64(v.EntryID)})
}

// shutSeal writes that the ballots of a poll can be counted.
func (s store) shutSeal(ctx context.Context, v *poll.Voting) error {
	v.Seal = poll.SealClosed
	return s.BallotSealMove(ctx, gen.BallotSealMoveParams{State: string(poll.SealClosed), EntryID: int64(v.EntryID)})
}

// outgrowSeal lets who watches a poll know that something of it is another.
func (s store) outgrowSeal(ctx context.Context, v *poll.Voting) error {
	v.Version++
	return s.BallotSealRaise(ctx, int64(v.EntryID))
}

// sealDue returns polls whose sealing goes on now, without those that are busy.
func (s store) sealDue(ctx context.Context, busy []entry.ID) ([]entry.ID, error) {
	rows, err := s.BallotSealDue(ctx, numbers(busy))
	due := make([]entry.ID, len(rows))
	for i, id := range rows {
		due[i] = entry.ID(id)
	}
	return due, err
}

// endedSeals reads the next sealings that no key is needed for any more.
func (s store) endedSeals(ctx context.Context, after entry.ID) ([]*sealRow, error) {
	rows, err := s.BallotSealEnded(ctx, gen.BallotSealEndedParams{After: int64(after), Most: inMemory})
	list := make([]*sealRow, len(rows))
	for i, r := range rows {
		list[i] = sealFrom(r)
	}
	return list, err
}

// Waiting is a poll whose key has to be in the folder of keys.
type Waiting struct {
	Poll  entry.ID
	Seal  keys.Seal
	State poll.SealState
	// Check tells whether a key is the poll's.
	Check []byte
	// Bundle is the SHA-256 of its bundle, nil before it is written.
	Bundle []byte
}

// IsDone tells whether a tombstone is of the sealing that is under way: the key is not missed.
func (w Waiting) IsDone(stone *keys.Tombstone) bool { return isStoneOf(stone, w.Poll, w.Bundle) }

// Fits refuses a key that is not the poll's.
func (w Waiting) Fits(key []byte) error {
	derived, err := sealing.Derive(key, w.Seal)
	if err != nil {
		return err
	}
	return fits(derived, w.Check)
}

func (s store) waiting(ctx context.Context) ([]Waiting, error) {
	rows, err := s.BallotSealWaiting(ctx)
	list := make([]Waiting, len(rows))
	for i, r := range rows {
		list[i] = Waiting{entry.ID(r.EntryID), keys.Seal(r.Seal), poll.SealState(r.State), r.KeyCheck, r.BundleHash}
	}
	return list, err
}

// vacuumLimit bounds how long the rewriting of the tables may take.
const vacuumLimit = "600s"

// vacuum has the database forget rows that were deleted. It is done outside of any transaction.
func vacuum(ctx context.Context, d *db.DB) error {
	conn, err := d.Connect(ctx)
	if err != nil {
		return db.Problem(err)
	}
	defer conn.Close(context.WithoutCancel(ctx))
	for _, statement := range []string{
		`set statement_timeout = '` + vacuumLimit + `'`, `vacuum ballot_secret`, `vacuum ballot_pool`, `vacuum ballot_seal`,
	} {
		if _, err := conn.Exec(ctx, statement); err != nil {
			return db.Problem(err)
		}
	}
	return nil
}

// outOfDisk is what the database says where it has no room.
const outOfDisk = "53100"

func diskFull(err error) bool {
	pg, ok := errors.AsType[*pgconn.PgError](err)
	return ok && pg.Code == outOfDisk
}
