package space

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"piazza/internal/account"
	"piazza/internal/auth"
	"piazza/internal/problem"
)

// put puts a member out of the house, who may not come back.
func (h *house) put(ctx context.Context, m *account.Member, until *time.Time) error {
	_, err := h.End(ctx, EndInput{PiazzaID: h.id, MemberID: m.ID, Reason: "ha offeso tutti", IsExcluded: true, ExcludedUntil: until})
	return err
}

func (h *house) must(err error) {
	h.t.Helper()
	if err != nil {
		h.t.Fatal(err)
	}
}

func (h *house) outside(m *account.Member) context.Context {
	return as(h.t.Context(), m, h.id, auth.None)
}

func TestWhoWasPutOutDoesNotComeBack(t *testing.T) {
	h := newHouse(t, Public)
	ada, twin := mustMember(t, h.accounts, "ada"), mustMember(t, h.accounts, "ada2")
	h.exec(`update member set person_id = (select person_id from member where id = $1) where id = $2`, ada.ID, twin.ID)
	mustEnter(t, h.Service, h.id, ada, Member, morning)
	_, secret := h.invite(h.asBoss(), h.to(Editor))
	h.must(h.put(h.asBoss(), ada, nil))
	// With the same account or with another of the same person.
	for _, m := range []*account.Member{ada, twin} {
		if _, err := h.Join(h.outside(m), JoinInput{h.id}); !errors.Is(err, ErrExcluded) {
			t.Errorf("@%s joins: %v", m.Handle, err)
		}
		if _, err := take(h.outside(m), h, secret); !errors.Is(err, ErrExcluded) {
			t.Errorf("@%s comes by an invitation: %v", m.Handle, err)
		}
	}
	if n := count(t, h.Service, h.id); n != 1 {
		t.Errorf("the piazza has %d members", n)
	}
	p, err := h.BySlug(t.Context(), "casa")
	h.must(err)
	excluded := auth.Viewer{MemberID: int64(ada.ID), Excluded: []int64{int64(h.id)}}
	if p.CanJoin(excluded) || !p.CanRead(excluded) || !p.CanJoin(auth.Viewer{MemberID: 99}) {
		t.Error("the rule says something else than the deed")
	}
	list, err := h.Exclusions(h.asBoss(), p)
	if err != nil || len(list) != 1 || list[0].Member.ID != ada.ID || list[0].ExcludedByID != h.boss.ID || list[0].Reason != "ha offeso tutti" {
		t.Errorf("the list is %+v, %v", list, err)
	}
	if list, err := h.Exclusions(h.outside(ada), p); err != nil || len(list) != 0 {
		t.Errorf("others read %+v, %v", list, err)
	}
	// The account that is named need not be the one that was put out.
	if _, err := h.Readmit(h.asBoss(), ReadmitInput{h.id, twin.ID}); err != nil {
		t.Errorf("readmitted: %v", err)
	}
	if _, err := h.Readmit(h.asBoss(), ReadmitInput{h.id, ada.ID}); !errors.Is(err, ErrNoneOut) {
		t.Errorf("twice: %v", err)
	}
	if _, err := h.Join(h.outside(ada), JoinInput{h.id}); err != nil {
		t.Errorf("afterwards he joins: %v", err)
	}
	if got := h.kinds(); fmt.Sprint(got) != "[invitation_created role_changed member_excluded member_readmitted]" {
		t.Errorf("the trail says %v", got)
	}
}

func TestAnExclusionEndsByTheDatabasesClock(t *testing.T) {
	h := newHouse(t, Public)
	ada := mustMember(t, h.accounts, "ada")
	soon := time.Now().Add(time.Hour)
	h.must(h.put(h.asBoss(), ada, &soon))
	if _, err := h.Join(h.outside(ada), JoinInput{h.id}); !errors.Is(err, ErrExcluded) {
		t.Errorf("before the end: %v", err)
	}
	h.exec(`update exclusion set until = now()`)
	if _, err := h.Join(h.outside(ada), JoinInput{h.id}); err != nil {
		t.Errorf("after the end: %v", err)
	}
	past, far := time.Now().Add(-time.Hour), time.Now().AddDate(11, 0, 0)
	for _, until := range []*time.Time{&past, &far} {
		if err := h.put(h.asBoss(), ada, until); !errors.Is(err, ErrUntil) {
			t.Errorf("until %v: %v", until, err)
		}
	}
	if _, err := h.End(h.asBoss(), EndInput{PiazzaID: h.id, MemberID: ada.ID, Reason: "senza", ExcludedUntil: &soon}); !errors.Is(err, ErrUntil) {
		t.Errorf("an end of nothing: %v", err)
	}
}

