package account

import (
	"context"
	"sync"
	"testing"

	"piazza/internal/db"
	"piazza/internal/problem"
)

func TestWhoIsUnknownIsAskedFirst(t *testing.T) {
	d := newDesk(t)
	waiting := d.waits(google("1", "ada@posta.example"), Registers)
	d.expect(d.members()+d.text(`select count(*)::text from identity`), "00", "members and identities before he has agreed")
	p, err := d.ArrivalFor(t.Context(), waiting.Secret, browser)
	if err != nil || p.Kind != Registers || p.Identity.Name != "Ada Lovelace" || p.ReturnPath != "/qui" || p.Member != nil {
		t.Fatalf("what waits is %+v, %v", p, err)
	}
	for _, wrong := range [][2]string{{Secret(), browser}, {waiting.Secret, Secret()}, {"", browser}, {waiting.Secret, ""}} {
		_, err := d.ArrivalFor(t.Context(), wrong[0], wrong[1])
		refusedAs(t, err, ErrArrival)
		_, err = d.Register(t.Context(), wrong[0], wrong[1], RegisterInput{Name: "Ada", OfAge: true})
		refusedAs(t, err, ErrArrival)
	}
	in, err := d.Register(t.Context(), waiting.Secret, browser, RegisterInput{Name: " Ada L. ", OfAge: true, Locale: "en"})
	if err != nil || in.Member.Name != "Ada L." || in.Member.Locale != "en" || in.Member.Assurance != AssuranceEmail || !d.isIn(in.Token) {
		t.Fatalf("registered is %+v, %v", in.Member, err)
	}
	d.expect(d.trail(), "member_registered", "the trail")
	_, err = d.Register(t.Context(), waiting.Secret, browser, RegisterInput{Name: "Ada", OfAge: true})
	refusedAs(t, err, ErrArrival)
	d.becomes(d.enters(google("1", "ada@posta.example")), in.Member.ID)
	d.expect(d.members(), 1, "members")
}

func TestWhatIsRefusedOfARegistration(t *testing.T) {
	d := newDesk(t)
	waiting := d.waits(google("1", "ada@posta.example"), Registers)
	_, err := d.Register(t.Context(), waiting.Secret, browser, RegisterInput{Name: "Ada"})
	refusedAs(t, err, ErrUnderAge)
	for _, name := range []string{"", "  ", "a\nb", string(make([]byte, 100))} {
		if _, err := d.Register(t.Context(), waiting.Secret, browser, RegisterInput{Name: name, OfAge: true}); !problem.Is(err, problem.Invalid) {
			t.Errorf("the name %q gave %v", name, err)
		}
	}
	_, err = d.Consent(t.Context(), waiting.Secret, browser, RegisterInput{OfAge: true})
	refusedAs(t, err, ErrArrival)
	pass(t, d.db, "arrival", arrivalLife)
	_, err = d.Register(t.Context(), waiting.Secret, browser, RegisterInput{Name: "Ada", OfAge: true})
	refusedAs(t, err, ErrArrival)
	d.expect(d.members(), 0, "members")
	d.waits(google("2", ""), Registers)
	d.expect(d.text(`select count(*)::text from arrival`), 1, "arrivals after the late one was forgotten")
}

// terms is a notice that some owe an answer to.
type terms struct {
	mu     sync.Mutex
	agreed map[ID]int
}

func (n *terms) Owes(_ context.Context, _ *db.Tx, id ID) (bool, error) {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.agreed[id] < 2, nil
}

func (n *terms) AgreeIn(_ context.Context, _ *db.Tx, id ID, version int, _ bool) error {
	if version != 2 {
		return problem.Clash("notice_old", "There is a newer notice.")
	}
	n.mu.Lock()
	defer n.mu.Unlock()
	n.agreed[id] = version
	return nil
}

