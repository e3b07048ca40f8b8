package main

import (
	"encoding/json"

	"piazza/internal/nodeid"
)

// holdSecret opens a confidential poll in which the viewer has voted, and returns its id and number.
func (p *inProcess) holdSecret() (id string, number int64) {
	p.t.Helper()
	must(p.t, p.signing.Prepare(p.t.Context()))
	var made struct {
		PollCreate struct {
			Poll struct {
				ID     string
				Number int64
				Voting struct {
					Questions []struct {
						ID      string
						Options []struct{ ID string }
					}
				}
			}
		}
	}
	data, _ := p.ask(`mutation($input: PollCreateInput!) { pollCreate(input: $input) { poll { id number voting { questions { id options { id } } } } } }`, "",
		input("piazzaId", nodeid.Encode("piazza", 1), "title", "In segreto", "rules", map[string]any{"isConfidential": true}, "questions", []any{single("Sì?")}))
	must(p.t, json.Unmarshal(data, &made))
	poll := made.PollCreate.Poll
	p.ask(`mutation($input: EntryInput!) { entryPublish(input: $input) { entry { id } } }`, "", input("entryId", poll.ID))
	question := poll.Voting.Questions[0]
	said, _ := p.ask(`mutation($input: PollVoteInput!) { pollVote(input: $input) { receipt userErrors { reason } } }`, "", input("pollId", poll.ID, "secret", true,
		"ballots", []any{map[string]any{"question": question.ID, "choice": map[string]any{"options": []string{question.Options[0].ID}}}}))
	tookEffect(p.t, "pollVote", said)
	return poll.ID, poll.Number
}

// secretCosts has a row for each of the client's operations about confidential polls.
func (p *inProcess) secretCosts() map[string]cost {
	id, number := p.holdSecret()
	return map[string]cost{
		"BallotKeys": {map[string]any{}, nil}, "PollSealings": {map[string]any{"first": 20}, map[string]any{"first": 2}},
		"PollReceipt": {map[string]any{"number": number}, nil}, "PollSealNow": {map[string]any{"number": number}, nil},
		"PollLog": {map[string]any{"pollId": id, "first": 20}, map[string]any{"pollId": id, "first": 2}},
	}
}
