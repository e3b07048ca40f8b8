package account

import (
	"errors"
	"strings"
	"sync"
	"testing"

	"piazza/internal/auth"
	"piazza/internal/problem"
)

func TestASecondLoginIsLinked(t *testing.T) {
	d := newDesk(t)
	ada := d.joins(facebook("f1", "ada@posta.example"), "Ada")
	token := d.links(ada.Token, citizen("s1", "LVLDAA15T50Z114X"))
	d.expect(d.isIn(token), true, "the new token opens")
	d.expect(d.waysOf(token), "facebook federa", "ways in")
	d.expect(d.enters(citizen("s1", "LVLDAA15T50Z114X")).Member.Assurance, AssuranceSubstantial, "assurance")
	d.expect(d.trail(), "member_registered login_linked", "the trail")
	out, err := d.goes(token, Link, facebook("f1", "ada@posta.example"))
	if linked, ok := out.(Linked); err != nil || !ok || linked.IsNew {
		t.Errorf("linking again gives %+v, %v", out, err)
	}
}

func TestALinkBelongsToItsSession(t *testing.T) {
	d := newDesk(t)
	ada, nino := d.joins(google("1", "ada@posta.example"), "Ada"), d.joins(google("2", "nino@posta.example"), "Nino")
	visitor := Login{State: Secret(), Browser: browser, Provider: "facebook", Purpose: Link}
	refusedAs(t, d.BeginLogin(t.Context(), visitor), problem.SignIn())
	program := auth.With(t.Context(), auth.Viewer{MemberID: 1, SessionID: 1, Scopes: []string{"write"}})
	refusedAs(t, d.BeginLogin(program, visitor), ErrToken)
	l, err := d.begins(ada.Token, Link, facebook("f1", ""))
	if err != nil {
		t.Fatal(err)
	}
	for _, foreign := range []string{nino.Token, "", Secret(), strings.Repeat("x", 500)} {
		_, err := d.Arrive(t.Context(), Arrival{Identity: facebook("f1", ""), Login: l, Browser: browser, Previous: foreign})
		refusedAs(t, err, ErrLogin)
	}
	if err := d.CloseSession(t.Context(), ada.Token); err != nil {
		t.Fatal(err)
	}
	_, err = d.Arrive(t.Context(), Arrival{Identity: facebook("f1", ""), Login: l, Browser: browser, Previous: ada.Token})
	refusedAs(t, err, ErrLogin)
	d.expect(d.text(`select count(*)::text from identity where provider = 'facebook'`), 0, "what was linked")
}

func TestWhoLinksHasProvedOfLateWhoHeIs(t *testing.T) {
	d := newDesk(t)
	ada := d.joins(google("1", "ada@posta.example"), "Ada")
	d.exec(`update session set proved_at = now() - interval '31 minutes'`)
	_, err := d.begins(ada.Token, Link, facebook("f1", ""))
	refusedAs(t, err, ErrConfirm)
	out, err := d.goes(ada.Token, Confirm, google("1", "ada@posta.example"))
	confirmed, ok := out.(Confirmed)
	if err != nil || !ok {
		t.Fatalf("confirming gives %+v, %v", out, err)
	}
	d.links(confirmed.Token, facebook("f1", ""))
	for _, other := range []Identity{facebook("f2", ""), mailed("ada@posta.example")} {
		_, err := d.goes(confirmed.Token, Confirm, other)
		refusedAs(t, err, ErrNotYou)
	}
}

// TestLinkingProvesNothing: whoever adds a way in of his own to another's session has not become its owner by that.
func TestLinkingProvesNothing(t *testing.T) {
	d := newDesk(t)
	ada := d.joins(google("1", "ada@posta.example"), "Ada")
	l, err := d.begins(ada.Token, Link, facebook("f1", ""))
	if err != nil {
		t.Fatal(err)
	}
	d.exec(`update session set proved_at = now() - interval '31 minutes'`)
	out, err := d.Arrive(t.Context(), Arrival{Identity: facebook("f1", ""), Login: l, Browser: browser, Previous: ada.Token})
	if err != nil {
		t.Fatal(err)
	}
	refusedAs(t, Fresh(d.within(out.(Linked).Token)), ErrConfirm)
}

