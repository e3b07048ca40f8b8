package entry

import (
	"context"
	"slices"

	"piazza/internal/account"
	"piazza/internal/auth"
	"piazza/internal/db"
	"piazza/internal/problem"
	"piazza/internal/space"
)

// What is refused here.
var (
	ErrEntry   = problem.Missing("entry_missing", "This entry does not exist.")
	ErrRights  = problem.Denied("entry_rights", "You may not do this to the entry.")
	ErrState   = problem.Clash("entry_state", "The entry no longer stands where this could be done.")
	ErrVersion = problem.Clash("entry_changed", "Somebody changed this entry meanwhile: read it again before you save.")
	ErrKind    = problem.Denied("kind_for_editors", "News, videos and polls are for the editors of the piazza.")
	ErrPropose = problem.Denied("join_first", "Join the piazza before you write in it.")
)

// Service holds the use cases of entries.
type Service struct {
	db        *db.DB
	followers []Follower
	// lookups are of single entries, which many ask for at the same moment when something has happened to one.
	lookups *db.Lookups[ID, map[ID]*Entry]
}

// NewService returns the service on a database.
func NewService(d *db.DB) *Service {
	s := &Service{db: d}
	s.lookups = db.NewLookups(s.byIDs)
	return s
}

// defaultLanguage is what people write in here unless they say otherwise.
const defaultLanguage = "it"

// Create begins a draft.
func (s *Service) Create(ctx context.Context, in CreateInput) (*Entry, error) {
	v := auth.FromContext(ctx)
	if !v.SignedIn() {
		return nil, problem.SignIn()
	}
	if in.Kind == KindPoll {
		return nil, ErrOwnMutation
	}
	draft, err := in.draft()
	if err != nil {
		return nil, err
	}
	var created *Entry
	err = s.db.InTx(ctx, func(ctx context.Context, tx *db.Tx) (err error) {
		fresh := *draft
		created, err = create(ctx, tx, in, &fresh)
		return err
	})
	if err != nil {
		return nil, err
	}
	return created, nil
}

// draft checks what was given and makes an entry of it that stands nowhere yet.
func (in CreateInput) draft() (*Entry, error) {
	if !in.Kind.Valid() {
		return nil, problem.Bad("kind", "kind_unknown", "There is no such kind of entry.")
	}
	e := &Entry{Kind: in.Kind, State: Draft, Tags: []string{}, Language: defaultLanguage, Version: 1}
	if err := e.write(&in.Title, in.Summary, in.Body, in.Tags); err != nil {
		return nil, err
	}
	return e, e.film(in.VideoURL)
}

// create asks anew for the right to write also where the request only repeats an earlier one.
func create(ctx context.Context, tx *db.Tx, in CreateInput, e *Entry) (*Entry, error) {
	v := auth.FromContext(ctx)
	var err error
	if e.Piazza, e.Author, err = storeOn(tx).place(ctx, in.PiazzaID, account.ID(v.MemberID)); err != nil {
		return nil, err
	}
	if err := mayCreate(e.Piazza, in.Kind, v); err != nil {
		return nil, err
	}
	key := db.Key{MemberID: v.MemberID, Mutation: "entryCreate", Key: in.IdempotencyKey, Input: in}
	earlier, replayed, err := tx.Once(ctx, key, func() (int64, error) {
		e.CreatedAt, e.UpdatedAt = tx.Now(), tx.Now()
		if err := render(ctx, tx, e); err != nil {
			return 0, err
		}
		err := storeOn(tx).add(ctx, e)
		return int64(e.ID), err
	})
	if err != nil || !replayed {
		return e, err
	}
	return again(ctx, tx, ID(earlier))
}

// again reads what an earlier request created.
func again(ctx context.Context, tx *db.Tx, id ID) (*Entry, error) {
	e, err := storeOn(tx).byID(ctx, id)
	if err == nil && !e.CanRead(auth.FromContext(ctx)) {
		err = ErrEntry
	}
	return e, err
}

// mayCreate tells whether the viewer may begin an entry of this kind.
func mayCreate(p *space.Piazza, kind Kind, v auth.Viewer) error {
	switch {
	case !p.CanRead(v):
		return space.ErrPiazza.On("piazzaId")
	case !p.CanPropose(v):
		return ErrPropose.On("piazzaId")
	case kind.forEditors() && !p.CanEdit(v):
		return ErrKind.On("kind")
	default:
		return nil
	}
}

// Update changes an entry's text. What changes nothing raises nothing.
func (s *Service) Update(ctx context.Context, in UpdateInput) (*Entry, error) {
	return s.change(ctx, in.EntryID, Update, func(ctx context.Context, tx *db.Tx, e *Entry) error {
		if e.Kind == KindPoll {
			return ErrOwnMutation.On("entryId")
		}
		if in.Version != nil && *in.Version != e.Version {
			return ErrVersion.On("version")
		}
		before := *e
		if err := e.write(in.Title, in.Summary, in.Body, in.Tags); err != nil {
			return err
		}
		if err := e.film(in.VideoURL); err != nil {
			return err
		}
		if e.saysTheSame(&before) {
			return nil
		}
		return rewrite(ctx, tx, e)
	})
}

func rewrite(ctx context.Context, tx *db.Tx, e *Entry) error {
	if e.State != Draft {
		if err := checkComplete(e); err != nil {
			return err
		}
	}
	if err := render(ctx, tx, e); err != nil {
		return err
	}
	e.Version++
	e.UpdatedAt = tx.Now()
	if err := storeOn(tx).rewrite(ctx, e); err != nil {
		return err
	}
	notify(tx, e, NoticeChanged)
	return nil
}

func (e *Entry) saysTheSame(other *Entry) bool {
	return e.Title == other.Title && e.Summary == other.Summary && e.Body == other.Body &&
		slices.Equal(e.Tags, other.Tags) && e.Recording.same(other.Recording)
}

// Delete deletes a draft for good and returns its id.
func (s *Service) Delete(ctx context.Context, in Input) (ID, error) {
	_, err := s.change(ctx, in.EntryID, Delete, func(ctx context.Context, tx *db.Tx, e *Entry) error {
		return storeOn(tx).remove(ctx, e.ID)
	})
	if err != nil {
		return 0, err
	}
	return in.EntryID, nil
}

// change locks an entry, asks whether the viewer may do this to it, and hands it on.
func (s *Service) change(ctx context.Context, id ID, act Action, do func(context.Context, *db.Tx, *Entry) error) (*Entry, error) {
	v := auth.FromContext(ctx)
	if !v.SignedIn() {
		return nil, problem.SignIn()
	}
	var changed *Entry
	err := s.db.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		e, err := storeOn(tx).lock(ctx, id)
		if err != nil {
			return err
		}
		if err := e.refuse(act, v); err != nil {
			return err
		}
		changed = e
		return do(ctx, tx, e)
	})
	if err != nil {
		return nil, err
	}
	return changed, nil
}
