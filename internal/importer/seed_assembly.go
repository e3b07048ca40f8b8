package importer

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"piazza/internal/account"
	"piazza/internal/assembly"
	"piazza/internal/ballot"
	"piazza/internal/entry"
	"piazza/internal/poll"
	"piazza/internal/space"
)

// assemblies writes the assemblies of the demo, with their polls and what was voted in them.
func (s *seeding) assemblies(ctx context.Context) error {
	for _, one := range s.content.assemblies {
		if err := s.assembly(ctx, one); err != nil {
			return fmt.Errorf("assembly %s: %w", one.name, err)
		}
	}
	return nil
}

// heldAssembly is an assembly of the demo that is being written.
type heldAssembly struct {
	*demoAssembly
	*seeding
	where  *place
	author *account.Member
	id     assembly.ID
	in     assembly.Assembly
	acts   []assembly.Act
}

func (s *seeding) assembly(ctx context.Context, one *demoAssembly) error {
	h := &heldAssembly{demoAssembly: one, seeding: s, where: s.squares[one.piazza], author: s.members[one.Author]}
	if h.where == nil || h.author == nil {
		return errors.New("its piazza or its author does not exist")
	}
	for _, step := range []func(context.Context) error{h.begin, h.ask, h.course, h.floor} {
		if err := step(ctx); err != nil {
			return err
		}
	}
	return nil
}

// begin writes the assembly with who came.
func (h *heldAssembly) begin(ctx context.Context) error {
	h.in = assembly.Assembly{
		Piazza: &space.Piazza{ID: h.where.id}, Phase: assembly.Planned, Title: h.Title, Body: h.Body, Electorate: poll.Members,
		Assurance: account.AssuranceNone, Guests: poll.Admission(cmp.Or(h.Guests, string(poll.NoGuests))), Quorum: h.Quorum,
		MinutesText: h.Minutes, CreatedByID: h.author.ID, Version: 1,
	}
	if err := h.date(); err != nil {
		return err
	}
	var came []assembly.ImportedParticipant
	for _, handle := range slices.Concat(h.Present, h.Remote) {
		m := h.members[handle]
		if m == nil {
			return fmt.Errorf("there is no member %s", handle)
		}
		joined := h.in.StartedAt.Add(time.Duration(len(came)*17%240) * time.Second)
		came = append(came, assembly.ImportedParticipant{
			PersonID: m.PersonID, MemberID: m.ID, IsInHall: slices.Contains(h.Present, handle), JoinedAt: joined,
		})
	}
	var err error
	h.id, err = assembly.ImportIn(ctx, h.tx, assembly.Imported{Assembly: h.in, Participants: came})
	return err
}

// evening is when people have time for an assembly, on a day.
func evening(at time.Time) time.Time { return at.UTC().Truncate(day).Add(17 * time.Hour) }

// date turns ages into times. Nobody begins on the minute.
func (h *heldAssembly) date() error {
	var err error
	if h.in.CreatedAt, err = h.ago(h.Prepared); err != nil {
		return err
	}
	if h.StartsIn != "" {
		ahead, err := parseAge(h.StartsIn)
		starts := evening(h.now.Add(ahead))
		h.in.StartsAt = &starts
		return err
	}
	started, err := h.ago(h.Started)
	if err != nil {
		return err
	}
	started = evening(started).Add(4*time.Minute + 12*time.Second)
	ended, err := after(started, h.Lasted)
	if err != nil {
		return err
	}
	announced := started.Truncate(30 * time.Minute)
	h.in.StartsAt, h.in.StartedAt, h.in.EndedAt, h.in.Phase = &announced, &started, &ended, assembly.Ended
	if h.Published != "" {
		published, err := h.ago(h.Published)
		h.in.MinutesPublishedAt = &published
		return err
	}
	return nil
}

// ask writes the queue.
func (h *heldAssembly) ask(ctx context.Context) error {
	for i := range h.Items {
		if err := h.item(ctx, i+1, &h.Items[i]); err != nil {
			return fmt.Errorf("question %d: %w", i+1, err)
		}
	}
	return nil
}

// course writes what happened, in the order in which it did.
func (h *heldAssembly) course(ctx context.Context) error {
	if h.in.StartedAt == nil {
		return nil
	}
	h.note(assembly.ActStarted, *h.in.StartedAt, nil)
	h.note(assembly.ActEnded, *h.in.EndedAt, nil)
	slices.SortStableFunc(h.acts, func(a, b assembly.Act) int { return a.At.Compare(b.At) })
	for _, act := range h.acts {
		if err := assembly.ImportActIn(ctx, h.tx, h.id, act); err != nil {
			return err
		}
	}
	return nil
}

func (h *heldAssembly) note(kind assembly.ActKind, at time.Time, about *assembly.Act) {
	act := assembly.Act{}
	if about != nil {
		act = *about
	}
	act.Kind, act.At = kind, at
	// Whoever closed by the clock is nobody.
	if kind != assembly.ActClosed || about == nil || about.Amount == nil {
		act.ActorID = &h.author.ID
	}
	act.Amount = nil
	if here := len(h.Present) + len(h.Remote); kind != assembly.ActEnded {
		act.Present = &here
	}
	h.acts = append(h.acts, act)
}

