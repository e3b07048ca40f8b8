package passkey_test

import (
	"net/http"
	"testing"

	"piazza/internal/account"
	"piazza/internal/auth"
)

// old lets the proof of all sessions grow old.
func (s *site) old() {
	s.t.Helper()
	if _, err := s.db.Exec(s.t.Context(), `update session set proved_at = proved_at - interval '31 minutes'`); err != nil {
		s.t.Fatal(err)
	}
}

// moderator makes a moderator of a piazza, signed in.
func (s *site) moderator(name string) (*browser, *account.Member, int64) {
	s.t.Helper()
	b, m := s.member(name)
	var space int64
	err := s.db.QueryRow(s.t.Context(), `with made as (
		insert into space (slug, title, created_at, updated_at) values ($1, $1, now(), now()) returning id
	) insert into membership (space_id, member_id, role, joined_at) select id, $2, 'moderator', now() from made returning space_id`, m.Handle, m.ID).Scan(&space)
	if err != nil {
		s.t.Fatal(err)
	}
	return b, m, space
}

func TestAModeratorsRightsWaitForAPasskey(t *testing.T) {
	s := openSite(t, host)
	ada, m, space := s.moderator("Ada")
	if v := ada.who(); !v.Withheld || v.RoleIn(space) != auth.Editor {
		t.Fatalf("without a passkey he is %+v", v)
	}
	s.old()
	ada.refused("register/begin", struct{}{}, http.StatusForbidden, "confirm_needed")
	ada.signIn(m)
	phone := newDevice(t)
	ada.register(phone, "Telefono")
	if v := ada.who(); v.Withheld || v.RoleIn(space) != auth.Moderator {
		t.Errorf("with his first passkey he is %+v", v)
	}
	other := s.browser()
	other.signIn(m)
	if v := other.who(); !v.Withheld || v.RoleIn(space) != auth.Editor {
		t.Errorf("in another browser he is %+v", v)
	}
	// A stolen login is not enough to add a key and have the rights.
	other.refused("register/begin", struct{}{}, http.StatusForbidden, "passkey_needed")
	before := other.token()
	var to struct{ Location string }
	asked := other.begin("confirm")
	if len(asked.PublicKey.AllowCredentials) != 1 || asked.PublicKey.AllowCredentials[0].ID != text(phone.id) {
		t.Errorf("asked is %+v", asked)
	}
	phone.silent = true // who is asked for by his name need not say it
	if status, reason := other.send("confirm/finish", sent{Credential: phone.get(asked), Return: "/profilo"}, &to); status != http.StatusOK || to.Location != "/profilo" {
		t.Fatal(status, reason)
	}
	if v := other.who(); v.Withheld || v.RoleIn(space) != auth.Moderator || other.token() == before {
		t.Errorf("who has confirmed is %+v", v)
	}
	if v, err := s.accounts.ViewerByToken(t.Context(), before); err != nil || !v.SignedIn() || !v.Withheld {
		t.Errorf("by the token before, which is good for a moment, he is %+v, %v", v, err)
	}
	other.register(newDevice(t), "Chiavetta")
}

func TestAnAdministratorsRightsWaitForAPasskey(t *testing.T) {
	s := openSite(t, host)
	ada, m := s.member("Ada")
	if _, err := s.db.Exec(t.Context(), `update member set administrator = true where id = $1`, m.ID); err != nil {
		t.Fatal(err)
	}
	if v := ada.who(); v.Administrator || !v.Withheld {
		t.Errorf("without a passkey he is %+v", v)
	}
	ada.register(newDevice(t), "Telefono")
	if v := ada.who(); !v.Administrator || v.Withheld {
		t.Errorf("with one he is %+v", v)
	}
	free := account.NewService(s.db)
	if v, err := free.ViewerByToken(t.Context(), ada.token()); err != nil || !v.Administrator || v.Withheld {
		t.Errorf("where none is asked for he is %+v, %v", v, err)
	}
}

func TestConfirmingIsForOnesOwnKey(t *testing.T) {
	s := openSite(t, host)
	ada, _ := s.member("Ada")
	nino, _ := s.member("Nino")
	phone, foreign := newDevice(t), newDevice(t)
	ada.refused("confirm/begin", struct{}{}, http.StatusConflict, "passkey_none")
	s.browser().refused("confirm/begin", struct{}{}, http.StatusUnauthorized, "sign_in")
	s.browser().refused("register/begin", struct{}{}, http.StatusUnauthorized, "sign_in")
	ada.register(phone, "Telefono")
	nino.register(foreign, "Telefono")
	s.old()
	ada.refused("confirm/finish", sent{Credential: foreign.get(ada.begin("confirm"))}, http.StatusBadRequest, "passkey_refused")
	if account.Fresh(auth.With(t.Context(), ada.who())) == nil {
		t.Error("another's key has proved who he is")
	}
	answer := sent{Credential: phone.get(ada.begin("confirm"))}
	ada.signIn(&account.Member{ID: account.ID(nino.who().MemberID)})
	ada.refused("confirm/finish", answer, http.StatusBadRequest, "passkey_expired")
}

