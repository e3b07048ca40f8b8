package assembly_test

import (
	"context"
	"fmt"
	"sync"
	"testing"

	"piazza/internal/assembly"
	"piazza/internal/auth"
	"piazza/internal/poll"
)

// enter lets a member in by the page.
func (h *hall) enter(t testing.TB, id assembly.ID, members ...int64) {
	t.Helper()
	for _, m := range members {
		if _, err := h.nodes[0].Join(as(t.Context(), m), assembly.Input{AssemblyID: id}); err != nil {
			t.Fatal(err)
		}
	}
}

// visitor lets a guest in and returns a context in which he asks.
func (h *hall) visitor(t testing.TB, id assembly.ID, name string) context.Context {
	t.Helper()
	in := bySecret(h.secret(t, id))
	in.Name = &name
	entered, err := h.nodes[0].Enter(as(t.Context(), 0), in)
	if err != nil {
		t.Fatal(err)
	}
	v, err := h.nodes[0].ViewerByPass(t.Context(), entered.Pass)
	if err != nil {
		t.Fatal(err)
	}
	return from(auth.With(t.Context(), v), "192.0.2.1")
}

func (h *hall) ask(ctx context.Context, t testing.TB, id assembly.ID, text string) *assembly.FloorQuestion {
	t.Helper()
	q, err := h.nodes[0].Ask(ctx, assembly.AskInput{AssemblyID: id, Text: text, IsNamed: true})
	if err != nil {
		t.Fatal(err)
	}
	return q
}

func (h *hall) set(t testing.TB, q *assembly.FloorQuestion, state assembly.FloorState) {
	t.Helper()
	if _, err := h.nodes[1].FloorSet(as(t.Context(), editor), assembly.FloorSetInput{QuestionID: q.ID, State: state}); err != nil {
		t.Fatal(err)
	}
}

func (h *hall) want(ctx context.Context, q *assembly.FloorQuestion, wanted bool) error {
	_, err := h.nodes[0].Upvote(ctx, assembly.UpvoteInput{QuestionID: q.ID, IsWanted: wanted})
	return err
}

func (h *hall) floor(ctx context.Context, t testing.TB, id assembly.ID) *assembly.Floor {
	t.Helper()
	floor, err := h.nodes[1].Floor(ctx, id)
	if err != nil {
		t.Fatal(err)
	}
	return floor
}

// brief says what a floor holds: each question with its state and how many want it.
func brief(questions []*assembly.FloorQuestion) (said []string) {
	for _, q := range questions {
		said = append(said, fmt.Sprintf("%s %s %d", q.Text, q.State, q.Votes))
	}
	return said
}

func expect(t testing.TB, got, want any, what string) {
	t.Helper()
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("%s: got %v, want %v", what, got, want)
	}
}

