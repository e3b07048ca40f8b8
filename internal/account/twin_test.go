package account

import (
	"sync"
	"testing"
)

// refusedBy wants somebody to be refused for a suspension.
func (d *desk) refusedBy(err error, reason, who string) {
	d.Helper()
	var out *SuspendedError
	if !asSuspended(err, &out) || out.Reason != reason {
		d.Errorf("%s: %v, want a suspension for %q", who, err, reason)
	}
}

// TestASuspensionIsThePersons: whoever is out by one account is out by all that are known to be his, whichever way he comes, and
// in again by all once it has passed.
func TestASuspensionIsThePersons(t *testing.T) {
	d := newDesk(t)
	_, administrator := mustAdministrator(t, d.Service, "capo")
	ada, second := d.joins(citizen("s1", code), "Ada"), d.joins(citizen("s2", code), "Ada ancora")
	program := d.program(second.Token)
	stranger := d.joins(google("1", ""), "Bruno")
	if _, err := d.Suspend(administrator, SuspendInput{MemberID: ada.Member.ID, Reason: "insulti"}); err != nil {
		t.Fatal(err)
	}
	if d.isIn(second.Token) || !d.isIn(stranger.Token) {
		t.Error("the suspension ended the wrong sessions")
	}
	if _, err := d.ViewerByBearer(t.Context(), program); err == nil {
		t.Error("a program of another account of his goes on")
	}
	_, err := d.comes(citizen("s2", code))
	d.refusedBy(err, "insulti", "by his second account")
	waiting := d.waits(citizen("s3", code), Registers)
	_, err = d.Register(t.Context(), waiting.Secret, browser, RegisterInput{Name: "Ada", OfAge: true})
	d.refusedBy(err, "insulti", "by a third account")
	_, err = d.goes(stranger.Token, Link, citizen("s4", code))
	d.refusedBy(err, "insulti", "whose account turns out to be his")
	d.expect(d.members(), 4, "members")
	d.expect(d.text(`select count(*)::text from identity`), 3, "identities")

	d.exec(`update member set suspended_until = now() where id = $1`, ada.Member.ID)
	d.enters(citizen("s2", code))
	d.links(stranger.Token, citizen("s4", code))
}

// TestSomebodyTurnsOutToBeWhoIsBeingSuspended: whichever came first, he is not in by the other account afterwards.
func TestSomebodyTurnsOutToBeWhoIsBeingSuspended(t *testing.T) {
	d := newDesk(t)
	_, administrator := mustAdministrator(t, d.Service, "capo")
	ada, second := d.joins(citizen("s1", code), "Ada"), d.joins(google("1", ""), "Ada ancora")
	i := citizen("s2", code)
	l, err := d.begins(second.Token, Link, i)
	if err != nil {
		t.Fatal(err)
	}
	var all sync.WaitGroup
	all.Go(func() {
		_, err = d.Arrive(t.Context(), Arrival{Identity: i, Login: l, Browser: browser, Previous: second.Token})
	})
	all.Go(func() {
		if _, err := d.Suspend(administrator, SuspendInput{MemberID: ada.Member.ID, Reason: "insulti"}); err != nil {
			t.Error(err)
		}
	})
	all.Wait()
	if both := d.persons(ada.Member.ID, second.Member.ID); (both[0] == both[1]) != (err == nil) {
		t.Errorf("the persons are %v, though linking gave %v", both, err)
	}
	if err != nil {
		d.refusedBy(err, "insulti", "who came second")
	} else if d.isIn(second.Token) {
		t.Error("who turned out to be suspended is still in")
	}
}
