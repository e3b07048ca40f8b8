package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"

	audience "piazza/bench/nodes/crowd"
)

// said is a vote: what the test knows of it, and nobody else should.
type said struct {
	by                *villager
	poll              *posed
	option            int
	text, reason, key string
	// more is what else he wrote, which packs badly.
	more, receipt   string
	begun, answered time.Time
}

// think makes up a vote. Everybody writes a little more than who became a member before him: whatever tells lengths tells voters.
func (a *aftermath) think(c *villager, p *posed) *said {
	s := &said{by: c, poll: p, option: a.dice.IntN(2), text: a.word("xk"), reason: a.word("wj")}
	for range c.n % 200 {
		s.more += " " + a.word("")
	}
	if a.dice.IntN(3) > 0 {
		s.key = a.word("vh")
	}
	return s
}

func (s *said) input() map[string]any {
	first, second := s.poll.questions[0], s.poll.questions[1]
	input := map[string]any{"pollId": s.poll.id, "ballots": []any{
		map[string]any{"question": first.ID, "choice": map[string]any{"options": []string{first.Options[s.option].ID}}, "reason": "Così è, " + s.reason},
		map[string]any{"question": second.ID, "choice": map[string]any{"text": "Perché è " + s.text + s.more}},
	}}
	if s.key != "" {
		input["idempotencyKey"] = s.key
	}
	return input
}