func TestWhoMayPutOutAndReadmit(t *testing.T) {
	h := newHouse(t, Public)
	mod, editor, ada := mustMember(t, h.accounts, "mod"), mustMember(t, h.accounts, "red"), mustMember(t, h.accounts, "ada")
	mustEnter(t, h.Service, h.id, mod, Moderator, morning)
	mustEnter(t, h.Service, h.id, editor, Editor, morning)
	asMod, asEditor := as(t.Context(), mod, h.id, auth.Moderator), as(t.Context(), editor, h.id, auth.Editor)
	if err := h.put(asEditor, ada, nil); !errors.Is(err, ErrEnd) {
		t.Errorf("an editor: %v", err)
	}
	if err := h.put(asMod, editor, nil); !errors.Is(err, ErrEnd) {
		t.Errorf("a moderator and an editor: %v", err)
	}
	if err := h.put(asMod, &account.Member{ID: 999}, nil); !problem.Is(err, problem.NotFound) {
		t.Errorf("nobody at all: %v", err)
	}
	// Whoever does not belong to the piazza can be kept out as well.
	h.must(h.put(asMod, ada, nil))
	if _, err := h.Readmit(asEditor, ReadmitInput{h.id, ada.ID}); !errors.Is(err, ErrModerates) {
		t.Errorf("an editor readmits: %v", err)
	}
	if _, err := h.Readmit(asMod, ReadmitInput{h.id, ada.ID}); err != nil {
		t.Errorf("a moderator readmits: %v", err)
	}
}

// Whoever votes as one who is signed in, and no member, is asked as well.
func TestTheViewerKnowsWhereHeWasPutOut(t *testing.T) {
	h := newHouse(t, Public)
	ada := mustMember(t, h.accounts, "ada")
	h.must(h.put(h.asBoss(), ada, nil))
	token, _, err := h.accounts.OpenSession(t.Context(), account.Opening{MemberID: ada.ID, Provider: "demo"})
	h.must(err)
	v, err := h.accounts.ViewerByToken(t.Context(), token)
	if err != nil || !slices.Equal(v.Excluded, []int64{int64(h.id)}) || !v.ExcludedFrom(int64(h.id)) {
		t.Errorf("the viewer is %+v, %v", v, err)
	}
	h.exec(`update exclusion set until = now()`)
	if v, err = h.accounts.ViewerByToken(t.Context(), token); err != nil || v.ExcludedFrom(int64(h.id)) {
		t.Errorf("afterwards the viewer is %+v, %v", v, err)
	}
}

// Every change of a role is in the trail, and gives the member's browsers new tokens.
func TestARoleThatChangesRotatesSessions(t *testing.T) {
	h := newHouse(t, Public)
	ada := mustMember(t, h.accounts, "ada")
	mustEnter(t, h.Service, h.id, ada, Member, morning)
	_, _, err := h.accounts.OpenSession(t.Context(), account.Opening{MemberID: ada.ID, Provider: "demo"})
	h.must(err)
	for _, do := range []func() error{
		func() error {
			_, err := h.SetRole(h.asBoss(), MembershipInput{h.id, ada.ID, Moderator})
			return err
		},
		func() error { return leave(as(t.Context(), ada, h.id, auth.Moderator), h.Service, h.id) },
		func() error {
			_, secret := h.invite(h.asBoss(), h.to(Editor))
			_, err := take(h.outside(ada), h, secret)
			return err
		},
		func() error {
			_, err := h.End(h.asBoss(), EndInput{PiazzaID: h.id, MemberID: ada.ID, Reason: "perché sì"})
			return err
		},
	} {
		h.exec(`update session set rotate = false`)
		h.must(do())
		var rotates bool
		h.must(h.db.QueryRow(t.Context(), `select bool_and(rotate) from session where revoked_at is null`).Scan(&rotates))
		if !rotates {
			t.Error("a role changed and no token will")
		}
	}
	var roles []string
	h.must(h.db.QueryRow(t.Context(), `select array_agg(facts->>'role_before' || '>' || (facts->>'role_after') order by seq)
		from audit_record where kind = 'role_changed' and member_id = $1`, ada.ID).Scan(&roles))
	if fmt.Sprint(roles) != "[member>moderator moderator> >editor editor>]" {
		t.Errorf("the trail says %v", roles)
	}
}
