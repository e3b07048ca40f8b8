package assembly

import (
	"context"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"piazza/internal/account"
	"piazza/internal/auth"
	"piazza/internal/ballot"
	"piazza/internal/db"
	"piazza/internal/entry"
	"piazza/internal/markdown"
	"piazza/internal/poll"
	"piazza/internal/problem"
	"piazza/internal/space"
)

const (
	longestTitle   = 160
	longestBody    = 40_000
	longestMessage = 200
	mostQuorum     = 1_000_000
	firstYear      = 2000
	lastYear       = 2999
)

// What is refused of an assembly's own words and rules.
var (
	ErrTitle      = problem.Bad("title", "assembly_title", "An assembly has a title of 1 to 160 characters on one line.")
	ErrBody       = problem.Bad("body", "assembly_body", "What an assembly is about has at most 40,000 bytes.")
	ErrMessage    = problem.Bad("message", "assembly_message", "A message has at most 200 characters on one line.")
	ErrStartsAt   = problem.Bad("startsAt", "assembly_starts_at", "This time cannot be.")
	ErrElectorate = problem.Bad("electorate", "assembly_electorate", "In an assembly count its piazza's members, or whoever is signed in.")
	ErrQuorum     = problem.Bad("quorum", "assembly_quorum", "A quorum is a number of people, at most 1,000,000.")
	ErrRules      = problem.Bad("guests", "assembly_rules", "There is no such rule.")
	ErrStillOpen  = problem.Clash("assembly_item_open", "A question is open: close it first.")
)

// Create prepares an assembly.
func (s *Service) Create(ctx context.Context, in CreateInput) (*Assembly, error) {
	viewer := auth.FromContext(ctx)
	if !viewer.SignedIn() {
		return nil, problem.SignIn()
	}
	a := &Assembly{
		Electorate: poll.Members, Assurance: account.AssuranceNone, Guests: poll.NoGuests, CreatedByID: account.ID(viewer.MemberID),
	}
	err := a.write(UpdateInput{
		Title: &in.Title, Body: in.Body, StartsAt: in.StartsAt, Electorate: in.Electorate, Assurance: in.Assurance, Guests: in.Guests,
		Quorum: in.Quorum,
	})
	if err != nil {
		return nil, err
	}
	var made *Assembly
	err = s.db.InTx(ctx, func(ctx context.Context, tx *db.Tx) (err error) {
		fresh := *a
		made, err = createIn(ctx, tx, in, &fresh)
		return err
	})
	return made, err
}

// createIn asks anew for the right also where the request only repeats an earlier one.
func createIn(ctx context.Context, tx *db.Tx, in CreateInput, a *Assembly) (made *Assembly, err error) {
	viewer, store := auth.FromContext(ctx), storeOn(tx)
	if a.Piazza, err = store.piazza(ctx, in.PiazzaID); err != nil {
		return nil, err
	}
	if !a.Piazza.CanRead(viewer) {
		return nil, space.ErrPiazza.On("piazzaId") // as of one that there is not
	}
	if err := a.refuse(viewer); err != nil {
		return nil, err
	}
	key := db.Key{MemberID: viewer.MemberID, Mutation: "assemblyCreate", Key: in.IdempotencyKey, Input: in}
	earlier, _, err := tx.Once(ctx, key, func() (int64, error) {
		a.CreatedAt = tx.Now()
		err := store.add(ctx, a)
		tell(tx, a)
		return int64(a.ID), err
	})
	if err != nil {
		return nil, err
	}
	made, err = store.byID(ctx, ID(earlier))
	if err == nil && !made.CanRead(viewer) {
		err = ErrAssembly
	}
	return made, err
}

// Update changes an assembly. Who counts, how many must be here and which guests may come stays once it has begun; what else is changed
// then stands in the course.
func (s *Service) Update(ctx context.Context, in UpdateInput) (*Assembly, error) {
	return s.change(ctx, in.AssemblyID, func(ctx context.Context, h *held) error {
		if err := h.notEnded(); err != nil {
			return err
		}
		before := *h.Assembly
		if err := h.write(in); err != nil {
			return err
		}
		if err := h.reruled(ctx, &before); err != nil {
			return err
		}
		if h.Phase == Live && (before.Title != h.Title || before.Body != h.Body) {
			if err := h.note(ctx, doing{kind: ActRetitled, reason: before.Title}); err != nil {
				return err
			}
		}
		h.tell()
		return h.raise(ctx)
	})
}