func (h *heldAssembly) floor(ctx context.Context) error {
	for _, f := range h.Floor {
		m := h.members[f.By]
		if m == nil {
			return fmt.Errorf("there is no member %s", f.By)
		}
		at, err := after(*h.in.StartedAt, f.After)
		if err != nil {
			return err
		}
		voters := []int64{}
		for _, handle := range f.Wanted {
			voters = append(voters, h.members[handle].PersonID)
		}
		err = assembly.ImportQuestionIn(ctx, h.tx, h.id, assembly.ImportedQuestion{
			MemberID: m.ID, Text: f.Text, IsNamed: f.Named, State: assembly.FloorState(f.State), AskedAt: at, SetBy: h.author.ID, Voters: voters,
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// item writes a question as a poll of its own, and what was voted in it.
func (h *heldAssembly) item(ctx context.Context, place int, one *demoItem) error {
	in, err := h.itemTimes(one)
	if err != nil {
		return err
	}
	state := entry.Draft
	if in.OpenedAt != nil {
		state = entry.Published
	}
	in.EntryID, _, err = entry.ImportIn(ctx, h.tx, entry.Imported{
		PiazzaID: h.where.id, Kind: entry.KindPoll, AuthorID: h.author.ID, Title: one.Questions[0].Title, State: state,
		CreatedAt: h.in.CreatedAt, UpdatedAt: h.in.CreatedAt, PublishedAt: in.OpenedAt,
	})
	if err != nil {
		return err
	}
	if _, err := poll.ImportIn(ctx, h.tx, in); err != nil {
		return err
	}
	queued := assembly.ImportedItem{PollID: in.EntryID, Seconds: one.Seconds, RevealedAt: in.ResultsPublishedAt}
	if one.Annulled != "" {
		queued.AnnulledReason = &one.Annulled
	}
	id, err := assembly.ImportItemIn(ctx, h.tx, h.id, place, queued)
	if err != nil || in.OpenedAt == nil {
		return err
	}
	if err := h.itemActs(id, place, one, in); err != nil {
		return err
	}
	v, err := poll.HoldAlone(ctx, h.tx, in.EntryID)
	if err != nil {
		return err
	}
	return ballot.ImportIn(ctx, h.tx, in.EntryID, h.votesIn(one, in, v.Questions))
}

// itemTimes says how a question is held, and when.
func (h *heldAssembly) itemTimes(one *demoItem) (poll.Imported, error) {
	rules := one.Rules
	hand, staff, members := poll.OpensByHand, poll.Staff, poll.Members
	rules.Opening, rules.ResultsVisibility, rules.Electorate = &hand, &staff, &members
	in := poll.Imported{Rules: &rules, AssemblyID: int64(h.id)}
	var err error
	if in.Questions, err = one.asked(h.now); err != nil || h.in.StartedAt == nil {
		return in, err
	}
	opened, err := after(*h.in.StartedAt, one.After)
	if err != nil {
		return in, err
	}
	closed, err := after(opened, one.Took)
	if err != nil {
		return in, err
	}
	in.OpenedAt, in.ClosedAt, rules.ClosesAt = &opened, &closed, &closed
	if one.Shown != "" {
		shown, err := after(closed, one.Shown)
		in.ResultsPublishedAt = &shown
		return in, err
	}
	return in, nil
}

// itemActs notes what happened with a question. One that has a time closed by the clock.
func (h *heldAssembly) itemActs(id assembly.ItemID, place int, one *demoItem, in poll.Imported) error {
	about := assembly.Act{ItemID: &id, Position: &place, Title: &one.Questions[0].Title}
	shown, err := after(*in.OpenedAt, "-50s")
	if err != nil {
		return err
	}
	h.note(assembly.ActShown, shown, &about)
	h.note(assembly.ActOpened, *in.OpenedAt, &about)
	closing := about
	closing.Amount = one.Seconds
	h.note(assembly.ActClosed, *in.ClosedAt, &closing)
	if in.ResultsPublishedAt != nil {
		h.note(assembly.ActRevealed, *in.ResultsPublishedAt, &about)
	}
	if one.Annulled != "" {
		about.Reason = one.Annulled
		h.note(assembly.ActAnnulled, in.ClosedAt.Add(20*time.Second), &about)
	}
	return nil
}

// votesIn are those of who took part and was not absent, each within the time that it was open.
func (h *heldAssembly) votesIn(one *demoItem, in poll.Imported, questions []*poll.Question) []ballot.Imported {
	chance := leaningOf(h.name + one.Questions[0].Title)
	open := in.ClosedAt.Sub(*in.OpenedAt)
	var votes []ballot.Imported
	for _, handle := range slices.Concat(h.Present, h.Remote) {
		if slices.Contains(one.Absent, handle) {
			continue
		}
		m := h.members[handle]
		votes = append(votes, ballot.Imported{
			PersonID: m.PersonID, MemberID: m.ID, Assurance: m.Assurance,
			CastAt:  in.OpenedAt.Add(time.Duration(float64(open) * (0.1 + 0.8*chance.Float64()))).Truncate(time.Millisecond),
			Ballots: chance.sheet(&one.demoPoll, questions, handle),
		})
	}
	return votes
}
