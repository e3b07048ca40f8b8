package space

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"piazza/internal/account"
	"piazza/internal/auth"
	"piazza/internal/db"
	"piazza/internal/db/dbtest"
	"piazza/internal/mail"
	"piazza/internal/paging"
	"piazza/internal/problem"
)

// house is a piazza with its administrator, and a service that keeps its mails.
type house struct {
	*Service
	t        *testing.T
	db       *db.DB
	accounts *account.Service
	mails    *mail.Service
	id       ID
	boss     *account.Member
}

func newHouse(t *testing.T, v Visibility) *house {
	t.Helper()
	d := dbtest.New(t)
	h := &house{Service: NewService(d), t: t, db: d, accounts: account.NewService(d)}
	var err error
	h.mails, err = mail.NewService(mail.Options{
		DB: d, Key: bytes.Repeat([]byte("k"), 32), PublicURL: "https://p.example", Kept: true, Log: slog.New(slog.DiscardHandler),
	})
	if err != nil {
		t.Fatal(err)
	}
	h.Reach("https://p.example", h.mails)
	h.id, h.boss = mustOpen(t, h.Service, "casa", v), mustMember(t, h.accounts, "capo")
	mustEnter(t, h.Service, h.id, h.boss, Administrator, morning)
	return h
}

func (h *house) asBoss() context.Context { return as(h.t.Context(), h.boss, h.id, auth.Administrator) }

// asRoot is who runs the installation and has just proved who he is.
func (h *house) asRoot(m *account.Member) context.Context {
	h.exec(`update member set administrator = true where id = $1`, m.ID)
	return auth.With(h.t.Context(), auth.Viewer{MemberID: int64(m.ID), Administrator: true, ProvedAt: time.Now()})
}

func (h *house) exec(statement string, args ...any) {
	h.t.Helper()
	if _, err := h.db.Exec(h.t.Context(), statement, args...); err != nil {
		h.t.Fatal(err)
	}
}

// invite makes an invitation and returns it with its secret.
func (h *house) invite(ctx context.Context, in InviteInput) (*Invitation, string) {
	h.t.Helper()
	made, link, err := h.Invite(ctx, in)
	if err != nil {
		h.t.Fatal(err)
	}
	_, secret, found := strings.Cut(link, "https://p.example/inviti/")
	if !found {
		h.t.Fatalf("the link is %q", link)
	}
	return made, secret
}

func (h *house) to(role Role) InviteInput { return InviteInput{PiazzaID: &h.id, Role: role, Days: 7} }

func (h *house) kinds() (kinds []string) {
	h.t.Helper()
	err := h.db.QueryRow(h.t.Context(), `select coalesce(array_agg(kind order by seq), '{}') from audit_record`).Scan(&kinds)
	if err != nil {
		h.t.Fatal(err)
	}
	return kinds
}

func take(ctx context.Context, h *house, secret string) (*Piazza, error) {
	return h.TakeUp(ctx, TakeUpInput{secret})
}

func TestAnInvitationIsTakenUpOnce(t *testing.T) {
	h := newHouse(t, Members)
	made, secret := h.invite(h.asBoss(), h.to(Moderator))
	if made.State != Waiting || *made.PiazzaTitle != "La piazza casa" || made.InvitedByID != h.boss.ID {
		t.Errorf("made was %+v", made)
	}
	const people = 8
	errs := make([]error, people)
	var all sync.WaitGroup
	for n := range people {
		m := mustMember(t, h.accounts, fmt.Sprintf("m%d", n))
		all.Go(func() {
			ctx := as(t.Context(), m, h.id, auth.None)
			p, err := take(ctx, h, secret)
			if errs[n] = err; err == nil && (p.ViewerRole(ctx) == nil || *p.ViewerRole(ctx) != Moderator) {
				t.Errorf("who took it up is %v", p.ViewerRole(ctx))
			}
		})
	}
	all.Wait()
	in := slices.DeleteFunc(slices.Clone(errs), func(err error) bool { return errors.Is(err, ErrInvitationOver) })
	if len(in) != 1 || in[0] != nil {
		t.Errorf("of %d people these came in: %v", people, errs)
	}
	if n := count(t, h.Service, h.id); n != 2 {
		t.Errorf("the piazza has %d members", n)
	}
	found, err := h.Invitation(t.Context(), secret)
	if err != nil || found.State != Used || found.UsedByID == 0 {
		t.Errorf("afterwards it is %+v, %v", found, err)
	}
	if got := h.kinds(); fmt.Sprint(got) != "[invitation_created role_changed invitation_used]" {
		t.Errorf("the trail says %v", got)
	}
}

