package ballot

import (
	"context"
	"sync"

	"piazza/internal/db"
	"piazza/internal/entry"
	"piazza/internal/poll"
)

// mostKnown bounds how many polls' questions a node remembers.
const mostKnown = 1000

// known remembers what polls ask. A poll's version grows with each change of its questions, and no batch of ballots reads
// them anew where the version is the same.
type known struct {
	mu    sync.Mutex
	polls map[entry.ID]asking
}

type asking struct {
	version   int64
	questions []*poll.Question
}

func newKnown() *known { return &known{polls: map[entry.ID]asking{}} }

// fill gives polls their questions, and reads those that are not known. It is for transactions that hold the polls or see
// one unmoving state, so that version and questions belong together.
func (k *known) fill(ctx context.Context, tx *db.Tx, votings map[entry.ID]*poll.Voting) error {
	unknown := k.recall(votings)
	if err := poll.FillIn(ctx, tx, unknown); err != nil {
		return err
	}
	k.keep(unknown)
	return nil
}

// recall gives polls the questions that are known of their version, and returns those of which none are.
func (k *known) recall(votings map[entry.ID]*poll.Voting) (unknown map[entry.ID]*poll.Voting) {
	k.mu.Lock()
	defer k.mu.Unlock()
	unknown = map[entry.ID]*poll.Voting{}
	for id, v := range votings {
		if a, is := k.polls[id]; is && a.version == v.Version {
			v.Questions = a.questions
		} else {
			unknown[id] = v
		}
	}
	return unknown
}

func (k *known) keep(votings map[entry.ID]*poll.Voting) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if len(k.polls)+len(votings) > mostKnown {
		clear(k.polls)
	}
	for id, v := range votings {
		k.polls[id] = asking{v.Version, v.Questions}
	}
}
