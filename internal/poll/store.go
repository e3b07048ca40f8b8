package poll

import (
	"context"
	"encoding/json"
	"time"

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
		},
		EntryID: entry.ID(p.EntryID), Piazza: piazza, State: entry.State(r.State), AuthorID: account.ID(r.AuthorID),
		Listed: r.Listed, Stored: Phase(p.Phase), Now: r.Now.UTC(), OpenedAt: utc(p.OpenedAt), ClosedAt: utc(p.ClosedAt),
		ResultsPublishedAt: utc(p.ResultsPublishedAt), Outcome: p.Outcome, OutcomeHTML: p.OutcomeHTML,
		RemindedAt: utc(p.RemindedAt), Version: p.Version,
	}
	if r.Electors >= 0 {
		electors := int(r.Electors)
		v.ElectorCount = &electors
	}
	return v, err
}

// heads reads polls without their questions.
func (s store) heads(ctx context.Context, ids []entry.ID, person int64) (map[entry.ID]*Voting, error) {
	rows, err := s.PollByEntries(ctx, gen.PollByEntriesParams{PersonID: person, Ids: numbers(ids)})
	if err != nil {
		return nil, db.Problem(err)
	}
	votings := make(map[entry.ID]*Voting, len(rows))
	for i := range rows {
		v, err := fromRow(&rows[i])
		if err != nil {
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
	for i := range rows {
		q, err := questionFromRow(&rows[i])
		if err != nil {
			return nil, err
		}
		id := entry.ID(rows[i].PollQuestion.EntryID)
		questions[id] = append(questions[id], q)
	}
	return questions, nil
}

func questionFromRow(r *gen.PollQuestionsRow) (*Question, error) {
	row := r.PollQuestion
	q := &Question{
		ID: QuestionID(row.ID), Kind: KindName(row.Kind), Section: row.Section, Title: row.Title, Note: row.Note,
		OnlyIf: (*OptionID)(row.OnlyIf), IsRequired: row.Required,
	}
	for text, into := range map[string]any{r.Options: &q.Options, r.Rows: &q.Rows} {
		if err := json.Unmarshal([]byte(text), into); err != nil {
			return nil, err
		}
	}
	for i := range q.Options {
		q.Options[i].StartsAt, q.Options[i].EndsAt = utc(q.Options[i].StartsAt), utc(q.Options[i].EndsAt)
	}
	return q, json.Unmarshal(row.Limits, &q.Limits)
}

// hold locks polls and returns those that it has got.
func (s store) hold(ctx context.Context, ids []entry.ID, how Hold) ([]entry.ID, error) {
	lock := s.PollHoldUpdate
	switch how {
	case ForShare:
		lock = s.PollHoldShare
	case ForShareWhereFree:
		lock = s.PollHoldShareFree
	}
	rows, err := lock(ctx, numbers(ids))
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

// add writes a new poll with its tally, without questions.
func (s store) add(ctx context.Context, id entry.ID, r *Rules) error {
	return s.PollAdd(ctx, gen.PollAddParams{
		EntryID: int64(id), Opening: string(r.Opening), OpensAt: r.OpensAt, ClosesAt: r.ClosesAt,
		Electorate: string(r.Electorate), Assurance: string(r.Assurance), Changeable: r.IsChangeable,
		Results: string(r.ResultsVisibility), ByAssurance: r.ShowsAssurance, VotersShown: r.ShowsVoters,
		Reasons: string(r.Reasons), OptionsOpen: r.TakesOptions, Shuffled: r.IsShuffled, Quorum: r.Quorum, Threshold: r.Threshold,
	})
}

// rewrite writes how a poll is held, its outcome and its version.
func (s store) rewrite(ctx context.Context, v *Voting) error {
	r := v.Rules
	return s.PollRewrite(ctx, gen.PollRewriteParams{
		EntryID: int64(v.EntryID), Opening: string(r.Opening), OpensAt: r.OpensAt, ClosesAt: r.ClosesAt,
		Electorate: string(r.Electorate), Assurance: string(r.Assurance), Changeable: r.IsChangeable,
		Results: string(r.ResultsVisibility), ByAssurance: r.ShowsAssurance, VotersShown: r.ShowsVoters,
		Reasons: string(r.Reasons), OptionsOpen: r.TakesOptions, Shuffled: r.IsShuffled, Quorum: r.Quorum,
		Threshold: r.Threshold, Outcome: v.Outcome, OutcomeHTML: v.OutcomeHTML, Version: v.Version,
	})
}

// ask writes the questions of a poll that has none.
func (s store) ask(ctx context.Context, id entry.ID, questions []asked) error {
	row := gen.PollQuestionsAddParams{EntryID: int64(id)}
	for i := range questions {
		q := &questions[i]
		limits, err := json.Marshal(q.Limits)
		if err != nil {
			return err
		}
		row.Sections, row.Kinds = append(row.Sections, q.Section), append(row.Kinds, string(q.Kind))
		row.Titles, row.Notes = append(row.Titles, q.Title), append(row.Notes, q.Note)
		row.Limits, row.Required = append(row.Limits, string(limits)), append(row.Required, q.IsRequired)
	}
	added, err := s.PollQuestionsAdd(ctx, row)
	if err != nil {
		return err
	}
	ids := make([]int64, len(questions))
	for _, r := range added {
		ids[r.Position] = r.ID
	}
	return s.askPlaces(ctx, ids, questions)
}

// askPlaces writes the options and rows of questions, and the conditions, which name options.
func (s store) askPlaces(ctx context.Context, ids []int64, questions []asked) error {
	var options gen.PollOptionsAddParams
	var rows gen.PollRowsAddParams
	var conditions gen.PollConditionsSetParams
	for i := range questions {
		for n := range questions[i].Options {
			appendOption(&options, ids[i], n, &questions[i].Options[n])
		}
		for n, row := range questions[i].Rows {
			rows.Questions, rows.Positions, rows.Titles = append(rows.Questions, ids[i]), append(rows.Positions, n), append(rows.Titles, row.Title)
		}
		if c := questions[i].condition; c != nil {
			conditions.Questions, conditions.Parents = append(conditions.Questions, ids[i]), append(conditions.Parents, ids[c.Question])
			conditions.Places = append(conditions.Places, c.Option)
		}
	}
	if len(options.Titles) > 0 {
		if err := s.PollOptionsAdd(ctx, options); err != nil {
			return err
		}
	}
	if len(rows.Titles) > 0 {
		if err := s.PollRowsAdd(ctx, rows); err != nil {
			return err
		}
	}
	if len(conditions.Questions) == 0 {
		return nil
	}
	return s.PollConditionsSet(ctx, conditions)
}

func appendOption(p *gen.PollOptionsAddParams, question int64, place int, o *Option) {
	p.Questions, p.Positions = append(p.Questions, question), append(p.Positions, place)
	p.Titles, p.Meanings, p.Costs = append(p.Titles, o.Title), append(p.Meanings, o.Meaning), append(p.Costs, o.Cost)
	p.Starts, p.Ends = append(p.Starts, written(o.StartsAt)), append(p.Ends, written(o.EndsAt))
}

func written(t *time.Time) string {
	if t == nil {
		return ""
	}
	return t.Format(time.RFC3339Nano)
}