func TestInvitationsThatCountNoMore(t *testing.T) {
	h := newHouse(t, Public)
	ada := mustMember(t, h.accounts, "ada")
	ctx := as(t.Context(), ada, h.id, auth.None)
	for name, c := range map[string]struct {
		do   func(*Invitation)
		want InvitationState
	}{
		"has ended":        {func(i *Invitation) { h.exec(`update invitation set expires_at = now() where id = $1`, i.ID) }, Expired},
		"was taken back":   {func(i *Invitation) { h.exec(`update invitation set revoked_at = now() where id = $1`, i.ID) }, Revoked},
		"inviter demoted":  {func(*Invitation) { h.exec(`update membership set role = 'moderator'`) }, Revoked},
		"inviter out":      {func(*Invitation) { h.exec(`update member set suspended_at = now() where id = $1`, h.boss.ID) }, Revoked},
		"inviter erased":   {func(*Invitation) { h.exec(`update member set erased_at = now() where id = $1`, h.boss.ID) }, Revoked},
		"inviter has left": {func(*Invitation) { h.exec(`delete from membership`) }, Revoked},
	} {
		h.exec(`update member set suspended_at = null, erased_at = null`)
		h.exec(`insert into membership (space_id, member_id, role, joined_at) values ($1, $2, 'administrator', now())
			on conflict (space_id, member_id) do update set role = 'administrator'`, h.id, h.boss.ID)
		made, secret := h.invite(h.asBoss(), h.to(Editor))
		c.do(made)
		if _, err := take(ctx, h, secret); !errors.Is(err, ErrInvitationOver) {
			t.Errorf("%s: %v", name, err)
		}
		if found, err := h.Invitation(t.Context(), secret); err != nil || found == nil || found.State != c.want {
			t.Errorf("%s: it shows as %+v, %v", name, found, err)
		}
	}
}

