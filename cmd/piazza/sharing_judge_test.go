package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"sync"

	"github.com/vektah/gqlparser/v2/ast"
)

// verdicts is what was found out about the fields of the schema.
type verdicts struct {
	schema *ast.Schema
	// marked are the fields of which the SDL says that they depend on who asks.
	marked map[spot]bool
	// differs holds the fields that said something else to somebody, each with an example; reached those that said anything.
	differs map[spot]string
	reached map[spot]bool

	mu sync.Mutex
	// asked is who asked who the viewer is while a field was resolved.
	asked map[spot]map[string]bool
}

func newVerdicts(schema *ast.Schema) *verdicts {
	v := &verdicts{schema: schema, marked: map[spot]bool{}, differs: map[spot]string{}, reached: map[spot]bool{}, asked: map[spot]map[string]bool{}}
	for _, d := range schema.Types {
		for _, f := range d.Fields {
			if d.Kind == ast.Object && perViewer(f) {
				v.marked[spot{d.Name, f.Name}] = true
			}
		}
	}
	return v
}

// compare finds the fields in which what somebody was told differs from what the class viewer was told. Beneath a marked field
// nothing is compared: what lies there is never shared.
func (v *verdicts) compare(mine, shared any, at spot, who string) {
	switch shared := shared.(type) {
	case map[string]any:
		mine, ok := mine.(map[string]any)
		if !ok {
			v.differ(at, who, mine, shared)
			return
		}
		for alias := range shared {
			s, ok := spotOf(alias)
			switch {
			case !ok:
				v.compare(mine[alias], shared[alias], at, who)
			case v.marked[s] && textOf(mine[alias]) != textOf(shared[alias]):
				v.differ(s, who, mine[alias], shared[alias])
			case !v.marked[s]:
				v.compare(mine[alias], shared[alias], s, who)
			}
		}
	case []any:
		mine, ok := mine.([]any)
		if !ok || len(mine) != len(shared) {
			v.differ(at, who, mine, shared)
			return
		}
		for i := range shared {
			v.compare(mine[i], shared[i], at, who)
		}
	default:
		if mine != shared {
			v.differ(at, who, mine, shared)
		}
	}
}

func (v *verdicts) differ(s spot, who string, mine, shared any) {
	if v.differs[s] == "" {
		v.differs[s] = fmt.Sprintf("%s is told %.300s, the class %.300s", who, textOf(mine), textOf(shared))
	}
}

func textOf(value any) string {
	text, _ := json.Marshal(value)
	return string(text)
}

// reach notes which fields said anything.
func (v *verdicts) reach(value any) {
	switch value := value.(type) {
	case map[string]any:
		for alias, inner := range value {
			list, isList := inner.([]any)
			if s, ok := spotOf(alias); ok && inner != nil && (!isList || len(list) > 0) {
				v.reached[s] = true
			}
			v.reach(inner)
		}
	case []any:
		for _, one := range value {
			v.reach(one)
		}
	}
}

// resolves finds the field that a function of the generated code resolves.
var resolves = regexp.MustCompile(`graph/gen\.\(\*executionContext\)\._([A-Za-z]+)_([A-Za-z]+)(\.func\d+)*$`)

// toldOfNotices stands for what is told of a notice: it is made outside of any field.
var toldOfNotices = spot{"Subscription", "what is told"}

// hear notes who asks who the viewer is, and for which field: the innermost that is being resolved in this goroutine.
func (v *verdicts) hear(context.Context) {
	var pcs [64]uintptr
	frames := runtime.CallersFrames(pcs[:runtime.Callers(2, pcs[:])])
	asker, at := "", toldOfNotices
	for {
		frame, more := frames.Next()
		name := strings.TrimPrefix(frame.Function, "piazza/")
		if asker == "" && name != frame.Function && !strings.HasPrefix(name, "internal/auth.") {
			asker = name
		}
		if found := resolves.FindStringSubmatch(frame.Function); found != nil {
			at = spot{found[1], found[2]}
			break
		}
		if !more {
			break
		}
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.asked[at] == nil {
		v.asked[at] = map[string]bool{}
	}
	v.asked[at][asker] = true
}

// askers are those who asked for a field and may not, as an explanation; empty for none.
func (v *verdicts) askers(s spot) string {
	v.mu.Lock()
	defer v.mu.Unlock()
	return strings.Join(slices.DeleteFunc(slices.Sorted(maps.Keys(v.asked[s])), func(asker string) bool { return mayAsk[asker] != "" || mayAsk[s.String()+" "+asker] != "" }), ", ")
}

// clocks are the fields that say what time it is: who asks later is told another.
var clocks = regexp.MustCompile(`"[A-Za-z]+__(now|observedAt)":"[^"]*"`)

// readSaid takes an answer apart, but for the time.
func readSaid(data []byte) (value any, text string) {
	data = clocks.ReplaceAllFunc(data, func(found []byte) []byte {
		name, _, _ := bytes.Cut(found, []byte(":"))
		return append(name, `:"now"`...)
	})
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.UseNumber()
	if decoder.Decode(&value) != nil {
		return nil, string(data)
	}
	return value, string(data)
}