func TestAQuestionFromTheFloorGoesItsWay(t *testing.T) {
	h := openHall(t)
	a := h.begin(t, plan{guests: poll.AnyGuest})
	h.enter(t, a.ID, 4, 5)
	ada, bea, staff := as(t.Context(), 4), as(t.Context(), 5), as(t.Context(), editor)
	guest := h.visitor(t, a.ID, "Ospite Ugo")

	first := h.ask(ada, t, a.ID, "  Quando   si\ncomincia? ")
	second := h.ask(guest, t, a.ID, "Chi paga?")
	expect(t, first.Text, "Quando si comincia?", "one line")
	expect(t, second.Name, "Ospite Ugo", "the name of a guest")
	for who, ctx := range map[string]context.Context{"bea": bea, "a visitor": as(t.Context(), 0), "guest": guest} {
		floor := h.floor(ctx, t, a.ID)
		expect(t, []any{len(floor.Questions), floor.Waiting}, "[0 0]", "what waits, told to "+who)
	}
	expect(t, brief(h.floor(ada, t, a.ID).ViewerQuestions), "[Quando si comincia? waiting 0]", "her own")
	expect(t, brief(h.floor(staff, t, a.ID).Questions), "[Quando si comincia? waiting 0 Chi paga? waiting 0]", "what waits, for who holds it")
	expect(t, h.floor(staff, t, a.ID).Waiting, 2, "how much waits")

	h.set(t, first, assembly.FloorShown)
	h.set(t, second, assembly.FloorShown)
	for _, ctx := range []context.Context{bea, bea, guest} {
		if err := h.want(ctx, second, true); err != nil {
			t.Fatal(err)
		}
	}
	if err := h.want(ada, first, true); err != nil {
		t.Fatal(err)
	}
	expect(t, brief(h.floor(as(t.Context(), 0), t, a.ID).Questions), "[Chi paga? shown 2 Quando si comincia? shown 1]", "most wanted first")
	expect(t, h.floor(bea, t, a.ID).ViewerVotes, []assembly.FloorID{second.ID}, "what she wants")
	expect(t, h.floor(guest, t, a.ID).ViewerVotes, []assembly.FloorID{second.ID}, "what the guest wants")
	if err := h.want(bea, second, false); err != nil {
		t.Fatal(err)
	}
	expect(t, brief(h.floor(bea, t, a.ID).Questions[:1]), "[Quando si comincia? shown 1]", "of equals the first")

	h.set(t, first, assembly.FloorAnswered)
	h.set(t, second, assembly.FloorRefused)
	expect(t, brief(h.floor(bea, t, a.ID).Questions), "[Quando si comincia? answered 1]", "after the answers")
	expect(t, brief(h.floor(guest, t, a.ID).ViewerQuestions), "[Chi paga? refused 1]", "the guest learns what became of his")
	expect(t, reason(h.want(bea, first, true)), "floor_not_shown", "wanting what was answered")
	expect(t, reason(h.want(bea, second, true)), "floor_missing", "wanting what was taken away")
}

func TestWhoMayAskAndWant(t *testing.T) {
	h := openHall(t)
	a, other := h.begin(t, plan{guests: poll.AnyGuest}), h.begin(t, plan{guests: poll.AnyGuest})
	hidden := h.begin(t, plan{space: closedSpace})
	h.enter(t, a.ID, 4)
	shown := h.ask(as(t.Context(), 4), t, a.ID, "Si vede?")
	waiting := h.ask(as(t.Context(), 4), t, a.ID, "Non ancora?")
	h.set(t, shown, assembly.FloorShown)
	foreign := h.visitor(t, other.ID, "")
	screen := auth.With(t.Context(), auth.Viewer{Scopes: []string{}, Pass: auth.Pass{Kind: auth.PassScreen, ID: 1, AssemblyID: int64(a.ID)}})
	for name, c := range map[string]struct {
		ctx       context.Context
		ask, want string
	}{
		"a visitor":             {as(t.Context(), 0), "sign_in", "sign_in"},
		"who has not come in":   {as(t.Context(), 5), "join_assembly", "join_assembly"},
		"the guest of another":  {foreign, "sign_in", "sign_in"},
		"a screen":              {screen, "join_assembly", "join_assembly"},
		"who came in":           {as(t.Context(), 4), "", ""},
		"who was put out since": {auth.With(t.Context(), auth.Viewer{MemberID: 4, PersonID: 4, Excluded: []int64{openSpace}}), "excluded", "excluded"},
	} {
		_, err := h.nodes[0].Ask(c.ctx, assembly.AskInput{AssemblyID: a.ID, Text: "Posso?"})
		expect(t, reason(err), c.ask, name+" asks")
		expect(t, reason(h.want(c.ctx, shown, true)), c.want, name+" wants")
	}
	refused := h.ask(as(t.Context(), 4), t, a.ID, "Mai?")
	h.set(t, refused, assembly.FloorRefused)
	for _, who := range []int64{0, 4, 5, outsider} {
		// What nobody is shown is as if there were nothing.
		for _, q := range []*assembly.FloorQuestion{waiting, refused, {ID: 999_999}} {
			expect(t, reason(h.want(as(t.Context(), who), q, true)), "floor_missing", "wanting what nobody sees")
			if who != 0 {
				_, err := h.nodes[0].FloorSet(as(t.Context(), who), assembly.FloorSetInput{QuestionID: q.ID, State: assembly.FloorShown})
				expect(t, reason(err), "floor_missing", "deciding on what nobody sees")
			}
		}
	}
	_, err := h.nodes[0].Ask(as(t.Context(), 4), assembly.AskInput{AssemblyID: hidden.ID, Text: "Posso?"})
	expect(t, reason(err), "assembly_missing", "asking where one may not read")
	_, err = h.nodes[0].Floor(as(t.Context(), 4), hidden.ID)
	expect(t, reason(err), "assembly_missing", "the floor of a closed piazza")
	for _, text := range []string{"", "   ", "\x00", "Chi\u202e paga?", "Chi\u200b paga?", fmt.Sprintf("%0301d", 1)} {
		_, err := h.nodes[0].Ask(as(t.Context(), 4), assembly.AskInput{AssemblyID: a.ID, Text: text})
		expect(t, reason(err), "floor_text", "no question")
	}
	for name, ctx := range map[string]context.Context{"a member": as(t.Context(), 4), "an outsider": as(t.Context(), outsider)} {
		_, err := h.nodes[0].FloorSet(ctx, assembly.FloorSetInput{QuestionID: shown.ID, State: assembly.FloorRefused})
		expect(t, reason(err), "assembly_for_editors", name+" decides")
	}
	if _, err := h.nodes[0].End(as(t.Context(), editor), assembly.Input{AssemblyID: a.ID}); err != nil {
		t.Fatal(err)
	}
	_, err = h.nodes[0].Ask(as(t.Context(), 4), assembly.AskInput{AssemblyID: a.ID, Text: "Ancora una?"})
	expect(t, reason(err), "floor_closed", "asking after the end")
	expect(t, reason(h.want(as(t.Context(), 4), shown, true)), "floor_closed", "wanting after the end")
}

