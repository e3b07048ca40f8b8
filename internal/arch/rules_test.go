package arch

import "strings"

func importCases() []broken {
	return []broken{
		{"a domain uses the shared types", importing("internal/comment/doc.go", "comment", "piazza/internal/entry", "piazza/internal/db"), ""},
		{
			"a domain never imports a sibling", importing("internal/entry/doc.go", "entry", "piazza/internal/comment"),
			"internal/entry/doc.go: internal/entry may not import internal/comment",
		},
		{
			"a domain never imports graph", importing("internal/entry/doc.go", "entry", "piazza/graph"),
			"internal/entry/doc.go: internal/entry may not import graph",
		},
		{
			"a domain never imports live", importing("internal/entry/doc.go", "entry", "piazza/internal/live"),
			"internal/entry/doc.go: internal/entry may not import internal/live",
		},
		{
			"graph never imports db", importing("graph/root.go", "graph", "piazza/internal/db"),
			"graph/root.go: graph may not import internal/db",
		},
		{
			"live never imports a domain", importing("internal/live/hub.go", "live", "piazza/internal/comment"),
			"internal/live/hub.go: internal/live may not import internal/comment",
		},
		{
			"the server takes handlers, not domains", importing("internal/server/mux.go", "server", "piazza/internal/entry"),
			"internal/server/mux.go: internal/server may not import internal/entry",
		},
		{
			"a leaf imports nothing of ours", importing("internal/auth/auth.go", "auth", "piazza/internal/problem"),
			"internal/auth/auth.go: internal/auth may not import internal/problem",
		},
		{
			"a folder without a place", importing("internal/cache/cache.go", "cache", "piazza/internal/auth"),
			"internal/cache/cache.go: internal/cache has no place in the house: give it one in internal/arch and ARCHITECTURE.md",
		},
		{
			"db/gen outside of store.go", importing("internal/live/hub.go", "live", "piazza/internal/db/gen"),
			"internal/live/hub.go: internal/db/gen is imported by files named store.go alone",
		},
		{"db/gen in store.go", importing("internal/live/store.go", "live", "piazza/internal/db/gen"), ""},
		{"db/gen in a part of store.go", importing("internal/live/store_log.go", "live", "piazza/internal/db/gen"), ""},
		{"a test takes a database", importing("internal/live/hub_test.go", "live", "piazza/internal/db/dbtest"), ""},
		{
			"a leaf's test takes none", importing("internal/auth/auth_test.go", "auth", "piazza/internal/db/dbtest"),
			"internal/auth/auth_test.go: internal/auth may not import internal/db/dbtest",
		},
	}
}

func guestCases() []broken {
	return []broken{
		{"gqlgen in graph", importing("graph/root.go", "graph", "github.com/99designs/gqlgen/graphql"), ""},
		{
			"gqlgen in a domain", importing("internal/entry/doc.go", "entry", "github.com/99designs/gqlgen/graphql"),
			"internal/entry/doc.go: github.com/99designs/gqlgen is for graph, internal/live, cmd/piazza, bench/live alone",
		},
		{
			"websocket outside of live", importing("internal/server/mux.go", "server", "github.com/gorilla/websocket"),
			"internal/server/mux.go: github.com/gorilla/websocket is for internal/live, bench alone",
		},
		{
			"goth outside of login", importing("internal/account/doc.go", "account", "github.com/markbates/goth/providers/openidConnect"),
			"internal/account/doc.go: github.com/markbates/goth is for internal/login alone",
		},
		{
			"pgx in a service", importing("internal/entry/doc.go", "entry", "github.com/jackc/pgx/v5"),
			"internal/entry/doc.go: pgx is for internal/db, live, cmd and files named store.go",
		},
		{
			"a leaf with a module of others", importing("internal/auth/auth.go", "auth", "golang.org/x/text/language"),
			"internal/auth/auth.go: a leaf imports the standard library alone, not golang.org/x/text/language",
		},
		{"a module whose name begins like another", importing("internal/live/hub.go", "live", "github.com/markbates/gothic"), ""},
	}
}

func nameCases() []broken {
	return []broken{
		{
			"a folder by layer", importing("utils/strings.go", "utils"),
			"utils: no folder is called so: things live with their domain",
		},
		{
			"a file of helpers", importing("internal/live/test_helpers.go", "live"),
			"internal/live/test_helpers.go: a file is not named after helpers",
		},
		{
			"a type that manages", containing("type HubManager struct{}\n"),
			"internal/live/hub.go:3: HubManager says manager: find the word of the house",
		},
		{
			"a field that holds data", containing("type hub struct{ rawData int }\n"),
			"internal/live/hub.go:3: rawData says data: find the word of the house",
		},
		{"a word that only begins so", containing("func postponed() {}\n"), ""},
		{"what Relay named", map[string]string{"graph/page.go": "// Package graph is a sample.\npackage graph\ntype PageInfo struct{}\n"}, ""},
		{
			"a package without a word",
			map[string]string{"internal/live/hub.go": "package live\n"},
			"internal/live: a package says in its first lines what it is for",
		},
		{
			"a domain without doc.go", importing("internal/entry/entry.go", "entry"),
			"internal/entry: a domain tells its rules in doc.go",
		},
		{
			"generated code is outside",
			map[string]string{"internal/live/hub.go": "// Code generated by x. DO NOT EDIT.\npackage live\nvar Data int\n"},
			"",
		},
	}
}

