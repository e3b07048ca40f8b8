package assembly

import (
	"cmp"
	"context"
	"crypto/hmac"
	"strings"

	"piazza/internal/account"
	"piazza/internal/auth"
	"piazza/internal/db"
	"piazza/internal/limit"
	"piazza/internal/poll"
	"piazza/internal/problem"
	"piazza/internal/space"
)

// Gate is where people come into assemblies: by a code, a QR code, a slip, or from the page; as members, as guests, and as
// screens.
type Gate struct {
	db *db.DB
	// key seals what is shown at the gate, so that nobody else can make it.
	key    []byte
	public string
	// guests bounds how many guests without a slip come from one address.
	guests *limit.Limiter
}

const (
	// A hall of guests behind one address comes in at once; a program that makes guests up is soon slow.
	guestBurst = 2000
	guestPace  = 2
	// mostSecrets is how many QR codes of an assembly that open nothing any more are known for what they were.
	mostSecrets = 100
	// mostGuests bounds the guests without a slip of one assembly.
	mostGuests = 20_000
)

// Where people come in.
const (
	enterPath  = "/entra"
	screenPath = "/sala"
)

func newGate(o Options) *Gate {
	return &Gate{db: o.DB, key: o.Key, public: strings.TrimSuffix(o.PublicURL, "/"), guests: limit.New(guestBurst, guestPace)}
}

// entrance is how people come into an assembly that is held; its code is not told while codes are locked.
func (g *Gate) entrance(a *Assembly, locked bool) *Entrance {
	if a.Phase != Live {
		return nil
	}
	_, address, _ := strings.Cut(g.public, "://")
	e := &Entrance{Code: a.Code, Address: address + enterPath, Link: g.public + enterPath + "#s=" + g.secret(a.ID, a.CodeVersion)}
	if locked {
		e.Code = nil
	}
	return e
}

// Found is what a code opens.
type Found struct {
	Assembly *Assembly
	// Refusal is why the viewer may not come in as a member, nil where he may.
	Refusal *problem.Error
	// Uncounted is why he would not count as one, nil where he would, and where he may not come in as one.
	Uncounted *problem.Error
}

// Find says which assembly a code, the secret of a QR code, or a slip opens.
func (g *Gate) Find(ctx context.Context, in FindInput) (*Found, error) {
	o, err := g.open(ctx, in)
	if err != nil {
		return nil, err
	}
	if o.slip != nil && o.slip.used {
		return nil, errSlipUsed
	}
	found := &Found{Assembly: o.assembly, Refusal: o.assembly.memberRefusal(auth.FromContext(ctx))}
	if found.Refusal == nil {
		found.Uncounted = o.assembly.countRefusal(auth.FromContext(ctx))
	}
	return found, nil
}

// opening is an assembly whose door is open to the viewer, and the slip that opened it, nil where it was none.
type opening struct {
	assembly *Assembly
	slip     *slipKey
}

// slipKey is a slip that somebody has the code of.
type slipKey struct {
	id   SlipID
	hash []byte
	used bool
}

// open finds what the viewer has opens. A rehearsal is there for who holds it alone.
func (g *Gate) open(ctx context.Context, in FindInput) (*opening, error) {
	o, err := g.try(ctx, in)
	if err == nil && o.assembly.IsRehearsal() && !o.assembly.CanRun(auth.FromContext(ctx)) {
		err = g.wrong(ctx)
	}
	if err != nil {
		return nil, err
	}
	return o, nil
}

func (g *Gate) try(ctx context.Context, in FindInput) (*opening, error) {
	switch {
	case in.Code != nil && in.Secret == nil && in.Slip == nil:
		return g.tryCode(ctx, readCode(*in.Code))
	case in.Code == nil && in.Secret != nil && in.Slip == nil:
		return g.trySecret(ctx, *in.Secret)
	case in.Code == nil && in.Secret == nil && in.Slip != nil:
		return g.trySlip(ctx, readSlip(*in.Slip))
	default:
		return nil, errOpener
	}
}

// tryCode looks for six digits. What are not six opens nothing and is not counted, because nobody guesses like that.
func (g *Gate) tryCode(ctx context.Context, code string) (*opening, error) {
	if code == "" {
		return nil, errWrong
	}
	t, err := storeOn(g.db).tryCode(ctx, code, g.sources(ctx))
	if err == nil {
		err = g.judge(ctx, t)
	}
	if err != nil {
		return nil, err
	}
	return g.opened(ctx, t.opens)
}

