package arch

import (
	"slices"
	"strings"
)

const module = "piazza/"

// leaves may be imported by everything and import the standard library alone.
var leaves = []string{"internal/auth", "internal/problem", "internal/config", "internal/nodeid", "internal/keys", "internal/limit"}

// domains each hold the rules of one word.
var domains = []string{
	"internal/account", "internal/space", "internal/entry", "internal/comment", "internal/poll", "internal/event",
	"internal/helpgroup", "internal/process", "internal/proposal", "internal/project", "internal/programme",
	"internal/glossary", "internal/norm",
}

// shared are the domains whose types the others may use.
var shared = []string{"internal/account", "internal/space", "internal/entry"}

// storage is what a store is written with.
var storage = []string{"internal/db", "internal/db/gen"}

// record is what a use case writes beside its own rows, in its transaction: the audit trail, and mails to be sent.
var record = []string{"internal/audit", "internal/mail"}

// speech is what every room but the leaves may use: the viewer, the readable errors, the opaque ids, the pages of a list.
var speech = []string{"internal/auth", "internal/problem", "internal/nodeid", "internal/paging"}

// rooms says what of ours each folder may import. A folder that is not listed here has no place in the house yet.
var rooms = map[string][]string{
	"cmd/piazza":       {"*"},
	"bench":            {"*"},
	"graph":            join(domains, speech, []string{"graph/gen", "internal/reading", "internal/live", "internal/moderation", "internal/notification", "internal/erasure", "internal/ballot", "internal/assembly", "internal/markdown", "internal/audit", "internal/privacy", "internal/merging"}),
	"graph/gen":        {"*"},
	"internal/arch":    nil,
	"internal/auth":    nil,
	"internal/problem": nil,
	"internal/config":  nil,
	"internal/nodeid":  nil,
	"internal/keys":    {"internal/sealing"},
	"internal/limit":   nil,
	"internal/sealing": nil,
	"internal/verify":  {"internal/poll"},
	// The vectors are written by the one and read by the other.
	"internal/verify/vectors": {"internal/poll", "internal/sealing", "internal/verify"},
	"internal/audit":          join(speech, storage),
	"internal/mail":           join(speech, storage, []string{"internal/keys"}),
	"internal/merging":        join(domains, speech, storage, record, []string{"internal/ballot", "internal/assembly", "internal/erasure"}),
	"internal/privacy":        join(domains, speech, storage, record, []string{"internal/markdown"}),
	"internal/paging":         {"internal/problem"},
	"internal/markdown":       nil,
	"graph/direct":            nil,
	"graph/direct/rewrite":    nil,
	"graph/door":              {"internal/auth", "internal/problem"},
	"internal/db":             {"internal/db/gen", "internal/problem", "sql"},
	"internal/db/gen":         nil,
	"internal/db/pglocal":     {"internal/problem"},
	"internal/db/dbtest":      {"internal/db", "internal/db/pglocal", "sql"},
	"internal/ballot":         join(domains, speech, storage, []string{"internal/audit", "internal/sealing", "internal/verify", "internal/keys", "internal/signing"}),
	"internal/signing":        join(speech, storage, record, []string{"internal/keys", "internal/sealing"}),
	"internal/assembly":       join(domains, speech, storage, record, []string{"internal/ballot", "internal/keys", "internal/limit", "internal/markdown"}),
	"internal/poll/peers":     {"internal/poll"},
	"internal/export":         join(domains, speech, []string{"internal/ballot", "internal/assembly"}),
	"internal/reading":        join(domains, speech, storage),
	"internal/moderation":     join(domains, speech, storage, record, []string{"internal/markdown"}),
	"internal/erasure":        join(domains, speech, storage, record, []string{"internal/ballot", "internal/assembly", "internal/privacy"}),
	"internal/notification":   join(domains, speech, storage),
	"internal/page":           join(domains, speech, []string{"internal/reading", "internal/moderation", "internal/ballot", "internal/assembly", "internal/privacy"}),
	"internal/feed":           join(domains, speech, []string{"internal/reading"}),
	"internal/importer":       join(domains, speech, storage, []string{"internal/markdown", "internal/ballot", "internal/assembly"}),
	"demo":                    nil,
	"internal/login":          join(speech, record, []string{"internal/account", "internal/keys", "internal/limit", "internal/merging", "internal/privacy"}),
	"internal/login/saml":     join(storage, []string{"internal/account", "internal/login", "internal/keys"}),
	"internal/login/passkey":  {"internal/account", "internal/auth", "internal/login", "internal/limit", "internal/problem"},
	"internal/login/peers":    {"*"},
	"internal/login/demo":     {"internal/account", "internal/login", "internal/mail"},
	"internal/live":           join(speech, storage, []string{"internal/live/frame"}),
	"internal/live/frame":     nil,
	"internal/server":         {"internal/auth", "internal/problem", "internal/config", "internal/limit"},
	"sql":                     nil,
	"web":                     nil,
}

