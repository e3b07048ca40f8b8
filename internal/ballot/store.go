package ballot

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"maps"
	"slices"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"piazza/internal/account"
	"piazza/internal/auth"
	"piazza/internal/db"
	"piazza/internal/db/gen"
	"piazza/internal/entry"
	"piazza/internal/poll"
)

// store speaks to the tables of ballots.
type store struct{ *gen.Queries }

func storeOn(q db.Querier) store { return store{gen.New(q)} }

func numbers[T ~int64](ids []T) []int64 {
	out := make([]int64, len(ids))
	for i, id := range ids {
		out[i] = int64(id)
	}
	return out
}

// contradicts tells an error that one submission of many may be the reason for: values against the tables, not a database
// that is away or busy.
func contradicts(err error) bool {
	pg, ok := errors.AsType[*pgconn.PgError](err)
	return ok && (pg.Code[:2] == "22" || pg.Code[:2] == "23")
}

// hold waits for polls, or takes those that are free, and returns what it has got.
func (s store) hold(ctx context.Context, ids []entry.ID, wait bool) (map[entry.ID]bool, error) {
	lock := s.BallotHoldFree
	if wait {
		lock = s.BallotHold
	}
	rows, err := lock(ctx, numbers(ids))
	held := make(map[entry.ID]bool, len(rows))
	for _, id := range rows {
		held[entry.ID(id)] = true
	}
	return held, err
}

// holdSheets gives each voter a sheet and holds those that were there; it returns who had none.
func (s store) holdSheets(ctx context.Context, votes []*vote, now time.Time) (map[poll.Voter]bool, error) {
	by := sign(votes)
	rows, err := s.BallotVoterHold(ctx, gen.BallotVoterHoldParams{
		Polls: by.polls, Persons: by.persons, Members: by.members, Assurances: by.assurances, Now: now,
	})
	fresh := make(map[poll.Voter]bool, len(rows))
	for _, r := range rows {
		fresh[poll.Voter{PollID: entry.ID(r.EntryID), PersonID: r.PersonID}] = true
	}
	return fresh, err
}

// reasoners returns the members who have not erased themselves, and holds them.
func (s store) reasoners(ctx context.Context, members []int64) (map[int64]bool, error) {
	rows, err := s.BallotReasoners(ctx, members)
	found := make(map[int64]bool, len(rows))
	for _, id := range rows {
		found[id] = true
	}
	return found, err
}

// signAgain notes who changed his vote.
func (s store) signAgain(ctx context.Context, votes []*vote, now time.Time) error {
	by := sign(votes)
	return s.BallotVoterAgain(ctx, gen.BallotVoterAgainParams{
		Polls: by.polls, Persons: by.persons, Members: by.members, Assurances: by.assurances, Now: now,
	})
}

func (s store) dropSheets(ctx context.Context, votes []*vote) error {
	by := sign(votes)
	return s.BallotVoterDrop(ctx, gen.BallotVoterDropParams{Polls: by.polls, Persons: by.persons})
}

// sheets reads what voters have answered.
func (s store) sheets(ctx context.Context, votes []*vote) (map[poll.Voter]sheet, error) {
	var p gen.BallotOfParams
	sheets := make(map[poll.Voter]sheet, len(votes))
	polls := map[poll.QuestionID]entry.ID{}
	for _, v := range votes {
		sheets[v.voter()] = sheet{}
		for _, q := range v.voting.Questions {
			p.Questions, p.Persons = append(p.Questions, int64(q.ID)), append(p.Persons, v.viewer.PersonID)
			polls[q.ID] = v.voting.EntryID
		}
	}
	rows, err := s.BallotOf(ctx, p)
	for _, r := range rows {
		b := &Ballot{Question: poll.QuestionID(r.QuestionID), Reason: r.Reason, Version: r.Version, CastAt: r.CastAt.UTC()}
		if err := json.Unmarshal(r.Choice, &b.Choice); err != nil {
			return nil, err
		}
		sheets[poll.Voter{PollID: polls[b.Question], PersonID: r.PersonID}][b.Question] = b
	}
	return sheets, err
}

// put writes what votes say anew.
func (s store) put(ctx context.Context, votes []*vote, now time.Time) error {
	p := gen.BallotPutParams{Now: now}
	for _, v := range votes {
		for _, b := range v.change.write {
			choice, err := json.Marshal(b.Choice)
			if err != nil {
				return err
			}
			p.Questions, p.Persons = append(p.Questions, int64(b.Question)), append(p.Persons, v.viewer.PersonID)
			p.Choices, p.Reasons = append(p.Choices, string(choice)), append(p.Reasons, b.Reason)
		}
	}
	return s.BallotPut(ctx, p)
}

// drop takes the ballots away whose question is asked no more.
func (s store) drop(ctx context.Context, votes []*vote) error {
	var p gen.BallotDropParams
	for _, v := range votes {
		for _, id := range v.change.drop {
			p.Questions, p.Persons = append(p.Questions, int64(id)), append(p.Persons, v.viewer.PersonID)
		}
	}
	return s.BallotDrop(ctx, p)
}

