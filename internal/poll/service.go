package poll

import (
	"context"
	"maps"
	"slices"

	"piazza/internal/auth"
	"piazza/internal/db"
	"piazza/internal/entry"
	"piazza/internal/problem"
)

// Service holds the use cases of those who hold polls.
type Service struct{ db *db.DB }

// NewService returns the service on a database.
func NewService(d *db.DB) *Service { return &Service{db: d} }

// ByEntries returns those of the polls that exist for the viewer, with their questions, in one statement.
func (s *Service) ByEntries(ctx context.Context, ids []entry.ID) (map[entry.ID]*Voting, error) {
	return s.readable(ctx, ids, storeOn(s.db).whole)
}

// Heads is ByEntries without the questions.
func (s *Service) Heads(ctx context.Context, ids []entry.ID) (map[entry.ID]*Voting, error) {
	return s.readable(ctx, ids, storeOn(s.db).heads)
}

type reading func(ctx context.Context, ids []entry.ID, person int64) (map[entry.ID]*Voting, error)

// readable reads polls and leaves out those that do not exist for the viewer.
func (s *Service) readable(ctx context.Context, ids []entry.ID, read reading) (map[entry.ID]*Voting, error) {
	if len(ids) == 0 {
		return map[entry.ID]*Voting{}, nil
	}
	viewer := auth.FromContext(ctx)
	votings, err := read(ctx, ids, viewer.PersonID)
	maps.DeleteFunc(votings, func(_ entry.ID, v *Voting) bool { return !v.CanRead(viewer) })
	return votings, err
}

// ByEntry returns a poll that the viewer may see, nil for any other.
func (s *Service) ByEntry(ctx context.Context, id entry.ID) (*Voting, error) {
	votings, err := s.ByEntries(ctx, []entry.ID{id})
	return votings[id], err
}

// HoldAlone waits, within a transaction, until nobody casts in a poll or changes it, keeps others from it, and reads it whole.
// Its Now, and with it its phase, is of a moment after that. No viewer is asked. Who locks the entry as well does so before.
func HoldAlone(ctx context.Context, tx *db.Tx, id entry.ID) (*Voting, error) {
	held, err := storeOn(tx).holdAlone(ctx, []entry.ID{id})
	if err != nil {
		return nil, err
	}
	votings, err := storeOn(tx).whole(ctx, held, auth.FromContext(ctx).PersonID)
	if err == nil && votings[id] == nil {
		err = ErrPoll
	}
	return votings[id], err
}

// FillIn reads the questions of polls, in one statement.
func FillIn(ctx context.Context, q db.Querier, votings map[entry.ID]*Voting) error {
	if len(votings) == 0 {
		return nil
	}
	questions, err := storeOn(q).questions(ctx, slices.Sorted(maps.Keys(votings)))
	for id, v := range votings {
		v.Questions = questions[id]
	}
	return err
}

// Voter is a person before a poll.
type Voter struct {
	PollID   entry.ID
	PersonID int64
}

// ListedIn returns those of the voters who stand on the electoral lists of their polls, in one statement.
func ListedIn(ctx context.Context, tx *db.Tx, voters []Voter) (map[Voter]bool, error) {
	return storeOn(tx).listed(ctx, voters)
}

// JoinedIn returns those of the voters who have come into the assemblies that hold their polls, in one statement.
func JoinedIn(ctx context.Context, tx *db.Tx, voters []Voter) (map[Voter]bool, error) {
	return storeOn(tx).joined(ctx, voters)
}

// Create begins a draft of a poll, with what it asks.
func (s *Service) Create(ctx context.Context, in CreateInput) (*entry.Entry, error) {
	return s.begin(ctx, draft{
		text: entry.CreateInput{
			PiazzaID: in.PiazzaID, Kind: entry.KindPoll, Title: in.Title, Summary: in.Summary, Body: in.Body, Tags: in.Tags,
		},
		rules: in.Rules, questions: in.Questions, key: db.Key{Mutation: "pollCreate", Key: in.IdempotencyKey, Input: in},
	})
}

// draft is a poll that somebody wants to begin.
type draft struct {
	text      entry.CreateInput
	rules     *RulesInput
	questions []QuestionInput
	key       db.Key
	// electorsOf is a poll whose electoral list comes along, 0 for none.
	electorsOf entry.ID
}

func (s *Service) begin(ctx context.Context, d draft) (*entry.Entry, error) {
	viewer := auth.FromContext(ctx)
	if !viewer.SignedIn() {
		return nil, problem.SignIn()
	}
	d.key.MemberID = viewer.MemberID
	rules, err := usualRules().with(d.rules)
	if err != nil {
		return nil, err
	}
	questions, err := readQuestions(d.questions)
	if err != nil {
		return nil, err
	}
	text, err := entry.Compose(d.text)
	if err != nil {
		return nil, err
	}
	var begun *entry.Entry
	err = s.db.InTx(ctx, func(ctx context.Context, tx *db.Tx) (err error) {
		fresh := *text
		begun, err = beginIn(ctx, tx, d, &fresh, &Voting{Rules: rules}, questions)
		return err
	})
	if err != nil {
		return nil, err
	}
	return begun, nil
}

// beginIn asks anew for the right to begin a poll also where the request only repeats an earlier one.
func beginIn(ctx context.Context, tx *db.Tx, d draft, e *entry.Entry, v *Voting, questions []asked) (*entry.Entry, error) {
	if err := entry.PlaceIn(ctx, tx, e, d.text.PiazzaID); err != nil {
		return nil, err
	}
	if !mayRun(e.Piazza, auth.FromContext(ctx)) {
		return nil, ErrRun
	}
	earlier, replayed, err := tx.Once(ctx, d.key, func() (int64, error) {
		if err := entry.AddIn(ctx, tx, e); err != nil {
			return 0, err
		}
		v.EntryID = e.ID
		return int64(e.ID), writeIn(ctx, tx, v, questions, d.electorsOf)
	})
	if err != nil || !replayed {
		return e, err
	}
	return entry.AgainIn(ctx, tx, entry.ID(earlier))
}

func writeIn(ctx context.Context, tx *db.Tx, v *Voting, questions []asked, electorsOf entry.ID) error {
	store := storeOn(tx)
	if err := store.add(ctx, v); err != nil {
		return err
	}
	if electorsOf != 0 && v.Electorate == List {
		if err := store.copyElectors(ctx, electorsOf, v.EntryID); err != nil {
			return err
		}
	}
	return store.ask(ctx, v.EntryID, questions)
}