func TestAnothersLoginWaitsForAMerge(t *testing.T) {
	d := newDesk(t)
	ada, nino := d.joins(google("1", "ada@posta.example"), "Ada"), d.joins(facebook("f1", ""), "Nino")
	out, err := d.goes(ada.Token, Link, facebook("f1", ""))
	waiting, ok := out.(Waiting)
	if err != nil || !ok || waiting.Kind != Merges {
		t.Fatalf("linking another's login gives %+v, %v", out, err)
	}
	p, err := d.ArrivalFor(t.Context(), waiting.Secret, browser)
	if err != nil || p.Member.ID != nino.Member.ID || p.Into.ID != ada.Member.ID {
		t.Errorf("what waits is %+v, %v", p, err)
	}
	d.expect(d.waysOf(ada.Token)+" "+d.waysOf(nino.Token), "google facebook", "ways in")
}

func TestTheSameAddressIsTheSamePersonOnlyOnGoodAuthority(t *testing.T) {
	for name, c := range map[string]struct {
		first, second Identity
		linked        bool
	}{
		"both vouch":                      {google("1", "ada@posta.example"), mailed("ada@posta.example"), true},
		"in other letters":                {mailed("ada@posta.example"), google("1", "Ada@Posta.Example"), true},
		"the second does not vouch":       {google("1", "ada@posta.example"), facebook("f1", "ada@posta.example"), false},
		"the first does not vouch":        {facebook("f1", "ada@posta.example"), google("1", "ada@posta.example"), false},
		"not verified":                    {google("1", "ada@posta.example"), unverified(google("1b", "ada@posta.example")), false},
		"the first was not verified":      {unverified(google("1", "ada@posta.example")), mailed("ada@posta.example"), false},
		"no address":                      {google("1", ""), google("2", ""), false},
		"a letter that looks like a k":    {google("1", "mike@posta.example"), google("2", "mi\u212Ae@posta.example"), false},
		"a blank":                         {google("1", "ada@posta.example"), google("2", "ada@posta.example "), false},
		"the same name, another address":  {google("1", "ada@posta.example"), google("2", "ada@altra.example"), false},
		"SPID says nothing about address": {google("1", "ada@posta.example"), citizen("s1", "X"), false},
	} {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t)
			first := d.joins(c.first, "Ada")
			if c.linked {
				d.becomes(d.enters(c.second), first.Member.ID)
			} else {
				d.waits(c.second, Registers)
			}
		})
	}
}

func unverified(i Identity) Identity {
	i.EmailVerified = false
	return i
}

func TestTwoAccountsOfOneAddressAreNobodys(t *testing.T) {
	d := newDesk(t)
	d.joins(google("1", "ada@posta.example"), "Ada")
	second := d.joins(google("2", "altra@posta.example"), "Ada")
	d.exec(`update identity set email = 'ada@posta.example' where member_id = $1`, second.Member.ID)
	d.waits(mailed("ada@posta.example"), Registers)
}

