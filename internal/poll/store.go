package poll

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"slices"
	"time"

	"github.com/jackc/pgx/v5"

	"piazza/internal/account"
	"piazza/internal/db"
	"piazza/internal/db/gen"
	"piazza/internal/entry"
	"piazza/internal/space"
)

// store speaks to the tables of polls, their questions, electoral lists and templates.
type store struct{ *gen.Queries }

func storeOn(q db.Querier) store { return store{gen.New(q)} }

func numbers[T ~int64](ids []T) []int64 {
	out := make([]int64, len(ids))
	for i, id := range ids {
		out[i] = int64(id)
	}
	return out
}

func utc(t *time.Time) *time.Time {
	if t == nil {
		return nil
	}
	at := t.UTC()
	return &at
}

func fromRow(r *gen.PollByEntriesRow) (*Voting, error) {
	piazza, err := space.FromRow(r.Space, "[]")
	p := r.Poll
	v := &Voting{
		Rules: Rules{
			Opening: Opening(p.Opening), OpensAt: utc(p.OpensAt), ClosesAt: utc(p.ClosesAt), Electorate: Electorate(p.Electorate),
			Assurance: account.Assurance(p.Assurance), IsChangeable: p.Changeable, ResultsVisibility: Visibility(p.Results),
			ShowsAssurance: p.ByAssurance, ShowsVoters: p.VotersShown, Reasons: ReasonRule(p.Reasons),
			TakesOptions: p.OptionsOpen, IsShuffled: p.Shuffled, Quorum: p.Quorum, Threshold: p.Threshold,
			Guests: Admission(p.Guests), IsConfidential: p.Confidential,
		},
		EntryID: entry.ID(p.EntryID), Piazza: piazza, State: entry.State(r.State), AuthorID: account.ID(r.AuthorID),
		Listed: r.Listed, Voted: r.Voted, Voters: r.Voters, TurnoutVersion: r.TurnoutVersion, Stored: Phase(p.Phase),
		Now: r.Now.UTC(), OpenedAt: utc(p.OpenedAt), ClosedAt: utc(p.ClosedAt),
		ResultsPublishedAt: utc(p.ResultsPublishedAt), Outcome: p.Outcome, OutcomeHTML: p.OutcomeHTML,
		RemindedAt: utc(p.RemindedAt), Version: p.Version, Joined: r.Joined, IsAssembling: r.Assembling,
		IsRehearsal: p.Rehearsal, SettlesAt: utc(p.SettlesAt), GuestVoters: r.GuestVoters, Seal: SealState(r.SealState),
	}
	if p.AssemblyID != nil {
		v.AssemblyID = *p.AssemblyID
	}
	if r.Annulled != "" {
		v.AnnulledReason = &r.Annulled
	}
	if r.Electors >= 0 {
		electors := int(r.Electors)
		v.ElectorCount = &electors
	}
	return v, err
}

// heads reads polls without their questions.
func (s store) heads(ctx context.Context, ids []entry.ID, person int64) (map[entry.ID]*Voting, error) {
	return s.read(ctx, gen.PollByEntriesParams{PersonID: person, Ids: numbers(ids)})
}

// whole reads polls with their questions.
func (s store) whole(ctx context.Context, ids []entry.ID, person int64) (map[entry.ID]*Voting, error) {
	return s.read(ctx, gen.PollByEntriesParams{PersonID: person, Ids: numbers(ids), Whole: true})
}

func (s store) read(ctx context.Context, which gen.PollByEntriesParams) (map[entry.ID]*Voting, error) {
	rows, err := s.PollByEntries(ctx, which)
	if err != nil {
		return nil, db.Problem(err)
	}
	votings := make(map[entry.ID]*Voting, len(rows))
	for i := range rows {
		v, err := fromRow(&rows[i])
		if err != nil {
			return nil, err
		}
		if v.Questions, err = questionsFrom(rows[i].Questions); err != nil {
			return nil, err
		}
		votings[v.EntryID] = v
	}
	return votings, nil
}

