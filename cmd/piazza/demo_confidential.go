package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"slices"

	"piazza/demo"
	"piazza/internal/account"
	"piazza/internal/auth"
	"piazza/internal/ballot"
	"piazza/internal/entry"
	"piazza/internal/paging"
	"piazza/internal/poll"
	"piazza/internal/space"
)

// demoSecret is a confidential poll of the demo.
type demoSecret struct {
	Piazza   string          `json:"piazza"`
	Author   string          `json:"author"`
	Title    string          `json:"title"`
	Summary  string          `json:"summary"`
	Body     string          `json:"body"`
	Tags     []string        `json:"tags"`
	Reasons  poll.ReasonRule `json:"reasons"`
	Question string          `json:"question"`
	Options  []string        `json:"options"`
	// Absent are those who do not vote.
	Absent   []string `json:"absent"`
	IsSealed bool     `json:"isSealed"`
}

// demoMember is a member of the demo as he votes.
type demoMember struct {
	handle string
	viewer auth.Viewer
}

// seedSecrets holds the demo's confidential polls, unless there is one: each is really voted in, and sealed where it is over. So its keys
// and signatures are this installation's.
func (p *parts) seedSecrets(ctx context.Context) error {
	known, err := p.services.Ballots.Sealings(auth.With(ctx, auth.Viewer{Administrator: true}), paging.Page{First: 1})
	if err != nil || known.Total > 0 {
		return err
	}
	files, err := fs.Glob(demo.Files, "confidential/*.json")
	if err != nil {
		return err
	}
	for _, file := range files {
		text, err := demo.Files.ReadFile(file)
		if err != nil {
			return err
		}
		one := &demoSecret{}
		if err := json.Unmarshal(text, one); err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
		if err := p.seedSecret(ctx, one); err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
	}
	return nil
}

func (p *parts) seedSecret(ctx context.Context, one *demoSecret) error {
	in, members, err := p.demoSquare(ctx, one.Piazza)
	if err != nil {
		return err
	}
	at := slices.IndexFunc(members, func(m demoMember) bool { return m.handle == one.Author })
	if at < 0 {
		return fmt.Errorf("nobody is %s", one.Author)
	}
	author := members[at].viewer
	author.Roles = map[int64]auth.Role{int64(in): auth.Moderator}
	as := auth.With(ctx, author)
	made, err := p.services.Polls.Create(as, one.input(in))
	if err != nil {
		return err
	}
	if _, err := p.services.Entries.Publish(as, entry.Input{EntryID: made.ID}); err != nil {
		return err
	}
	if err := p.voteInSecret(ctx, as, made.ID, one, members); err != nil || !one.IsSealed {
		return err
	}
	if _, err := p.services.Ballots.Close(as, poll.Input{PollID: made.ID}); err != nil {
		return err
	}
	return p.services.Ballots.Seal(ctx, made.ID)
}

// input is how the poll is begun: whoever is signed in votes, and it stays open until somebody closes it.
func (d *demoSecret) input(in space.ID) poll.CreateInput {
	question := poll.QuestionInput{Kind: poll.KindSingle, Title: d.Question}
	for _, title := range d.Options {
		question.Options = append(question.Options, poll.OptionInput{Title: title})
	}
	return poll.CreateInput{
		PiazzaID: in, Title: d.Title, Summary: &d.Summary, Body: &d.Body, Tags: d.Tags, Questions: []poll.QuestionInput{question},
		Rules: &poll.RulesInput{IsConfidential: new(true), Electorate: new(poll.SignedIn), Reasons: &d.Reasons},
	}
}

// demoSquare finds a piazza of the demo and all members, in the order in which they came.
func (p *parts) demoSquare(ctx context.Context, slug string) (in space.ID, members []demoMember, err error) {
	if err := p.database.QueryRow(ctx, `select id from space where slug = $1`, slug).Scan(&in); err != nil {
		return 0, nil, err
	}
	rows, err := p.database.Query(ctx, `select handle, id, person_id from member where erased_at is null order by id`)
	if err != nil {
		return 0, nil, err
	}
	defer rows.Close()
	for rows.Next() {
		m := demoMember{viewer: auth.Viewer{Assurance: string(account.AssuranceEmail)}}
		if err := rows.Scan(&m.handle, &m.viewer.MemberID, &m.viewer.PersonID); err != nil {
			return 0, nil, err
		}
		members = append(members, m)
	}
	return in, members, rows.Err()
}

// voteInSecret has the members vote, each for the option that his place leads to.
func (p *parts) voteInSecret(ctx, as context.Context, id entry.ID, one *demoSecret, members []demoMember) error {
	v, err := p.services.Polls.ByEntry(as, id)
	if err != nil {
		return err
	}
	question := v.Questions[0]
	for i, m := range members {
		if slices.Contains(one.Absent, m.handle) {
			continue
		}
		option := question.Options[i*i%len(question.Options)]
		_, err := p.services.Ballots.Vote(auth.With(ctx, m.viewer), ballot.VoteInput{
			PollID: id, Secret: true,
			Ballots: []ballot.BallotInput{{Question: question.ID, Choice: poll.Choice{Options: []poll.OptionID{option.ID}}}},
		})
		if err != nil {
			return fmt.Errorf("%s: %w", m.handle, err)
		}
	}
	return nil
}