// reruled refuses other rules than those under which people came, and brings the queue under what is ruled before.
func (h *held) reruled(ctx context.Context, before *Assembly) error {
	counts := before.Electorate != h.Electorate || before.Assurance != h.Assurance || before.Guests != h.Guests
	if !counts && alike(before.Quorum, h.Quorum) {
		return nil
	}
	if err := h.in(Planned); err != nil || !counts {
		return err
	}
	return h.ruleAll(ctx)
}

func alike[T comparable](a, b *T) bool { return a == b || a != nil && b != nil && *a == *b }

// write puts what was given into an assembly; nothing is stored yet.
func (a *Assembly) write(in UpdateInput) (err error) {
	if in.Title != nil {
		if a.Title, err = line(*in.Title, 1, longestTitle, ErrTitle); err != nil {
			return err
		}
	}
	if in.Body != nil {
		text := strings.TrimSpace(*in.Body)
		if len(text) > longestBody || !utf8.ValidString(text) || strings.ContainsRune(text, 0) {
			return ErrBody
		}
		a.Body, a.BodyHTML = text, markdown.Render(text, nil)
	}
	if in.IsUndated != nil && *in.IsUndated {
		if in.StartsAt != nil {
			return ErrStartsAt
		}
		a.StartsAt = nil
	}
	if in.StartsAt != nil {
		at := in.StartsAt.UTC().Truncate(time.Microsecond)
		if at.Year() < firstYear || at.Year() > lastYear {
			return ErrStartsAt
		}
		a.StartsAt = &at
	}
	return a.writeRules(in)
}

func (a *Assembly) writeRules(in UpdateInput) error {
	put(&a.Electorate, in.Electorate)
	put(&a.Assurance, in.Assurance)
	put(&a.Guests, in.Guests)
	if in.Quorum != nil {
		a.Quorum = in.Quorum
		if *in.Quorum == 0 {
			a.Quorum = nil
		}
	}
	switch {
	case a.Electorate != poll.Members && a.Electorate != poll.SignedIn:
		return ErrElectorate
	case !a.Assurance.Valid() || !a.Guests.Valid():
		return ErrRules
	case a.Quorum != nil && (*a.Quorum < 1 || *a.Quorum > mostQuorum):
		return ErrQuorum
	default:
		return nil
	}
}

func put[T any](into, given *T) {
	if given != nil {
		*into = *given
	}
}

// line trims a text of one line and refuses what is none.
func line(text string, least, most int, refusal error) (string, error) {
	if !utf8.ValidString(text) {
		return "", refusal
	}
	text = strings.Join(strings.Fields(text), " ")
	if n := utf8.RuneCountInString(text); n < least || n > most || strings.ContainsFunc(text, unseen) {
		return "", refusal
	}
	return text, nil
}

// unseen tells what no line may hold that stands before everybody: what controls it, turns what follows, or hides in it. What joins signs
// into one, and some writings need, may be there.
func unseen(r rune) bool {
	const nonJoiner, joiner = '\u200c', '\u200d'
	return unicode.IsControl(r) || unicode.Is(unicode.Cf, r) && r != nonJoiner && r != joiner
}

// Delete deletes an assembly that has not begun, or a rehearsal, with its queue and all that was voted in it.
func (s *Service) Delete(ctx context.Context, in Input) (ID, error) {
	_, err := s.change(ctx, in.AssemblyID, func(ctx context.Context, h *held) error {
		if !h.IsRehearsal() {
			if err := h.in(Planned); err != nil {
				return err
			}
		}
		return h.remove(ctx)
	})
	if err != nil {
		return 0, err
	}
	return in.AssemblyID, nil
}

