package account

import (
	"context"
	"encoding/json"
	"time"

	"piazza/internal/db/gen"
)

func (s store) beginLogin(ctx context.Context, l Login) error {
	row := gen.LoginBeginParams{
		StateHash: Hash(l.State), BrowserHash: Hash(l.Browser), Provider: l.Provider, Nonce: l.Nonce, Verifier: l.Verifier,
		ReturnPath: l.ReturnPath, Purpose: string(l.purpose()), Address: filled(l.Address), Request: filled(l.Request),
		Life: loginLife.Seconds(),
	}
	if l.SessionID != 0 {
		row.SessionID = new(int64(l.SessionID))
	}
	return s.LoginBegin(ctx, row)
}

// filled is nil for an empty text.
func filled(text string) *string {
	if text == "" {
		return nil
	}
	return &text
}

// loginSession returns whose session it is that a browser is in, 0 where that is over.
func (s store) loginSession(ctx context.Context, id SessionID, token string, r Rules) (ID, error) {
	owner, err := s.LoginSession(ctx, gen.LoginSessionParams{ID: int64(id), Idle: r.unused().Seconds(), TokenHash: Hash(token)})
	if missing, err := none(err); missing || err != nil {
		return 0, err
	}
	return ID(owner), nil
}

// openLogin returns a login that can still be taken up, nil where there is none.
func (s store) openLogin(ctx context.Context, provider, state string) (*Login, error) {
	r, err := s.LoginOpen(ctx, gen.LoginOpenParams{StateHash: Hash(state), Provider: provider})
	if missing, err := none(err); missing || err != nil {
		return nil, err
	}
	return loginFromRow(gen.LoginTakeRow{
		Provider: r.Provider, Nonce: r.Nonce, Verifier: r.Verifier, ReturnPath: r.ReturnPath, Purpose: r.Purpose,
		SessionID: r.SessionID, Address: r.Address, Request: r.Request, Answer: r.Answer,
	}, state, ""), nil
}

func (s store) answerLogin(ctx context.Context, provider, state, answer string) (bool, error) {
	answered, err := s.LoginAnswer(ctx, gen.LoginAnswerParams{Answer: []byte(answer), StateHash: Hash(state), Provider: provider})
	return answered == 1, err
}

// takeLogin returns nil when there is no such login, or no longer.
func (s store) takeLogin(ctx context.Context, provider, state, browser string) (*Login, error) {
	r, err := s.LoginTake(ctx, gen.LoginTakeParams{StateHash: Hash(state), BrowserHash: Hash(browser), Provider: provider})
	if missing, err := none(err); missing || err != nil {
		return nil, err
	}
	return loginFromRow(r, state, browser), nil
}

func loginFromRow(r gen.LoginTakeRow, state, browser string) *Login {
	l := &Login{
		State: state, Browser: browser, Provider: r.Provider, Nonce: r.Nonce, Verifier: r.Verifier, ReturnPath: r.ReturnPath,
		Purpose: Purpose(r.Purpose), Answer: string(r.Answer),
	}
	if r.SessionID != nil {
		l.SessionID = SessionID(*r.SessionID)
	}
	if r.Address != nil {
		l.Address = *r.Address
	}
	if r.Request != nil {
		l.Request = *r.Request
	}
	return l
}

func (s store) forgetLogins(ctx context.Context) error {
	return s.LoginForget(ctx, loginLife.Seconds())
}

// arrivalLife is how long somebody may think about what he is asked.
const arrivalLife = 30 * time.Minute

func (s store) addArrival(ctx context.Context, secret, browser string, p *Pending) error {
	identity, err := json.Marshal(p.Identity)
	if err != nil {
		return err
	}
	row := gen.ArrivalAddParams{
		TokenHash: Hash(secret), BrowserHash: Hash(browser), Kind: string(p.Kind), Identity: identity, ReturnPath: p.ReturnPath,
		Life: arrivalLife.Seconds(),
	}
	if p.Member != nil {
		row.MemberID = new(int64(p.Member.ID))
	}
	if p.SessionID != 0 {
		row.SessionID = new(int64(p.SessionID))
	}
	return s.ArrivalAdd(ctx, row)
}

// openArrival returns who waits, nil for nobody.
func (s store) openArrival(ctx context.Context, secret, browser string) (*Pending, error) {
	r, err := s.ArrivalOpen(ctx, gen.ArrivalOpenParams{TokenHash: Hash(secret), BrowserHash: Hash(browser)})
	if missing, err := none(err); missing || err != nil {
		return nil, err
	}
	return s.pending(ctx, ArrivalKind(r.Kind), gen.ArrivalTakeRow{
		Identity: r.Identity, MemberID: r.MemberID, SessionID: r.SessionID, ReturnPath: r.ReturnPath,
	})
}

// takeArrival is openArrival, once.
func (s store) takeArrival(ctx context.Context, secret, browser string, kind ArrivalKind) (*Pending, error) {
	r, err := s.ArrivalTake(ctx, gen.ArrivalTakeParams{TokenHash: Hash(secret), BrowserHash: Hash(browser), Kind: string(kind)})
	if missing, err := none(err); missing || err != nil {
		return nil, err
	}
	return s.pending(ctx, kind, r)
}

func (s store) pending(ctx context.Context, kind ArrivalKind, r gen.ArrivalTakeRow) (p *Pending, err error) {
	p = &Pending{Kind: kind, ReturnPath: r.ReturnPath}
	if err := json.Unmarshal(r.Identity, &p.Identity); err != nil {
		return nil, err
	}
	if r.MemberID != nil {
		if p.Member, err = s.byID(ctx, ID(*r.MemberID)); err != nil {
			return nil, err
		}
	}
	if r.SessionID == nil {
		return p, nil
	}
	p.SessionID = SessionID(*r.SessionID)
	p.Into, err = one(s.ArrivalInto(ctx, *r.SessionID))
	return p, err
}

func (s store) forgetArrivals(ctx context.Context) error { return s.ArrivalForget(ctx) }