func TestUnlink(t *testing.T) {
	d := newDesk(t)
	ada := d.joins(google("1", "ada@posta.example"), "Ada")
	nino := d.joins(google("2", "nino@posta.example"), "Nino")
	ctx := d.within(ada.Token)
	list, err := d.Ways(ctx)
	if err != nil || len(list) != 1 || list[0].ViewerCanUnlink() || list[0].Label != "ada@posta.example" {
		t.Fatalf("the ways in are %+v, %v", list[0], err)
	}
	_, err = d.Unlink(ctx, UnlinkInput{list[0].ID})
	refusedAs(t, err, ErrLastWay)
	_, err = d.Unlink(d.within(nino.Token), UnlinkInput{list[0].ID})
	refusedAs(t, err, ErrWay)
	token := d.links(ada.Token, citizen("s1", "X"))
	elsewhere := d.enters(citizen("s1", "X"))
	program, kept := d.program(elsewhere.Token), d.program(token)
	if list, err = d.Ways(d.within(token)); err != nil || len(list) != 2 || !list[0].ViewerCanUnlink() || !list[1].ViewerCanUnlink() {
		t.Fatalf("the ways in are %+v, %v", list, err)
	}
	left, err := d.Unlink(d.within(token), UnlinkInput{list[1].ID})
	if err != nil || len(left) != 1 || left[0].Provider != "google" || left[0].ViewerCanUnlink() {
		t.Errorf("left are %+v, %v", left, err)
	}
	d.expect(d.isIn(elsewhere.Token), false, "who came by it elsewhere is in")
	if _, err := d.ViewerByBearer(t.Context(), program); err == nil {
		t.Error("a program of who came by it elsewhere goes on")
	}
	if _, err := d.ViewerByBearer(t.Context(), kept); err != nil {
		t.Errorf("a program of who came by another login: %v", err)
	}
	d.expect(d.text(`select assurance from member where id = $1`, ada.Member.ID), AssuranceEmail, "assurance afterwards")
	d.expect(d.trail(), "member_registered member_registered login_linked token_created token_created login_unlinked", "the trail")
	d.exec(`update session set proved_at = now() - interval '31 minutes'`)
	_, err = d.Unlink(d.within(token), UnlinkInput{list[0].ID})
	refusedAs(t, err, ErrConfirm)
	_, err = d.Unlink(t.Context(), UnlinkInput{list[0].ID})
	refusedAs(t, err, problem.SignIn())
}

// A login of which nobody noted by what it came ends whatever may have been opened by it.
func TestUnlinkingWhatNobodyKnowsTheProviderOf(t *testing.T) {
	d := newDesk(t)
	ada := d.joins(google("1", "ada@posta.example"), "Ada")
	token := d.links(ada.Token, citizen("s1", "X"))
	elsewhere := d.enters(google("1", "ada@posta.example"))
	d.exec(`update identity set provider = '' where subject = '1'`)
	list, err := d.Ways(d.within(token))
	if err != nil || len(list) != 2 {
		t.Fatalf("the ways in are %+v, %v", list, err)
	}
	if _, err := d.Unlink(d.within(token), UnlinkInput{list[0].ID}); err != nil {
		t.Fatal(err)
	}
	d.expect(d.isIn(elsewhere.Token), false, "who came by it elsewhere is in")
}

func TestAPasskeyIsAWayInToo(t *testing.T) {
	d := newDesk(t)
	ada := d.joins(google("1", "ada@posta.example"), "Ada")
	d.exec(`insert into passkey (member_id, credential_id, user_handle, credential, name, created_at) values ($1, '\x01', '\x01', '{}', 'Chiave', now())`, ada.Member.ID)
	list, err := d.Ways(d.within(ada.Token))
	if err != nil || !list[0].ViewerCanUnlink() {
		t.Fatalf("the ways in are %+v, %v", list, err)
	}
	if left, err := d.Unlink(d.within(ada.Token), UnlinkInput{list[0].ID}); err != nil || len(left) != 0 {
		t.Errorf("left are %+v, %v", left, err)
	}
}

// TestNobodyLosesHisLastWayIn takes all ways in away at once: one is left, whichever.
func TestNobodyLosesHisLastWayIn(t *testing.T) {
	d := newDesk(t)
	ada := d.joins(google("1", "ada@posta.example"), "Ada")
	token := ada.Token
	for _, subject := range []string{"f1", "f2", "f3"} {
		token = d.links(token, facebook(subject, ""))
	}
	ctx := d.within(token)
	list, err := d.Ways(ctx)
	if err != nil {
		t.Fatal(err)
	}
	errs := make([]error, len(list))
	var all sync.WaitGroup
	for n, w := range list {
		all.Go(func() { _, errs[n] = d.Unlink(ctx, UnlinkInput{w.ID}) })
	}
	all.Wait()
	refused := 0
	for _, err := range errs {
		if err != nil {
			refusedAs(t, err, ErrLastWay)
			refused++
		}
	}
	d.expect(refused, 1, "refused")
	d.expect(d.text(`select count(*)::text from identity`), 1, "ways in that are left")
}