func tallyFrom(rows []gen.PollTally, err error) (map[entry.ID]tally, error) {
	tallies := make(map[entry.ID]tally, len(rows))
	for _, r := range rows {
		tallies[entry.ID(r.EntryID)] = tally{r.Version, r.TurnoutVersion, r.Voters, r.Guests}
	}
	return tallies, err
}

// raise counts so many new voters in polls.
func (s store) raise(ctx context.Context, fresh map[entry.ID]int) (map[entry.ID]tally, error) {
	var p gen.BallotTallyRaiseParams
	for _, id := range slices.Sorted(maps.Keys(fresh)) {
		p.Polls, p.Fresh = append(p.Polls, int64(id)), append(p.Fresh, fresh[id])
	}
	return tallyFrom(s.BallotTallyRaise(ctx, p))
}

func (s store) tallies(ctx context.Context, ids []entry.ID) (map[entry.ID]tally, error) {
	return tallyFrom(s.BallotTallies(ctx, numbers(ids)))
}

// own reads a person's ballots.
func (s store) own(ctx context.Context, ids []entry.ID, person int64) (map[entry.ID][]*Ballot, error) {
	rows, err := s.BallotOwn(ctx, gen.BallotOwnParams{PersonID: person, Ids: numbers(ids)})
	if err != nil {
		return nil, db.Problem(err)
	}
	own := make(map[entry.ID][]*Ballot, len(ids))
	for _, r := range rows {
		b := &Ballot{Question: poll.QuestionID(r.QuestionID), Reason: r.Reason, Version: r.Version, CastAt: r.CastAt.UTC()}
		if err := json.Unmarshal(r.Choice, &b.Choice); err != nil {
			return nil, err
		}
		own[entry.ID(r.EntryID)] = append(own[entry.ID(r.EntryID)], b)
	}
	return own, nil
}

// voters returns who has voted in a poll.
func (s store) voters(ctx context.Context, id entry.ID) (map[int64]bool, error) {
	rows, err := s.BallotVoters(ctx, int64(id))
	voters := make(map[int64]bool, len(rows))
	for _, person := range rows {
		voters[person] = true
	}
	return voters, err
}

// voterCount counts anew who has voted in a poll, guests apart.
func (s store) voterCount(ctx context.Context, id entry.ID) (voters, guests int, err error) {
	own, err := s.BallotVoterCount(ctx, int64(id))
	if err != nil {
		return 0, 0, err
	}
	apart, err := s.BallotGuestVoterCount(ctx, int64(id))
	return int(own), int(apart), err
}

func (s store) versions(ctx context.Context, ids []int64) (results, turnouts map[int64]int64, err error) {
	rows, err := s.BallotVersions(ctx, ids)
	results, turnouts = make(map[int64]int64, len(rows)), make(map[int64]int64, len(rows))
	for _, r := range rows {
		results[r.EntryID], turnouts[r.EntryID] = r.Results, r.Turnout
	}
	return results, turnouts, err
}

// written reads what closed polls came to.
func (s store) written(ctx context.Context, votings []*poll.Voting) (map[entry.ID]counting, error) {
	results := make(map[entry.ID]counting, len(votings))
	if len(votings) == 0 {
		return results, nil
	}
	rows, err := s.BallotResults(ctx, questions(votings))
	if err != nil {
		return nil, err
	}
	texts := make(map[poll.QuestionID]gen.BallotResultsRow, len(rows))
	for _, r := range rows {
		texts[poll.QuestionID(r.QuestionID)] = r
	}
	for _, v := range votings {
		var counted counting
		for _, q := range v.Questions {
			if err := counted.read(q, texts[q.ID]); err != nil {
				return nil, err
			}
		}
		results[v.EntryID] = counted
	}
	return results, nil
}

// read adds what was written down of a question.
func (c *counting) read(q *poll.Question, row gen.BallotResultsRow) error {
	result, err := q.ReadResult(row.Result)
	if err != nil {
		return err
	}
	c.own = append(c.own, result)
	if row.Guests == nil {
		return nil
	}
	if result, err = q.ReadResult(row.Guests); err == nil {
		c.guests = append(c.guests, result)
	}
	return err
}

func (s store) turnTally(ctx context.Context, id entry.ID) error {
	_, err := s.BallotTallyTurn(ctx, int64(id))
	return err
}

// open writes that a poll is open, in the database and in hand.
func (s store) open(ctx context.Context, v *poll.Voting, at time.Time) error {
	v.Stored, v.OpenedAt = poll.Open, &at
	v.Version++
	return s.BallotPollOpen(ctx, gen.BallotPollOpenParams{At: at, ID: int64(v.EntryID)})
}