// questions reads what polls ask, in order.
func (s store) questions(ctx context.Context, ids []entry.ID) (map[entry.ID][]*Question, error) {
	rows, err := s.PollQuestions(ctx, numbers(ids))
	if err != nil {
		return nil, db.Problem(err)
	}
	questions := make(map[entry.ID][]*Question, len(ids))
	for _, r := range rows {
		if questions[entry.ID(r.EntryID)], err = questionsFrom(r.Questions); err != nil {
			return nil, err
		}
	}
	return questions, nil
}

func questionsFrom(text string) ([]*Question, error) {
	var questions []*Question
	if err := json.Unmarshal([]byte(text), &questions); err != nil { //nolint:musttag // the statement spells fields as they are here
		return nil, err
	}
	for _, q := range questions {
		for i := range q.Options {
			q.Options[i].StartsAt, q.Options[i].EndsAt = utc(q.Options[i].StartsAt), utc(q.Options[i].EndsAt)
		}
	}
	return questions, nil
}

// holdAlone locks polls, in ascending order, and returns those that there are.
func (s store) holdAlone(ctx context.Context, ids []entry.ID) ([]entry.ID, error) {
	rows, err := s.PollHoldAlone(ctx, numbers(ids))
	held := make([]entry.ID, len(rows))
	for i, id := range rows {
		held[i] = entry.ID(id)
	}
	return held, err
}

// listed returns those of the voters who stand on the lists of their polls.
func (s store) listed(ctx context.Context, voters []Voter) (map[Voter]bool, error) {
	polls, persons := make([]int64, len(voters)), make([]int64, len(voters))
	for i, v := range voters {
		polls[i], persons[i] = int64(v.PollID), v.PersonID
	}
	rows, err := s.PollListed(ctx, gen.PollListedParams{Polls: polls, Persons: persons})
	found := make(map[Voter]bool, len(rows))
	for _, r := range rows {
		found[Voter{entry.ID(r.EntryID), r.PersonID}] = true
	}
	return found, err
}

// joined returns those of the voters who have come into the assemblies of their polls.
func (s store) joined(ctx context.Context, voters []Voter) (map[Voter]bool, error) {
	polls, persons := make([]int64, len(voters)), make([]int64, len(voters))
	for i, v := range voters {
		polls[i], persons[i] = int64(v.PollID), v.PersonID
	}
	rows, err := s.PollJoined(ctx, gen.PollJoinedParams{Polls: polls, Persons: persons})
	found := make(map[Voter]bool, len(rows))
	for _, r := range rows {
		found[Voter{entry.ID(r.EntryID), r.PersonID}] = true
	}
	return found, err
}

// add writes a new poll with its tally, without questions.
func (s store) add(ctx context.Context, v *Voting) error {
	r := &v.Rules
	err := s.PollAdd(ctx, gen.PollAddParams{
		EntryID: int64(v.EntryID), Opening: string(r.Opening), OpensAt: r.OpensAt, ClosesAt: r.ClosesAt,
		Electorate: string(r.Electorate), Assurance: string(r.Assurance), Changeable: r.IsChangeable,
		Results: string(r.ResultsVisibility), ByAssurance: r.ShowsAssurance, VotersShown: r.ShowsVoters,
		Reasons: string(r.Reasons), OptionsOpen: r.TakesOptions, Shuffled: r.IsShuffled, Quorum: r.Quorum, Threshold: r.Threshold,
		AssemblyID: assemblyOf(v), Rehearsal: v.IsRehearsal, Guests: string(cmp.Or(r.Guests, NoGuests)),
		Confidential: r.IsConfidential,
	})
	if err != nil {
		return err
	}
	return s.plan(ctx, v)
}

func assemblyOf(v *Voting) *int64 {
	if v.AssemblyID == 0 {
		return nil
	}
	return &v.AssemblyID
}