// remove deletes the assembly and, before it, what rehearses it.
func (h *held) remove(ctx context.Context) error {
	if err := h.removeRehearsals(ctx); err != nil {
		return err
	}
	if err := h.removePolls(ctx); err != nil {
		return err
	}
	h.tell()
	h.touch()
	endPasses(h.tx, h.ID)
	if err := h.dismiss(ctx); err != nil {
		return err
	}
	return storeOn(h.tx).AssemblyDelete(ctx, int64(h.ID))
}

// removeRehearsals deletes what rehearses the assembly.
func (h *held) removeRehearsals(ctx context.Context) error {
	rehearsals, err := storeOn(h.tx).AssemblyRehearsals(ctx, int64(h.ID))
	if err != nil {
		return err
	}
	for _, id := range rehearsals {
		rehearsal, err := holdIn(ctx, h.tx, ID(id))
		if err != nil {
			return err
		}
		if err := rehearsal.remove(ctx); err != nil {
			return err
		}
	}
	return nil
}

func (h *held) removePolls(ctx context.Context) error {
	ids := make([]entry.ID, len(h.queue))
	for i, one := range h.queue {
		ids[i] = one.poll
		if err := storeOn(h.tx).AssemblyItemDelete(ctx, int64(one.id)); err != nil {
			return err
		}
	}
	return ballot.DeleteIn(ctx, h.tx, ids)
}

// Start begins an assembly: its code lets people in. One that has begun stays so.
func (s *Service) Start(ctx context.Context, in Input) (*Assembly, error) {
	return s.change(ctx, in.AssemblyID, func(ctx context.Context, h *held) error {
		if h.Phase == Live {
			return nil
		}
		return s.startIn(ctx, h)
	})
}

func (s *Service) startIn(ctx context.Context, h *held) error {
	if err := h.in(Planned); err != nil {
		return err
	}
	code, err := drawCode(ctx, storeOn(h.tx))
	if err != nil {
		return err
	}
	h.Phase, h.StartedAt, h.Code, h.CodeVersion = Live, &h.Now, &code, h.CodeVersion+1
	if err := h.note(ctx, doing{kind: ActStarted}); err != nil {
		return err
	}
	h.tell()
	return h.raise(ctx)
}

// End ends an assembly. One that is over stays so.
func (s *Service) End(ctx context.Context, in Input) (*Assembly, error) {
	return s.change(ctx, in.AssemblyID, func(ctx context.Context, h *held) error {
		if h.Phase == Ended {
			return nil
		}
		if err := h.in(Live); err != nil {
			return err
		}
		if h.open() != nil {
			return ErrStillOpen
		}
		if err := h.settle(ctx); err != nil {
			return err
		}
		if err := entry.ListIn(ctx, h.tx, pollsOf(h.queue)); err != nil {
			return err
		}
		h.Phase, h.EndedAt, h.Code, h.CurrentItem = Ended, &h.Now, nil, nil
		if err := h.note(ctx, doing{kind: ActEnded, present: s.count(h.ID)}); err != nil {
			return err
		}
		h.tell()
		return h.raise(ctx)
	})
}

// settle counts what was closed and not counted yet.
func (h *held) settle(ctx context.Context) error {
	for _, one := range h.queue {
		if one.voting.Stored != poll.Closed && one.voting.Phase() == poll.Closed {
			if err := ballot.SettleIn(ctx, h.tx, one.poll); err != nil {
				return err
			}
		}
	}
	return nil
}

// count is how many of those who count are here, nil where that is not known.
func (s *Service) count(id ID) *int {
	if n, known := s.present(id); known {
		return &n
	}
	return nil
}

// Say says something to everybody, above what is before them.
func (s *Service) Say(ctx context.Context, in MessageInput) (*Assembly, error) {
	message, err := line(in.Message, 0, longestMessage, ErrMessage)
	if err != nil {
		return nil, err
	}
	return s.change(ctx, in.AssemblyID, func(ctx context.Context, h *held) error {
		if err := h.in(Live); err != nil || h.Message == message {
			return err
		}
		h.Message = message
		return h.noteAs(ctx, doing{kind: ActSaid, reason: message})
	})
}
