//go:build unix

package ballot_test

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"piazza/internal/auth"
	"piazza/internal/ballot"
	"piazza/internal/paging"
	"piazza/internal/poll"
)

// TestAFolderOfKeysThatDoesNotAnswer has the folder hang: votes are refused, to be tried again, and visitors are told what was known. When
// it answers again votes are taken.
func TestAFolderOfKeysThatDoesNotAnswer(t *testing.T) {
	v := openVault(t, 3)
	a := v.secret(t, "")
	v.vote(t, firstVoter, secretly(a.choose(0)))
	if got := v.seen(t, a); got != poll.SealOpen {
		t.Fatalf("it is %s", got)
	}
	files, err := filepath.Glob(filepath.Join(v.dir, "ballots", "*.key"))
	if err != nil || len(files) != 1 {
		t.Fatal(files, err)
	}
	away := files[0] + ".away"
	if err := errors.Join(os.Rename(files[0], away), syscall.Mkfifo(files[0], 0o600)); err != nil {
		t.Fatal(err)
	}
	for n := range 3 {
		if _, err := v.ballots.Vote(as(t.Context(), int64(firstVoter+n)), secretly(a.choose(1))); !errors.Is(err, ballot.ErrKeyMissing) {
			t.Errorf("who votes is told %v", err)
		}
		if got := v.seen(t, a); got != poll.SealOpen {
			t.Errorf("visitors are told %s", got)
		}
	}
	if one, ready := v.watched(t); one.State != poll.SealOpen || one.KeyIsHere || one.Problem == nil || *one.Problem != "key_unreadable" || ready {
		t.Errorf("operators are told %+v, and that the folder is ready: %t", one, ready)
	}
	hung, err := os.OpenFile(files[0], os.O_WRONLY, 0) // who has read so far finds nothing there
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(os.Rename(away, files[0]), hung.Close()); err != nil {
		t.Fatal(err)
	}
	v.until(t, "votes are taken again", func() bool {
		_, err := v.ballots.Vote(as(t.Context(), firstVoter+1), secretly(a.choose(1)))
		return err == nil
	})
	v.until(t, "operators are told that all is well", func() bool {
		one, ready := v.watched(t)
		return one.KeyIsHere && one.Problem == nil && ready
	})
	if one, _ := v.watched(t); one.KeyFile == nil || filepath.Join(v.dir, *one.KeyFile) != files[0] {
		t.Errorf("operators are told %+v, and the key is %s", one, files[0])
	}
	v.sealed(t, a, v.ballots)
	if one, _ := v.watched(t); one.State != poll.SealSealed || one.KeyFile != nil {
		t.Errorf("once it is sealed operators are told %+v", one)
	}
}

// watched is how operators see the only poll, and whether the folder of keys is ready for them.
func (v *vault) watched(t *testing.T) (*ballot.Sealing, bool) {
	t.Helper()
	operator := auth.With(t.Context(), auth.Viewer{MemberID: editor, Administrator: true})
	page, err := v.ballots.Sealings(operator, paging.Page{First: 10})
	if err != nil || len(page.Sealings) != 1 {
		t.Fatalf("operators see %+v, %v", page, err)
	}
	folder, err := v.ballots.KeyFolder(operator)
	if err != nil {
		t.Fatal(err)
	}
	return page.Sealings[0], folder.IsReady
}

// seen is where a visitor sees a poll.
func (v *vault) seen(t *testing.T, a asked) poll.SealState {
	t.Helper()
	kept, err := v.ballots.Secrecies(t.Context(), []*poll.Voting{v.reading(t, a)})
	if err != nil || kept[a.id] == nil {
		t.Fatal(kept, err)
	}
	return kept[a.id].State
}
