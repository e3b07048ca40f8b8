package assembly

import (
	"context"
	"errors"
	"time"

	"github.com/jackc/pgx/v5"

	"piazza/internal/account"
	"piazza/internal/db"
	"piazza/internal/db/gen"
	"piazza/internal/entry"
	"piazza/internal/poll"
	"piazza/internal/space"
)

// store speaks to the tables of assemblies.
type store struct{ *gen.Queries }

func storeOn(q db.Querier) store { return store{gen.New(q)} }

func utc(t *time.Time) *time.Time {
	if t == nil {
		return nil
	}
	at := t.UTC()
	return &at
}

// numbered turns a number of the database into an id, null into nil.
func numbered[T ~int64](n *int64) *T {
	if n == nil {
		return nil
	}
	return new(T(*n))
}

func number[T ~int64](id *T) *int64 {
	if id == nil {
		return nil
	}
	return new(int64(*id))
}

func numbers[T ~int64](ids []T) []int64 {
	out := make([]int64, len(ids))
	for i, id := range ids {
		out[i] = int64(id)
	}
	return out
}

func fromRow(r *gen.Assembly, piazza *space.Piazza, now time.Time) *Assembly {
	return &Assembly{
		ID: ID(r.ID), Piazza: piazza, Phase: Phase(r.Phase), Title: r.Title, Body: r.Body, BodyHTML: r.BodyHTML,
		StartsAt: utc(r.StartsAt), StartedAt: utc(r.StartedAt), EndedAt: utc(r.EndedAt), RehearsalOf: numbered[ID](r.RehearsalOf),
		Electorate: poll.Electorate(r.Electorate), Assurance: account.Assurance(r.Assurance), Guests: poll.Admission(r.Guests), IsShutToGuests: r.GuestsShut,
		Quorum: r.Quorum, Message: r.Message, Code: r.Code, CodeVersion: r.CodeVersion, CurrentItem: numbered[ItemID](r.CurrentItem),
		MinutesText: r.Minutes, MinutesHTML: r.MinutesHTML, MinutesPublishedAt: utc(r.MinutesPublishedAt), Version: r.Version,
		CreatedByID: account.ID(r.CreatedBy), CreatedAt: r.CreatedAt.UTC(), Now: now.UTC(),
	}
}

func (s store) byIDs(ctx context.Context, ids []ID) ([]*Assembly, error) {
	rows, err := s.AssemblyByIDs(ctx, numbers(ids))
	if err != nil {
		return nil, db.Problem(err)
	}
	all := make([]*Assembly, len(rows))
	for i := range rows {
		piazza, err := space.FromRow(rows[i].Space, "[]")
		if err != nil {
			return nil, err
		}
		all[i] = fromRow(&rows[i].Assembly, piazza, rows[i].Now)
	}
	return all, nil
}

// byID reads an assembly, whoever asks.
func (s store) byID(ctx context.Context, id ID) (*Assembly, error) {
	all, err := s.byIDs(ctx, []ID{id})
	if err != nil || len(all) == 0 {
		return nil, errors.Join(err, missing(len(all) == 0 && err == nil))
	}
	return all[0], nil
}

func missing(is bool) error {
	if is {
		return ErrAssembly
	}
	return nil
}

// hold locks an assembly. Its clock is for who reads the queue after that.
func (s store) hold(ctx context.Context, id ID) (*Assembly, error) {
	r, err := s.AssemblyHold(ctx, int64(id))
	if errors.Is(err, pgx.ErrNoRows) {
		return nil, ErrAssembly
	}
	if err != nil {
		return nil, err
	}
	piazza, err := space.FromRow(r.Space, "[]")
	return fromRow(&r.Assembly, piazza, time.Time{}), err
}

func (s store) piazza(ctx context.Context, id space.ID) (*space.Piazza, error) {
	r, err := s.AssemblyPiazza(ctx, int64(id))
	if errors.Is(err, pgx.ErrNoRows) {
		return nil, space.ErrPiazza.On("piazzaId")
	}
	if err != nil {
		return nil, err
	}
	return space.FromRow(r.Space, "[]")
}

func (s store) add(ctx context.Context, a *Assembly) error {
	id, err := s.AssemblyAdd(ctx, gen.AssemblyAddParams{
		SpaceID: int64(a.Piazza.ID), Title: a.Title, Body: a.Body, BodyHTML: a.BodyHTML, StartsAt: a.StartsAt,
		RehearsalOf: number(a.RehearsalOf), Electorate: string(a.Electorate), Assurance: string(a.Assurance), Guests: string(a.Guests),
		Quorum: a.Quorum, CreatedBy: int64(a.CreatedByID), CreatedAt: a.CreatedAt,
	})
	a.ID, a.Phase, a.Version = ID(id), Planned, 1
	return err
}

func (s store) rewrite(ctx context.Context, a *Assembly) error {
	return s.AssemblyRewrite(ctx, gen.AssemblyRewriteParams{
		ID: int64(a.ID), Phase: string(a.Phase), Title: a.Title, Body: a.Body, BodyHTML: a.BodyHTML, StartsAt: a.StartsAt,
		StartedAt: a.StartedAt, EndedAt: a.EndedAt, Electorate: string(a.Electorate), Assurance: string(a.Assurance),
		Guests: string(a.Guests), Quorum: a.Quorum, Message: a.Message, Code: a.Code, CodeVersion: a.CodeVersion,
		CurrentItem: number(a.CurrentItem), Minutes: a.MinutesText, MinutesHTML: a.MinutesHTML,
		MinutesPublishedAt: a.MinutesPublishedAt, GuestsShut: a.IsShutToGuests, Version: a.Version,
	})
}

// items reads the queues of assemblies, each in its order.
func (s store) items(ctx context.Context, ids []ID) (map[ID][]*queued, error) {
	rows, err := s.AssemblyItems(ctx, numbers(ids))
	if err != nil {
		return nil, db.Problem(err)
	}
	queues := make(map[ID][]*queued, len(ids))
	for i := range rows {
		r := &rows[i].AssemblyItem
		id := ID(r.AssemblyID)
		queues[id] = append(queues[id], &queued{
			id: ItemID(r.ID), position: len(queues[id]) + 1, place: r.Position, poll: entry.ID(r.EntryID), title: rows[i].Title,
			seconds: r.Seconds, revealedAt: utc(r.RevealedAt), annulledReason: r.AnnulledReason, withdrawnReason: orNil(rows[i].Withdrawn),
			closingNoted: rows[i].ClosingNoted,
		})
	}
	return queues, nil
}

// orNil returns a text, nil where it says nothing.
func orNil(text string) *string {
	if text == "" {
		return nil
	}
	return &text
}

func (s store) assemblyOf(ctx context.Context, item ItemID) (ID, error) {
	n, err := s.AssemblyOfItem(ctx, int64(item))
	if errors.Is(err, pgx.ErrNoRows) {
		return 0, ErrItem
	}
	return ID(n), err
}

// pollOf returns the poll of an item, and the assembly whose it is.
func (s store) pollOf(ctx context.Context, item ItemID) (entry.ID, ID, error) {
	r, err := s.AssemblyPollOfItem(ctx, int64(item))
	if errors.Is(err, pgx.ErrNoRows) {
		return 0, 0, ErrItem
	}
	return entry.ID(r.EntryID), ID(r.AssemblyID), db.Problem(err)
}