func queryCases() []broken {
	sound := func(caller string) map[string]string {
		return map[string]string{
			"sql/queries/entry.sql": "-- name: EntryByID :one\nselect 1;\n",
			"internal/entry/doc.go": "// Package entry is a sample.\npackage entry\n",
			caller + "/store.go":    "package " + caller[strings.LastIndex(caller, "/")+1:] + "\nfunc load(q queries) { q.EntryByID() }\n",
			"internal/live/hub.go":  "// Package live is a sample.\npackage live\n",
		}
	}
	return []broken{
		{"a store asks its own queries", sound("internal/entry"), ""},
		{
			"a store asks another's queries", sound("internal/live"),
			"internal/live/store.go:2: EntryByID is a query of internal/entry: ask that package",
		},
		{
			"queries without a package",
			map[string]string{"sql/queries/ghost.sql": "-- name: GhostByID :one\nselect 1;\n"},
			"sql/queries/ghost.sql: a file of queries is named after its package: there is no internal/ghost",
		},
	}
}

func sizeCases() []broken {
	return []broken{
		{"the longest function", containing(function(maxFunction) + strings.Repeat(function(1), 20)), ""},
		{
			"a function too long", containing(function(maxFunction+1) + strings.Repeat(function(1), 20)),
			"internal/live/hub.go:3: long has 61 lines, at most 60: part it",
		},
		{
			"a file too long", containing(strings.Repeat("// a line\n", maxFile)),
			"internal/live/hub.go: 402 lines, and a file has at most 400: part it",
		},
		{
			"a resolver too long",
			map[string]string{
				"graph/entry.go": "// Package graph is a sample.\npackage graph\nfunc (f entryFields) Piazza(ctx context.Context) {\n" +
					strings.Repeat("\tshort()\n", maxResolver+1) + "}\n" + function(1) + function(1),
			},
			"graph/entry.go:3: Piazza has 11 lines, at most 10: part it",
		},
		{
			"functions too long on the whole", containing(strings.Repeat(function(aimMedian+1), 3)),
			".: half of all functions have 11 lines and nine of ten 11, at most 10 and 40",
		},
		{
			"SQL too long",
			map[string]string{"sql/migrations/00001_all.sql": strings.Repeat("-- a line\n", maxText+1)},
			"sql/migrations/00001_all.sql: 401 lines, and SDL and SQL have at most 400: part it",
		},
	}
}

// function returns one of so many lines.
func function(lines int) string {
	return "func long() {\n" + strings.Repeat("\tshort()\n", lines) + "}\n"
}

func stateCases() []broken {
	changed := "internal/live/hub.go:4:17: names is of the package and is changed here: put it into a struct"
	return []broken{
		{"an init function", containing("func init() {}\n"), "internal/live/hub.go:3: no init functions: whoever needs it says so"},
		{"a variable without a value", containing("var hub int\n"), "internal/live/hub.go:3: hub is state of the package: put it into a struct"},
		{"a map to fill", containing("var hubs = make(map[string]int)\n"), "internal/live/hub.go:3: hubs is state of the package: put it into a struct"},
		{"a pointer to a struct", containing("var hub = &Hub{}\n"), "internal/live/hub.go:3: hub is state of the package: put it into a struct"},
		{"a lock", containing("var lock = sync.Mutex{}\n"), "internal/live/hub.go:3: lock is state of the package: put it into a struct"},
		{"a table that is written", containing("var names = map[string]int{}\nfunc set() {    names[\"a\"] = 1 }\n"), changed},
		{"a table that is emptied", containing("var names = map[string]int{}\nfunc set() {    clear(names) }\n"), changed},
		{"a value that is handed out", containing("var names = 1\nfunc set() { _ = &names }\n"), "internal/live/hub.go:4:18: names is of the package and is changed here: put it into a struct"},
		{"a table that is read", containing("var names = map[string]int{\"a\": 1}\nfunc get() int { return names[\"a\"] }\n"), ""},
		{"a local variable of that name", containing("var names = 1\nfunc set() { names := 2; names = 3; _ = names }\n"), ""},
		{"an error", containing("import \"errors\"\nvar ErrGone = errors.New(\"gone\")\n"), ""},
		{"files of the compiler", containing("import \"embed\"\n//go:embed dist\nvar dist embed.FS\n"), ""},
		{"a promise to the compiler", containing("var _ error = (*Hub)(nil)\n"), ""},
	}
}
