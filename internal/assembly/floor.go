package assembly

import (
	"cmp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"piazza/internal/auth"
	"piazza/internal/problem"
	"piazza/internal/space"
)

const (
	longestFloor = 300
	// mostFloorShown is how many questions a floor shows; of it no more than so many that wait, so that who holds it still sees what is
	// before everybody, however many there are.
	mostFloorShown   = 100
	mostWaitingShown = 50
	// mostFloorSeen is how many are shown to others while it goes on, whom each change of one is told with all: the most wanted.
	mostFloorSeen = 30
	// mostOwnWaiting is how many questions of one person may wait, mostOwn how many he may ask in all; what waits of all is
	// bounded so that who holds the assembly can still read it, and all of it so that reading it stays cheap.
	mostOwnWaiting = 3
	mostOwn        = 20
	mostWaiting    = 300
	mostFloor      = 2000
)

// What is refused of questions from the floor.
var (
	ErrFloor        = problem.Missing("floor_missing", "This question does not exist.").On("questionId")
	ErrFloorText    = problem.Bad("text", "floor_text", "A question has 1 to 300 characters.")
	ErrFloorClosed  = problem.Clash("floor_closed", "The assembly is not being held: no questions are taken.")
	ErrFloorJoin    = problem.Denied("join_assembly", "Come into the assembly first.")
	ErrFloorOwn     = problem.Clash("floor_own_waiting", "Three questions of yours wait already: ask more when one has been let through.")
	ErrFloorEnough  = problem.Clash("floor_own_full", "You have asked 20 questions in this assembly, and cannot ask more.")
	ErrFloorFull    = problem.Clash("floor_full", "Too many questions wait already: try again in a while.")
	ErrFloorPace    = problem.TooMuch("floor_pace", "Slowly: wait a moment before you go on.")
	ErrFloorState   = problem.Bad("state", "floor_state", "There is no such state of a question.")
	ErrFloorUnshown = problem.Clash("floor_not_shown", "This question is not open to be wanted.")
)

// FloorQuestion is a question from the floor.
type FloorQuestion struct {
	ID   FloorID
	Text string
	// Name is under which it was asked, empty where the asker is not named.
	Name string
	// IsGuest tells that a guest asked it, whose name is whatever he typed.
	IsGuest bool
	State   FloorState
	Votes   int
	AskedAt time.Time

	asker      asker
	assemblyID ID
}

// Floor is what of the questions from the floor a viewer sees.
type Floor struct {
	Version         int64
	Questions       []*FloorQuestion
	Waiting         int
	ViewerVotes     []FloorID
	ViewerQuestions []*FloorQuestion
}

// asker is who asks and wants: a member, or a guest.
type asker struct{ member, person, guest int64 }

func askerOf(v auth.Viewer, of ID) asker {
	if v.IsGuest(int64(of)) {
		return asker{guest: v.Pass.ID}
	}
	return asker{member: v.MemberID, person: v.PersonID}
}

// voter is his number among those who want a question: a person's, or a guest's below zero.
func (a asker) voter() int64 {
	if a.guest != 0 {
		return -a.guest
	}
	return a.person
}

// is tells whether a question is this asker's own.
func (a asker) is(other asker) bool {
	return a.guest != 0 && a.guest == other.guest || a.member != 0 && a.member == other.member
}

// ground is what the rules of a floor stand on: an assembly, and whether who asks has come in.
type ground struct {
	Assembly
	takesPart bool
}

// speak says why somebody may not ask or want; nil where he may.
func (g *ground) speak(v auth.Viewer) error {
	switch {
	case !g.CanRead(v):
		return ErrAssembly
	case v.IsScreen(int64(g.ID)):
		return ErrFloorJoin
	case !v.SignedIn() && !v.IsGuest(int64(g.ID)):
		return problem.SignIn()
	case v.ExcludedFrom(int64(g.Piazza.ID)):
		return space.ErrExcluded
	case g.Phase != Live:
		return ErrFloorClosed
	case !g.takesPart:
		return ErrFloorJoin
	default:
		return nil
	}
}

// moderate says why somebody may not decide what becomes of a question; nil where he may.
func (g *ground) moderate(v auth.Viewer) error {
	switch {
	case !g.CanRead(v):
		return ErrFloor
	case !g.CanRun(v):
		return ErrRun
	case g.MinutesPublishedAt != nil:
		return ErrMinutesKept
	default:
		return nil
	}
}