// TestTheLastLoginAndTheLastPasskeyAtOnce takes both away at once: one stays.
func TestTheLastLoginAndTheLastPasskeyAtOnce(t *testing.T) {
	d := newDesk(t)
	for n := range 8 {
		ada := d.joins(google(Secret(), ""), "Ada")
		key, token, err := d.RegisterPasskey(d.within(ada.Token), NewPasskey{CredentialID: []byte{byte(n)}, Handle: []byte{byte(n)}, Credential: []byte("{}"), Name: "Chiave"})
		if err != nil {
			t.Fatal(err)
		}
		ctx := d.within(token)
		list, err := d.Ways(ctx)
		if err != nil {
			t.Fatal(err)
		}
		var all sync.WaitGroup
		errs := make([]error, 2)
		all.Go(func() { _, errs[0] = d.Unlink(ctx, UnlinkInput{list[0].ID}) })
		all.Go(func() { _, errs[1] = d.RemovePasskey(ctx, PasskeyRemoveInput{key.ID}) })
		all.Wait()
		if (errs[0] == nil) == (errs[1] == nil) {
			t.Errorf("they gave %v and %v", errs[0], errs[1])
		}
		refusedAs(t, errors.Join(errs...), ErrLastWay)
	}
}

// TestLinkAndUnlinkAtOnce takes the only way in away while another one comes: either may be first, and somebody is always in.
func TestLinkAndUnlinkAtOnce(t *testing.T) {
	d := newDesk(t)
	for range 8 {
		ada := d.joins(google(Secret(), ""), "Ada")
		ctx, other := d.within(ada.Token), facebook(Secret(), "")
		list, err := d.Ways(ctx)
		if err != nil {
			t.Fatal(err)
		}
		l, err := d.begins(ada.Token, Link, other)
		if err != nil {
			t.Fatal(err)
		}
		var all sync.WaitGroup
		var linked, unlinked error
		all.Go(func() {
			_, linked = d.Arrive(t.Context(), Arrival{Identity: other, Login: l, Browser: browser, Previous: ada.Token})
		})
		all.Go(func() { _, unlinked = d.Unlink(ctx, UnlinkInput{list[0].ID}) })
		all.Wait()
		if linked != nil {
			t.Errorf("linking: %v", linked)
		}
		want := "1"
		if unlinked != nil {
			refusedAs(t, unlinked, ErrLastWay)
			want = "2"
		}
		d.expect(d.text(`select count(*)::text from identity where member_id = $1`, ada.Member.ID), want, "ways in")
	}
}

// TestOneLoginIsLinkedToOneAccount has two accounts add the same login at once.
func TestOneLoginIsLinkedToOneAccount(t *testing.T) {
	d := newDesk(t)
	other := facebook("f1", "")
	tokens := []string{d.joins(google("1", ""), "Ada").Token, d.joins(google("2", ""), "Nino").Token}
	outs := make([]Outcome, len(tokens))
	var all sync.WaitGroup
	for n, token := range tokens {
		l, err := d.begins(token, Link, other)
		if err != nil {
			t.Fatal(err)
		}
		all.Go(func() {
			var err error
			if outs[n], err = d.Arrive(t.Context(), Arrival{Identity: other, Login: l, Browser: browser, Previous: token}); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	linked, waiting := 0, 0
	for _, out := range outs {
		switch o := out.(type) {
		case Linked:
			linked++
		case Waiting:
			if o.Kind == Merges {
				waiting++
			}
		}
	}
	if linked != 1 || waiting != 1 {
		t.Errorf("the outcomes are %+v", outs)
	}
}
