package assembly_test

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"piazza/internal/assembly"
	"piazza/internal/auth"
	"piazza/internal/poll"
)

// scene is an assembly with two questions, of which the first has come to somewhere.
type scene struct {
	hall          *hall
	id            assembly.ID
	first, second assembly.ItemID
	// last is the number of the last act.
	last int
}

// scenes are where the first question may stand, in the order in which it comes there.
func scenes() []string {
	return []string{"planned", "waiting", "shown", "open", "closing", "closed", "revealed", "annulled", "ended"}
}

func yesNo(title string) *poll.QuestionInput {
	return &poll.QuestionInput{Kind: poll.KindSingle, Title: title, Options: []poll.OptionInput{{Title: "Sì"}, {Title: "No"}}}
}

// plan prepares an assembly with two questions, which stay open for a minute.
func (h *hall) plan(t testing.TB) *scene {
	t.Helper()
	ctx := as(t.Context(), editor)
	a, err := h.nodes[0].Create(ctx, assembly.CreateInput{PiazzaID: openSpace, Title: "Assemblea"})
	if err != nil {
		t.Fatal(err)
	}
	for _, title := range []string{"Prima?", "Seconda?"} {
		in := assembly.ItemAddInput{AssemblyID: a.ID, Question: yesNo(title), Rules: &assembly.RulesInput{Seconds: new(60)}}
		if _, err := h.nodes[0].AddItem(ctx, in); err != nil {
			t.Fatal(err)
		}
	}
	s := &scene{hall: h, id: a.ID}
	items := s.state(t, editor).Items
	s.first, s.second = items[0].ID, items[1].ID
	return s
}

// stage brings an assembly to a scene.
func (h *hall) stage(t testing.TB, scene string) *scene {
	t.Helper()
	s := h.plan(t)
	for _, step := range scenes()[1:] {
		if scene == "planned" {
			break
		}
		if err := s.step(t, step); err != nil {
			t.Fatalf("%s: %v", step, err)
		}
		if step == scene {
			break
		}
	}
	s.last = h.count(t, `select coalesce(max(number), 0) from assembly_act where assembly_id = $1 and not undone`, int64(s.id))
	return s
}

func (s *scene) step(t testing.TB, to string) (err error) {
	t.Helper()
	ctx, node, item := as(t.Context(), editor), s.hall.nodes[0], assembly.ItemInput{ItemID: s.first}
	switch to {
	case "waiting":
		_, err = node.Start(ctx, assembly.Input{AssemblyID: s.id})
	case "shown":
		_, err = node.Show(ctx, assembly.ShowInput{AssemblyID: s.id, ItemID: &s.first})
	case "open":
		_, err = node.Open(ctx, item)
	case "closing":
		_, err = node.Close(ctx, item)
	case "closed":
		s.age(t, grace)
	case "revealed":
		_, err = node.Reveal(ctx, item)
	case "annulled":
		_, err = node.Annul(ctx, assembly.AnnulInput{ItemID: s.first, Reason: "Domanda sbagliata"})
	case "ended":
		_, err = node.End(ctx, assembly.Input{AssemblyID: s.id})
	}
	return err
}

const grace = 10 * time.Second

// age lets everything have happened so much earlier.
func (s *scene) age(t testing.TB, by time.Duration) {
	t.Helper()
	s.hall.exec(t, `update poll set opened_at = opened_at - $2::interval, closes_at = closes_at - $2::interval,
		settles_at = settles_at - $2::interval where assembly_id = $1`, int64(s.id), by)
	s.hall.exec(t, `update assembly_act set at = at - $2::interval where assembly_id = $1`, int64(s.id), by)
}

// linger lets the last act be a slip of the hand for an hour, however long what follows takes.
func (s *scene) linger(t testing.TB) {
	t.Helper()
	s.hall.exec(t, `update poll set settles_at = settles_at + interval '1 hour' where assembly_id = $1`, int64(s.id))
	s.hall.exec(t, `update assembly_act set at = at + interval '1 hour' where assembly_id = $1 and number = $2`, int64(s.id), s.last)
}

// state is what somebody is told.
func (s *scene) state(t testing.TB, who int64) *assembly.State {
	t.Helper()
	standing, err := s.hall.nodes[1].Standing(t.Context(), s.id)
	if err != nil {
		t.Fatal(err)
	}
	state, err := standing.For(auth.FromContext(as(t.Context(), who)))
	if err != nil {
		t.Fatal(err)
	}
	return state
}

// act is something that a moderator does, with what it comes to in each scene: the reason of a refusal, or nothing.
type act struct {
	do   func(context.Context, *assembly.Service, *scene) error
	want [9]string
}

func done[T any](_ T, err error) error { return err }

