package reading

import (
	"context"
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"piazza/internal/comment"
	"piazza/internal/db"
	"piazza/internal/entry"
	"piazza/internal/paging"
)

// spy runs statements and remembers them with their arguments.
type spy struct {
	db.Querier
	statements []statement
}

type statement struct {
	sql  string
	args []any
}

func (s *spy) Query(ctx context.Context, sql string, args ...any) (pgx.Rows, error) {
	s.statements = append(s.statements, statement{sql, args})
	return s.Querier.Query(ctx, sql, args...)
}

// cost is what statements did.
type cost struct {
	Statements int
	// Rows is how many rows and index entries were read from tables, Blocks how many pages of them.
	Rows, Blocks int
}

// plan is a node of EXPLAIN's output.
type plan struct {
	NodeType string  `json:"Node Type"`
	Rows     float64 `json:"Actual Rows"`
	Removed  float64 `json:"Rows Removed by Filter"`
	Loops    float64 `json:"Actual Loops"`
	Hit      int     `json:"Shared Hit Blocks"`
	Read     int     `json:"Shared Read Blocks"`
	Plans    []plan  `json:"Plans"`
}

func (p plan) rows() int {
	n := 0
	if strings.Contains(p.NodeType, "Scan") && p.NodeType != "Subquery Scan" && p.NodeType != "CTE Scan" && p.NodeType != "Function Scan" {
		n = int((p.Rows + p.Removed) * p.Loops)
	}
	for _, child := range p.Plans {
		n += child.rows()
	}
	return n
}

// explain runs the very statements again, prepared and with the same generic plan, and counts what they read.
func (s *spy) explain(t *testing.T, d *db.DB) cost {
	t.Helper()
	conn, err := d.Acquire(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Release()
	total := cost{Statements: len(s.statements)}
	for i, st := range s.statements {
		name := fmt.Sprintf("cost_%d", i)
		if _, err := conn.Exec(t.Context(), "prepare "+name+" as "+st.sql); err != nil {
			t.Fatal(err)
		}
		var p []struct{ Plan plan }
		var text string
		call := fmt.Sprintf("explain (analyze, buffers, format json) execute %s(%s)", name, literals(st.args))
		if err := conn.QueryRow(t.Context(), call, pgx.QueryExecModeSimpleProtocol).Scan(&text); err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal([]byte(text), &p); err != nil {
			t.Fatal(err)
		}
		total.Rows += p[0].Plan.rows()
		total.Blocks += p[0].Plan.Hit + p[0].Plan.Read
		if _, err := conn.Exec(t.Context(), "deallocate "+name); err != nil {
			t.Fatal(err)
		}
	}
	return total
}

var brackets = regexp.MustCompile(`^\[(.*)\]$`)

func literals(args []any) string {
	texts := make([]string, len(args))
	for i, a := range args {
		text := fmt.Sprint(a)
		if at, ok := a.(time.Time); ok {
			text = at.Format(time.RFC3339Nano)
		}
		text = brackets.ReplaceAllString(text, "{$1}")
		if strings.HasPrefix(text, "{") {
			text = strings.ReplaceAll(text, " ", ",")
		}
		texts[i] = "'" + text + "'"
	}
	return strings.Join(texts, ", ")
}

// firstPage reads what the first page of a thread shows: its top, and the first answers under each of it.
func firstPage(t *testing.T, b *bundle, id entry.ID, order comment.Order, length int) cost {
	t.Helper()
	s := &spy{Querier: b.db}
	threads, err := threadsOf(t.Context(), s, []entry.ID{id})
	if err != nil {
		t.Fatal(err)
	}
	list, err := top(t.Context(), s, threads[id], order, nil, length+1)
	if err != nil {
		t.Fatal(err)
	}
	list, _ = paging.Cut(list, length)
	if _, err := under(t.Context(), s, list, nil, 4); err != nil {
		t.Fatal(err)
	}
	return s.explain(t, b.db)
}

// The first page of a thread of ten thousand comments costs what the first page of a thread of ten costs: the same
// number of statements, at most 1.2 times the rows and the blocks, in each order and however the answers are spread.
func TestALongThreadCostsWhatAShortOneDoes(t *testing.T) {
	t.Parallel()
	b := setup(t)
	// What else there is, so that no table is so small that Postgres simply reads it all.
	b.exec(t, `insert into entry (space_id, kind, state, author_id, title, created_at, updated_at, published_at)
		select 1, 'news', 'published', 1, 'Altro ' || i, now(), now(), now() from generate_series(1, 3000) i`)
	for id := entry.ID(20); id <= 40; id++ {
		b.grow(t, id, 10, 3)
	}
	for i, shape := range []struct {
		name                     string
		shortRoots, shortAnswers int
		longRoots, longAnswers   int
		page                     int
	}{
		{"nobody answers", 10, 0, 10_000, 0, 10},
		{"one root holds all the answers", 1, 9, 1, 9_999, 10},
		{"every root has nine answers", 1, 9, 1_000, 9, 1},
		{"a few roots with many answers", 5, 5, 5, 2_000, 10},
		{"many roots with one answer", 5, 1, 5_000, 1, 5},
	} {
		short, long := entry.ID(2*i+1), entry.ID(2*i+2)
		b.grow(t, short, shape.shortRoots, shape.shortAnswers)
		b.grow(t, long, shape.longRoots, shape.longAnswers)
		b.exec(t, `analyze`)
		for _, order := range []comment.Order{comment.Oldest, comment.Newest, comment.MostReacted} {
			a, z := firstPage(t, b, short, order, shape.page), firstPage(t, b, long, order, shape.page)
			t.Logf("%s, %s: ten %+v, ten thousand %+v", shape.name, order, a, z)
			if a.Statements != z.Statements || a.Statements != 3 {
				t.Errorf("%s, %s: %d statements, %d for ten", shape.name, order, z.Statements, a.Statements)
			}
			if float64(z.Rows) > 1.2*float64(a.Rows) || float64(z.Blocks) > 1.2*float64(a.Blocks) {
				t.Errorf("%s, %s: ten cost %+v, ten thousand %+v", shape.name, order, a, z)
			}
		}
	}
}
