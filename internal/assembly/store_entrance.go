package assembly

import (
	"context"
	"errors"
	"time"

	"github.com/jackc/pgx/v5"

	"piazza/internal/auth"
	"piazza/internal/db"
	"piazza/internal/db/gen"
	"piazza/internal/space"
)

// tryCode looks what six digits open, and counts them where they open nothing.
func (s store) tryCode(ctx context.Context, code string, from sources) (tried, error) {
	r, err := s.EntranceByCode(ctx, gen.EntranceByCodeParams{
		Sources: from.hashes, Most: from.most, Seconds: from.seconds, Everybody: from.everybody, Code: code,
	})
	return tried{r.Barred, ID(r.ID), r.Turns}, db.Problem(err)
}

func (s store) countWrong(ctx context.Context, from sources) (tried, error) {
	r, err := s.EntranceWrong(ctx, gen.EntranceWrongParams{
		Sources: from.hashes, Most: from.most, Seconds: from.seconds, Everybody: from.everybody,
	})
	return tried{barred: r.Barred, turns: r.Turns}, db.Problem(err)
}

func (s store) held(ctx context.Context) ([]int64, error) { return s.EntranceHeld(ctx) }

// opened reads an assembly that is held, nil where it is not.
func (s store) opened(ctx context.Context, id ID) (*Assembly, error) {
	r, err := s.EntranceOpened(ctx, int64(id))
	if errors.Is(err, pgx.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, db.Problem(err)
	}
	piazza, err := space.FromRow(r.Space, "[]")
	if err != nil {
		return nil, err
	}
	return fromRow(&r.Assembly, piazza, r.Now), nil
}

// codeVersion returns how many QR codes an assembly has had, 0 where there is none.
func (s store) codeVersion(ctx context.Context, id ID) (int, error) {
	n, err := s.EntranceVersion(ctx, int64(id))
	if errors.Is(err, pgx.ErrNoRows) {
		return 0, nil
	}
	return n, db.Problem(err)
}

// slipByCode returns the slip of a code and its assembly, nil where there is none. One that was revoked has no assembly any more.
func (s store) slipByCode(ctx context.Context, hash []byte) (*slipKey, ID, error) {
	r, err := s.SlipByCode(ctx, hash)
	if errors.Is(err, pgx.ErrNoRows) {
		return nil, 0, nil
	}
	if err != nil {
		return nil, 0, db.Problem(err)
	}
	if r.AssemblySlip.RevokedAt != nil {
		return keyOf(r.AssemblySlip), 0, nil
	}
	return keyOf(r.AssemblySlip), ID(r.AssemblySlip.AssemblyID), nil
}

func keyOf(r gen.AssemblySlip) *slipKey {
	return &slipKey{SlipID(r.ID), r.CodeHash, r.UsedAt != nil}
}

// holdSlip holds the slip that opened the door. It is wrong by now where it was revoked or made anew since.
func (s store) holdSlip(ctx context.Context, o *opening) (*slipKey, error) {
	r, err := s.SlipHoldByCode(ctx, gen.SlipHoldByCodeParams{CodeHash: o.slip.hash, AssemblyID: int64(o.assembly.ID)})
	if errors.Is(err, pgx.ErrNoRows) {
		return nil, errWrong
	}
	return keyOf(r.AssemblySlip), err
}

func (s store) use(ctx context.Context, id SlipID, now time.Time) error {
	return s.SlipUse(ctx, gen.SlipUseParams{ID: int64(id), Now: now})
}

// useSlip uses a slip up for a member, for whom it opens the door alone.
func (s store) useSlip(ctx context.Context, tx *db.Tx, o *opening) error {
	slip, err := s.holdSlip(ctx, o)
	if err == nil && slip.used {
		err = errSlipUsed
	}
	if err != nil {
		return err
	}
	return s.use(ctx, slip.id, tx.Now())
}

// arriving is a guest at the door.
type arriving struct {
	of        ID
	name      string
	pass, key []byte
	now       time.Time
}

func guestFromRow(r gen.AssemblyGuest) *Participation {
	return &Participation{JoinedAt: r.JoinedAt.UTC(), IsInHall: true, IsGuest: true, HasSlip: r.SlipID != nil, Name: r.Name}
}

// guestUnder returns the guest who came in under the same key, nil where nobody did.
func (s store) guestUnder(ctx context.Context, in arriving) (*Participation, error) {
	if in.key == nil {
		return nil, nil
	}
	r, err := s.GuestByKey(ctx, gen.GuestByKeyParams{EnterHash: in.key, AssemblyID: int64(in.of)})
	if errors.Is(err, pgx.ErrNoRows) {
		return nil, nil
	}
	return guestFromRow(r.AssemblyGuest), err
}