func TestNobodyFloodsTheFloor(t *testing.T) {
	h := openHall(t)
	a := h.begin(t, plan{})
	h.enter(t, a.ID, 4, 5)
	var all sync.WaitGroup
	refusals := make(chan string, 20)
	for i := range 10 {
		for _, n := range []int{i % 2, 1 - i%2} {
			all.Go(func() {
				_, err := h.nodes[n].Ask(as(t.Context(), 4), assembly.AskInput{AssemblyID: a.ID, Text: fmt.Sprint("Domanda ", i, "?")})
				refusals <- reason(err)
			})
		}
	}
	all.Wait()
	close(refusals)
	for r := range refusals {
		if r != "" && r != "floor_own_waiting" {
			t.Errorf("refused as %s", r)
		}
	}
	expect(t, h.count(t, `select count(*) from assembly_floor`), 3, "what waits of one who asks everywhere at once")
	h.exec(t, `update assembly_floor set state = 'answered'`)
	h.exec(t, `insert into assembly_floor (assembly_id, member_id, text, named, state, asked_at) select $1, 4, 'x' || n, false, 'refused', now() from generate_series(1, 17) n`, a.ID)
	_, err := h.nodes[0].Ask(as(t.Context(), 4), assembly.AskInput{AssemblyID: a.ID, Text: "La ventunesima?"})
	expect(t, reason(err), "floor_own_full", "a member's twenty-first")
	h.exec(t, `insert into assembly_floor (assembly_id, text, named, asked_at) select $1, 'y' || n, false, now() from generate_series(1, 150) n`, a.ID)
	_, err = h.nodes[0].Ask(as(t.Context(), 5), assembly.AskInput{AssemblyID: a.ID, Text: "C’è posto?"})
	expect(t, reason(err), "floor_full", "asking where a hundred and fifty members wait")
	paced := ""
	for range 40 {
		if _, err := h.nodes[0].Ask(as(t.Context(), 5), assembly.AskInput{AssemblyID: a.ID, Text: "C’è posto?"}); reason(err) == "floor_pace" {
			paced = reason(err)
		}
	}
	expect(t, paced, "floor_pace", "asking all the time")
}

