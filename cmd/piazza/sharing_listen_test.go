package main

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"piazza/internal/auth"
	"piazza/internal/live"
)

// watchedThing is what is watched: what of it does not depend on who asks, by all who may; and what happens meanwhile.
type watchedThing struct {
	field string
	space int64
	id    string
	// guests are let in without being members.
	guests int64
	// before is done before anybody watches, and what it returns when nobody does any more; nil for nothing.
	before func() func()
	// first is what the first message that is looked at says, nothing for whatever comes.
	first   string
	happens []happening
	// alone says why somebody shares with nobody, nothing where he does.
	alone func(panelist) string
}

// happening is something that is told, in a message that says this, or in the next one.
type happening struct {
	do   func()
	says string
}

// ear is somebody who watches something, and the class in which he does.
type ear struct {
	panelist
	*watching
	sharing live.Sharing
	shared  bool
}

func (e *ear) class() string { return fmt.Sprintf("%+v", e.sharing) }

// listen has everybody watch what can be watched, each for himself, and holds what each is told against what is told to nobody in
// his class.
func (h *sharedHouse) listen(t *testing.T, v *verdicts) {
	for _, thing := range h.things() {
		t.Run(thing.field, func(t *testing.T) {
			if thing.before != nil {
				defer thing.before()()
			}
			room := h.enter(t, v, thing)
			defer room.leave()
			room.askAll(h, thing)
			for _, one := range thing.happens {
				one.do()
				room.hear("when it says "+one.says, one.says)
			}
		})
	}
}

// listening are all who watch one thing.
type listening struct {
	t       *testing.T
	v       *verdicts
	ears    []*ear
	classes []*ear
}

// enter begins to listen: everybody who may for himself, and, once each was told the first, nobody once in each class that was named.
func (h *sharedHouse) enter(t *testing.T, v *verdicts, thing watchedThing) *listening {
	t.Helper()
	r := &listening{t: t, v: v}
	document, variables := v.watched(thing)
	said := map[*ear]func() (live.Sharing, bool){}
	for _, one := range h.panel {
		if (one.reads(thing.space) || one.viewer.IsGuest(thing.guests)) && (thing.field != "liveStatus" || one.viewer.Administrator) {
			ctx, told := live.Overhear(auth.With(t.Context(), one.viewer), false)
			e := &ear{panelist: one, watching: h.run(ctx, document, variables)}
			r.ears, said[e] = append(r.ears, e), told
		}
	}
	texts := map[*ear]string{}
	for _, e := range r.ears {
		_, texts[e] = r.next(e, "at first", thing.first)
		r.names(e, thing, said[e])
	}
	for _, class := range r.each() {
		ctx, _ := live.Overhear(auth.Watch(t.Context(), class.sharing.As, v.hear), true)
		class.watching = h.run(ctx, document, variables)
		value, text := r.next(class, "at first", thing.first)
		for _, e := range r.ears {
			if e.shared && e.class() == class.class() && text != texts[e] {
				r.differ(e, "at first", texts[e], value)
			}
		}
	}
	return r
}

// names notes in which class somebody listens.
func (r *listening) names(e *ear, thing watchedThing, said func() (live.Sharing, bool)) {
	r.t.Helper()
	why := ""
	if thing.alone != nil {
		why = thing.alone(e.panelist)
	}
	if e.sharing, e.shared = said(); e.shared != (why == "") {
		r.t.Errorf("%s shares: %t, and is listed as alone: %q", e.name, e.shared, why)
	}
	if e.shared && !e.reads(thing.space) && e.sharing.As.Has(thing.space, auth.Member) {
		r.t.Errorf("%s is no member of the piazza, and is told what its members are told", e.name)
	}
}

// each is nobody in each class that was named.
func (r *listening) each() []*ear {
	known := map[string]bool{}
	for _, e := range r.ears {
		if e.shared && !known[e.class()] {
			known[e.class()] = true
			r.classes = append(r.classes, &ear{panelist: panelist{name: "nobody"}, sharing: e.sharing})
		}
	}
	return r.classes
}

func (r *listening) differ(e *ear, when, text string, class any) {
	r.t.Helper()
	r.t.Errorf("%s, %s is told other bytes than his class", when, e.name)
	value, _ := readSaid([]byte(text))
	r.v.compare(value, class, toldOfNotices, e.name)
}

// watched is the document that asks for all of a thing that is not marked.
func (v *verdicts) watched(thing watchedThing) (string, map[string]any) {
	field := v.schema.Subscription.Fields.ForName(thing.field)
	arguments := "(id: $id)"
	switch {
	case field.Arguments.ForName("id") == nil:
		arguments = ""
	case field.Arguments.ForName("visible") != nil:
		arguments = "(visible: true, id: $id)"
	}
	text := fmt.Sprintf("Subscription__%s: %[1]s%s { %s}", thing.field, arguments, v.all(field.Type.Name(), false))
	document, variables := operation("subscription", text), map[string]any{}
	for name, value := range map[string]any{"id": thing.id, "comment": 1} {
		if strings.Contains(document, "$"+name+":") {
			variables[name] = value
		}
	}
	return document, variables
}

// askAll asks once for the marked fields as well, where they stand at the top of what is watched.
func (r *listening) askAll(h *sharedHouse, thing watchedThing) {
	r.t.Helper()
	of := r.v.schema.Types[r.v.schema.Subscription.Fields.ForName(thing.field).Type.Name()]
	if !slices.ContainsFunc(of.Fields, perViewer) {
		return
	}
	document := operation("subscription", fmt.Sprintf("it: %s(id: $id) { %s}", thing.field, r.v.all(of.Name, true)))
	ask := func(viewer auth.Viewer) any {
		w := h.run(auth.With(r.t.Context(), viewer), document, map[string]any{"id": thing.id})
		defer w.leave()
		data, _ := w.next()
		value, _ := readSaid([]byte(data))
		return value
	}
	for _, e := range r.ears {
		r.v.compare(ask(e.viewer), ask(e.sharing.As), toldOfNotices, e.name)
	}
}

func (r *listening) leave() {
	for _, e := range slices.Concat(r.ears, r.classes) {
		if e.watching != nil {
			e.leave()
		}
	}
}

// hear hears the next message of everybody, or the next that says something: all of a class are told the same bytes.
func (r *listening) hear(when, says string) {
	r.t.Helper()
	texts, values := map[string]string{}, map[string]any{}
	for _, class := range r.classes {
		values[class.class()], texts[class.class()] = r.next(class, when, says)
	}
	for _, e := range r.ears {
		if _, text := r.next(e, when, says); e.shared && text != texts[e.class()] {
			r.differ(e, when, text, values[e.class()])
		}
	}
}

func (r *listening) next(e *ear, when, says string) (any, string) {
	r.t.Helper()
	for last := ""; ; {
		data, refusal := e.next()
		if refusal != nil || data == "" || data == "ended" && says != "ended" {
			r.t.Fatalf("%s, %s (%s) is told %q, %v after %.1000s", when, e.name, e.class(), data, refusal, last)
		}
		if !strings.Contains(data, says) {
			last = data
			continue
		}
		value, text := readSaid([]byte(data))
		r.v.reach(value)
		return value, text
	}
}