// rewrite writes how a poll is held, its outcome and its version, and raises its tally.
func (s store) rewrite(ctx context.Context, v *Voting) error {
	r := v.Rules
	err := s.PollRewrite(ctx, gen.PollRewriteParams{
		EntryID: int64(v.EntryID), Opening: string(r.Opening), OpensAt: r.OpensAt, ClosesAt: r.ClosesAt,
		Electorate: string(r.Electorate), Assurance: string(r.Assurance), Changeable: r.IsChangeable,
		Results: string(r.ResultsVisibility), ByAssurance: r.ShowsAssurance, VotersShown: r.ShowsVoters,
		Reasons: string(r.Reasons), OptionsOpen: r.TakesOptions, Shuffled: r.IsShuffled, Quorum: r.Quorum,
		Threshold: r.Threshold, Outcome: v.Outcome, OutcomeHTML: v.OutcomeHTML, Version: v.Version,
		Guests: string(cmp.Or(r.Guests, NoGuests)), Confidential: r.IsConfidential,
	})
	if err != nil {
		return err
	}
	return s.plan(ctx, v)
}

// ask writes the questions of a poll, in place of those that were there.
func (s store) ask(ctx context.Context, id entry.ID, questions []asked) error {
	row := gen.PollQuestionsPutParams{EntryID: int64(id)}
	conditions := gen.PollConditionsSetParams{EntryID: int64(id)}
	for i := range questions {
		q := &questions[i]
		limits, err := json.Marshal(q.Limits)
		if err != nil {
			return err
		}
		row.Sections, row.Kinds = append(row.Sections, q.Section), append(row.Kinds, string(q.Kind))
		row.Titles, row.Notes = append(row.Titles, q.Title), append(row.Notes, q.Note)
		row.Limits, row.Required = append(row.Limits, string(limits)), append(row.Required, q.IsRequired)
		putPlaces(&row, i, q)
		if c := q.condition; c != nil {
			conditions.Questions, conditions.Parents = append(conditions.Questions, i), append(conditions.Parents, c.Question)
			conditions.Options = append(conditions.Options, c.Option)
		}
	}
	if err := s.PollQuestionsPut(ctx, row); err != nil || len(conditions.Questions) == 0 {
		return err
	}
	return s.PollConditionsSet(ctx, conditions)
}

// putPlaces adds the options and rows of the question that stands at a place.
func putPlaces(row *gen.PollQuestionsPutParams, place int, q *asked) {
	for n := range q.Options {
		o := &q.Options[n]
		row.OptionQuestions, row.OptionPositions = append(row.OptionQuestions, place), append(row.OptionPositions, n)
		row.OptionTitles, row.OptionMeanings = append(row.OptionTitles, o.Title), append(row.OptionMeanings, o.Meaning)
		row.OptionCosts = append(row.OptionCosts, o.Cost)
		row.OptionStarts, row.OptionEnds = append(row.OptionStarts, written(o.StartsAt)), append(row.OptionEnds, written(o.EndsAt))
	}
	for n := range q.Rows {
		row.RowQuestions, row.RowPositions = append(row.RowQuestions, place), append(row.RowPositions, n)
		row.RowTitles = append(row.RowTitles, q.Rows[n].Title)
	}
}

func written(t *time.Time) string {
	if t == nil {
		return ""
	}
	return t.Format(time.RFC3339Nano)
}

// holdAloneOf locks the poll that a question belongs to.
func (s store) holdAloneOf(ctx context.Context, id QuestionID) (entry.ID, error) {
	n, err := s.PollHoldAloneOf(ctx, int64(id))
	if errors.Is(err, pgx.ErrNoRows) {
		return 0, ErrQuestionMissing
	}
	return entry.ID(n), err
}

// addOption adds an option that somebody thought of to a question.
func (s store) addOption(ctx context.Context, q *Question, o Option) error {
	return s.PollOptionAdd(ctx, gen.PollOptionAddParams{
		QuestionID: int64(q.ID), Position: len(q.Options), Title: o.Title, Meaning: o.Meaning, AddedBy: int64(*o.AddedByID),
	})
}

