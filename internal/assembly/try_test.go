package assembly_test

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"

	"piazza/internal/assembly"
	"piazza/internal/poll"
)

// tries sends so many wrong codes and returns how many were looked at, and how many found the door locked.
func (h *hall) tries(t testing.TB, ctx context.Context, right string, n int) (looked, locked int) {
	t.Helper()
	for i := range n {
		code := other(right, i)
		_, err := h.nodes[i%2].Find(ctx, assembly.FindInput{Code: &code})
		switch reason(err) {
		case "assembly_code_wrong":
			looked++
		case "assembly_code_locked":
			locked++
		default:
			t.Fatal(err)
		}
	}
	return looked, locked
}

// Two nodes count together. What the lock is for is not let in by the right code either; QR codes, slips and the page are.
func TestWrongCodesLockAnAddress(t *testing.T) {
	t.Parallel()
	h := openHall(t)
	a := h.begin(t, plan{guests: poll.AnyGuest})
	slip, secret := h.slips(t, a.ID, 1)[0], h.secret(t, a.ID)
	hall := as(t.Context(), 0)
	for range 500 {
		if _, err := h.nodes[0].Find(hall, assembly.FindInput{Code: a.Code}); err != nil {
			t.Fatal(err)
		}
	}
	if n := h.count(t, `select count(*)::integer from assembly_try`); n != 0 {
		t.Errorf("right codes were counted %d times", n)
	}
	if looked, locked := h.tries(t, hall, *a.Code, 320); looked != 300 || locked != 20 {
		t.Errorf("%d were looked at, %d were not", looked, locked)
	}
	if _, err := h.nodes[0].Enter(hall, byCode(*a.Code)); reason(err) != "assembly_code_locked" {
		t.Errorf("the right code: %v", err)
	}
	if _, err := h.nodes[0].Enter(hall, bySecret("wrong")); reason(err) != "assembly_code_locked" {
		t.Errorf("a wrong secret: %v", err)
	}
	for name, in := range map[string]assembly.EnterInput{"the QR code": bySecret(secret), "a slip": bySlip(*slip.Code)} {
		if _, err := h.nodes[1].Enter(hall, in); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := h.nodes[1].Join(as(t.Context(), member), assembly.Input{AssemblyID: a.ID}); err != nil {
		t.Errorf("from the page: %v", err)
	}
	if _, err := h.nodes[1].Enter(from(hall, "192.0.2.2"), byCode(*a.Code)); err != nil {
		t.Errorf("from elsewhere: %v", err)
	}
	// What is tried while it is locked does not lock it for longer; the clock of the database ends it.
	h.exec(t, `update assembly_try set locked_until = locked_until - interval '10 minutes', since = since - interval '10 minutes'`)
	if _, err := h.nodes[0].Enter(hall, byCode(*a.Code)); err != nil {
		t.Errorf("after ten minutes: %v", err)
	}
	if looked, _ := h.tries(t, hall, *a.Code, 5); looked != 5 {
		t.Errorf("after ten minutes %d are looked at", looked)
	}
}

// A hall scans its slips before the assembly begins, after it, or a QR code that another has followed: nothing is let in by that, and
// nobody is locked out by it, as nobody guesses so.
func TestWhatWasGoodOnceLocksNobody(t *testing.T) {
	t.Parallel()
	h := openHall(t)
	held, over := h.begin(t, plan{guests: poll.AnyGuest}), h.begin(t, plan{guests: poll.GuestSlips})
	staff, nobody := as(t.Context(), editor), as(t.Context(), 0)
	planned, err := h.nodes[0].Create(staff, assembly.CreateInput{PiazzaID: openSpace, Title: "Domani", Guests: new(poll.GuestSlips)})
	if err != nil {
		t.Fatal(err)
	}
	revoked := h.slips(t, held.ID, 1)[0]
	early, late, gone := h.slips(t, planned.ID, 1)[0], h.slips(t, over.ID, 1)[0], *revoked.Code
	former, ended := h.secret(t, held.ID), h.secret(t, over.ID)
	if _, err := h.nodes[0].RevokeSlip(staff, assembly.SlipInput{SlipID: revoked.Slip.ID}); err != nil {
		t.Fatal(err)
	}
	if held, err = h.nodes[0].RenewCode(staff, assembly.Input{AssemblyID: held.ID}); err != nil {
		t.Fatal(err)
	}
	if _, err := h.nodes[0].End(staff, assembly.Input{AssemblyID: over.ID}); err != nil {
		t.Fatal(err)
	}
	for i := range 70 {
		for name, in := range map[string]assembly.EnterInput{
			"a slip too early": bySlip(*early.Code), "a slip too late": bySlip(*late.Code), "a revoked slip": bySlip(gone),
			"a QR code of before": bySecret(former), "one of what is over": bySecret(ended),
		} {
			if _, err := h.nodes[i%2].Enter(nobody, in); reason(err) != "assembly_code_wrong" {
				t.Fatalf("%s: %v", name, err)
			}
		}
	}
	if n := h.count(t, `select count(*)::integer from assembly_try`); n != 0 {
		t.Errorf("they were counted %d times", n)
	}
	if _, err := h.nodes[0].Enter(nobody, byCode(*held.Code)); err != nil {
		t.Errorf("the right code: %v", err)
	}
	if _, err := h.nodes[0].Enter(nobody, bySecret("A"+former[1:])); reason(err) != "assembly_code_wrong" || h.count(t, `select count(*)::integer from assembly_try`) == 0 {
		t.Errorf("one that was never made is not counted: %v", err)
	}
}

// Where a member tries from does not matter.
func TestWrongCodesLockAMember(t *testing.T) {
	t.Parallel()
	h := openHall(t)
	a := h.begin(t, plan{})
	looked := 0
	for i := range 15 {
		n, _ := h.tries(t, from(as(t.Context(), member), fmt.Sprint("192.0.2.", i)), *a.Code, 1)
		looked += n
	}
	if looked != 10 {
		t.Errorf("%d were looked at", looked)
	}
	if _, err := h.nodes[0].Enter(from(as(t.Context(), member), "192.0.2.99"), byCode(*a.Code)); reason(err) != "assembly_code_locked" {
		t.Errorf("the right code: %v", err)
	}
	if _, err := h.nodes[0].Enter(as(t.Context(), outsider), byCode(*a.Code)); err != nil {
		t.Errorf("another one at his address: %v", err)
	}
}

// However many are sent at once, no more are looked at than the limit and as many as there are connections.
func TestAFloodOfWrongCodes(t *testing.T) {
	t.Parallel()
	h := openHall(t)
	a := h.begin(t, plan{})
	var looked atomic.Int32
	var all sync.WaitGroup
	for i := range 1200 {
		all.Go(func() {
			code := other(*a.Code, i)
			if _, err := h.nodes[i%2].Find(as(t.Context(), 0), assembly.FindInput{Code: &code}); reason(err) == "assembly_code_wrong" {
				looked.Add(1)
			}
		})
	}
	all.Wait()
	if n := looked.Load(); n < 300 || n > 300+16 {
		t.Errorf("%d were looked at", n)
	}
}

// A crowd of addresses locks typed codes for everybody; those who hold assemblies see that, and that it is over.
func TestWrongCodesLockTheInstallation(t *testing.T) {
	t.Parallel()
	h := openHall(t)
	a := h.begin(t, plan{guests: poll.AnyGuest})
	version := func() int64 {
		versions, err := h.nodes[0].StateVersions(t.Context(), []int64{int64(a.ID)})
		if err != nil {
			t.Fatal(err)
		}
		return versions[int64(a.ID)]
	}
	open := version()
	for i := range 50 {
		if looked, _ := h.tries(t, from(as(t.Context(), 0), fmt.Sprint("2001:db8::", i)), *a.Code, 40); looked != 40 {
			t.Fatalf("of the address %d %d were looked at", i, looked)
		}
	}
	stranger := from(as(t.Context(), 0), "198.51.100.7")
	if _, err := h.nodes[1].Enter(stranger, byCode(*a.Code)); reason(err) != "assembly_code_locked" {
		t.Errorf("the right code: %v", err)
	}
	e := h.entrance(t, a.ID)
	if e.Code != nil || version() <= open {
		t.Errorf("the console shows %v", e.Code)
	}
	if _, err := h.nodes[1].Enter(stranger, bySecret(h.secret(t, a.ID))); err != nil {
		t.Errorf("the QR code: %v", err)
	}
	if err := h.nodes[0].Keep(t.Context()); err != nil || h.entrance(t, a.ID).Code != nil {
		t.Errorf("it was opened too early: %v", err)
	}
	closed := version()
	h.exec(t, `update assembly_try set locked_until = now()`)
	for _, node := range h.nodes {
		if err := node.Keep(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if h.entrance(t, a.ID).Code == nil || version() != closed+1 {
		t.Errorf("it was not opened, or twice: %d after %d", version(), closed)
	}
	if _, err := h.nodes[1].Enter(stranger, byCode(*a.Code)); err != nil {
		t.Errorf("afterwards: %v", err)
	}
	h.guessedOn(t, stranger, a, version)
	h.exec(t, `update assembly_try set locked_until = null, since = since - interval '3 hours'`)
	if n, err := h.nodes[0].ForgetTries(t.Context()); n != 55 || err != nil {
		t.Errorf("%d are forgotten, %v", n, err)
	}
}

// guessedOn goes on after everybody was locked out and let in again.
func (h *hall) guessedOn(t *testing.T, stranger context.Context, a *assembly.Assembly, version func() int64) {
	t.Helper()
	// Somebody's slip of a finger does not lock everybody out again, also before it was opened; who guesses on is locked out soon.
	h.tries(t, stranger, *a.Code, 1)
	if h.entrance(t, a.ID).Code == nil {
		t.Error("one wrong code locked everybody out once more")
	}
	for i := range 2 {
		h.tries(t, from(as(t.Context(), 0), fmt.Sprint("198.51.100.1", i)), *a.Code, 166)
	}
	if h.entrance(t, a.ID).Code != nil {
		t.Error("who waits out the lock guesses on")
	}
	// Also where nobody keeps the door: the first wrong code after the lock opens it, says so once, and is counted on.
	closed := version()
	h.exec(t, `update assembly_try set locked_until = now()`)
	h.tries(t, from(as(t.Context(), 0), "198.51.100.12"), *a.Code, 5)
	if err := h.nodes[0].Keep(t.Context()); err != nil || h.entrance(t, a.ID).Code == nil || version() != closed+1 {
		t.Errorf("wrong codes in the moment of its end: version %d after %d, %v", version(), closed, err)
	}
	if n := h.count(t, `select max(wrong) from assembly_try where most = 2000 and locked_until is null`); n != 2000-333+5 {
		t.Errorf("%d wrong ones are counted", n)
	}
}