// guests says in which folders a module of others may be used, itself and what lies under it.
var guests = map[string][]string{
	"github.com/99designs/gqlgen":     {"graph", "internal/live", "cmd/piazza", "bench/live"},
	"github.com/vektah/gqlparser":     {"graph", "internal/live", "cmd/piazza", "bench/live"},
	"github.com/gorilla/websocket":    {"internal/live", "bench"},
	"github.com/nats-io/nats.go":      {"internal/live"},
	"github.com/nats-io/nats-server":  {"internal/live", "bench"},
	"github.com/markbates/goth":       {"internal/login"},
	"github.com/coreos/go-oidc":       {"internal/login"},
	"github.com/crewjam/saml":         {"internal/login/saml"},
	"github.com/go-webauthn/webauthn": {"internal/login/passkey", "internal/account"},
	"github.com/wneessen/go-mail":     {"internal/mail"},
	"github.com/pressly/goose":        {"internal/db"},
	"github.com/alecthomas/kong":      {"cmd/piazza", "bench"},
	// A file of minutes is tested by how a reader of others reads it.
	"github.com/yuin/goldmark":           {"internal/markdown", "internal/page"},
	"github.com/microcosm-cc/bluemonday": {"internal/markdown"},
}

func join(lists ...[]string) []string { return slices.Concat(lists...) }

func checkImports(t *tree) []Violation {
	var found []Violation
	t.files(func(f *file) {
		for _, imported := range f.imports {
			if rule := forbidden(f, imported); rule != "" {
				found = append(found, Violation{f.path, rule})
			}
		}
	})
	return found
}

// forbidden returns why a file may not import something, or nothing.
func forbidden(f *file, imported string) string {
	if own, ours := strings.CutPrefix(imported, module); ours {
		return forbiddenOwn(f, own)
	}
	if slices.Contains(leaves, f.dir) && !f.isTest() && !standard(imported) {
		return "a leaf imports the standard library alone, not " + imported
	}
	if driver(imported) && !mayUseDriver(f) {
		return "pgx is for internal/db, live, cmd and files named store.go"
	}
	for guest, places := range guests {
		if within(imported, guest) && !slices.ContainsFunc(places, func(p string) bool { return within(f.dir, p) }) {
			return guest + " is for " + strings.Join(places, ", ") + " alone"
		}
	}
	return ""
}

func forbiddenOwn(f *file, imported string) string {
	allowed, known := room(f.dir)
	switch {
	case !known:
		return f.dir + " has no place in the house: give it one in internal/arch and ARCHITECTURE.md"
	case imported == "internal/db/gen" && !f.isStore() && !within(f.dir, "internal/db"):
		return "internal/db/gen is imported by files named store.go alone"
	case imported == f.dir && f.isTest():
		return ""
	case slices.Contains(allowed, "*") || slices.Contains(allowed, imported):
		return ""
	case f.isTest() && mayTestWith(f, imported):
		return ""
	default:
		return f.dir + " may not import " + imported
	}
}

// mayTestWith tells what the tests of a room that stands on the database may use on top: a database, and the domains
// that fill it.
func mayTestWith(f *file, imported string) bool {
	if slices.Contains(leaves, f.dir) {
		return false
	}
	return within(imported, "internal/db") && imported != "internal/db/gen" || slices.Contains(shared, imported) ||
		slices.Contains(speech, imported)
}

// room returns what of ours a folder may import, and whether the folder has a place.
func room(dir string) ([]string, bool) {
	if slices.Contains(domains, dir) {
		return join(shared, speech, storage, record, []string{"internal/markdown", "internal/keys", "internal/limit"}), true
	}
	if within(dir, "bench") {
		return rooms["bench"], true
	}
	allowed, known := rooms[dir]
	return allowed, known
}

func mayUseDriver(f *file) bool {
	return within(f.dir, "internal/db") || within(f.dir, "internal/live") || within(f.dir, "bench") || within(f.dir, "cmd") ||
		f.isStore() || f.isTest()
}

func driver(imported string) bool { return within(imported, "github.com/jackc/pgx") }

func within(imported, root string) bool {
	return imported == root || strings.HasPrefix(imported, root+"/")
}

// standard tells a package of the standard library: its first element has no dot.
func standard(imported string) bool {
	first, _, _ := strings.Cut(imported, "/")
	return !strings.Contains(first, ".")
}
