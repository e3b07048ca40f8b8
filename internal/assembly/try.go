package assembly

import (
	"context"

	"piazza/internal/auth"
	"piazza/internal/db"
	"piazza/internal/problem"
)

// How many wrong codes are tried before those who try are locked out for ten minutes: from one address, behind which a whole
// hall may sit that mistypes; by one member; in the whole installation, which locks typed codes alone.
const (
	addressTries   = 300
	memberTries    = 10
	everybodyTries = 2000
	trySeconds     = 10 * 60
	everySeconds   = 60 * 60
)

// What is refused at the door. What is wrong, over, or of another assembly is refused in the same words.
var (
	errWrong  = problem.Missing("assembly_code_wrong", "This code opens nothing, or nothing any more.")
	errLocked = problem.New(problem.Limit, "assembly_code_locked", "Too many wrong codes were tried: wait ten minutes, or use the QR code.")
	errOpener = problem.Bad("code", "assembly_code_missing", "Give a code, the secret of a QR code, or a slip.")
)

// sources are where somebody tries from, as far as wrong ones are counted. Nobody without the key can tell whose they are.
type sources struct {
	hashes        [][]byte
	most, seconds []int
	everybody     []byte
}

func (g *Gate) everybody() []byte { return g.sealed("tries of everybody") }

func (g *Gate) sources(ctx context.Context) sources {
	s := sources{everybody: g.everybody()}
	s.add(s.everybody, everybodyTries, everySeconds)
	s.add(g.sealed("tries of an address", []byte(auth.Address(ctx))), addressTries, trySeconds)
	if v := auth.FromContext(ctx); v.SignedIn() {
		s.add(g.sealed("tries of a member", digits(v.MemberID)), memberTries, trySeconds)
	}
	return s
}

func (s *sources) add(hash []byte, most, seconds int) {
	s.hashes, s.most, s.seconds = append(s.hashes, hash), append(s.most, most), append(s.seconds, seconds)
}

// tried is what came of a code.
type tried struct {
	// barred: nothing was looked at, because codes are locked there.
	barred bool
	// opens is the assembly, 0 for none.
	opens ID
	// turns: it was one too many for everybody, or the first after their lock.
	turns bool
}

// judge says why whoever tried does not come in, nil where he does.
func (g *Gate) judge(ctx context.Context, t tried) error {
	if t.turns {
		if err := g.raise(ctx); err != nil {
			return err
		}
	}
	switch {
	case t.barred:
		return errLocked
	case t.opens == 0:
		return errWrong
	default:
		return nil
	}
}

// wrong counts what opens nothing, and says so. It never says that it opens something.
func (g *Gate) wrong(ctx context.Context) error {
	t, err := storeOn(g.db).countWrong(ctx, g.sources(ctx))
	if err != nil {
		return err
	}
	t.opens = 0
	return g.judge(ctx, t)
}

// raise has everybody look anew at the assemblies that are held: whether their codes may be typed has changed.
func (g *Gate) raise(ctx context.Context) error {
	return g.db.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		held, err := storeOn(tx).held(ctx)
		if err != nil || len(held) == 0 {
			return err
		}
		for _, id := range held {
			tx.Touch(db.Stream{Kind: StreamState, Ref: id})
		}
		return storeOn(tx).EntranceRaise(ctx, held)
	})
}

// reopen lets codes be typed again when the time of their lock has come.
func (g *Gate) reopen(ctx context.Context) error {
	freed, err := storeOn(g.db).EntranceReopen(ctx, g.everybody())
	if err != nil || len(freed) == 0 {
		return db.Problem(err)
	}
	return g.raise(ctx)
}
