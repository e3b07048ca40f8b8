package assembly

import (
	"cmp"
	"context"
	"time"

	"piazza/internal/auth"
	"piazza/internal/db"
	"piazza/internal/paging"
	"piazza/internal/poll"
	"piazza/internal/problem"
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

// note writes an act into the course.
func (h *held) note(ctx context.Context, d doing) error {
	if d.at == nil {
		d.at = &h.Now
	}
	number, err := storeOn(h.tx).note(ctx, h.ID, d)
	if err == nil && number > fullCourse && !d.kind.ends() {
		err = ErrCourse
	}
	return err
}

// catchUp writes down the closings that the clock did since: whoever holds the assembly next does it, before what he does himself.
func (h *held) catchUp(ctx context.Context) error {
	for _, one := range h.queue {
		if one.voting.Phase() != poll.Closed || one.closingNoted || one.annulledReason != nil {
			continue // what was annulled while it was open was closed by that
		}
		at := cmp.Or(one.voting.ClosedAt, one.voting.ClosesAt)
		if err := h.note(ctx, doing{kind: ActClosed, item: one, at: at, byClock: true}); err != nil {
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
	acts, err := storeOn(s.db).acts(ctx, a, after, page.Limit()+1)
	if err != nil {
		return nil, err
	}
	acts, more := paging.Cut(acts, page.Limit())
	return &ActPage{Acts: acts, More: more, Before: key != nil}, nil
}

const (
	// fullCourse is how many acts a course has before nothing more is begun in it.
	fullCourse = 10_000
	// mostActs is beyond any course: what a full one still ends is less than its questions have acts.
	mostActs = 2 * fullCourse
)

// ErrCourse refuses to begin something where the course is full.
var ErrCourse = problem.Clash("assembly_course_full", "The course of this assembly is full: close what is open, and end it.")

// ActCount returns how many acts there are.
func (s *Service) ActCount(ctx context.Context, a *Assembly) (int, error) {
	n, err := storeOn(s.db).AssemblyActCount(ctx, int64(a.ID))
	return int(n), db.Problem(err)
}
