package main

import (
	"fmt"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"

	"piazza/graph"
	"piazza/internal/auth"
	"piazza/internal/live"
	"piazza/internal/nodeid"
)

// Every subscription says which piazza it belongs to: whoever may not see that one any more is told at once, and nobody
// else is disturbed. A new field of Subscription needs a row here.
func TestEverySubscriptionDeclaresItsScope(t *testing.T) {
	p := openInProcess(t)
	var entry int64
	must(t, p.database.QueryRow(t.Context(), `select min(e.id) from entry e join thread on entry_id = e.id where space_id = 1`).Scan(&entry))
	id := nodeid.Encode("entry", entry)
	poll, viewer := p.holdPolls()[0].id, p.viewer
	held := p.gather(single("Si fa?")).id
	p.viewer = viewer
	rows := map[string]struct {
		document string
		space    int64
	}{
		"thread":           {fmt.Sprintf(`subscription { thread(id: %q) { __typename } }`, id), 1},
		"piazza":           {fmt.Sprintf(`subscription { piazza(id: %q) { __typename } }`, nodeid.Encode("piazza", 1)), 1},
		"presence":         {fmt.Sprintf(`subscription { presence(id: %q) { count } }`, id), 1},
		"pollResults":      {fmt.Sprintf(`subscription { pollResults(id: %q) { version } }`, poll), 1},
		"pollTurnout":      {fmt.Sprintf(`subscription { pollTurnout(id: %q) { version } }`, poll), 1},
		"assembly":         {fmt.Sprintf(`subscription { assembly(id: %q) { version } }`, held), 1},
		"assemblyTurnout":  {fmt.Sprintf(`subscription { assemblyTurnout(id: %q) { version } }`, held), 1},
		"assemblyPresence": {fmt.Sprintf(`subscription { assemblyPresence(id: %q) { watching } }`, held), 1},
		"assemblyFloor":    {fmt.Sprintf(`subscription { assemblyFloor(id: %q) { version } }`, held), 1},
		"notifications":    {`subscription { notifications { __typename } }`, 0},
		"unread":           {`subscription { unread { count } }`, 0},
		"liveStatus":       {`subscription { liveStatus { observedAt } }`, 0},
	}
	schema := graph.NewSchema(p.services)
	exec := executor.New(schema)
	for _, field := range schema.Schema().Subscription.Fields {
		row, written := rows[field.Name]
		if !written {
			t.Errorf("subscription %s has no row here", field.Name)
			continue
		}
		ctx, scope := live.WithScope(auth.With(graphql.StartOperationTrace(t.Context()), p.viewer))
		now := graphql.Now()
		request, errs := exec.CreateOperationContext(ctx, &graphql.RawParams{
			Query: row.document, ReadTime: graphql.TraceTiming{Start: now, End: now},
		})
		if len(errs) > 0 {
			t.Fatalf("%s: %v", field.Name, errs)
		}
		responses, ctx := exec.DispatchOperation(graph.Operation(ctx), request)
		if first := responses(ctx); first == nil || len(first.Errors) > 0 {
			t.Fatalf("%s: %+v", field.Name, first)
		}
		if space, declared := scope(); !declared || space != row.space {
			t.Errorf("%s declares piazza %d (%t), want %d", field.Name, space, declared, row.space)
		}
	}
}
