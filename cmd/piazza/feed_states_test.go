package main

import (
	"testing"

	"piazza/internal/nodeid"
)

// What is watched of a poll, and who looks at it, is the same for all of a class, and is over for all of them when the poll is
// withdrawn.
func TestWhatIsWatchedOfAPollEndsWithIt(t *testing.T) {
	t.Parallel()
	h := openFeedHouse(t)
	poll, question := h.openPoll()
	streams := h.ship(map[string]any{"id": poll, "visible": false}, "PollResultsWatch", "PollTurnoutWatch", "EntryPresence")
	c := h.crowd(map[string]int{"visitor": 0, "author": 3, "member": 6, "moderator": 4, "administrator": 17}, streams, len(streams))
	h.guest("voter", 7, "").must("pollVote", "PollVoteInput", "ballots { version }", map[string]any{"pollId": poll, "ballots": []any{
		map[string]any{"question": question, "choice": map[string]any{"stance": "AGREE"}},
	}}, nil)
	c.hears("PollTurnoutWatch", `"voters":1`)
	c.hears("PollResultsWatch", `"voters":1`)
	c.hears("EntryPresence", `"count":7`) // four members, and a visitor at each of three doors
	for _, name := range c.names {
		c.alike(name, func(g *hallGuest) string { return g.lastSaid(name) })
	}
	h.guest("d", 4, "").must("entryWithdraw", "EntryReasonInput", "entry { id }", map[string]any{"entryId": poll, "reason": "era una prova"}, nil)
	for _, name := range c.names {
		c.hears(name, `"type":"complete"`)
	}
}

// openPoll publishes a poll whose results are shown from its opening.
func (h *feedHouse) openPoll() (poll, question string) {
	h.t.Helper()
	editor := h.guest("editor", 3, "")
	var made struct {
		Poll struct {
			ID     string
			Voting struct{ Questions []struct{ ID string } }
		}
	}
	editor.must("pollCreate", "PollCreateInput", "poll { id voting { questions { id } } }", map[string]any{
		"piazzaId": nodeid.Encode("piazza", 1), "title": "Si fa?", "rules": map[string]any{"resultsVisibility": "LIVE"},
		"questions": []any{map[string]any{"kind": "CONSENT", "title": "Si fa?"}},
	}, &made)
	editor.must("entryPublish", "EntryInput", "entry { id }", map[string]any{"entryId": made.Poll.ID}, nil)
	return made.Poll.ID, made.Poll.Voting.Questions[0].ID
}
