package poll

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"testing"
)

// election is one of testdata/elections.json.
type election struct {
	Name    string
	Kind    string
	Seats   int
	Options []string
	Ballots []struct {
		Count int64
		Order []string
	}
	Expect struct {
		InstantRunoff *struct {
			Rounds []expectedRound
			Winner *string
		} `json:"instant_runoff"`
		Borda *struct {
			Points map[string]int64
		}
		Condorcet *struct {
			Winner *string
			Pairs  map[string][2]int64
		}
		Quota   int64
		Rounds  []expectedRound
		Elected []string
	}
}

type expectedRound struct {
	Counts     map[string]int64
	Eliminated string
	Elected    []string
	Winner     string
	TieForLast []string        `json:"tie_for_last"`
	Surplus    json.RawMessage `json:"surplus"`
}

func TestElections(t *testing.T) {
	text, err := os.ReadFile("testdata/elections.json")
	if err != nil {
		t.Fatal(err)
	}
	var file struct{ Elections []json.RawMessage }
	if err := json.Unmarshal(text, &file); err != nil {
		t.Fatal(err)
	}
	for _, raw := range file.Elections {
		e := readElection(t, raw)
		t.Run(e.Name, func(t *testing.T) { e.check(t) })
	}
}

func readElection(t *testing.T, raw json.RawMessage) election {
	t.Helper()
	var e election
	var ballots struct{ Ballots [][2]json.RawMessage }
	var rest map[string]json.RawMessage
	for _, err := range []error{json.Unmarshal(raw, &ballots), json.Unmarshal(raw, &rest)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	delete(rest, "ballots")
	again, err := json.Marshal(rest)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(again, &e); err != nil {
		t.Fatal(err)
	}
	for _, b := range ballots.Ballots {
		e.Ballots = append(e.Ballots, struct {
			Count int64
			Order []string
		}{})
		last := &e.Ballots[len(e.Ballots)-1]
		if err := json.Unmarshal(b[0], &last.Count); err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(b[1], &last.Order); err != nil {
			t.Fatal(err)
		}
	}
	return e
}

func (e election) id(title string) OptionID { return OptionID(1 + slices.Index(e.Options, title)) }

func (e election) title(id OptionID) string {
	if id == 0 {
		return ""
	}
	return e.Options[id-1]
}

func (e election) titleOf(id *OptionID) string {
	if id == nil {
		return ""
	}
	return e.title(*id)
}

func (e election) rankings() *rankings {
	options := make([]Option, len(e.Options))
	for i, title := range e.Options {
		options[i] = Option{ID: OptionID(i + 1), Title: title}
	}
	return newRankings(options, func(yield func([]OptionID, int64) bool) {
		for _, b := range e.Ballots {
			order := make([]OptionID, len(b.Order))
			for i, title := range b.Order {
				order[i] = e.id(title)
			}
			if !yield(order, b.Count) {
				return
			}
		}
	})
}

func (e election) check(t *testing.T) {
	r := e.rankings()
	if want := e.Expect.InstantRunoff; want != nil {
		got := instantRunoff(r)
		e.checkRounds(t, got.Rounds, want.Rounds)
		if want.Winner != nil && e.titleOf(got.Winner) != *want.Winner {
			t.Errorf("winner %q", e.titleOf(got.Winner))
		}
	}
	if want := e.Expect.Borda; want != nil {
		for _, p := range borda(r) {
			if p.Points != want.Points[e.title(p.Option)] {
				t.Errorf("%s has %d points, want %d", e.title(p.Option), p.Points, want.Points[e.title(p.Option)])
			}
		}
	}
	if want := e.Expect.Condorcet; want != nil {
		e.checkDuels(t, condorcet(r), want.Winner, want.Pairs)
	}
	if e.Kind == "stv" {
		got := singleTransferable(r, e.Seats)
		e.checkRounds(t, got.Rounds, e.Expect.Rounds)
		if got.Quota != e.Expect.Quota {
			t.Errorf("quota %d, want %d", got.Quota, e.Expect.Quota)
		}
		if titles := e.titles(got.Elected); !slices.Equal(titles, e.Expect.Elected) {
			t.Errorf("elected %v, want %v", titles, e.Expect.Elected)
		}
	}
}

func (e election) titles(ids []OptionID) []string {
	titles := make([]string, len(ids))
	for i, id := range ids {
		titles[i] = e.title(id)
	}
	return titles
}

// checkRounds compares the rounds that an example gives; some give the first ones alone.
func (e election) checkRounds(t *testing.T, got []Round, want []expectedRound) {
	t.Helper()
	if len(got) < len(want) || len(want) == 0 && len(got) > 0 {
		t.Fatalf("%d rounds, want %d: %+v", len(got), len(want), got)
	}
	for i, w := range want {
		g := got[i]
		counts := map[string]string{}
		for _, c := range g.Counts {
			counts[e.title(c.Option)] = c.Exact.RatString()
		}
		for title, n := range w.Counts {
			if counts[title] != fmt.Sprint(n) {
				t.Errorf("round %d: %s has %s votes, want %d", i+1, title, counts[title], n)
			}
		}
		if w.Eliminated != "" && e.titleOf(g.Eliminated) != w.Eliminated {
			t.Errorf("round %d eliminated %q, want %q", i+1, e.titleOf(g.Eliminated), w.Eliminated)
		}
		if w.Winner != "" {
			w.Elected = []string{w.Winner}
		}
		if len(w.Elected) > 0 && !slices.Equal(e.titles(g.Elected), w.Elected) {
			t.Errorf("round %d elected %v, want %v", i+1, e.titles(g.Elected), w.Elected)
		}
		if w.TieForLast != nil && (g.Tie == nil || !slices.Equal(e.titles(g.Tie.Between), w.TieForLast)) {
			t.Errorf("round %d tie %+v, want %v", i+1, g.Tie, w.TieForLast)
		}
	}
}

func (e election) checkDuels(t *testing.T, got Condorcet, winner *string, pairs map[string][2]int64) {
	t.Helper()
	want := ""
	if winner != nil {
		want = *winner
	}
	if e.titleOf(got.Winner) != want {
		t.Errorf("Condorcet winner %q, want %q", e.titleOf(got.Winner), want)
	}
	counted := map[string][2]int64{}
	for _, d := range got.Duels {
		over, under := e.title(d.Over), e.title(d.Under)
		counted[over+" over "+under] = [2]int64{d.For, d.Against}
		counted[under+" over "+over] = [2]int64{d.Against, d.For}
	}
	for pair, want := range pairs {
		if counted[pair] != want {
			t.Errorf("%s: %v, want %v", pair, counted[pair], want)
		}
	}
}
