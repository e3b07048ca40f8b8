package live

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"maps"

	"github.com/vektah/gqlparser/v2/ast"

	"piazza/internal/auth"
)

// Sharing says that a subscription would tell others the same, and in whose name it is run for all of them.
type Sharing struct {
	// As is nobody in particular: auth.Anyone. Who is somebody shares nothing.
	As auth.Viewer
	// Class tells those apart who are told different things, or at different times, in the name of the same nobody.
	Class string
	// Turn is before whom they are told.
	Turn Class
}

// Share says of the subscription of this context that whoever may have it, and is of this class, is told the same, as far as
// the fields are concerned that do not depend on who asks (@perViewer). Its resolver says so after it has looked whether the
// viewer may, and tells what it tells with Show or ShowState. Where the subscription asks for other fields, it goes on by
// itself.
func Share(ctx context.Context, s Sharing) {
	c := courseOf(ctx)
	if c == nil || s.As.MemberID > 0 || s.As.SessionID != 0 || s.As.PersonID != 0 || s.As.Pass.ID != 0 {
		return
	}
	c.seat.mu.Lock()
	defer c.seat.mu.Unlock()
	said := &offer{Sharing: s}
	if c.sharing != nil {
		said.at = c.sharing.at
	}
	c.sharing = said
}

// Alone takes back what Share said, where what is told from now on depends on who is told. What is run for many then ends: each
// goes on by himself.
func Alone(ctx context.Context) {
	c := courseOf(ctx)
	if c == nil {
		return
	}
	c.seat.mu.Lock()
	defer c.seat.mu.Unlock()
	c.sharing = nil
	if c.feed != nil && !c.over {
		c.feed.unfit = true
		c.feed.finish(solo)
	}
}

// Last says that nothing follows what is told next. For who is told by himself, no feed is sought; what is run for many ends for
// all of them. That a resolver of a log ends says nothing there: it is run again when something has happened.
func Last(ctx context.Context) {
	c := courseOf(ctx)
	if c == nil {
		return
	}
	c.seat.mu.Lock()
	defer c.seat.mu.Unlock()
	c.sharing, c.last = nil, true
}

// IsShared tells whether what runs in this context is run for many, none of whom it is: nobody comes in, and nobody leaves.
func IsShared(ctx context.Context) bool {
	c := courseOf(ctx)
	return c != nil && c.feed != nil
}

// Directives of the SDL that say what can be shared.
const (
	perViewer = "perViewer"
	resumes   = "resumes"
)

// feedKey stands for what is told to all members of a feed.
type feedKey [sha256.Size]byte

// keyOf returns the key of a subscription, and what its feed would run; false where it depends on who asks.
func keyOf(o operation, s Sharing, at reached) (feedKey, plan, bool) {
	var look look
	look.set(o.request.Operation.SelectionSet)
	if look.perViewer {
		return feedKey{}, plan{}, false
	}
	told := maps.Clone(o.request.Variables)
	asked := maps.Clone(o.request.Variables)
	for name := range look.resuming {
		if look.used[name] == 0 {
			delete(told, name)
			delete(asked, name)
			if d := o.request.Operation.VariableDefinitions.ForName(name); d != nil && d.Type.NonNull {
				asked[name] = "" // where it goes on is told another way
			}
		}
	}
	text, err := json.Marshal([]any{o.request.RawQuery, o.request.OperationName, told, s, at.stream, at.space})
	if err != nil {
		return feedKey{}, plan{}, false // no variables that were read from JSON
	}
	p := plan{exec: o.exec, query: o.request.RawQuery, name: o.request.OperationName, variables: asked, as: s.As, stream: at.stream, space: at.space, turn: s.Turn}
	return sha256.Sum256(text), p, true
}

// look goes through a document for what decides whether it can be shared.
type look struct {
	perViewer bool
	// resuming are the variables that say where somebody stands, used counts other uses of variables.
	resuming map[string]bool
	used     map[string]int
	seen     map[*ast.FragmentDefinition]bool
}

func (l *look) set(set ast.SelectionSet) {
	for _, one := range set {
		switch one := one.(type) {
		case *ast.Field:
			l.field(one)
		case *ast.InlineFragment:
			l.directives(one.Directives)
			l.set(one.SelectionSet)
		case *ast.FragmentSpread:
			l.directives(one.Directives)
			l.fragment(one.Definition)
		}
	}
}

func (l *look) fragment(f *ast.FragmentDefinition) {
	if f == nil || l.seen[f] {
		return
	}
	if l.seen == nil {
		l.seen = map[*ast.FragmentDefinition]bool{}
	}
	l.seen[f] = true
	l.directives(f.Directives)
	l.set(f.SelectionSet)
}

func (l *look) field(f *ast.Field) {
	// Without its definition nobody knows what a field depends on; those that tell of the schema are the same for all.
	known := f.Definition != nil
	l.perViewer = l.perViewer || !known || f.Definition.Directives.ForName(perViewer) != nil
	l.directives(f.Directives)
	for _, a := range f.Arguments {
		var d *ast.ArgumentDefinition
		if known {
			d = f.Definition.Arguments.ForName(a.Name)
		}
		l.argument(a.Value, d != nil && d.Directives.ForName(resumes) != nil)
	}
	l.set(f.SelectionSet)
}

func (l *look) directives(list ast.DirectiveList) {
	for _, d := range list {
		for _, a := range d.Arguments {
			l.argument(a.Value, false)
		}
	}
}

func (l *look) argument(v *ast.Value, isResuming bool) {
	switch {
	case v == nil:
	case v.Kind == ast.Variable && isResuming:
		if l.resuming == nil {
			l.resuming = map[string]bool{}
		}
		l.resuming[v.Raw] = true
	case v.Kind == ast.Variable:
		if l.used == nil {
			l.used = map[string]int{}
		}
		l.used[v.Raw]++
	default:
		for _, child := range v.Children {
			l.argument(child.Value, false)
		}
	}
}

// shares returns what a subscription's resolver has said of sharing, and where it stands; not ready before something was told.
func (c *course) shares() (s Sharing, at reached, ready bool) {
	c.seat.mu.Lock()
	defer c.seat.mu.Unlock()
	if c.sharing == nil || !c.declared || c.feed != nil || c.sharing.at.what == showsUnknown || c.over {
		return s, at, false
	}
	return c.sharing.Sharing, c.sharing.at, true
}

// keep lets an operation go on by itself for good.
func (c *course) keep() {
	c.seat.mu.Lock()
	defer c.seat.mu.Unlock()
	c.sharing = nil
}

// moved notes that a feed tells the operation from now on; false where its resolver has said meanwhile that it may not.
func (c *course) moved() bool {
	c.seat.mu.Lock()
	defer c.seat.mu.Unlock()
	if c.sharing == nil {
		return false
	}
	c.sharing, c.telling, c.elsewhere = nil, nil, true
	return true
}

// whenOver does something when the operation of a context is over, which may live longer than its context: a feed may tell it
// by then. Where there is none, when the context ends.
func whenOver(ctx context.Context, do func()) {
	c := courseOf(ctx)
	if c == nil {
		context.AfterFunc(ctx, do)
		return
	}
	c.seat.mu.Lock()
	finished := c.finished
	if !finished {
		c.exits = append(c.exits, do)
	}
	c.seat.mu.Unlock()
	if finished {
		do()
	}
}