// setElectors puts the members whom handles name on a list; with whole, all others leave it. It tells whether the list
// changed, and which handles nobody has.
func (s store) setElectors(ctx context.Context, id entry.ID, handles []string, whole bool) (bool, []string, error) {
	asked := slices.DeleteFunc(slices.Clone(handles), func(h string) bool { return !couldBe(h) })
	rows, err := s.PollElectorsFind(ctx, asked)
	if err != nil {
		return false, nil, err
	}
	found := make(map[string]bool, len(rows))
	put := gen.PollElectorsPutParams{EntryID: int64(id), Persons: []int64{}, Members: []int64{}}
	for _, r := range rows {
		found[r.Handle] = true
		put.Persons, put.Members = append(put.Persons, r.PersonID), append(put.Members, r.ID)
	}
	unknown := slices.DeleteFunc(slices.Clone(handles), func(h string) bool { return found[h] })
	var left int64
	if whole {
		if left, err = s.PollElectorsDrop(ctx, gen.PollElectorsDropParams{EntryID: int64(id), Persons: put.Persons}); err != nil {
			return false, nil, err
		}
	}
	came, err := s.PollElectorsPut(ctx, put)
	if err != nil || left+came == 0 {
		return false, unknown, err
	}
	return true, unknown, s.PollElectorsCount(ctx, int64(id))
}

func (s store) copyElectors(ctx context.Context, from, to entry.ID) error {
	if err := s.PollElectorsCopy(ctx, gen.PollElectorsCopyParams{EntryID: int64(to), Source: int64(from)}); err != nil {
		return err
	}
	return s.PollElectorsCount(ctx, int64(to))
}

func (s store) electors(ctx context.Context, id entry.ID, after int64, most int) ([]*account.Member, error) {
	rows, err := s.PollElectorsList(ctx, gen.PollElectorsListParams{EntryID: int64(id), After: after, Most: most})
	members := make([]*account.Member, len(rows))
	for i, r := range rows {
		members[i] = account.FromRow(r.Member)
	}
	return members, db.Problem(err)
}

// lastMoment, in microseconds since 1970, is later than any that a row holds and still fits into a column.
const lastMoment = 280_000_000_000_000_000

func (s store) owed(ctx context.Context, d debtor, after []int64, most int) (OwedPage, error) {
	if after == nil {
		after = []int64{0, 0}
	}
	rows, err := s.PollOwed(ctx, gen.PollOwedParams{
		Reached: d.reached, Everything: d.everything, Own: d.own, Excluded: d.excluded, PersonID: d.person, Voted: numbers(d.voted),
		AfterCloses: time.UnixMicro(max(0, min(after[0], lastMoment))).UTC(), AfterID: after[1], Most: most,
	})
	if err != nil {
		return OwedPage{}, db.Problem(err)
	}
	p := OwedPage{closes: make(map[entry.ID]time.Time, len(rows))}
	for i := range rows {
		r := &rows[i]
		piazza, err := space.FromRow(r.Space, r.Sections)
		if err != nil {
			return OwedPage{}, err
		}
		e := entry.FromRow(&r.Entry, piazza, account.FromRow(r.Member), nil)
		p.Entries, p.Total, p.closes[e.ID] = append(p.Entries, e), int(r.Total), r.Closes
	}
	return p, nil
}

func (s store) putImported(ctx context.Context, v *Voting) error {
	return s.PollImport(ctx, gen.PollImportParams{
		EntryID: int64(v.EntryID), Phase: string(v.Stored), OpenedAt: v.OpenedAt, ClosedAt: v.ClosedAt,
		ResultsPublishedAt: v.ResultsPublishedAt, Outcome: v.Outcome, OutcomeHTML: v.OutcomeHTML,
	})
}

// rename replaces a handle in the texts of the polls of a range of entries, which it locks, and returns them.
func (s store) rename(ctx context.Context, r account.Renaming, above, upto entry.ID) ([]entry.ID, error) {
	ids, err := s.PollNaming(ctx, gen.PollNamingParams{Above: int64(above), Upto: int64(upto), Handle: r.From})
	if err != nil || len(ids) == 0 {
		return nil, err
	}
	named := make([]entry.ID, len(ids))
	for i, id := range ids {
		named[i] = entry.ID(id)
	}
	if named, err = s.holdAlone(ctx, named); err != nil {
		return nil, err
	}
	return named, s.PollRename(ctx, gen.PollRenameParams{Ids: ids, Pattern: r.Pattern(), Replacement: r.Replacement()})
}

func (s store) renameTemplates(ctx context.Context, r account.Renaming) error {
	return s.PollTemplateRename(ctx, gen.PollTemplateRenameParams{
		Pattern: r.Pattern(), Replacement: r.Replacement(), Handle: r.From,
	})
}
