package assembly

import (
	"context"
	"encoding/json"
	"time"

	"piazza/internal/account"
	"piazza/internal/auth"
	"piazza/internal/db/gen"
	"piazza/internal/paging"
	"piazza/internal/poll"
)

// listActs is the name of the course in its cursors.
const listActs = "assembly_acts"

// doing is an act that is to be written down.
type doing struct {
	kind   ActKind
	item   *queued
	amount *int
	reason string
	// before is what undoing needs.
	before *before
	// at is when it happened, the clock of the hold where nothing is said; byClock tells that nobody did it.
	at      *time.Time
	byClock bool
	present *int
}

// before is what stood before an act.
type before struct {
	// Current is what was before everybody.
	Current *ItemID `json:"current,omitempty"`
	// ClosesAt is when an item would have closed by itself.
	ClosesAt *time.Time `json:"closesAt,omitempty"`
}

// note writes an act into the course and returns its number.
func (h *held) note(ctx context.Context, d doing) (int, error) {
	row := gen.AssemblyActAddParams{
		AssemblyID: int64(h.ID), Kind: string(d.kind), At: h.Now, Amount: d.amount, Reason: d.reason, Present: d.present,
	}
	if d.at != nil {
		row.At = *d.at
	}
	if !d.byClock {
		row.MemberID = new(auth.FromContext(ctx).MemberID)
	}
	if d.item != nil {
		row.ItemID, row.Position, row.Title = new(int64(d.item.id)), &d.item.position, &d.item.title
	}
	if d.before != nil {
		text, err := json.Marshal(d.before)
		if err != nil {
			return 0, err
		}
		row.Before = text
	}
	return storeOn(h.tx).AssemblyActAdd(ctx, row)
}

// catchUp writes down the closings that the clock did since: whoever holds the assembly next does it, before what he does himself.
func (h *held) catchUp(ctx context.Context) error {
	for _, one := range h.queue {
		if one.voting.Phase() != poll.Closed || one.closingNoted {
			continue
		}
		if _, err := h.note(ctx, doing{kind: ActClosed, item: one, at: one.voting.ClosesAt, byClock: true}); err != nil {
			return err
		}
	}
	return nil
}

// ActPage is part of the course.
type ActPage struct {
	Acts []*Act
	// More tells whether there are more after the last, Before whether there are some before the first.
	More, Before bool
}

// Cursor returns the cursor of an act of the course.
func (ActPage) Cursor(a *Act) string { return paging.Cursor(listActs, int64(a.Number)) }

// CanSeeCourse tells whether the viewer may read the course: who holds the assembly, and once the minutes are published whoever
// may read the piazza.
func (a *Assembly) CanSeeCourse(v auth.Viewer) bool {
	return a.CanRun(v) || a.MinutesPublishedAt != nil && a.CanRead(v)
}

// Acts returns the course in its order, nil for who may not read it. Closings by the clock may be missing until somebody does the
// next thing.
func (s *Service) Acts(ctx context.Context, a *Assembly, page paging.Page) (*ActPage, error) {
	if !a.CanSeeCourse(auth.FromContext(ctx)) {
		return nil, nil //nolint:nilnil // null is the API's answer for what is not for the viewer
	}
	key, err := page.Key(listActs, 1)
	if err != nil {
		return nil, err
	}
	after := 0
	if key != nil {
		after = int(min(max(key[0], 0), mostActs))
	}
	acts, err := storeOn(s.db).acts(ctx, a.ID, after, page.Limit()+1)
	if err != nil {
		return nil, err
	}
	acts, more := paging.Cut(acts, page.Limit())
	return &ActPage{Acts: acts, More: more, Before: key != nil}, nil
}

// mostActs is beyond any course.
const mostActs = 1 << 30

// ActCount returns how many acts there are.
func (s *Service) ActCount(ctx context.Context, a *Assembly) (int, error) {
	n, err := storeOn(s.db).AssemblyActCount(ctx, int64(a.ID))
	return int(n), err
}

func (s store) acts(ctx context.Context, id ID, after, most int) ([]*Act, error) {
	rows, err := s.AssemblyActs(ctx, gen.AssemblyActsParams{AssemblyID: int64(id), After: after, Most: most})
	acts := make([]*Act, len(rows))
	for i, r := range rows {
		acts[i] = &Act{
			Number: r.Number, Kind: ActKind(r.Kind), At: r.At.UTC(), ActorID: numbered[account.ID](r.MemberID),
			ItemID: numbered[ItemID](r.ItemID), Position: r.Position, Title: r.Title, Present: r.Present, Amount: r.Amount,
			Reason: r.Reason, IsUndone: r.Undone,
		}
	}
	return acts, err
}