func TestWhoMayInviteToWhat(t *testing.T) {
	h := newHouse(t, Public)
	mod, ada := mustMember(t, h.accounts, "mod"), mustMember(t, h.accounts, "ada")
	mustEnter(t, h.Service, h.id, mod, Moderator, morning)
	asMod := as(t.Context(), mod, h.id, auth.Moderator)
	stale := auth.With(t.Context(), auth.Viewer{MemberID: int64(ada.ID), Administrator: true})
	installation, address := InviteInput{Role: Administrator, Days: 1}, "ada@example.org"
	for name, c := range map[string]struct {
		ctx  context.Context
		in   InviteInput
		want error
	}{
		"a visitor":                       {t.Context(), h.to(Member), problem.SignIn()},
		"a stranger":                      {as(t.Context(), ada, h.id, auth.None), h.to(Member), ErrInvite},
		"a moderator":                     {asMod, h.to(Member), ErrInvite},
		"who believes to be more":         {as(t.Context(), mod, h.id, auth.Administrator), h.to(Member), ErrInvite},
		"the boss, to the installation":   {h.asBoss(), installation, ErrInvite},
		"who proved himself long ago":     {stale, installation, account.ErrConfirm},
		"to the installation as editor":   {h.asRoot(ada), InviteInput{Role: Editor, Days: 1}, ErrInviteRole},
		"for no time":                     {h.asBoss(), InviteInput{PiazzaID: &h.id, Role: Member}, ErrInviteDays},
		"for ever":                        {h.asBoss(), InviteInput{PiazzaID: &h.id, Role: Member, Days: 31}, ErrInviteDays},
		"to what is no address":           {h.asBoss(), InviteInput{PiazzaID: &h.id, Role: Member, Days: 1, Address: new("ada")}, mail.ErrAddress},
		"the boss, by mail":               {h.asBoss(), InviteInput{PiazzaID: &h.id, Role: Member, Days: 1, Address: &address}, nil},
		"who runs it, to any piazza":      {h.asRoot(ada), h.to(Administrator), nil},
		"who runs it, to the house":       {h.asRoot(ada), installation, nil},
		"to a piazza that does not exist": {h.asBoss(), InviteInput{PiazzaID: new(ID(999)), Role: Member, Days: 1}, ErrPiazza},
	} {
		if _, _, err := h.Invite(c.ctx, c.in); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
	h.mails.Kept = false
	if _, _, err := h.Invite(h.asBoss(), InviteInput{PiazzaID: &h.id, Role: Member, Days: 1, Address: &address}); !errors.Is(err, ErrInviteMail) {
		t.Errorf("without mails: %v", err)
	}
	h.exec(`insert into invitation (token_hash, space_id, role, invited_by, created_at, expires_at)
		select sha256(n::text::bytea), $1, 'member', $2, now(), now() from generate_series(1, 100) n`, h.id, h.boss.ID)
	if _, _, err := h.Invite(h.asBoss(), h.to(Member)); !errors.Is(err, ErrInviteMany) {
		t.Errorf("the hundred and first: %v", err)
	}
}

func TestAMailedInvitation(t *testing.T) {
	h := newHouse(t, Members)
	h.exec(`update member set locale = 'en' where id = $1`, h.boss.ID)
	address := "Ada@Example.org"
	made, link, err := h.Invite(h.asBoss(), InviteInput{PiazzaID: &h.id, Role: Editor, Days: 3, Address: &address})
	if err != nil || link != "" {
		t.Fatalf("it returns %q, %v", link, err)
	}
	mails, err := h.mails.Looked(t.Context())
	if err != nil || len(mails) != 1 || mails[0].Address != "Ada@example.org" || !strings.Contains(mails[0].Subject, "La piazza casa") {
		t.Fatalf("the mails are %+v, %v", mails, err)
	}
	_, secret, _ := strings.Cut(mails[0].Link, "https://p.example/en/inviti/")
	found, err := h.Invitation(t.Context(), secret)
	if err != nil || found == nil || found.ID != made.ID {
		t.Fatalf("its link leads to %+v, %v", found, err)
	}
	// Where it went is for those who invite, not for who has the link.
	if found.Address(t.Context()) != nil || found.Address(h.asBoss()) == nil {
		t.Error("the address is told to the wrong people")
	}
}

func TestAnInvitationRaisesARoleAndNeverLowersOne(t *testing.T) {
	h := newHouse(t, Public)
	ada := mustMember(t, h.accounts, "ada")
	mustEnter(t, h.Service, h.id, ada, Moderator, morning)
	ctx := as(t.Context(), ada, h.id, auth.Moderator)
	_, lower := h.invite(h.asBoss(), h.to(Editor))
	if _, err := take(ctx, h, lower); !errors.Is(err, ErrInvitationHad) {
		t.Errorf("a lower role: %v", err)
	}
	_, higher := h.invite(h.asBoss(), h.to(Administrator))
	p, err := take(ctx, h, higher)
	if err != nil || *p.ViewerRole(ctx) != Administrator || p.MemberCount != 2 || !p.ViewerCanInvite(ctx) {
		t.Errorf("a higher one: %+v, %v", p, err)
	}
	// What was not taken up waits for somebody else.
	bob := mustMember(t, h.accounts, "bob")
	if _, err := take(as(t.Context(), bob, h.id, auth.None), h, lower); err != nil {
		t.Errorf("somebody else: %v", err)
	}
	program := auth.With(t.Context(), auth.Viewer{MemberID: int64(bob.ID), Scopes: []string{"write"}})
	if _, err := take(program, h, higher); !errors.Is(err, account.ErrToken) {
		t.Errorf("a program: %v", err)
	}
	if _, err := take(t.Context(), h, lower); !errors.Is(err, problem.SignIn()) {
		t.Errorf("a visitor: %v", err)
	}
}

func TestTheFirstAdministrator(t *testing.T) {
	h := newHouse(t, Public)
	link, err := h.InviteFirst(t.Context(), 7)
	if err != nil {
		t.Fatal(err)
	}
	_, secret, _ := strings.Cut(link, "https://p.example/inviti/")
	ada := mustMember(t, h.accounts, "ada")
	stale := auth.With(t.Context(), auth.Viewer{MemberID: int64(ada.ID)})
	if _, err := take(stale, h, secret); !errors.Is(err, account.ErrConfirm) {
		t.Errorf("who proved himself long ago: %v", err)
	}
	fresh := auth.With(t.Context(), auth.Viewer{MemberID: int64(ada.ID), ProvedAt: time.Now()})
	if p, err := take(fresh, h, secret); p != nil || err != nil {
		t.Fatalf("he gets %+v, %v", p, err)
	}
	if m, err := h.accounts.ByHandle(t.Context(), "ada"); err != nil || !m.Administrator {
		t.Errorf("afterwards he is %+v, %v", m, err)
	}
	if got := h.kinds(); fmt.Sprint(got) != "[invitation_created administrator_changed invitation_used]" {
		t.Errorf("the trail says %v", got)
	}
}

func TestInvitationsAreListedAndTakenBack(t *testing.T) {
	h := newHouse(t, Public)
	for range 5 {
		h.invite(h.asBoss(), h.to(Member))
	}
	p, err := h.BySlug(t.Context(), "casa")
	if err != nil {
		t.Fatal(err)
	}
	var ids []InvitationID
	page := paging.Page{First: 2}
	for {
		got, err := h.Invitations(h.asBoss(), p, page)
		if err != nil {
			t.Fatal(err)
		}
		for _, i := range got.Invitations {
			ids = append(ids, i.ID)
		}
		if !got.More {
			break
		}
		page.After = got.Cursor(got.Invitations[len(got.Invitations)-1])
	}
	if n, err := h.InvitationCount(h.asBoss(), p); n != 5 || err != nil || len(ids) != 5 || !slices.IsSortedFunc(ids, func(a, b InvitationID) int { return int(b - a) }) {
		t.Errorf("listed are %v of %d, %v", ids, n, err)
	}
	ada := mustMember(t, h.accounts, "ada")
	stranger := as(t.Context(), ada, h.id, auth.Moderator)
	if got, err := h.Invitations(stranger, p, paging.Page{First: 2}); err != nil || len(got.Invitations) != 0 {
		t.Errorf("a moderator reads %+v, %v", got, err)
	}
	if _, err := h.RevokeInvitation(stranger, InvitationInput{ids[0]}); !errors.Is(err, ErrInvitation) {
		t.Errorf("a moderator takes one back: %v", err)
	}
	if got, err := h.RevokeInvitation(h.asBoss(), InvitationInput{ids[0]}); err != nil || got.State != Revoked {
		t.Errorf("taken back is %+v, %v", got, err)
	}
	if _, err := h.RevokeInvitation(h.asBoss(), InvitationInput{ids[0]}); !errors.Is(err, ErrInvitationOver) {
		t.Errorf("twice: %v", err)
	}
}

// Ten thousand wrong secrets, from one address and by one member: after some nothing is looked up any more, and who has the right
// link behind the same address is let in before that and not after.
func TestTenThousandGuessesOfInvitations(t *testing.T) {
	h := newHouse(t, Public)
	_, secret := h.invite(h.asBoss(), h.to(Member))
	for name, c := range map[string]struct {
		ctx  func(n int) context.Context
		most int
	}{
		"one address": {func(int) context.Context { return auth.WithAddress(t.Context(), "192.0.2.1") }, addressTries},
		"one member from many addresses": {func(n int) context.Context {
			return auth.WithAddress(auth.With(t.Context(), auth.Viewer{MemberID: int64(h.boss.ID)}), fmt.Sprintf("10.0.%d.%d", n/250, n%250))
		}, memberTries},
	} {
		if name == "one address" {
			for range 1000 { // the right one costs nothing
				if found, err := h.Invitation(c.ctx(0), secret); found == nil || err != nil {
					t.Fatalf("the right link finds %+v, %v", found, err)
				}
			}
		}
		looked := 0
		for n := range 10_000 {
			_, err := h.find(c.ctx(n), h.db, account.Secret())
			switch {
			case errors.Is(err, ErrInvitation):
				looked++
			case !errors.Is(err, ErrInvitationTry):
				t.Fatal(err)
			}
		}
		if looked < c.most || looked > c.most*2 {
			t.Errorf("%s: %d were looked up, about %d may be", name, looked, c.most)
		}
		// A try may have come back since the last guess: then it is used up, and asked again.
		refused := false
		for range 100 {
			found, err := h.Invitation(c.ctx(0), secret)
			if refused = found == nil && err == nil; refused || err != nil {
				break
			}
			_, _ = h.find(c.ctx(0), h.db, account.Secret())
		}
		if !refused {
			t.Errorf("%s: afterwards the right link is still found", name)
		}
	}
}
