package main

import (
	"errors"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// TestAFullDiskOfKeys fills the disk on which the folder of keys lies, while a poll is to be opened, and while another is sealed.
func TestAFullDiskOfKeys(t *testing.T) {
	t.Parallel() // it waits for looks at the folder
	disk := mounted(t, "8m")
	dir := used(t)
	tr := openTroubleIn(t, dir, filepath.Join(disk, "keys"), 6)
	node := tr.house.nodes[0]
	draft, p := tr.draft("SINGLE"), tr.held("SINGLE", "OPEN")
	free := fills(t, disk)
	if said := tr.publish(node, draft); !strings.Contains(said, "poll_key_folder: The folder of keys of this server cannot be used") {
		t.Errorf("who opens a poll is told %q", said)
	}
	if _, said := tr.votes(node, tr.people[0], p); said != "" {
		t.Errorf("a vote, which writes nothing there, is refused: %q", said)
	}
	tr.receipts[0] = *tr.reads(node, tr.people[0], p).Voting.ViewerReceipt
	tr.shut(p)
	tr.waitsForRoom(node, p, "REWRITTEN", filepath.Join(tr.keys, "ballots"))
	tr.shows(node, p, "REWRITTEN disk_full, key here: true, folder ready: false")
	if got := tr.reads(node, tr.people[0], p).Voting; got.Results == nil || got.Results.Voters != 6 {
		t.Errorf("its bundle is written, and who voted is shown %+v", got)
	}
	free()
	tr.shows(node, p, "SEALED -, key here: false, folder ready: true")
	tr.isRight(node, p)
	if said := tr.publish(node, draft); said != "" {
		t.Errorf("with room who opens a poll is told %q", said)
	}
}

// waitsForRoom holds what is seen of a sealing that a full disk keeps from going on, and what the operator is told.
func (tr *trouble) waitsForRoom(node *square, p *posed, state, where string) {
	t := tr.t
	t.Helper()
	tr.reports(node, "could not be sealed; nothing of it is lost", fmt.Sprint("poll=", p.number), "code=disk_full", "make room on the disk", "space left on device", where)
	if now := tr.overviews(node, p); !strings.HasPrefix(now, state+" disk_full, key here: true") {
		t.Errorf("the operator is shown %q", now)
	}
	if path, code := tr.fetch(node, p, "log.jsonl"); code != http.StatusOK || node.status("/readyz") != http.StatusOK {
		t.Errorf("its log is answered with %d: all else should go on: %s", code, readAll(t, path))
	}
}

// mounted is a small disk of its own. Root always has one, as in .ci/run; nobody else may.
func mounted(t *testing.T, size string) string {
	t.Helper()
	dir := filepath.Join(filepath.Dir(folder(t)), "disk")
	must(t, os.Mkdir(dir, 0o755))
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size="+size+",mode=0755"); err != nil {
		if !errors.Is(err, syscall.EPERM) {
			t.Fatal(err)
		}
		t.Skipf("whoever tests may not mount a disk of its own to fill, which takes CAP_SYS_ADMIN: %v", err)
	}
	t.Cleanup(func() { must(t, syscall.Unmount(dir, syscall.MNT_DETACH)) })
	return dir
}

// fills takes all room of a disk; what it returns gives it back.
func fills(t *testing.T, disk string) (free func()) {
	t.Helper()
	path := filepath.Join(disk, "ballast")
	file, err := os.Create(path)
	must(t, err)
	defer file.Close()
	for size := 1 << 20; size > 0; {
		if _, err := file.Write(make([]byte, size)); errors.Is(err, syscall.ENOSPC) {
			size /= 2
		} else {
			must(t, err)
		}
	}
	return func() { must(t, os.Remove(path)) }
}

// beginsChanges has PostgreSQL begin a segment of its log of changes, so that there is room in it when the disk is full: PostgreSQL ends at
// once where it cannot make the next one, which is not what is tried here.
func (tr *trouble) beginsChanges() {
	tr.t.Helper()
	for _, statement := range []string{`select pg_switch_wal()`, `update space set updated_at = now()`, `checkpoint`} {
		_, err := tr.db.Exec(tr.t.Context(), statement)
		must(tr.t, err)
	}
}

// TestAFullDiskOfTheDatabase fills the disk of the data while a poll is sealed.
func TestAFullDiskOfTheDatabase(t *testing.T) {
	t.Parallel() // it waits for looks at the folder
	disk := mounted(t, "600m")
	dir := filepath.Join(disk, "data")
	move(t, used(t), dir)
	tr := openTroubleIn(t, dir, filepath.Join(filepath.Dir(folder(t)), "keys"), 12)
	node := tr.house.nodes[0]
	p := tr.held("SINGLE", "OPEN")
	tr.beginsChanges()
	free := fills(t, disk)
	tr.shut(p)
	tr.waitsForRoom(node, p, "CLOSED", "could not extend file")
	if _, code := tr.fetch(node, p, "bundle.jsonl"); code != http.StatusConflict {
		t.Errorf("its bundle is answered with %d", code)
	}
	if got := tr.reads(node, tr.people[0], p).Voting; got.Phase != "CLOSED" || got.Results != nil {
		t.Errorf("who voted is shown %+v", got)
	}
	free()
	tr.shows(node, p, "SEALED -, key here: false, folder ready: true")
	tr.isRight(node, p)
}