// trySecret is never locked: nobody guesses a secret.
func (g *Gate) trySecret(ctx context.Context, secret string) (*opening, error) {
	if id := named(secret); id != 0 {
		o, err := g.opened(ctx, id)
		if err == nil && hmac.Equal([]byte(secret), []byte(g.secret(id, o.assembly.CodeVersion))) {
			return o, nil
		}
		if err != nil && !problem.Is(err, problem.NotFound) {
			return nil, err
		}
		if made, err := g.made(ctx, id, secret); made || err != nil {
			return nil, cmp.Or(err, error(errWrong))
		}
	}
	return nil, g.wrong(ctx)
}

// made tells whether a secret stood in a QR code of an assembly, of whose last hundred it is told. Who scans it too early, or when another
// one is shown, does not guess, and nothing of it is counted.
func (g *Gate) made(ctx context.Context, id ID, secret string) (bool, error) {
	last, err := storeOn(g.db).codeVersion(ctx, id)
	for version := last; err == nil && version > max(0, last-mostSecrets); version-- {
		if hmac.Equal([]byte(secret), []byte(g.secret(id, version))) {
			return true, nil
		}
	}
	return false, err
}

// trySlip is never locked either: of a slip's fifty bits somebody would have to guess for centuries.
func (g *Gate) trySlip(ctx context.Context, code string) (*opening, error) {
	if code == "" {
		return nil, errWrong
	}
	found, of, err := storeOn(g.db).slipByCode(ctx, g.slipHash(code))
	if err != nil {
		return nil, err
	}
	if found == nil {
		return nil, g.wrong(ctx)
	}
	// That of an assembly that is not held, and one that was revoked, open nothing, and are not counted: nobody guesses a slip.
	o, err := g.opened(ctx, of)
	if err == nil {
		o.slip = found
	}
	return o, err
}

// opened reads an assembly that is held.
func (g *Gate) opened(ctx context.Context, id ID) (*opening, error) {
	a, err := storeOn(g.db).opened(ctx, id)
	if err != nil {
		return nil, err
	}
	if a == nil {
		return nil, errWrong
	}
	return &opening{assembly: a}, nil
}

// memberRefusal returns why the viewer may not come in as a member, nil where he may.
func (a *Assembly) memberRefusal(v auth.Viewer) *problem.Error {
	switch {
	case !v.SignedIn():
		return poll.ErrSignIn
	case v.ExcludedFrom(int64(a.Piazza.ID)):
		return space.ErrExcluded
	case !a.Piazza.CanRead(v):
		return poll.ErrNotMember
	default:
		return nil
	}
}

// entitles tells whether a member counts in the assembly: in its questions and in its quorum.
func (a *Assembly) entitles(v auth.Viewer) bool { return a.countRefusal(v) == nil }

// countRefusal returns why a member would not count, nil where he does.
func (a *Assembly) countRefusal(v auth.Viewer) *problem.Error {
	switch refusal := a.memberRefusal(v); {
	case refusal != nil:
		return refusal
	case a.Electorate == poll.Members && v.Roles[int64(a.Piazza.ID)] < auth.Member:
		return poll.ErrNotMember
	case a.Assurance != account.AssuranceNone && !account.Assurance(v.Assurance).Reaches(a.Assurance):
		return poll.ErrAssurance
	default:
		return nil
	}
}

// JoinRefusal returns why the viewer may not come in from the page, nil where he may.
func (a *Assembly) JoinRefusal(v auth.Viewer) *problem.Error {
	switch {
	case a.Phase == Planned:
		return ErrPlanned
	case a.Phase == Ended:
		return ErrEnded
	default:
		return a.memberRefusal(v)
	}
}

// ViewerCanJoin tells whether whoever asks may come in from the page.
func (a *Assembly) ViewerCanJoin(ctx context.Context) bool { return a.ViewerJoinRefusal(ctx) == nil }

// ViewerJoinRefusal returns why whoever asks may not come in from the page, nil where he may.
func (a *Assembly) ViewerJoinRefusal(ctx context.Context) *problem.Error {
	return a.JoinRefusal(auth.FromContext(ctx))
}
