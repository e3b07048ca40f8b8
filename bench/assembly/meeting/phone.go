//go:build linux

package meeting

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"time"
)

// Phone is somebody who takes part: a member, or a guest once he has come in.
type Phone struct {
	*Line
	Ear
	// Number tells phones apart, for those who count what they voted.
	Number int
	dice   *rand.Rand
	// Joining is how long each step of coming in took, in order.
	Joining []time.Duration
	// Votes are what became of what it voted, an item each.
	Votes map[string]Vote
}

// Vote is what became of a vote.
type Vote struct {
	// Took is how long the answer took, Tries how often it was sent.
	Took  time.Duration
	Tries int
	// At is when it was acknowledged.
	At time.Time
	// Option is the first option that was chosen; empty for other kinds.
	Option string
}

// NewPhone returns a phone that has not come in.
func NewPhone(n int, way Way, pass Pass, dice *rand.Rand) *Phone {
	return &Phone{
		Line: NewLine(way, pass), Number: n, dice: rand.New(rand.NewPCG(dice.Uint64(), 0)), Votes: map[string]Vote{},
		Ear: Ear{Pass: pass, Way: way, Documents: []string{Watch, Turnout, Presence, Floor}},
	}
}

const (
	findDocument = `mutation ($in: AssemblyFindInput!) { assemblyFind(input: $in) { title piazza guests refusal { reason } ` + errorsOnly + ` } }`
	comeDocument = `mutation ($in: AssemblyEnterInput!) { assemblyEnter(input: $in) { number pass participation { isInHall isEntitled isGuest hasSlip } ` + errorsOnly + ` } }`
	pageDocument = `query ($n: Int!) { assembly(number: $n) { id number title bodyHtml startsAt endedAt isRehearsal guests quorum piazza { slug title }
		viewerParticipation { joinedAt isInHall isEntitled isGuest hasSlip name } viewerCanRun state { version phase now } } }`
)

// Come comes in as a browser does: the page, what the code opens, the way in, what the page asks for. key is a code, slip says
// that it is a slip's.
func (p *Phone) Come(ctx context.Context, code string, slip bool) (assembly string, err error) {
	kind := "code"
	if slip {
		kind = "slip"
	}
	var come struct {
		Number        int64
		Pass          string
		Participation struct{ IsInHall, IsEntitled, IsGuest bool }
	}
	var page struct{ ID string }
	steps := []func() error{
		func() error { _, err := p.Get(ctx, "/entra"); return err },
		func() error { return p.Ask(ctx, findDocument, map[string]any{"in": map[string]any{kind: code}}, nil) },
		func() error {
			in := map[string]any{kind: code, "idempotencyKey": fmt.Sprintf("%020d-%d", p.dice.Uint64(), p.Number)}
			if err := p.Ask(ctx, comeDocument, map[string]any{"in": in}, &come); err != nil {
				return err
			}
			if come.Pass != "" {
				p.Line.Pass.Bearer, p.Ear.Pass.Bearer = come.Pass, come.Pass
			}
			if !come.Participation.IsInHall {
				return errors.New("who comes by a code is in the hall")
			}
			return nil
		},
		func() error { return p.Ask(ctx, pageDocument, map[string]any{"n": come.Number}, &page) },
	}
	for n, step := range steps {
		began := time.Now()
		if err := step(); err != nil {
			return "", fmt.Errorf("phone %d, step %d: %w", p.Number, n, err)
		}
		p.Joining = append(p.Joining, time.Since(began))
	}
	return page.ID, nil
}

// question is what a phone knows of what it is asked.
type question struct {
	ID, Kind string
	Options  []struct{ ID string }
}

// Await waits until the phone sees an item in a state, and returns the message that says so.
func (p *Phone) Await(ctx context.Context, item, state string) ([]byte, error) {
	for {
		text, changed := p.Last()
		if _, now, ok := skim(text); ok && now == (sight{item, state}) {
			return text, nil
		}
		select {
		case <-ctx.Done():
			return nil, fmt.Errorf("phone %d never saw item %s %s, but %.400s: %w", p.Number, item, state, text, errors.Join(ctx.Err(), p.Fault()))
		case <-changed:
		}
	}
}

// Answer votes in an item a while after the phone has seen that it is open, again and again until it is acknowledged.
func (p *Phone) Answer(ctx context.Context, item string, after time.Duration) error {
	text, err := p.Await(ctx, item, Open)
	if err != nil {
		return err
	}
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-time.After(after):
	}
	asked, err := questions(text)
	if err != nil {
		return err
	}
	var ballots []any
	v := Vote{}
	for _, q := range asked {
		choice := p.choose(q)
		if options, is := choice["options"].([]string); is {
			v.Option = options[0]
		}
		ballots = append(ballots, map[string]any{"question": q.ID, "choice": choice})
	}
	const document = `mutation ($in: AssemblyVoteInput!) { assemblyVote(input: $in) { ballots { question version castAt } turnout { version voters entitled } ` + errorsOnly + ` } }`
	in := map[string]any{"itemId": item, "ballots": ballots, "idempotencyKey": fmt.Sprintf("%s-%d", item, p.Number)}
	began := time.Now()
	v.Tries, err = p.Insist(ctx, document, map[string]any{"in": in}, nil)
	if err != nil {
		return fmt.Errorf("phone %d votes: %w", p.Number, err)
	}
	v.At = time.Now()
	v.Took = v.At.Sub(began)
	p.Votes[item] = v
	return nil
}

func questions(text []byte) ([]question, error) {
	var got struct {
		Payload struct {
			Data struct {
				Assembly struct {
					Current struct{ Questions []question }
				}
			}
		}
	}
	err := json.Unmarshal(text, &got)
	list := got.Payload.Data.Assembly.Current.Questions
	if err != nil || len(list) == 0 {
		return nil, errors.Join(err, fmt.Errorf("no question in %.300s", text))
	}
	return list, nil
}

// choose answers by chance.
func (p *Phone) choose(q question) map[string]any {
	switch q.Kind {
	case "CONSENT":
		return map[string]any{"stance": []string{"AGREE", "ABSTAIN", "DISAGREE"}[p.dice.IntN(3)]}
	case "SCORE":
		var marks []any
		for _, option := range q.Options {
			marks = append(marks, map[string]any{"option": option.ID, "value": p.dice.IntN(6)})
		}
		return map[string]any{"marks": marks}
	case "RANKED":
		var order []string
		for _, i := range p.dice.Perm(len(q.Options)) {
			order = append(order, q.Options[i].ID)
		}
		return map[string]any{"options": order}
	default:
		return map[string]any{"options": []string{q.Options[p.dice.IntN(len(q.Options))].ID}}
	}
}

// Counted reads from a message what a question with options came to, and how many people voted.
func Counted(text []byte) (votes map[string]int, voters int, err error) {
	var got struct {
		Payload struct {
			Data struct {
				Assembly struct {
					Current struct {
						Results *struct {
							Voters    int
							Questions []struct {
								Options []struct {
									Option string
									Votes  int
								}
							}
						}
					}
				}
			}
		}
	}
	if err := json.Unmarshal(text, &got); err != nil {
		return nil, 0, err
	}
	results := got.Payload.Data.Assembly.Current.Results
	if results == nil || len(results.Questions) != 1 {
		return nil, 0, fmt.Errorf("no results in %.400s", text)
	}
	votes = map[string]int{}
	for _, option := range results.Questions[0].Options {
		votes[option.Option] = option.Votes
	}
	return votes, results.Voters, nil
}