func TestAKeyIsRegisteredOnce(t *testing.T) {
	s := openSite(t, host)
	ada, _ := s.member("Ada")
	nino, _ := s.member("Nino")
	phone := newDevice(t)
	ada.register(phone, "Telefono")
	asked := ada.begin("register")
	if len(asked.PublicKey.ExcludeCredentials) != 1 || asked.PublicKey.User.ID != text(phone.handle) {
		t.Errorf("asked is %+v", asked)
	}
	ada.refused("register/finish", sent{Credential: phone.create(asked), Name: "x"}, http.StatusConflict, "passkey_taken")
	nino.refused("register/finish", sent{Credential: phone.create(nino.begin("register")), Name: "x"}, http.StatusConflict, "passkey_taken")
	long := sent{Credential: newDevice(t).create(ada.begin("register")), Name: string(make([]byte, 100))}
	ada.refused("register/finish", long, http.StatusBadRequest, "passkey_name")
}

func TestALostKey(t *testing.T) {
	s := openSite(t, host)
	ada, m, space := s.moderator("Ada")
	lost := newDevice(t)
	ada.register(lost, "Telefono")
	boss, chief := s.member("Gemma")
	if _, err := s.db.Exec(t.Context(), `update member set administrator = true where id = $1`, chief.ID); err != nil {
		t.Fatal(err)
	}
	in := account.Input{MemberID: m.ID}
	reset := func() error {
		_, err := s.accounts.ResetPasskeys(auth.With(t.Context(), boss.who()), in)
		return err
	}
	if reset() == nil {
		t.Error("an administrator whose own rights are withheld takes others' keys away")
	}
	boss.register(newDevice(t), "Chiavetta")
	s.old()
	if reset() == nil {
		t.Error("nobody asked whether it is still her")
	}
	boss.signIn(chief)
	boss.refused("register/begin", struct{}{}, http.StatusForbidden, "passkey_needed")
	if _, err := s.db.Exec(t.Context(), `update session set proved_at = now(), passkey_at = now() where member_id = $1`, chief.ID); err != nil {
		t.Fatal(err)
	}
	if err := reset(); err != nil {
		t.Fatal(err)
	}
	if v := ada.who(); v.SignedIn() {
		t.Errorf("without his keys he is still %+v", v)
	}
	b := s.browser()
	b.refused("enter/finish", sent{Credential: lost.get(b.begin("enter"))}, http.StatusBadRequest, "passkey_refused")
	ada.signIn(m)
	ada.register(newDevice(t), "Telefono nuovo")
	if v := ada.who(); v.Withheld || v.RoleIn(space) != auth.Moderator {
		t.Errorf("with a new key he is %+v", v)
	}
	var kinds string
	if err := s.db.QueryRow(t.Context(), `select string_agg(kind || ' ' || coalesce(actor_id, 0) || ' ' || member_id, ', ' order by seq) from audit_record
		where kind like 'passkey%' and member_id = $1`, m.ID).Scan(&kinds); err != nil {
		t.Fatal(err)
	}
	if want := "passkey_added 1 1, passkeys_reset 2 1, passkey_added 1 1"; kinds != want {
		t.Errorf("the trail says %s", kinds)
	}
}

func TestRemovingKeys(t *testing.T) {
	s := openSite(t, host)
	ada, _, space := s.moderator("Ada")
	first, second := newDevice(t), newDevice(t)
	ada.register(first, "Uno")
	ada.register(second, "Due")
	ctx := auth.With(t.Context(), ada.who())
	own, err := s.accounts.Passkeys(ctx)
	if err != nil || len(own) != 2 {
		t.Fatal(own, err)
	}
	named, err := s.accounts.RenamePasskey(ctx, account.PasskeyRenameInput{PasskeyID: own[0].ID, Name: " Telefono "})
	if err != nil || named[0].Name != "Telefono" {
		t.Errorf("renamed is %+v, %v", named, err)
	}
	left, err := s.accounts.RemovePasskey(ctx, account.PasskeyRemoveInput{PasskeyID: own[0].ID})
	if err != nil || len(left) != 1 || ada.who().RoleIn(space) != auth.Moderator {
		t.Errorf("left is %+v, %v", left, err)
	}
	if _, err := s.accounts.RemovePasskey(ctx, account.PasskeyRemoveInput{PasskeyID: own[0].ID}); err == nil {
		t.Error("it was removed twice")
	}
	if _, err := s.accounts.RemovePasskey(ctx, account.PasskeyRemoveInput{PasskeyID: own[1].ID}); err != nil {
		t.Error(err)
	}
	if v := ada.who(); !v.Withheld || v.RoleIn(space) != auth.Editor {
		t.Errorf("without a key he is %+v", v)
	}
}

func TestTheLastWayInStays(t *testing.T) {
	s := openSite(t, host)
	ada, m := s.member("Ada")
	ada.register(newDevice(t), "Uno")
	if _, err := s.db.Exec(t.Context(), `delete from identity where member_id = $1`, m.ID); err != nil {
		t.Fatal(err)
	}
	ctx := auth.With(t.Context(), ada.who())
	own, _ := s.accounts.Passkeys(ctx)
	if _, err := s.accounts.RemovePasskey(ctx, account.PasskeyRemoveInput{PasskeyID: own[0].ID}); err == nil {
		t.Error("the last way in is gone")
	}
}