// Why something is refused.
const (
	planned, live, ended  = "assembly_planned", "assembly_live", "assembly_ended"
	opened, closed, waits = "assembly_item_opened", "poll_closed", "poll_waiting"
	annulled, still, late = "assembly_item_annulled", "assembly_item_open", "assembly_undo_late"
)

func acts() map[string]act {
	all := actsOfAssembly()
	maps.Copy(all, actsOfItems())
	return all
}

func actsOfAssembly() map[string]act {
	return map[string]act{
		"start": {func(ctx context.Context, n *assembly.Service, s *scene) error {
			return done(n.Start(ctx, assembly.Input{AssemblyID: s.id}))
		}, [9]string{"", "", "", "", "", "", "", "", ended}},
		"end": {func(ctx context.Context, n *assembly.Service, s *scene) error {
			return done(n.End(ctx, assembly.Input{AssemblyID: s.id}))
		}, [9]string{planned, "", "", still, "", "", "", "", ""}},
		"delete": {func(ctx context.Context, n *assembly.Service, s *scene) error {
			return done(n.Delete(ctx, assembly.Input{AssemblyID: s.id}))
		}, [9]string{"", live, live, live, live, live, live, live, ended}},
		"retitle": {func(ctx context.Context, n *assembly.Service, s *scene) error {
			return done(n.Update(ctx, assembly.UpdateInput{AssemblyID: s.id, Title: new("Altro")}))
		}, [9]string{"", "", "", "", "", "", "", "", ended}},
		"let guests in": {func(ctx context.Context, n *assembly.Service, s *scene) error {
			return done(n.Update(ctx, assembly.UpdateInput{AssemblyID: s.id, Guests: new(poll.AnyGuest)}))
		}, [9]string{"", live, live, live, live, live, live, live, ended}},
		"say": {func(ctx context.Context, n *assembly.Service, s *scene) error {
			return done(n.Say(ctx, assembly.MessageInput{AssemblyID: s.id, Message: "Pausa"}))
		}, [9]string{planned, "", "", "", "", "", "", "", ended}},
		"add": {func(ctx context.Context, n *assembly.Service, s *scene) error {
			return done(n.AddItem(ctx, assembly.ItemAddInput{AssemblyID: s.id, Question: yesNo("Terza?"), Position: new(1)}))
		}, [9]string{"", "", "", "", "", "", "", "", ended}},
	}
}

func actsOfItems() map[string]act {
	return map[string]act{
		"change": {func(ctx context.Context, n *assembly.Service, s *scene) error {
			return done(n.UpdateItem(ctx, assembly.ItemUpdateInput{ItemID: s.first, Question: yesNo("Prima, meglio?")}))
		}, [9]string{"", "", "", opened, opened, opened, opened, opened, ended}},
		"remove": {func(ctx context.Context, n *assembly.Service, s *scene) error {
			return done(n.RemoveItem(ctx, assembly.ItemInput{ItemID: s.first}))
		}, [9]string{"", "", "", opened, opened, opened, opened, opened, ended}},
		"move": {func(ctx context.Context, n *assembly.Service, s *scene) error {
			return done(n.MoveItem(ctx, assembly.ItemMoveInput{ItemID: s.first, Position: 2}))
		}, [9]string{"", "", "", "", "", "", "", "", ended}},
		"show": {func(ctx context.Context, n *assembly.Service, s *scene) error {
			return done(n.Show(ctx, assembly.ShowInput{AssemblyID: s.id, ItemID: &s.first}))
		}, [9]string{planned, "", "", "", "", "", "", "", ended}},
		"show the other": {func(ctx context.Context, n *assembly.Service, s *scene) error {
			return done(n.Show(ctx, assembly.ShowInput{AssemblyID: s.id, ItemID: &s.second}))
		}, [9]string{planned, "", "", still, "", "", "", "", ended}},
		"show none": {func(ctx context.Context, n *assembly.Service, s *scene) error {
			return done(n.Show(ctx, assembly.ShowInput{AssemblyID: s.id}))
		}, [9]string{planned, "", "", still, "", "", "", "", ended}},
		"open": {func(ctx context.Context, n *assembly.Service, s *scene) error {
			return done(n.Open(ctx, assembly.ItemInput{ItemID: s.first}))
		}, [9]string{planned, "", "", "", closed, closed, closed, annulled, ended}},
		"open the other": {func(ctx context.Context, n *assembly.Service, s *scene) error {
			return done(n.Open(ctx, assembly.ItemInput{ItemID: s.second}))
		}, [9]string{planned, "", "", still, "", "", "", "", ended}},
		"extend": {func(ctx context.Context, n *assembly.Service, s *scene) error {
			return done(n.Extend(ctx, assembly.ExtendInput{ItemID: s.first, Seconds: 30}))
		}, [9]string{planned, waits, waits, "", closed, closed, closed, annulled, ended}},
		"close": {func(ctx context.Context, n *assembly.Service, s *scene) error {
			return done(n.Close(ctx, assembly.ItemInput{ItemID: s.first}))
		}, [9]string{planned, waits, waits, "", "", "", "", annulled, ended}},
		"reveal": {func(ctx context.Context, n *assembly.Service, s *scene) error {
			return done(n.Reveal(ctx, assembly.ItemInput{ItemID: s.first}))
		}, [9]string{planned, waits, waits, "poll_not_closed", "", "", "", annulled, ended}},
		"annul": {func(ctx context.Context, n *assembly.Service, s *scene) error {
			return done(n.Annul(ctx, assembly.AnnulInput{ItemID: s.first, Reason: "Sbagliata", Repeats: true}))
		}, [9]string{planned, "assembly_item_waiting", "assembly_item_waiting", "", "", "", "", "", ended}},
		"undo": {func(ctx context.Context, n *assembly.Service, s *scene) error {
			return done(n.Undo(ctx, assembly.UndoInput{AssemblyID: s.id, Act: s.last}))
		}, [9]string{planned, late, "", "", "", late, "", late, ended}},
	}
}