func TestWhoOwesConsentIsAskedAgain(t *testing.T) {
	d := newDesk(t)
	known := d.joins(google("1", "ada@posta.example"), "Ada")
	n := &terms{agreed: map[ID]int{known.Member.ID: 1}}
	d.Under(n)
	waiting := d.waits(google("1", "ada@posta.example"), Consents)
	if _, err := d.Consent(t.Context(), waiting.Secret, browser, RegisterInput{NoticeVersion: 1, OfAge: true}); !problem.Is(err, problem.Conflict) {
		t.Errorf("agreeing to the old notice gave %v", err)
	}
	in, err := d.Consent(t.Context(), waiting.Secret, browser, RegisterInput{NoticeVersion: 2, OfAge: true})
	if err != nil || in.Member.ID != known.Member.ID || !d.isIn(in.Token) {
		t.Fatalf("agreeing gave %+v, %v", in, err)
	}
	d.enters(google("1", "ada@posta.example"))
	fresh := d.waits(google("2", ""), Registers)
	if _, err := d.Register(t.Context(), fresh.Secret, browser, RegisterInput{Name: "Nino", NoticeVersion: 1, OfAge: true}); !problem.Is(err, problem.Conflict) {
		t.Errorf("registering under the old notice gave %v", err)
	}
	d.expect(d.members(), 1, "members after a registration that was refused")
	if _, err := d.Register(t.Context(), fresh.Secret, browser, RegisterInput{Name: "Nino", NoticeVersion: 2, OfAge: true}); err != nil {
		t.Errorf("after a refusal the same answer, put right, gave %v", err)
	}
}

func TestSuspendedAndErasedStayOut(t *testing.T) {
	d := newDesk(t)
	ada := d.joins(google("1", "ada@posta.example"), "Ada")
	d.exec(`update member set suspended_at = now(), suspended_reason = 'Insulti' where id = $1`, ada.Member.ID)
	for _, i := range []Identity{google("1", "ada@posta.example"), mailed("ada@posta.example")} {
		_, err := d.comes(i)
		var out *SuspendedError
		if !asSuspended(err, &out) || out.Reason != "Insulti" {
			t.Errorf("who is suspended comes by %s: %v", i.Provider, err)
		}
	}
	d.expect(d.text(`select count(*)::text from identity`), 1, "identities: nobody gets round a suspension by another login")
}

// TestTwoFirstLoginsAtOnce has the same person come in by two doors for the first time, and say twice that he wants to.
func TestTwoFirstLoginsAtOnce(t *testing.T) {
	d := newDesk(t)
	const doors = 6
	secrets := make([]string, doors)
	for n := range secrets {
		secrets[n] = d.waits(google("1", "ada@posta.example"), Registers).Secret
	}
	ids := make([]ID, doors)
	var all sync.WaitGroup
	for n := range doors {
		all.Go(func() {
			in, err := d.Register(t.Context(), secrets[n], browser, RegisterInput{Name: "Ada", OfAge: true})
			if err != nil {
				t.Errorf("door %d: %v", n, err)
				return
			}
			ids[n] = in.Member.ID
		})
	}
	all.Wait()
	for n := range doors {
		d.expect(ids[n], ids[0], "the member")
	}
	d.expect(d.members()+d.trail(), "1member_registered", "members and the trail")
}

// TestOneAnswerTwiceAtOnce presses the button twice.
func TestOneAnswerTwiceAtOnce(t *testing.T) {
	d := newDesk(t)
	waiting := d.waits(google("1", "ada@posta.example"), Registers)
	errs := make([]error, 6)
	var all sync.WaitGroup
	for n := range errs {
		all.Go(func() {
			_, errs[n] = d.Register(t.Context(), waiting.Secret, browser, RegisterInput{Name: "Ada", OfAge: true})
		})
	}
	all.Wait()
	in := 0
	for _, err := range errs {
		if err == nil {
			in++
		} else {
			refusedAs(t, err, ErrArrival)
		}
	}
	d.expect(in, 1, "who came in")
	d.expect(d.members(), 1, "members")
}
