package assembly_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"piazza/internal/assembly"
	"piazza/internal/auth"
	"piazza/internal/poll"
)

// What a pass of one assembly is worth in another one, and to those who ask for members.
func TestAPassIsOfOneAssembly(t *testing.T) {
	t.Parallel()
	h := openHall(t)
	a, b := h.begin(t, plan{space: closedSpace, guests: poll.AnyGuest}), h.begin(t, plan{space: closedSpace, guests: poll.AnyGuest})
	entered, err := h.nodes[0].Enter(as(t.Context(), 0), byCode(*a.Code))
	if err != nil {
		t.Fatal(err)
	}
	link, err := h.nodes[0].CreateScreen(as(t.Context(), editor), assembly.Input{AssemblyID: a.ID})
	if err != nil {
		t.Fatal(err)
	}
	address, screen, _ := strings.Cut(link, "#")
	if address != fmt.Sprintf("https://piazza.example/sala/%d", a.ID) || !assembly.IsPass(screen) || !assembly.IsPass(entered.Pass) {
		t.Errorf("the screen is at %s", address)
	}
	for _, pass := range []string{entered.Pass, screen} {
		v, err := h.nodes[1].ViewerByPass(t.Context(), pass)
		if err != nil || v.SignedIn() || v.Scopes == nil || !v.HasPass() || v.RoleIn(closedSpace) != auth.None {
			t.Fatalf("the pass is of %+v, %v", v, err)
		}
		ctx := auth.With(t.Context(), v)
		if found, err := h.nodes[0].ByID(ctx, a.ID); err != nil || found.CanRun(v) || found.ViewerCanJoin(ctx) {
			t.Errorf("his own assembly: %v", err)
		}
		if _, err := h.nodes[0].ByID(ctx, b.ID); err == nil {
			t.Error("he sees another assembly")
		}
		if p, err := h.nodes[0].Participation(ctx, b.ID); p != nil || err != nil {
			t.Errorf("he takes part in another assembly: %v", err)
		}
		if err := holds(ctx, h.nodes[0], a.ID); err != nil {
			t.Error(err)
		}
		standing, err := h.nodes[0].Standing(t.Context(), b.ID)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := standing.For(v); err == nil {
			t.Error("he is told of another assembly")
		}
	}
	for _, pass := range []string{"", "pzg_", "pzs_", entered.Pass + "x", "pzs_" + entered.Pass[4:], "pzg_" + screen[4:], strings.Repeat("pzg_", 100), "pzt_" + screen[4:]} {
		if v, err := h.nodes[0].ViewerByPass(t.Context(), pass); reason(err) != "pass_unknown" || v.HasPass() {
			t.Errorf("%.10s is of %+v", pass, v)
		}
	}
}

// holds tells what somebody who may not holds an assembly with.
func holds(ctx context.Context, s *assembly.Service, id assembly.ID) error {
	in := assembly.Input{AssemblyID: id}
	for name, try := range map[string]func() error{
		"end":     func() error { _, err := s.End(ctx, in); return err },
		"renew":   func() error { _, err := s.RenewCode(ctx, in); return err },
		"slips":   func() error { _, err := s.CreateSlips(ctx, assembly.SlipsInput{AssemblyID: id, Count: 1}); return err },
		"screen":  func() error { _, err := s.CreateScreen(ctx, in); return err },
		"screens": func() error { _, err := s.EndScreens(ctx, in); return err },
		"join":    func() error { _, err := s.Join(ctx, in); return err },
	} {
		if err := try(); err == nil {
			return fmt.Errorf("he may %s", name)
		}
	}
	return nil
}

// A pass ends when it is taken back, and an hour after the assembly.
func TestPassesEnd(t *testing.T) {
	t.Parallel()
	h := openHall(t)
	a := h.begin(t, plan{guests: poll.GuestSlips})
	editing := as(t.Context(), editor)
	slip := h.slips(t, a.ID, 1)[0]
	entered, err := h.nodes[0].Enter(as(t.Context(), 0), bySlip(*slip.Code))
	if err != nil {
		t.Fatal(err)
	}
	screen := func() string {
		t.Helper()
		link, err := h.nodes[0].CreateScreen(editing, assembly.Input{AssemblyID: a.ID})
		if err != nil {
			t.Fatal(err)
		}
		return link[strings.Index(link, "#")+1:]
	}
	opens := func(pass string) bool {
		v, err := h.nodes[1].ViewerByPass(t.Context(), pass)
		if err == nil {
			_, err = h.nodes[0].RenewPass(t.Context(), v)
		}
		return err == nil
	}
	first := screen()
	if _, err := h.nodes[0].EndScreens(editing, assembly.Input{AssemblyID: a.ID}); err != nil || opens(first) {
		t.Errorf("an ended screen opens: %v", err)
	}
	second := screen()
	if !opens(second) || !opens(entered.Pass) {
		t.Error("what was not ended opens nothing")
	}
	if _, err := h.nodes[1].RevokeSlip(editing, assembly.SlipInput{SlipID: slip.Slip.ID}); err != nil || opens(entered.Pass) {
		t.Errorf("a revoked guest is let in: %v", err)
	}
	if _, err := h.nodes[1].ReissueSlip(editing, assembly.SlipInput{SlipID: slip.Slip.ID}); reason(err) != "assembly_slip_revoked" {
		t.Errorf("what was revoked is made anew: %v", err)
	}
	if _, err := h.nodes[0].End(editing, assembly.Input{AssemblyID: a.ID}); err != nil || !opens(second) {
		t.Errorf("the screen goes dark at the end: %v", err)
	}
	h.exec(t, `update assembly set ended_at = now() - interval '59 minutes'`)
	v, err := h.nodes[1].ViewerByPass(t.Context(), second)
	if err != nil || v.EndsAt.IsZero() {
		t.Errorf("within the hour: %v", err)
	}
	h.exec(t, `update assembly set ended_at = now() - interval '61 minutes'`)
	if opens(second) {
		t.Error("it is shown for ever")
	}
	for want, n := range []int{1, 1} {
		if err := h.nodes[want%2].Keep(t.Context()); err != nil {
			t.Fatal(err)
		}
		if got := h.count(t, `select count(*)::integer from notice where kind = 'passes_ended'`); got != n {
			t.Errorf("it was said %d times", got)
		}
	}
}
