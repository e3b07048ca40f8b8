package assembly_test

import (
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"piazza/internal/assembly"
	"piazza/internal/poll"
	"piazza/internal/space"
)

// other returns six digits that open nothing.
func other(code string, n int) string {
	var digits int
	_, _ = fmt.Sscanf(code, "%d", &digits)
	return fmt.Sprintf("%06d", (digits+1+n)%1_000_000)
}

func TestWhoComesInAsWhat(t *testing.T) {
	t.Parallel()
	h := openHall(t)
	open := h.begin(t, plan{guests: poll.AnyGuest})
	slips := h.begin(t, plan{guests: poll.GuestSlips})
	none := h.begin(t, plan{})
	closed := h.begin(t, plan{space: closedSpace, guests: poll.AnyGuest})
	sure := h.begin(t, plan{assurance: "high"})
	slip := *h.slips(t, slips.ID, 1)[0].Code
	for name, c := range map[string]struct {
		viewer int64
		in     assembly.EnterInput
		want   string
	}{
		"a member by a code":                        {member, byCode(*open.Code), "member in hall, entitled"},
		"a member by a code with blanks":            {member, byCode(" " + (*none.Code)[:3] + " " + (*none.Code)[3:]), "member in hall, entitled"},
		"a member by the QR code":                   {member, bySecret(h.secret(t, open.ID)), "member in hall, entitled"},
		"a member who is not known surely enough":   {member, byCode(*sure.Code), "member in hall"},
		"who is signed in and no member":            {outsider, byCode(*open.Code), "member in hall"},
		"who may not read the piazza, by a code":    {outsider, byCode(*closed.Code), "not_member"},
		"a visitor where anybody may":               {0, byCode(*open.Code), "guest"},
		"a visitor in a piazza that he cannot read": {0, byCode(*closed.Code), "guest"},
		"a visitor where slips are needed":          {0, byCode(*slips.Code), "assembly_slip_needed"},
		"a visitor where no guests are":             {0, byCode(*none.Code), "assembly_no_guests"},
		"who would not count, by a slip":            {outsider, bySlip(strings.ToLower(slip)), "guest with a slip"},
		"nothing":                                   {member, assembly.EnterInput{}, "assembly_code_missing"},
		"a short key":                               {0, assembly.EnterInput{Code: open.Code, IdempotencyKey: new("short")}, "assembly_enter_key"},
		"a long name":                               {0, assembly.EnterInput{Code: open.Code, Name: new(strings.Repeat("x", 61))}, "assembly_guest_name"},
	} {
		entered, err := h.nodes[1].Enter(as(t.Context(), c.viewer), c.in)
		if got := described(entered, err); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

func described(e *assembly.Entered, err error) string {
	if err != nil {
		return reason(err)
	}
	var said []string
	switch p := e.Participation; {
	case p.IsGuest && p.HasSlip:
		said = append(said, "guest with a slip")
	case p.IsGuest:
		said = append(said, "guest")
	case p.IsInHall:
		said = append(said, "member in hall")
	default:
		said = append(said, "member from elsewhere")
	}
	if e.Participation.IsEntitled {
		said = append(said, "entitled")
	}
	if (e.Pass != "") != e.Participation.IsGuest {
		said = append(said, "with the wrong pass")
	}
	return strings.Join(said, ", ")
}

// Who came in from the page and then by a code is in the hall, and does not leave it by the page.
func TestAMemberComesInOnce(t *testing.T) {
	t.Parallel()
	h := openHall(t)
	a := h.begin(t, plan{})
	ctx := as(t.Context(), member)
	for i, want := range []bool{false, true, true} {
		var err error
		if i == 1 {
			_, err = h.nodes[0].Enter(ctx, byCode(*a.Code))
		} else {
			_, err = h.nodes[1].Join(ctx, assembly.Input{AssemblyID: a.ID})
		}
		if err != nil {
			t.Fatal(err)
		}
		p, err := h.nodes[0].Participation(ctx, a.ID)
		if err != nil || p == nil || p.IsInHall != want || !p.IsEntitled {
			t.Errorf("after %d he takes part as %+v, %v", i, p, err)
		}
	}
	for viewer, want := range map[int64]string{0: "sign_in", editor: "", outsider: ""} {
		if _, err := h.nodes[0].Join(as(t.Context(), viewer), assembly.Input{AssemblyID: a.ID}); reason(err) != want {
			t.Errorf("member %d: %v", viewer, err)
		}
	}
}

// What is wrong, over, or not for the one who tries is refused in the same words; nothing tells one from the other.
func TestWrongOverAndForeignCodesReadTheSame(t *testing.T) {
	t.Parallel()
	h := openHall(t)
	a, over := h.begin(t, plan{guests: poll.AnyGuest}), h.begin(t, plan{guests: poll.AnyGuest})
	oldCode, oldSecret := *a.Code, h.secret(t, a.ID)
	overCode, overSecret := *over.Code, h.secret(t, over.ID)
	slips := h.slips(t, over.ID, 1)
	revoked := h.slips(t, a.ID, 1)[0]
	editing := as(t.Context(), editor)
	if _, err := h.nodes[0].RevokeSlip(editing, assembly.SlipInput{SlipID: revoked.Slip.ID}); err != nil {
		t.Fatal(err)
	}
	if _, err := h.nodes[0].End(editing, assembly.Input{AssemblyID: over.ID}); err != nil {
		t.Fatal(err)
	}
	if _, err := h.nodes[0].RenewCode(editing, assembly.Input{AssemblyID: a.ID}); err != nil {
		t.Fatal(err)
	}
	h.exec(t, `insert into assembly (space_id, phase, title, started_at, rehearsal_of, code, created_by, created_at)
		values (1, 'live', 'Prova', now(), $1, '123456', 1, now())`, int64(a.ID))
	want, next := "", int64(member)
	for name, in := range map[string]assembly.EnterInput{
		"a code of nobody": byCode(other(oldCode, 0)), "a renewed code": byCode(oldCode), "a code that is over": byCode(overCode),
		"no code": byCode("12x456"), "a rehearsal's": byCode("123456"), "a renewed secret": bySecret(oldSecret),
		"a secret that is over": bySecret(overSecret), "a made-up secret": bySecret("AAAA"), "a code as a secret": bySecret(oldCode),
		"a slip that is over": bySlip(*slips[0].Code), "a slip that was revoked": bySlip(*revoked.Code), "a slip of nobody": bySlip("00000-00000"),
		"a secret as a slip": bySlip(oldSecret),
	} {
		for _, node := range h.nodes {
			if next++; next == outsider {
				next++
			}
			_, entered := node.Enter(as(t.Context(), 0), in)
			_, found := node.Find(as(t.Context(), next), assembly.FindInput{Code: in.Code, Secret: in.Secret, Slip: in.Slip})
			if want == "" {
				want = refused(entered)
			}
			if refused(entered) != want || refused(found) != want || !strings.Contains(want, "assembly_code_wrong") {
				t.Errorf("%s: %q, %q", name, refused(entered), refused(found))
			}
		}
	}
	if n := h.count(t, `select count(*)::integer from assembly_guest`) + h.count(t, `select count(*)::integer from assembly_participant`); n != 0 {
		t.Errorf("%d came in", n)
	}
}

// A secret of one assembly opens no other, however it is put together.
func TestASecretIsOfOneAssembly(t *testing.T) {
	t.Parallel()
	h := openHall(t)
	first, second := h.begin(t, plan{guests: poll.AnyGuest}), h.begin(t, plan{guests: poll.AnyGuest})
	one, two := h.secret(t, first.ID), h.secret(t, second.ID)
	for i := range one {
		mixed := one[:i] + two[i:]
		e, err := h.nodes[0].Enter(from(as(t.Context(), 0), fmt.Sprint(i)), bySecret(mixed))
		switch {
		case mixed == one || mixed == two:
		case err == nil:
			t.Errorf("the first %d letters of one secret open %d", i, e.Assembly.ID)
		}
	}
}

func TestASlipIsGoodOnce(t *testing.T) {
	t.Parallel()
	h := openHall(t)
	a := h.begin(t, plan{guests: poll.GuestSlips})
	slip := h.slips(t, a.ID, 1)[0]
	var came, late atomic.Int32
	var all sync.WaitGroup
	for i := range 50 {
		all.Go(func() {
			_, err := h.nodes[i%2].Enter(as(t.Context(), 0), under(bySlip(*slip.Code), fmt.Sprint("browser ", i)))
			switch reason(err) {
			case "":
				came.Add(1)
			case "assembly_slip_used":
				late.Add(1)
			default:
				t.Error(err)
			}
		})
	}
	all.Wait()
	if came.Load() != 1 || late.Load() != 49 {
		t.Errorf("%d came in with one slip, %d were late", came.Load(), late.Load())
	}
	// Without the browser's secret, as after clearing cookies, nobody is let in again.
	if _, err := h.nodes[0].Enter(as(t.Context(), 0), bySlip(*slip.Code)); reason(err) != "assembly_slip_used" {
		t.Errorf("again: %v", err)
	}
	if n := h.count(t, `select count(*)::integer from assembly_guest`); n != 1 {
		t.Errorf("there are %d guests", n)
	}
}

// The same browser that asks again is the same guest, with the same pass, whether it has a slip or none.
func TestAnEntryThatIsRepeated(t *testing.T) {
	t.Parallel()
	h := openHall(t)
	a := h.begin(t, plan{guests: poll.AnyGuest})
	b := h.begin(t, plan{guests: poll.AnyGuest})
	slips := h.slips(t, a.ID, 2)
	passes := map[string]bool{}
	for name, in := range map[string]assembly.EnterInput{
		"by a code": byCode(*a.Code), "by a slip": bySlip(*slips[0].Code), "by another": bySlip(*slips[1].Code), "elsewhere": byCode(*b.Code),
	} {
		var mu sync.Mutex
		got := map[string]bool{}
		var all sync.WaitGroup
		for i := range 10 {
			all.Go(func() {
				e, err := h.nodes[i%2].Enter(as(t.Context(), 0), under(in, "browser"))
				if err != nil {
					t.Errorf("%s: %v", name, err)
					return
				}
				mu.Lock()
				got[e.Pass] = true
				mu.Unlock()
			})
		}
		all.Wait()
		if len(got) != 1 {
			t.Errorf("%s he has %d passes", name, len(got))
		}
		for pass := range got {
			passes[pass] = true
		}
	}
	if n := h.count(t, `select count(*)::integer from assembly_guest`); n != 4 || len(passes) != 4 {
		t.Errorf("there are %d guests with %d passes", n, len(passes))
	}
}

// A slip that is made anew lets its guest in again as who he was; what he showed before opens nothing.
func TestASlipThatIsMadeAnew(t *testing.T) {
	t.Parallel()
	h := openHall(t)
	a := h.begin(t, plan{guests: poll.GuestSlips})
	slip := h.slips(t, a.ID, 1)[0]
	before, err := h.nodes[0].Enter(as(t.Context(), 0), under(bySlip(*slip.Code), "phone"))
	if err != nil {
		t.Fatal(err)
	}
	was, err := h.nodes[1].ViewerByPass(t.Context(), before.Pass)
	if err != nil || !was.IsGuest(int64(a.ID)) || !was.Pass.HasSlip {
		t.Fatalf("his pass is of %+v, %v", was, err)
	}
	anew, err := h.nodes[0].ReissueSlip(as(t.Context(), editor), assembly.SlipInput{SlipID: slip.Slip.ID})
	if err != nil || *anew.Code == *slip.Code || anew.Slip.UsedAt != nil {
		t.Fatalf("made anew it is %+v, %v", anew, err)
	}
	if _, err := h.nodes[1].ViewerByPass(t.Context(), before.Pass); reason(err) != "pass_unknown" {
		t.Errorf("the lost phone is let in: %v", err)
	}
	if _, err := h.nodes[1].RenewPass(t.Context(), was); reason(err) != "pass_unknown" {
		t.Errorf("the lost phone stays: %v", err)
	}
	for _, key := range []string{"phone", "another phone"} {
		if _, err := h.nodes[1].Enter(as(t.Context(), 0), under(bySlip(*slip.Code), key)); reason(err) != "assembly_code_wrong" {
			t.Errorf("the old code is good for %s: %v", key, err)
		}
	}
	for range 2 { // the answer may get lost
		after, err := h.nodes[1].Enter(as(t.Context(), 0), under(bySlip(*anew.Code), "phone"))
		if err != nil || after.Pass == before.Pass {
			t.Fatalf("with the new code: %+v, %v", after, err)
		}
		is, err := h.nodes[0].ViewerByPass(t.Context(), after.Pass)
		if err != nil || is.Pass.ID != was.Pass.ID {
			t.Errorf("he is %+v, %v", is.Pass, err)
		}
	}
}

// A slip is of its assembly's editors: others learn nothing of it, by its id either.
func TestSlipsOfOthers(t *testing.T) {
	t.Parallel()
	h := openHall(t)
	a := h.begin(t, plan{space: closedSpace, guests: poll.GuestSlips})
	slip := h.slips(t, a.ID, 2)[0].Slip
	for _, viewer := range []int64{0, member, outsider} {
		ctx := as(t.Context(), viewer)
		_, revoked := h.nodes[0].RevokeSlip(ctx, assembly.SlipInput{SlipID: slip.ID})
		_, missing := h.nodes[0].RevokeSlip(ctx, assembly.SlipInput{SlipID: 4711})
		if revoked == nil || viewer != 0 && refused(revoked) != refused(missing) {
			t.Errorf("member %d: %q, of one that is not there %q", viewer, refused(revoked), refused(missing))
		}
	}
	if n := h.count(t, `select count(*)::integer from assembly_slip where revoked_at is null`); n != 2 {
		t.Errorf("%d slips are left", n)
	}
	if _, err := h.nodes[0].CreateSlips(as(t.Context(), editor), assembly.SlipsInput{AssemblyID: a.ID, Count: 501}); reason(err) != "assembly_slip_count" {
		t.Error(err)
	}
	none := h.begin(t, plan{space: space.ID(openSpace)})
	if _, err := h.nodes[0].CreateSlips(as(t.Context(), editor), assembly.SlipsInput{AssemblyID: none.ID, Count: 1}); reason(err) != "assembly_no_guests" {
		t.Error(err)
	}
}
