package account

import (
	"context"
	"fmt"
	"io"
	"strings"
	"time"
	"unicode/utf8"

	"piazza/internal/auth"
	"piazza/internal/db"
	"piazza/internal/problem"
)

// Action is what administrators and moderators decide about a member.
type Action string

// The actions, as the database spells them.
const (
	Suspend   Action = "suspend"
	Reinstate Action = "reinstate"
	// End ends a membership.
	End Action = "end"
)

// MarshalGQL writes the action as the API spells it.
func (a Action) MarshalGQL(w io.Writer) {
	// An error here is the broken connection of a reader, which the server meets again at its next write.
	_, _ = io.WriteString(w, `"`+strings.ToUpper(string(a))+`"`)
}

// UnmarshalGQL reads the action as the API spells it.
func (a *Action) UnmarshalGQL(v any) error {
	text, _ := v.(string)
	switch known := Action(strings.ToLower(text)); known {
	case Suspend, Reinstate, End:
		*a = known
		return nil
	}
	return fmt.Errorf("%v is nothing that is decided about a member", v)
}

// Decision is what was decided about a member.
type Decision struct {
	Action Action
	// Reason is for those who may see the decision; empty once the member has erased himself.
	Reason string
	// Until is when a suspension was to end, nil where no end was set.
	Until     *time.Time
	DecidedBy *Member
	DecidedAt time.Time
	// SpaceID is the piazza whose membership was ended, 0 where the installation was concerned.
	SpaceID int64
}

// Ruling is a decision that is about to be written.
type Ruling struct {
	MemberID ID
	Action   Action
	Reason   string
	Until    *time.Time
	SpaceID  int64
}

// RecordIn writes a decision of the viewer within the transaction that carries it out.
func RecordIn(ctx context.Context, tx *db.Tx, r Ruling) error {
	return storeOn(tx).record(ctx, r, ViewerID(ctx), tx.Now())
}

// Decisions returns what was decided about a member, newest first, as far as the viewer may see it: administrators of
// the installation everything, moderators what was decided in their piazze.
func (s *Service) Decisions(ctx context.Context, id ID) ([]*Decision, error) {
	v := auth.FromContext(ctx)
	moderated := make([]int64, 0, len(v.Roles))
	for space := range v.Roles {
		if v.Has(space, auth.Moderator) {
			moderated = append(moderated, space)
		}
	}
	if !v.SignedIn() || !v.Administrator && len(moderated) == 0 {
		return nil, nil
	}
	return storeOn(s.db).decisions(ctx, id, v.Administrator, moderated)
}

// Suspend keeps a member out, at once: his sessions end, and he does not come in again before the end of the
// suspension. The same suspension again changes nothing.
func (s *Service) Suspend(ctx context.Context, in SuspendInput) (*Member, error) {
	reason, err := CheckReason(in.Reason)
	if err != nil {
		return nil, err
	}
	return s.decide(ctx, in.MemberID, func(ctx context.Context, tx *db.Tx, h *held) error {
		changed, err := h.suspend(ctx, tx, Suspension{Since: h.at, Until: in.Until, Reason: reason})
		if err != nil || !changed {
			return err
		}
		return RecordIn(ctx, tx, Ruling{MemberID: h.member.ID, Action: Suspend, Reason: reason, Until: in.Until})
	})
}

// Reinstate lets a suspended member in again. Who is not suspended stays as he is.
func (s *Service) Reinstate(ctx context.Context, in Input) (*Member, error) {
	return s.decide(ctx, in.MemberID, func(ctx context.Context, tx *db.Tx, h *held) error {
		changed, err := h.reinstate(ctx, tx)
		if err != nil || !changed {
			return err
		}
		return RecordIn(ctx, tx, Ruling{MemberID: h.member.ID, Action: Reinstate})
	})
}

// decide holds a member and the administrators, asks whether the viewer may decide about him, and does it.
func (s *Service) decide(ctx context.Context, id ID, do func(context.Context, *db.Tx, *held) error) (*Member, error) {
	v := auth.FromContext(ctx)
	if !v.SignedIn() {
		return nil, problem.SignIn()
	}
	if !v.Administrator {
		return nil, ErrAdministrators
	}
	var h *held
	err := s.db.InTx(ctx, func(ctx context.Context, tx *db.Tx) (err error) {
		if h, err = hold(ctx, tx, id); err != nil {
			return err
		}
		if !h.runs(ID(v.MemberID)) {
			return ErrAdministrators
		}
		if err := h.member.CanSuspend(v); err != nil {
			return err
		}
		return do(ctx, tx, h)
	})
	if err != nil {
		return nil, err
	}
	return h.member, nil
}

// held is a member about whom something is decided, with those who run the installation by now, and the moment.
type held struct {
	member         *Member
	administrators []*Member
	at             time.Time
}

// hold holds a member and the administrators of the installation: of two who decide about each other the second meets
// what the first has done.
func hold(ctx context.Context, tx *db.Tx, id ID) (*held, error) {
	h, err := storeOn(tx).hold(ctx, id)
	if err == nil && h.member == nil {
		err = ErrMember.On("memberId")
	}
	return h, err
}

// runs tells whether a member runs the installation by now.
func (h *held) runs(id ID) bool {
	for _, m := range h.administrators {
		if m.ID == id && m.StateAt(h.at) == Active {
			return true
		}
	}
	return false
}

// last tells whether nobody else runs the installation.
func (h *held) last() bool {
	others := 0
	for _, m := range h.administrators {
		if m.ID != h.member.ID && m.StateAt(h.at) == Active {
			others++
		}
	}
	return h.member.Administrator && others == 0
}

// stand writes how a member stands, and says so to whoever delivers.
func stand(ctx context.Context, tx *db.Tx, m *Member) error {
	tx.Notify(db.RightsStream, db.MemberChanged, int64(m.ID), 0)
	return storeOn(tx).stand(ctx, m)
}

// endAll ends every session of a member.
func endAll(ctx context.Context, tx *db.Tx, id ID) error {
	ended, err := storeOn(tx).endAll(ctx, id)
	over(tx, ended)
	return err
}

// over says that sessions have ended to whoever delivers.
func over(tx *db.Tx, sessions []int64) {
	for _, id := range sessions {
		tx.Notify(db.RightsStream, db.SessionEnded, id, 0)
	}
}

const (
	shortestReason = 3
	longestReason  = 500
)

// CheckReason returns the reason of a decision without blanks around it, or why it is refused.
func CheckReason(reason string) (string, error) {
	reason = strings.TrimSpace(reason)
	if n := utf8.RuneCountInString(reason); n < shortestReason || n > longestReason || !utf8.ValidString(reason) || strings.ContainsRune(reason, 0) {
		return "", problem.Bad("reason", "reason_length", "A reason has 3 to 500 characters.")
	}
	return reason, nil
}
