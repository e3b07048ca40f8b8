package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/http"
	"strings"
	"sync"
	"time"
)

// onlooker watches a poll over server-sent events, at one node after the other, and holds versions to what is promised:
// on a connection they never go back.
type onlooker struct {
	election *election
	field    string
	poll     *posed
	session  string
	dice     *rand.Rand

	mu     sync.Mutex
	last   watched
	heard  int
	faults []string
}

// watched is a message.
type watched struct {
	Version int64
	Phase   string
	// Voters is of the turnout.
	Voters  int64
	Results *struct {
		Version, Voters int64
		IsFinal         bool
	}
}

func watchDocument(field string) string {
	selection := "version phase voters"
	if field == "pollResults" {
		selection = "version phase results { version voters isFinal }"
	}
	return fmt.Sprintf("subscription ($id: ID!) { %s(id: $id) { %s } }", field, selection)
}

// watch lets onlookers watch each poll, its turnout and its results, until they are told to leave.
func (e *election) watch(ctx context.Context) (all []*onlooker, leave func()) {
	ctx, stop := context.WithCancel(ctx)
	var watching sync.WaitGroup
	for _, p := range e.polls {
		for n, field := range []string{"pollTurnout", "pollResults"} {
			o := &onlooker{election: e, field: field, poll: p, dice: rand.New(rand.NewPCG(e.dice.Uint64(), 0)), session: e.people[n].session}
			all = append(all, o)
			watching.Go(func() { o.follow(ctx) })
		}
	}
	return all, func() {
		stop()
		watching.Wait()
	}
}

// follow watches until ctx ends, again at another node when a connection does.
func (o *onlooker) follow(ctx context.Context) {
	transport := &http.Transport{DisableKeepAlives: true}
	for node := ""; ctx.Err() == nil; {
		node = o.election.house.any(o.dice, node)
		_ = o.listen(ctx, transport, node) // however it ended, it begins again
		select {
		case <-ctx.Done():
		case <-time.After(50 * time.Millisecond): // as a page would
		}
	}
}

func (o *onlooker) listen(ctx context.Context, transport *http.Transport, node string) error {
	text, err := json.Marshal(map[string]any{"query": watchDocument(o.field), "variables": map[string]string{"id": o.poll.id}})
	if err != nil {
		return err
	}
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, node+"/graphql", bytes.NewReader(text))
	if err != nil {
		return err
	}
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Accept", "text/event-stream")
	r.AddCookie(&http.Cookie{Name: "piazza_session", Value: o.session})
	answer, err := transport.RoundTrip(r)
	if err != nil {
		return err
	}
	defer answer.Body.Close()
	before := int64(-1)
	for lines := bufio.NewScanner(answer.Body); lines.Scan(); {
		if data, is := strings.CutPrefix(lines.Text(), "data:"); is && strings.TrimSpace(data) != "" {
			before = o.hear([]byte(data), before)
		}
	}
	return nil
}

// hear takes a message and returns its version.
func (o *onlooker) hear(data []byte, before int64) int64 {
	var got struct{ Data map[string]*watched }
	err := json.Unmarshal(data, &got)
	state := got.Data[o.field]
	if err != nil || state == nil {
		return before // the connection ends for a reason of its own
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	o.heard++
	if state.Version <= before {
		o.faults = append(o.faults, fmt.Sprintf("%s of poll %d: version %d after %d", o.field, o.poll.number, state.Version, before))
	}
	o.last = *state
	return state.Version
}

// voters is how many people the last message tells of.
func (o *onlooker) voters() int64 {
	o.mu.Lock()
	defer o.mu.Unlock()
	switch {
	case o.field == "pollTurnout":
		return o.last.Voters
	case o.last.Results != nil:
		return o.last.Results.Voters
	}
	return -1
}

func (o *onlooker) complaints() []string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.faults
}
