package direct

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
)

// operation returns the context of an operation that is being answered.
func operation() context.Context {
	ctx := graphql.WithResponseContext(context.Background(), graphql.DefaultErrorPresenter,
		func(context.Context, any) error { return errors.New("a bug") })
	return graphql.WithFieldContext(ctx, &graphql.FieldContext{Field: named("list")})
}

func named(alias string) graphql.CollectedField {
	return graphql.CollectedField{Field: &ast.Field{Alias: alias, Name: alias}}
}

func text(m graphql.Marshaler) string {
	var b bytes.Buffer
	m.MarshalGQL(&b)
	return b.String()
}

func TestObjectKeepsTheOrderOfItsFields(t *testing.T) {
	set := NewFieldSet([]graphql.CollectedField{named("slow"), named("plain"), named("slower"), named("plain")})
	set.Values[1], set.Values[3] = graphql.MarshalInt(2), graphql.MarshalInt(2)
	release := make(chan struct{})
	set.Concurrently(0, func(context.Context) graphql.Marshaler {
		<-release // the two must be under way at the same time
		return graphql.MarshalInt(1)
	})
	set.Concurrently(2, func(context.Context) graphql.Marshaler {
		close(release)
		return graphql.MarshalInt(3)
	})
	set.Dispatch(context.Background())
	if got, want := text(set), `{"slow":1,"plain":2,"slower":3}`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestObjectWithoutFields(t *testing.T) {
	set := NewFieldSet(nil)
	set.Dispatch(context.Background())
	if got := text(set); got != "{}" {
		t.Errorf("got %s", got)
	}
}

func TestSliceKnowsTheWayToEachElement(t *testing.T) {
	ctx := operation()
	var paths []string
	list := Slice(ctx, 3, func(ctx context.Context, i int) graphql.Marshaler {
		paths = append(paths, graphql.GetPath(ctx).String())
		return graphql.MarshalString(strconv.Itoa(i))
	})
	if got, want := text(list), `["0","1","2"]`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	for i, path := range paths {
		if want := "list[" + strconv.Itoa(i) + "]"; path != want {
			t.Errorf("got the path %s, want %s", path, want)
		}
	}
	if got := text(Slice(ctx, 0, nil)); got != "[]" {
		t.Errorf("an empty list is %s", got)
	}
}

func TestSliceReportsAPanicOnce(t *testing.T) {
	ctx := operation()
	list := Slice(ctx, 3, func(_ context.Context, i int) graphql.Marshaler {
		if i == 1 {
			panic("a bug")
		}
		return graphql.MarshalInt(i)
	})
	if len(list) != 1 || list[0] != graphql.Null {
		t.Errorf("the list is %s, where only a null makes it null", text(list))
	}
	if errs := graphql.GetErrors(ctx); len(errs) != 1 {
		t.Errorf("got the errors %v, want one", errs)
	}
}

func TestScalarsAreJSON(t *testing.T) {
	for _, s := range []string{"", "piazza", "perché è così", `"a" \ b`, "one\ntwo\ttab\r\x00\x1f", "</script>", "🏛 \u2028"} {
		var got string
		if err := json.Unmarshal([]byte(text(MarshalString(s))), &got); err != nil || got != s {
			t.Errorf("%q came back as %q: %v", s, got, err)
		}
	}
	at := time.Date(2026, 11, 21, 10, 40, 0, 1000, time.FixedZone("Roma", 3600))
	if got, want := text(MarshalTime(at)), `"2026-11-21T09:40:00.000001Z"`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got := text(MarshalTime(time.Time{})); got != "null" {
		t.Errorf("no time is %s", got)
	}
	read, err := UnmarshalTime("2026-11-21T10:40:00+01:00")
	if err != nil || !read.Equal(at.Truncate(time.Second)) {
		t.Errorf("read %s: %v", read, err)
	}
}

// TestScalarsToAnyWriter writes to something that is no buffer, as a stream is.
func TestScalarsToAnyWriter(t *testing.T) {
	var b strings.Builder
	MarshalString("piazza").MarshalGQL(&b)
	if b.String() != `"piazza"` {
		t.Errorf("got %s", b.String())
	}
}