// finish writes that a poll is closed, and what it came to.
func (s store) finish(ctx context.Context, v *poll.Voting, at time.Time, results counting) error {
	v.Stored, v.ClosedAt, v.SettlesAt = poll.Closed, &at, nil
	v.Version++
	if err := s.keep(ctx, results, v.Now); err != nil {
		return err
	}
	return s.BallotPollClose(ctx, gen.BallotPollCloseParams{At: at, ID: int64(v.EntryID)})
}

func (s store) publish(ctx context.Context, v *poll.Voting) error {
	v.ResultsPublishedAt = &v.Now
	v.Version++
	return s.BallotPollPublish(ctx, gen.BallotPollPublishParams{At: v.Now, ID: int64(v.EntryID)})
}

// due returns polls to open or close now, without those that are busy, and how long it is until the next one; less than 0
// where none is known. The next one comes first: what becomes due in between is one of the due.
func (s store) due(ctx context.Context, busy []entry.ID) ([]entry.ID, time.Duration, error) {
	next, err := s.BallotPollNext(ctx)
	if err != nil {
		return nil, 0, err
	}
	rows, err := s.BallotPollDue(ctx, numbers(busy))
	due := make([]entry.ID, len(rows))
	for i, id := range rows {
		due[i] = entry.ID(id)
	}
	return due, time.Duration(next) * time.Microsecond, err
}

func (s store) pollOf(ctx context.Context, id poll.QuestionID) (entry.ID, error) {
	of, err := s.BallotPollOf(ctx, int64(id))
	if errors.Is(err, pgx.ErrNoRows) {
		return 0, nil
	}
	return entry.ID(of), db.Problem(err)
}

// named reads ballots with their voters, those first who came last to vote, and how many there are. What was taken from sight
// stays for the staff.
func (s store) named(ctx context.Context, of entry.ID, id poll.QuestionID, from namedPlace, most int, staff bool) ([]named, int, error) {
	total, err := s.BallotNamedCount(ctx, int64(id))
	if err != nil {
		return nil, 0, err
	}
	rows, err := s.BallotNamed(ctx, gen.BallotNamedParams{
		EntryID: int64(of), QuestionID: int64(id), Before: from.before, BeforePerson: from.person, Most: most,
	})
	list := make([]named, len(rows))
	for i, r := range rows {
		b := &Ballot{Question: id, Reason: r.Ballot.Reason, Version: r.Ballot.Version, CastAt: r.Ballot.CastAt.UTC()}
		if err := json.Unmarshal(r.Ballot.Choice, &b.Choice); err != nil {
			return nil, 0, err
		}
		if r.HiddenText && !staff {
			b.Choice.Text = ""
		}
		if r.HiddenReason && !staff {
			b.Reason = ""
		}
		if r.Member.ErasedAt == nil {
			b.Voter = account.FromRow(r.Member)
		}
		list[i] = named{b, namedPlace{r.FirstAt, r.Ballot.PersonID}}
	}
	return list, int(total), err
}

// texts reads different texts, and how many there are.
func (s store) texts(ctx context.Context, v *poll.Voting, id poll.QuestionID, of TextKind, from textPlace, most int) ([]*Text, int, error) {
	if v.IsConfidential {
		return s.openedTexts(ctx, v.EntryID, id, of, from, most)
	}
	rows, err := s.BallotTexts(ctx, gen.BallotTextsParams{
		QuestionID: int64(id), Reasons: of == Reasons, Writers: from.writers, Hash: from.hash, Stance: from.stance, Most: most,
	})
	list := make([]*Text, len(rows))
	total := 0
	for i, r := range rows {
		list[i] = textOf(r.Text, r.Stance, r.Hash, r.HiddenReason)
		list[i].People, list[i].Guests = int(r.Writers-r.Guests), int(r.Guests)
		total = int(r.Total)
	}
	return list, total, err
}

func textOf(text, stance string, hash []byte, hidden *string) *Text {
	t := &Text{Text: text, Key: textKey(hash), HiddenReason: hidden, hash: [sha256.Size]byte(hash)}
	if stance != "" {
		t.Stance = new(poll.Stance(stance))
	}
	return t
}

// hide takes a text from sight or shows it, and tells whether that changes anything.
func (s store) hide(ctx context.Context, tx *db.Tx, in HideTextInput, hash []byte, reason string) (bool, error) {
	if !in.Hidden {
		n, err := s.BallotTextShow(ctx, gen.BallotTextShowParams{QuestionID: int64(in.QuestionID), Hash: hash})
		return n > 0, err
	}
	there, err := s.BallotTextExists(ctx, gen.BallotTextExistsParams{QuestionID: int64(in.QuestionID), Hash: hash})
	if err == nil && !there {
		err = ErrText
	}
	if err != nil {
		return false, err
	}
	return true, s.BallotTextHide(ctx, gen.BallotTextHideParams{
		QuestionID: int64(in.QuestionID), Hash: hash, Reason: reason, HiddenBy: auth.FromContext(ctx).MemberID, HiddenAt: tx.Now(),
	})
}