// guestOf returns the number of the guest whose slip it is, 0 where nobody used it.
func (s store) guestOf(ctx context.Context, id SlipID) (int64, error) {
	r, err := s.GuestBySlip(ctx, int64(id))
	if errors.Is(err, pgx.ErrNoRows) {
		return 0, nil
	}
	return r.AssemblyGuest.ID, err
}

// addGuest returns nil where the same key comes in at this very moment.
func (s store) addGuest(ctx context.Context, in arriving, slip *SlipID) (*Participation, error) {
	rows, err := s.GuestAdd(ctx, gen.GuestAddParams{
		AssemblyID: int64(in.of), SlipID: number(slip), Name: in.name, PassHash: in.pass, EnterHash: in.key, Now: in.now,
	})
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	return guestFromRow(rows[0]), nil
}

func (s store) guestReturns(ctx context.Context, guest int64, in arriving) (*Participation, error) {
	r, err := s.GuestReturn(ctx, gen.GuestReturnParams{ID: guest, PassHash: in.pass, EnterHash: in.key, Name: in.name})
	return guestFromRow(r), err
}

func (s store) guest(ctx context.Context, id int64) (*Participation, error) {
	r, err := s.GuestByID(ctx, id)
	if errors.Is(err, pgx.ErrNoRows) {
		return nil, nil
	}
	return guestFromRow(r.AssemblyGuest), db.Problem(err)
}

// participant returns how a person takes part, nil where he does not.
func (s store) participant(ctx context.Context, id ID, person int64) (*Participation, error) {
	r, err := s.ParticipantOf(ctx, gen.ParticipantOfParams{AssemblyID: int64(id), PersonID: person})
	if errors.Is(err, pgx.ErrNoRows) {
		return nil, nil
	}
	return &Participation{JoinedAt: r.JoinedAt.UTC(), IsInHall: r.InHall, IsEntitled: r.Entitled}, db.Problem(err)
}

func (s store) enter(ctx context.Context, id ID, v auth.Viewer, a arrival, now time.Time) (*Participation, error) {
	rows, err := s.ParticipantEnter(ctx, gen.ParticipantEnterParams{
		AssemblyID: int64(id), PersonID: v.PersonID, MemberID: &v.MemberID, InHall: a.inHall, Entitled: a.entitled, Now: now,
	})
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	return &Participation{JoinedAt: rows[0].JoinedAt.UTC(), IsInHall: rows[0].InHall, IsEntitled: rows[0].Entitled}, nil
}

func (s store) addScreen(ctx context.Context, id ID, v auth.Viewer, pass []byte, now time.Time) error {
	return s.ScreenAdd(ctx, gen.ScreenAddParams{AssemblyID: int64(id), PassHash: pass, CreatedBy: v.MemberID, Now: now})
}

// endScreens returns the number of the last screen that it ended, 0 where there was none.
func (s store) endScreens(ctx context.Context, id ID, now time.Time) (last int64, err error) {
	ended, err := s.ScreensEnd(ctx, gen.ScreensEndParams{AssemblyID: int64(id), Now: now})
	for _, screen := range ended {
		last = max(last, screen)
	}
	return last, err
}

func orNull(n int64) *int64 {
	if n == 0 {
		return nil
	}
	return &n
}

// guestPass returns a guest's pass, nil where it opens nothing.
func (s store) guestPass(ctx context.Context, k passKey) (*foundPass, error) {
	r, err := s.PassOfGuest(ctx, gen.PassOfGuestParams{PassHash: k.hash, ID: orNull(k.id), Version: &k.version, Outlasts: passOutlasts.Seconds()})
	if errors.Is(err, pgx.ErrNoRows) {
		return nil, nil
	}
	pass := auth.Pass{Kind: auth.PassGuest, ID: r.ID, AssemblyID: r.AssemblyID, HasSlip: r.HasSlip, Version: r.PassVersion}
	return &foundPass{pass, r.EndedAt}, db.Problem(err)
}

// screenPass returns a screen's pass, nil where it opens nothing.
func (s store) screenPass(ctx context.Context, k passKey) (*foundPass, error) {
	r, err := s.PassOfScreen(ctx, gen.PassOfScreenParams{PassHash: k.hash, ID: orNull(k.id), Outlasts: passOutlasts.Seconds()})
	if errors.Is(err, pgx.ErrNoRows) {
		return nil, nil
	}
	return &foundPass{auth.Pass{Kind: auth.PassScreen, ID: r.ID, AssemblyID: r.AssemblyID}, r.EndedAt}, db.Problem(err)
}
