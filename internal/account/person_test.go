package account

import (
	"context"
	"fmt"
	"sync"
	"testing"

	"piazza/internal/db"
)

const code = "LVLDAA15T50Z114X"

// persons are the persons of accounts, in their order.
func (d *desk) persons(ids ...ID) (list []int64) {
	d.Helper()
	for _, id := range ids {
		var person int64
		if err := d.db.QueryRow(d.Context(), `select person_id from member where id = $1`, id).Scan(&person); err != nil {
			d.Fatal(err)
		}
		list = append(list, person)
	}
	return list
}

func TestWhoProvesACodeIsOnePerson(t *testing.T) {
	d := newDesk(t)
	var unions []string
	d.OnUnion(func(_ context.Context, _ *db.Tx, from, into int64) error {
		unions = append(unions, fmt.Sprint(from, " ", into))
		return nil
	})
	first, second := d.joins(citizen("s1", code), "Ada"), d.joins(google("1", ""), "Ada L.")
	before := d.persons(first.Member.ID, second.Member.ID)
	if before[0] == before[1] {
		t.Fatal("two strangers are one person")
	}
	token := d.links(second.Token, citizen("s2", code))
	after := d.persons(first.Member.ID, second.Member.ID)
	if after[0] != before[0] || after[1] != before[0] {
		t.Errorf("the persons were %v and are %v", before, after)
	}
	d.expect(unions, []string{fmt.Sprint(before[1], " ", before[0])}, "unions")
	d.expect(d.text(`select united_into::text from person where id = $1`, before[1]), before[0], "who the second turned out to be")
	d.expect(d.trail(), "member_registered member_registered person_united login_linked", "the trail")
	if v, err := d.ViewerByToken(t.Context(), token); err != nil || v.PersonID != before[0] {
		t.Errorf("who asks is %+v, %v", v, err)
	}
	third := d.joins(citizen("s3", code), "Ada ancora")
	d.expect(d.persons(third.Member.ID), before[:1], "the person of a third account")
	other := d.joins(citizen("s4", "RSSMRA80A01H501U"), "Mario")
	if d.persons(other.Member.ID)[0] == before[0] {
		t.Error("another code is the same person")
	}
	_, err := d.goes(other.Token, Link, citizen("s5", code))
	refusedAs(t, err, ErrOtherPerson)
}

// TestTheCodeStaysThoughTheLoginGoes: who takes his SPID login away is still who he is, and has no second ballot.
func TestTheCodeStaysThoughTheLoginGoes(t *testing.T) {
	d := newDesk(t)
	ada := d.joins(google("1", ""), "Ada")
	token := d.links(ada.Token, citizen("s1", code))
	list, err := d.Ways(d.within(token))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.Unlink(d.within(token), UnlinkInput{list[1].ID}); err != nil {
		t.Fatal(err)
	}
	again := d.joins(citizen("s1", code), "Ada")
	both := d.persons(ada.Member.ID, again.Member.ID)
	d.expect(both[0], both[1], "the person")
}

// TestACodeIsNobodysToRead: neither the code nor what is kept of it leaves by what people are shown.
func TestACodeIsNobodysToRead(t *testing.T) {
	d := newDesk(t)
	ada := d.joins(citizen("s1", code), "Ada")
	d.expect(d.text(`select count(*)::text from person where fiscal_hash = $1`, Hash(code)), 1, "persons with the code")
	list, err := d.Ways(d.within(ada.Token))
	if err != nil || fmt.Sprintf("%+v", *list[0]) == "" || list[0].Label != "Ada Lovelace" {
		t.Errorf("the way in is %+v, %v", list[0], err)
	}
	_, err = d.comes(Identity{Issuer: "https://federa.example", Subject: "s2", Person: []byte(code)})
	if err == nil {
		t.Error("what is no hash was taken for one")
	}
}

// TestTwoAccountsProveTheSameCodeAtOnce has four accounts prove one code: they are one person's, whoever was first.
func TestTwoAccountsProveTheSameCodeAtOnce(t *testing.T) {
	d := newDesk(t)
	const accounts = 4
	ids := make([]ID, accounts)
	var all sync.WaitGroup
	for n := range accounts {
		in := d.joins(google(fmt.Sprint(n), ""), "Ada")
		ids[n] = in.Member.ID
		i := citizen(fmt.Sprint("s", n), code)
		l, err := d.begins(in.Token, Link, i)
		if err != nil {
			t.Fatal(err)
		}
		all.Go(func() {
			if _, err := d.Arrive(t.Context(), Arrival{Identity: i, Login: l, Browser: browser, Previous: in.Token}); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	for _, person := range d.persons(ids...) {
		d.expect(person, d.persons(ids[0])[0], "the person")
	}
	d.expect(d.text(`select count(*)::text from person where united_into is not null`), accounts-1, "who turned out to be another")
}