func TestEveryActInEveryState(t *testing.T) {
	h := openHall(t)
	for name, act := range acts() {
		for i, where := range scenes() {
			s := h.stage(t, where)
			if where == "closing" || where == "revealed" {
				s.linger(t)
			}
			before := s.fingerprint(t)
			refused := "assembly_for_editors"
			shown := where != "planned" && where != "waiting"
			if !shown && slices.Contains([]string{"open", "change", "remove", "move", "extend", "close", "reveal", "annul"}, name) || name == "open the other" {
				refused = "assembly_item_missing" // who was not shown a question does not learn that there is one
			}
			for who, want := range map[int64]string{0: "sign_in", member: refused, outsider: refused} {
				if got := reason(act.do(as(t.Context(), who), h.nodes[0], s)); got != want {
					t.Errorf("%s, %s, by %d: %q instead of %q", where, name, who, got, want)
				}
			}
			if after := s.fingerprint(t); after != before {
				t.Errorf("%s, %s: who may not changed something: %s, before %s", where, name, after, before)
			}
			if got := reason(act.do(as(t.Context(), editor), h.nodes[0], s)); got != act.want[i] {
				t.Errorf("%s, %s: %q instead of %q", where, name, got, act.want[i])
			}
			if act.want[i] != "" {
				if after := s.fingerprint(t); after != before {
					t.Errorf("%s, %s: what was refused changed something: %s, before %s", where, name, after, before)
				}
			}
		}
	}
}

// fingerprint is all that acts change.
func (s *scene) fingerprint(t testing.TB) string {
	t.Helper()
	return fmt.Sprint(
		s.hall.count(t, `select version from assembly where id = $1`, int64(s.id)),
		s.hall.count(t, `select coalesce(sum(version), 0) from poll where assembly_id = $1`, int64(s.id)),
		s.hall.count(t, `select count(*) from assembly_act where assembly_id = $1`, int64(s.id)),
		s.hall.count(t, `select count(*) from assembly_item where assembly_id = $1`, int64(s.id)),
	)
}

func TestARehearsalIsThereForWhoHoldsItAlone(t *testing.T) {
	h := openHall(t)
	s := h.plan(t)
	r, err := h.nodes[0].Rehearse(as(t.Context(), editor), assembly.RehearseInput{AssemblyID: s.id, Participants: 5})
	if err != nil {
		t.Fatal(err)
	}
	rehearsed := &scene{hall: h, id: r.ID}
	queue := rehearsed.state(t, editor).Items
	rehearsed.first, rehearsed.second = queue[0].ID, queue[1].ID
	items := actsOfItems()
	for name, act := range acts() {
		missing := "assembly_missing"
		if _, is := items[name]; is && name != "undo" && !strings.HasPrefix(name, "show") {
			missing = "assembly_item_missing"
		}
		for who, want := range map[int64]string{0: "sign_in", member: missing, outsider: missing} {
			if got := reason(act.do(as(t.Context(), who), h.nodes[0], rehearsed)); got != want {
				t.Errorf("%s by %d: %q instead of %q", name, who, got, want)
			}
		}
	}
	for _, who := range []int64{0, member, outsider} {
		if _, err := h.nodes[0].ByID(as(t.Context(), who), r.ID); reason(err) != "assembly_missing" {
			t.Errorf("%d reads a rehearsal: %v", who, err)
		}
	}
}
