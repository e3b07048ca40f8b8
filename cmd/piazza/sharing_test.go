package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"

	"piazza/graph"
	"piazza/internal/auth"
)

// What the SDL does not mark with @perViewer is the same for everybody who may see the same: one answer, computed for nobody, may
// be sent to all. The proof asks for every field of the schema in the name of people of every sort and holds what they are told
// against what nobody in particular is told; and it listens who, while an unmarked field is resolved, asks who the viewer is.
func TestWhatIsNotMarkedIsTheSameForAll(t *testing.T) {
	t.Parallel()
	h := openSharedHouse(t)
	h.prepare()
	v := newVerdicts(graph.NewSchema(h.services).Schema())
	for _, r := range h.records() {
		h.look(v, r)
	}
	h.lookAround(v)
	h.listen(t, v)
	for _, complaint := range v.complaints() {
		t.Error(complaint)
	}
	v.noOtherwise(t)
}

// look asks for everything of a record, marked or not, in everybody's name; and for what is not marked in nobody's, to hear who
// asks who he is.
func (h *sharedHouse) look(v *verdicts, r sharedRecord) {
	h.t.Helper()
	everything := operation("query", fmt.Sprintf("it: node(id: $id) { %s }", v.all(r.of, true)))
	class := h.said(v, nobody(r.space), everything, r)
	if strings.HasPrefix(textOf(class), `{"it":null`) {
		h.t.Errorf("nobody in particular sees no %s %s", r.of, r.id)
		return
	}
	v.reach(class)
	for _, one := range h.panel {
		if one.reads(r.space) {
			v.compare(h.said(nil, one.viewer, everything, r), class, spot{r.of, "id"}, fmt.Sprintf("%s, of %s %s,", one.name, r.of, r.id))
		}
	}
	h.said(v, nobody(r.space), operation("query", fmt.Sprintf("it: node(id: $id) { %s }", v.all(r.of, false))), r)
}

// lookAround asks for what needs no record to begin with.
func (h *sharedHouse) lookAround(v *verdicts) {
	h.t.Helper()
	document := operation("query", v.all("Query", true))
	hidden := h.hidden()
	class := h.said(v, auth.Viewer{}, document, hidden)
	v.reach(class)
	for _, one := range h.panel {
		v.compare(h.said(nil, one.viewer, document, hidden), class, spot{"Query", "viewer"}, one.name)
	}
	h.said(v, auth.Viewer{}, operation("query", v.all("Query", false)), hidden)
}

// said is what somebody is answered; where somebody listens, he hears who asks who that is.
func (h *sharedHouse) said(listens *verdicts, viewer auth.Viewer, document string, r sharedRecord) any {
	h.t.Helper()
	ctx := auth.With(h.t.Context(), viewer)
	if listens != nil {
		ctx = auth.Watch(h.t.Context(), viewer, listens.hear)
	}
	data, refused := h.answer(ctx, document, r.variables(document))
	if listens != nil && refused != "" {
		h.t.Errorf("nobody in particular who asks for %s %s is refused: %s", r.of, r.id, refused)
	}
	value, _ := readSaid(data)
	return value
}

// all asks for everything of a type, or for what is not marked.
func (v *verdicts) all(of string, marked bool) string {
	a := &asking{schema: v.schema, spots: map[spot]bool{}, omits: func(s spot, _ *ast.FieldDefinition) bool { return !marked && v.marked[s] }}
	return a.selection(of)
}

// shareable are the fields that an answer for many may reach, and the marked ones beside them: from what is watched, from what is
// read without being marked, and from whatever has an id.
func (v *verdicts) shareable() (open, marked map[spot]bool) {
	open, marked = map[spot]bool{}, map[spot]bool{}
	queue := append([]*ast.Definition{v.schema.Subscription, v.schema.Query}, v.schema.GetPossibleTypes(v.schema.Types["Node"])...)
	for seen := map[string]bool{}; len(queue) > 0; queue = queue[1:] {
		d := queue[0]
		if seen[d.Name] || slices.Contains(ownNodes, d.Name) {
			continue
		}
		seen[d.Name] = true
		for _, f := range d.Fields {
			s := spot{d.Name, f.Name}
			inner := v.schema.Types[f.Type.Name()]
			switch {
			case strings.HasPrefix(f.Name, "__"):
			case v.marked[s]:
				marked[s] = true
			default:
				open[s] = true
				queue = append(queue, v.schema.GetPossibleTypes(inner)...)
			}
		}
	}
	return open, marked
}

// ownNodes have ids and are their owners' alone, or the editors': what is shared never holds them.
var ownNodes = []string{"Session", "Notification", "ImportedRecord"}

// complaints holds what was found out against what the SDL says.
func (v *verdicts) complaints() (all []string) {
	complain := func(format string, args ...any) { all = append(all, fmt.Sprintf(format, args...)) }
	open, marked := v.shareable()
	for _, s := range slices.SortedFunc(maps.Keys(open), byName) {
		if said := v.differs[s]; said != "" {
			complain("%s differs and is not marked: %s", s, said)
		}
		if askers := v.askers(s); askers != "" {
			complain("%s is not marked, and %s asks who the viewer is", s, askers)
		}
		if why := unreached[s]; v.reached[s] == (why != "") {
			complain("%s: reached: %t, listed as never reached: %q", s, v.reached[s], why)
		}
	}
	if askers := v.askers(toldOfNotices); askers != "" {
		complain("what is told of a notice is not marked, and %s asks who the viewer is", askers)
	}
	for _, s := range slices.SortedFunc(maps.Keys(marked), byName) {
		if why := markedAnyway[s]; !v.caught(s) == (why == "") {
			complain("%s is marked; asked by %q, differs: %q; listed as marked without being caught: %q", s, v.askers(s), v.differs[s], why)
		}
	}
	return all
}

func byName(a, b spot) int { return strings.Compare(a.String(), b.String()) }

// caught tells whether a field was found to depend on who asks.
func (v *verdicts) caught(s spot) bool { return v.differs[s] != "" || v.askers(s) != "" }

// noOtherwise takes each mark away in turn: without it, the proof complains of the field. So does it of whoever asks who the viewer is
// and is not known to.
func (v *verdicts) noOtherwise(t *testing.T) {
	t.Helper()
	_, marked := v.shareable()
	for s := range marked {
		if markedAnyway[s] != "" {
			continue
		}
		delete(v.marked, s)
		if said := strings.Join(v.complaints(), "\n"); !strings.Contains(said, s.String()+" differs and is not marked") &&
			!strings.Contains(said, s.String()+" is not marked, and ") {
			t.Errorf("nobody complains where %s is not marked", s)
		}
		v.marked[s] = true
	}
}