// vote sends a vote and keeps what is told of it.
func (a *aftermath) vote(ctx context.Context, s *said) error {
	var got struct {
		PollVote struct {
			Receipt    *string
			UserErrors []struct{ Reason string }
		}
	}
	input := s.input()
	input["secret"] = s.poll == a.secret
	s.begun = time.Now()
	err := a.ask(ctx, s.by, `mutation ($input: PollVoteInput!) { pollVote(input: $input) { receipt turnout { voters } ballots { version } userErrors { reason } } }`,
		map[string]any{"input": input}, &got)
	s.answered = time.Now()
	switch {
	case err != nil:
		return err
	case len(got.PollVote.UserErrors) > 0:
		return fmt.Errorf("a vote is refused: %s", got.PollVote.UserErrors[0].Reason)
	case got.PollVote.Receipt != nil:
		s.receipt = *got.PollVote.Receipt
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	a.cast = append(a.cast, s)
	return nil
}

// moment is one vote while nobody else votes, and what was seen before and after.
type moment struct {
	*said
	// before and after are the metrics, rows the rows that name the voter with who has written and locked them.
	before, after         string
	rowsBefore, rowsAfter []string
	shown                 *seen
}

// alone has people vote one after the other; an onlooker looks after each vote.
func (a *aftermath) alone(p *posed, people []*villager) (all []*moment) {
	a.t.Helper()
	for _, c := range people {
		m := &moment{said: a.think(c, p), before: a.scrape(), rowsBefore: a.rowsOf(c)}
		must(a.t, a.vote(a.t.Context(), m.said))
		m.rowsAfter, m.after = a.rowsOf(c), a.scrape()
		shown, err := a.look(a.t.Context(), a.chair, p)
		must(a.t, err)
		m.shown = shown
		all = append(all, m)
	}
	return all
}

// crowd has people vote at the same time, each after a look at the page: some change their vote, some repeat themselves, some sit at an
// open connection meanwhile. Somebody takes a backup and a dump while they do.
func (a *aftermath) crowd(people []*villager, meanwhile ...func(context.Context) error) {
	a.t.Helper()
	ctx, stop := context.WithCancel(a.t.Context())
	defer stop()
	var todo []*said
	for _, c := range people {
		todo = append(todo, a.think(c, a.secret))
		if a.dice.IntN(4) == 0 {
			todo = append(todo, a.think(c, a.secret))
		}
	}
	a.dice.Shuffle(len(todo), func(i, j int) { todo[i], todo[j] = todo[j], todo[i] })
	for n := range 5 {
		line := audience.OpenMailbox(ctx, rand.New(rand.NewPCG(uint64(n), 1)), people[n].token, func(*rand.Rand, string) string { return a.square.url }, 0)
		defer line.Close()
		within(a.t, limit(), "an open connection is let in", line.Joined)
	}
	queue, faults := make(chan *said, len(todo)), make(chan error, 4*len(todo))
	for _, s := range todo {
		queue <- s
	}
	close(queue)
	var all sync.WaitGroup
	busy := map[*villager]*sync.Mutex{}
	for _, c := range people {
		busy[c] = &sync.Mutex{}
	}
	for range 6 {
		all.Go(func() {
			for s := range queue {
				busy[s.by].Lock()
				faults <- a.turn(ctx, s)
				busy[s.by].Unlock()
			}
		})
	}
	for _, do := range meanwhile {
		all.Go(func() { faults <- do(ctx) })
	}
	all.Wait()
	close(faults)
	var told []error
	for err := range faults {
		told = append(told, err)
	}
	must(a.t, errors.Join(told...))
}

// turn looks at the page, votes, looks again and, where the vote has a key, sends it once more.
func (a *aftermath) turn(ctx context.Context, s *said) error {
	if _, err := a.look(ctx, s.by, s.poll); err != nil {
		return err
	}
	if err := a.vote(ctx, s); err != nil {
		return err
	}
	if s.key != "" && len(s.text)%2 == s.option {
		again := *s
		if err := a.vote(ctx, &again); err != nil {
			return err
		}
		if again.receipt != s.receipt {
			return errors.New("a repeated vote has another receipt")
		}
		a.mu.Lock()
		a.cast = slices.DeleteFunc(a.cast, func(one *said) bool { return one == &again })
		a.mu.Unlock()
	}
	_, err := a.look(ctx, s.by, s.poll)
	return err
}

// listener is somebody who subscribes to the turnout of a poll and notes when it moves.
type turnoutListener struct {
	mu   sync.Mutex
	told []seen
}

func (l *turnoutListener) noted() []seen {
	l.mu.Lock()
	defer l.mu.Unlock()
	return slices.Clone(l.told)
}

// listen follows the turnout until ctx ends.
func (l *turnoutListener) listen(ctx context.Context, a *aftermath, p *posed) error {
	text, err := json.Marshal(map[string]any{"query": watchDocument("pollTurnout"), "variables": map[string]string{"id": p.id}})
	if err != nil {
		return err
	}
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, a.square.url+"/graphql", bytes.NewReader(text))
	if err != nil {
		return err
	}
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Accept", "text/event-stream")
	answer, err := http.DefaultTransport.RoundTrip(r)
	if err != nil {
		return err
	}
	defer answer.Body.Close()
	for lines := bufio.NewScanner(answer.Body); lines.Scan(); {
		data, is := strings.CutPrefix(lines.Text(), "data:")
		var got struct {
			Data struct{ PollTurnout *struct{ Voters int } }
		}
		if !is || json.Unmarshal([]byte(data), &got) != nil || got.Data.PollTurnout == nil {
			continue
		}
		l.mu.Lock()
		one := seen{at: time.Now()}
		one.Turnout.Voters = got.Data.PollTurnout.Voters
		l.told = append(l.told, one)
		l.mu.Unlock()
	}
	return nil
}

// lastOf are the votes in a poll that count, in the order in which they were cast; firstOf are those with which people began.
func (a *aftermath) lastOf(p *posed) (all []*said) {
	held := map[*villager]bool{}
	for _, s := range slices.Backward(a.cast) {
		if s.poll == p && !held[s.by] {
			held[s.by] = true
			all = append(all, s)
		}
	}
	slices.Reverse(all)
	return all
}

func (a *aftermath) firstOf(p *posed) (all []*said) {
	held := map[*villager]bool{}
	for _, s := range a.cast {
		if s.poll == p && !held[s.by] {
			held[s.by] = true
			all = append(all, s)
		}
	}
	return all
}

func voters(all []*said) (numbers []int) {
	for _, s := range all {
		numbers = append(numbers, s.by.n)
	}
	return numbers
}