func TestMany(t *testing.T) {
	h := openHall(t)
	a := h.begin(t, plan{guests: poll.AnyGuest})
	h.enter(t, a.ID, 4, 5, 6, 7, 8, 9, 10, 11)
	q := h.ask(as(t.Context(), 4), t, a.ID, "Chi la vuole?")
	h.set(t, q, assembly.FloorShown)
	again, err := h.nodes[1].Ask(as(t.Context(), 4), assembly.AskInput{AssemblyID: a.ID, Text: "Chi la  vuole?"})
	if err != nil || again.ID != q.ID {
		t.Errorf("asked again it is %v, %v", again, err)
	}
	var all sync.WaitGroup
	for m := int64(4); m <= 11; m++ {
		for n := range 6 {
			all.Go(func() {
				_, err := h.nodes[n%2].Upvote(as(t.Context(), m), assembly.UpvoteInput{QuestionID: q.ID, IsWanted: n != 5 || m%2 == 0})
				if err != nil {
					t.Error(err)
				}
			})
		}
	}
	all.Wait()
	for m := int64(4); m <= 11; m++ {
		if _, err := h.nodes[0].Upvote(as(t.Context(), m), assembly.UpvoteInput{QuestionID: q.ID, IsWanted: m != 11}); err != nil {
			t.Fatal(err)
		}
	}
	floor := h.floor(as(t.Context(), 5), t, a.ID)
	expect(t, floor.Questions[0].Votes, 7, "who wants it")
	expect(t, h.count(t, `select count(*) from assembly_floor_vote`), 7, "who is written down")
	before, err := h.nodes[0].FloorVersions(t.Context(), []int64{int64(a.ID)})
	if err != nil || before[int64(a.ID)] != h.floor(as(t.Context(), editor), t, a.ID).Version {
		t.Errorf("versions: %v, %v", before, err)
	}
	if err := h.want(as(t.Context(), 4), q, true); err != nil {
		t.Fatal(err)
	}
	expect(t, h.floor(as(t.Context(), 5), t, a.ID).Version, floor.Version, "the version after what changed nothing")
}

func TestAFloorShowsAHundred(t *testing.T) {
	h := openHall(t)
	a := h.begin(t, plan{})
	h.exec(t, `insert into assembly_floor (assembly_id, text, named, state, votes, asked_at)
		select $1, 'q' || n, false, case when n % 3 = 0 then 'waiting' else 'shown' end, n, now() from generate_series(1, 240) n`, a.ID)
	public := h.floor(as(t.Context(), 4), t, a.ID)
	expect(t, len(public.Questions), 30, "questions")
	expect(t, public.Questions[0].Text, "q239", "the most wanted")
	staff := h.floor(as(t.Context(), editor), t, a.ID)
	expect(t, []any{len(staff.Questions), staff.Waiting, staff.Questions[0].State}, "[100 80 waiting]", "for who holds it")
	expect(t, []any{staff.Questions[49].State, staff.Questions[50].State, staff.Questions[50].Text}, "[waiting shown q239]", "for who holds it, in the middle")
	if _, err := h.nodes[0].End(as(t.Context(), editor), assembly.Input{AssemblyID: a.ID}); err != nil {
		t.Fatal(err)
	}
	expect(t, len(h.floor(as(t.Context(), 4), t, a.ID).Questions), 100, "questions in the record")
}

// Whoever asks much is one after another to who holds the floor: the first of everybody stands before the second of anybody, and what is
// shown is there all the same.
func TestAFloodHidesNobody(t *testing.T) {
	h := openHall(t)
	a := h.begin(t, plan{})
	h.enter(t, a.ID, 4, 5)
	h.exec(t, `insert into assembly_floor (assembly_id, member_id, text, named, asked_at) select $1, 4, 'ancora ' || n, false, now() from generate_series(1, 120) n`, a.ID)
	h.ask(as(t.Context(), 5), t, a.ID, "E io?")
	h.exec(t, `insert into assembly_floor (assembly_id, member_id, text, named, state, asked_at) values ($1, 6, 'Si vede', false, 'shown', now())`, a.ID)
	staff := h.floor(as(t.Context(), editor), t, a.ID)
	expect(t, brief(staff.Questions[:3]), "[ancora 1 waiting 0 E io? waiting 0 ancora 2 waiting 0]", "what waits")
	expect(t, brief(staff.Questions[50:]), "[Si vede shown 0]", "what is shown")
	expect(t, staff.Waiting, 121, "how many wait")
}
