package account

import (
	"testing"

	"piazza/internal/auth"
)

// The five variants of account pre-hijacking (Sudhodanan and Paverd, 2022): somebody makes an account in wait for the owner of
// an address, who is then to be led into it.

const victim = "vittima@posta.example"

// TestHijackClassicFederatedMerge: an account that only claims the victim's address does not become the victim's when he comes
// through a provider, and its owner is not in what the victim then makes.
func TestHijackClassicFederatedMerge(t *testing.T) {
	d := newDesk(t)
	attacker := d.joins(unverified(facebook("attacker", victim)), "Vittima")
	owner := d.joins(google("victim", victim), "Vittima")
	if owner.Member.ID == attacker.Member.ID {
		t.Fatal("the victim is in the attacker's account")
	}
	d.becomes(d.enters(facebook("attacker", victim)), attacker.Member.ID)
	d.becomes(d.enters(mailed(victim)), owner.Member.ID)
}

// TestHijackUnexpiredSession: where an address leads into an account that stands already, whoever was in goes out, with his
// programs.
func TestHijackUnexpiredSession(t *testing.T) {
	d := newDesk(t)
	inWait := d.joins(mailed(victim), "Vittima")
	_, program, err := d.CreateToken(d.within(inWait.Token), TokenCreateInput{Name: "in attesa", Scopes: []Scope{ScopeWrite}, Days: 366})
	if err != nil {
		t.Fatal(err)
	}
	owner := d.enters(google("victim", victim))
	d.becomes(owner, inWait.Member.ID)
	d.expect(d.isIn(inWait.Token), false, "who was in before is in")
	if v, err := d.ViewerByBearer(t.Context(), program); err == nil || v.SignedIn() {
		t.Errorf("the program of who was in before speaks for %+v", v)
	}
	d.expect(d.isIn(owner.Token), true, "the owner is in")
	d.expect(d.trail(), "member_registered token_created login_linked", "the trail")
}

// TestHijackTrojanIdentifier: a login of the attacker's own, hidden beside an address that he only claims, leads nowhere where
// the victim is.
func TestHijackTrojanIdentifier(t *testing.T) {
	d := newDesk(t)
	attacker := d.joins(unverified(facebook("claims", victim)), "Vittima")
	d.links(attacker.Token, google("trojan", "attaccante@posta.example"))
	owner := d.joins(google("victim", victim), "Vittima")
	if owner.Member.ID == attacker.Member.ID {
		t.Fatal("the victim is in the attacker's account")
	}
	d.becomes(d.enters(google("trojan", "attaccante@posta.example")), attacker.Member.ID)
	d.expect(d.waysOf(owner.Token), "google", "the victim's ways in")
}

// TestHijackUnexpiredChange: a change that the attacker has begun is not finished by the victim, who opens what is mailed to him
// elsewhere, nor by the attacker himself once the victim has come.
func TestHijackUnexpiredChange(t *testing.T) {
	d := newDesk(t)
	attacker := d.joins(google("attacker", "attaccante@posta.example"), "Attaccante")
	sent := Login{State: Secret(), Browser: browser, Provider: "mail", Address: victim, Purpose: Link}
	if err := d.BeginLogin(d.within(attacker.Token), sent); err != nil {
		t.Fatal(err)
	}
	_, err := d.TakeLogin(t.Context(), "mail", sent.State, "il browser della vittima")
	refusedAs(t, err, ErrLogin)
	pass(t, d.db, "login_transaction", loginLife)
	_, err = d.TakeLogin(t.Context(), "mail", sent.State, browser)
	refusedAs(t, err, ErrLogin)

	inWait := d.joins(mailed(victim), "Vittima")
	trojan := google("trojan", "altra@posta.example")
	l, err := d.begins(inWait.Token, Link, trojan)
	if err != nil {
		t.Fatal(err)
	}
	owner := d.enters(google("victim", victim))
	_, err = d.Arrive(t.Context(), Arrival{Identity: trojan, Login: l, Browser: browser, Previous: inWait.Token})
	refusedAs(t, err, ErrLogin)
	d.expect(d.waysOf(owner.Token), "mail google", "the victim's ways in")
}

// TestHijackProviderThatDoesNotVerify: what a provider says about addresses counts for nothing where we do not take its word,
// before the victim comes and after.
func TestHijackProviderThatDoesNotVerify(t *testing.T) {
	d := newDesk(t)
	early := d.joins(facebook("early", victim), "Vittima")
	owner := d.joins(google("victim", victim), "Vittima")
	late := d.joins(facebook("late", victim), "Vittima")
	if owner.Member.ID == early.Member.ID || owner.Member.ID == late.Member.ID || early.Member.ID == late.Member.ID {
		t.Errorf("the accounts are %d, %d and %d", early.Member.ID, owner.Member.ID, late.Member.ID)
	}
	d.expect(auth.FromContext(d.within(owner.Token)).MemberID, int64(owner.Member.ID), "who is in the victim's session")
}
