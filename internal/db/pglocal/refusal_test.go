//go:build unix

package pglocal_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"piazza/internal/db/pglocal"
)

// TestRefusals holds each fault of the surroundings to one sentence that says what to do.
func TestRefusals(t *testing.T) {
	for name, c := range map[string]struct {
		arrange func(t *testing.T) pglocal.Options
		want    []string
	}{
		"in use": {func(t *testing.T) pglocal.Options {
			dir := used(t)
			start(t, dir)
			return options(dir)
		}, []string{"another Piazza (process ", "stop it first"}},
		"another major version": {func(t *testing.T) pglocal.Options {
			dir := used(t)
			must(t, os.WriteFile(filepath.Join(dir, "postgres/data/PG_VERSION"), []byte("9\n"), 0o600))
			return options(dir)
		}, []string{"was made by PostgreSQL 9", "install version 9", "DATABASE_URL"}},
		"no programs where they should be": {func(t *testing.T) pglocal.Options {
			o := options(folder(t))
			o.Bin = t.TempDir()
			return o
		}, []string{"there is no PostgreSQL in", "PIAZZA_PG_BIN"}},
		"a file in place of the folder": {func(t *testing.T) pglocal.Options {
			path := filepath.Join(folder(t), "file")
			must(t, os.WriteFile(path, nil, 0o600))
			return options(path)
		}, []string{"is a file", "PIAZZA_DATA_DIR"}},
		"a folder that is something else": {func(t *testing.T) pglocal.Options {
			dir := used(t)
			must(t, os.Remove(filepath.Join(dir, "postgres/data/PG_VERSION")))
			return options(dir)
		}, []string{"is not a database, although it has files"}},
		"a broken database": {func(t *testing.T) pglocal.Options {
			dir := used(t)
			must(t, os.Remove(filepath.Join(dir, "postgres/data/global/pg_control")))
			return options(dir)
		}, []string{"PostgreSQL did not start: ", "postgres.log"}},
	} {
		t.Run(name, func(t *testing.T) {
			o := c.arrange(t)
			cluster, err := pglocal.Start(t.Context(), o)
			if err == nil {
				t.Fatal("it started", cluster.Stop())
			}
			oneSentence(t, err.Error(), c.want...)
		})
	}
}

func TestUnwritableFolder(t *testing.T) {
	parent := folder(t)
	as := citizen(t)
	if as == nil {
		must(t, os.Chmod(parent, 0o555))
	}
	c := begin(t, filepath.Join(parent, "piazza"), as)
	must(t, os.Chmod(parent, 0o755))
	oneSentence(t, c.said, "is not writable for this user", "PIAZZA_DATA_DIR")
}

// TestOutOfReach is about root, who would hand a folder to a user who cannot come to it. For an ordinary user the
// same folder is simply closed.
func TestOutOfReach(t *testing.T) {
	parent := folder(t)
	must(t, os.Chmod(parent, 0o700))
	want := "is out of reach for the user"
	if os.Geteuid() != 0 {
		must(t, os.Chmod(parent, 0))
		want = "is not writable for this user"
	}
	_, err := pglocal.Start(t.Context(), options(filepath.Join(parent, "piazza")))
	must(t, os.Chmod(parent, 0o700))
	if err == nil {
		t.Fatal("it started")
	}
	oneSentence(t, err.Error(), want)
}

// TestFullDisk runs on a disk that holds less than a database. Where none can be mounted, a limit on the size of
// files takes its place.
func TestFullDisk(t *testing.T) {
	dir := folder(t)
	limit := "20000"
	if mount(dir, "size=24m,mode=755") {
		t.Cleanup(func() { must(t, unmount(dir)) })
		limit = ""
	}
	as := citizen(t)
	c := begin(t, given(t, dir, as), as, childLimit+"="+limit)
	oneSentence(t, c.said, "the disk of the data folder", "is full")
	_ = c.cmd.Wait()
	if c.cmd.ProcessState.ExitCode() == 0 {
		t.Error("it exits with 0")
	}
	if _, err := os.Stat(filepath.Join(dir, "postgres/data")); err == nil {
		t.Error("a half-made database is left behind")
	}
}

// TestDiskFullBetweenRuns proves that room is all that a full disk needs.
func TestDiskFullBetweenRuns(t *testing.T) {
	dir := folder(t)
	as := citizen(t)
	given(t, dir, as)
	mounted := mount(dir, "size=128m,mode=777")
	if mounted {
		t.Cleanup(func() { must(t, unmount(dir)) })
	}
	first := begin(t, dir, as)
	if first.said != "ready" {
		t.Fatal(first.said)
	}
	must(t, first.input.Close())
	_ = first.cmd.Wait()
	limit, ballast := "0", filepath.Join(dir, "ballast")
	if mounted {
		limit = ""
		fill(t, ballast)
	}
	second := begin(t, dir, as, childLimit+"="+limit)
	oneSentence(t, second.said, "the disk of the data folder", "is full")
	_ = second.cmd.Wait()
	_ = os.Remove(ballast)
	if third := begin(t, dir, as); third.said != "ready" {
		t.Error(third.said)
	}
}

// fill writes until there is no room.
func fill(t *testing.T, path string) {
	t.Helper()
	file, err := os.Create(path)
	must(t, err)
	defer file.Close()
	for size := 1 << 20; size > 0; {
		if _, err := file.Write(make([]byte, size)); err != nil {
			size /= 2
		}
	}
}

func oneSentence(t *testing.T, said string, parts ...string) {
	t.Helper()
	if strings.Contains(said, "\n") || said == "" {
		t.Errorf("not one sentence: %q", said)
	}
	for _, part := range parts {
		if !strings.Contains(said, part) {
			t.Errorf("%q does not say %q", said, part)
		}
	}
}