// checkFloor trims a question and refuses what is none. It is one line: a screen shows it.
func checkFloor(text string) (string, error) {
	text = strings.Join(strings.Fields(text), " ")
	if n := utf8.RuneCountInString(text); n < 1 || n > longestFloor || !utf8.ValidString(text) || strings.ContainsFunc(text, unseen) {
		return "", ErrFloorText
	}
	return text, nil
}

// bounds are how many questions there are already; waiting and total of members alone, or of guests alone.
type bounds struct {
	waiting, own, ownWaiting, total int
	// same is a question of the same asker with the same words, 0 for none.
	same FloorID
}

// more says why there may be no further question; nil where there may.
func (b bounds) more() error {
	switch {
	case b.own >= mostOwn:
		return ErrFloorEnough
	case b.ownWaiting >= mostOwnWaiting:
		return ErrFloorOwn
	case b.waiting >= mostWaiting/2 || b.total >= mostFloor/2: // half is for members, half for guests
		return ErrFloorFull
	default:
		return nil
	}
}

// FloorStanding is a floor at one moment, read once for all who watch it. What of it is told to whom is decided by For.
type FloorStanding struct {
	ground
	version int64
	// seen is the version of what everybody sees.
	seen      int64
	questions []*FloorQuestion
	// voters are who want a question, in ascending order.
	voters map[FloorID][]int64
}

// Version grows with each change of it.
func (s *FloorStanding) Version() int64 { return s.version }

// For is what of the floor a viewer sees.
func (s *FloorStanding) For(v auth.Viewer) (*Floor, error) {
	if !s.CanRead(v) {
		return nil, ErrAssembly
	}
	runs, self := s.CanRun(v), askerOf(v, s.ID)
	version, most := s.version, mostFloorShown
	if !runs {
		version = s.seen
	}
	if !runs && s.Phase == Live {
		most = mostFloorSeen
	}
	floor := &Floor{Version: version, Questions: []*FloorQuestion{}, ViewerVotes: []FloorID{}, ViewerQuestions: []*FloorQuestion{}}
	for _, q := range s.questions {
		if runs && q.State == FloorWaiting {
			floor.Waiting++
		}
		if self.is(q.asker) {
			floor.ViewerQuestions = append(floor.ViewerQuestions, q)
		}
		if q.State == FloorWaiting && floor.Waiting > mostWaitingShown {
			continue
		}
		if len(floor.Questions) < most && q.seen(runs) {
			floor.Questions = append(floor.Questions, q)
			if _, wants := slices.BinarySearch(s.voters[q.ID], self.voter()); wants {
				floor.ViewerVotes = append(floor.ViewerVotes, q.ID)
			}
		}
	}
	return floor, nil
}

// fair puts what waits into the order in which it is let through fairly: the first of everybody, then the second of everybody. Who asks
// much hides nobody.
func fair(questions []*FloorQuestion) {
	waiting := slices.IndexFunc(questions, func(q *FloorQuestion) bool { return q.State != FloorWaiting })
	if waiting < 0 {
		waiting = len(questions)
	}
	asked, turn := map[asker]int{}, map[FloorID]int{}
	for _, q := range questions[:waiting] {
		asked[q.asker]++
		turn[q.ID] = asked[q.asker]
	}
	slices.SortStableFunc(questions[:waiting], func(a, b *FloorQuestion) int { return cmp.Compare(turn[a.ID], turn[b.ID]) })
}

// seen tells whether a question stands in the list that somebody is shown.
func (q *FloorQuestion) seen(runs bool) bool {
	return q.State == FloorShown || q.State == FloorAnswered || runs && q.State == FloorWaiting
}

// Repeats tells that a viewer would be told the same again. Versions alone do not tell: what waits is not everybody's.
func (f *Floor) Repeats(last *Floor) bool {
	return last != nil && f.Waiting == last.Waiting && slices.Equal(f.ViewerVotes, last.ViewerVotes) &&
		equal(f.Questions, last.Questions) && equal(f.ViewerQuestions, last.ViewerQuestions)
}

func equal(a, b []*FloorQuestion) bool {
	return slices.EqualFunc(a, b, func(a, b *FloorQuestion) bool { return *a == *b })
}
