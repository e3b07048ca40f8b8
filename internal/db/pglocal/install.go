//go:build unix

package pglocal

import (
	"cmp"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
)

// install is an installed PostgreSQL.
type install struct {
	bin   string
	major int
}

func (i install) program(name string) string { return filepath.Join(i.bin, name) }

// oldest is the first major version with everything that the tables use.
const oldest = 15

// findInstall looks for PostgreSQL's programs.
func findInstall(wanted, data string) (install, error) {
	found := installs(candidates(wanted))
	if len(found) == 0 && wanted != "" {
		return install{}, fmt.Errorf("there is no PostgreSQL in %s, which PIAZZA_PG_BIN names: give the folder of its programs initdb and postgres, or unset it", wanted)
	}
	return choose(found, data)
}

// choose takes the best of what was found; a data folder that exists wants its own major version.
func choose(found []install, data string) (install, error) {
	if len(found) == 0 {
		return install{}, fmt.Errorf("PostgreSQL is not installed: %s  and start again, or give the address of a server in DATABASE_URL", advice())
	}
	made, ok := majorOf(data)
	if !ok {
		if found[0].major < oldest {
			return install{}, fmt.Errorf("PostgreSQL %d is too old, Piazza needs %d or later: %s", found[0].major, oldest, advice())
		}
		return found[0], nil
	}
	for _, i := range found {
		if i.major == made {
			return i, nil
		}
	}
	return install{}, fmt.Errorf("the database in %s was made by PostgreSQL %d, but PostgreSQL %d is installed: install version %d again, or move the data over with its pg_dump and give the new server in DATABASE_URL", data, made, found[0].major, made)
}

// candidates lists the folders where programs may be, best first.
func candidates(wanted string) []string {
	if wanted != "" {
		return []string{wanted}
	}
	var dirs []string
	if out, err := exec.Command("pg_config", "--bindir").Output(); err == nil {
		dirs = append(dirs, strings.TrimSpace(string(out)))
	}
	if path, err := exec.LookPath("postgres"); err == nil {
		dirs = append(dirs, filepath.Dir(path))
	}
	for _, pattern := range []string{
		"/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/usr/lib/postgresql*/bin", "/usr/libexec/postgresql*",
		"/opt/homebrew/opt/postgresql@*/bin", "/usr/local/opt/postgresql@*/bin", "/opt/homebrew/bin", "/usr/local/pgsql/bin",
	} {
		matches, _ := filepath.Glob(pattern)
		slices.SortFunc(matches, func(a, b string) int { return -cmp.Compare(number(a), number(b)) })
		dirs = append(dirs, matches...)
	}
	return dirs
}

// installs keeps the folders that hold a complete server, with its version.
func installs(dirs []string) []install {
	var found []install
	seen := map[string]bool{}
	for _, dir := range dirs {
		if target, err := filepath.EvalSymlinks(dir); err == nil {
			dir = target
		}
		if seen[dir] {
			continue
		}
		seen[dir] = true
		if i, ok := inspect(dir); ok {
			found = append(found, i)
		}
	}
	return found
}

func inspect(dir string) (install, bool) {
	i := install{bin: dir}
	if _, err := os.Stat(i.program("initdb")); err != nil {
		return i, false
	}
	out, err := exec.Command(i.program("postgres"), "--version").Output()
	if err != nil {
		return i, false
	}
	i.major = number(strings.TrimPrefix(string(out), "postgres"))
	return i, i.major > 0
}

// majorOf reads which major version made a data folder.
func majorOf(data string) (int, bool) {
	text, err := os.ReadFile(filepath.Join(data, "PG_VERSION"))
	if err != nil {
		return 0, false
	}
	major := number(string(text))
	return major, major > 0
}

// number returns the first whole number in a text, 0 when there is none.
func number(text string) int {
	start := strings.IndexFunc(text, digit)
	if start < 0 {
		return 0
	}
	text = text[start:]
	if end := strings.IndexFunc(text, func(r rune) bool { return !digit(r) }); end >= 0 {
		text = text[:end]
	}
	n, _ := strconv.Atoi(text)
	return n
}

func digit(r rune) bool { return r >= '0' && r <= '9' }

// advice names the command that installs PostgreSQL here.
func advice() string {
	for _, choice := range []struct{ tool, command string }{
		{"apt-get", "apt-get install postgresql"},
		{"dnf", "dnf install postgresql-server"},
		{"zypper", "zypper install postgresql-server"},
		{"pacman", "pacman -S postgresql"},
		{"apk", "apk add postgresql"},
	} {
		if _, err := exec.LookPath(choice.tool); err == nil {
			return asRoot() + choice.command
		}
	}
	if runtime.GOOS == "darwin" {
		return "run  brew install postgresql@17"
	}
	return "use your system's installer"
}

// asRoot says how this user comes to the rights of root.
func asRoot() string {
	if os.Geteuid() == 0 {
		return "run  "
	}
	if _, err := exec.LookPath("sudo"); err == nil {
		return "run  sudo "
	}
	return "run as root  "
}
