package graph

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"piazza/graph/gen"
	"piazza/internal/live"
)

// Behind its end a thread says nothing: nobody is left to others then, who would wait for ever, and what is run for many says so.
func TestWhatIsToldTheEndIsNotShared(t *testing.T) {
	t.Parallel()
	for _, forMany := range []bool{false, true} {
		ctx, said := live.Overhear(t.Context(), forMany)
		live.Share(ctx, live.Sharing{})
		deliveries := make(chan live.Delivery, 2)
		deliveries <- live.Delivery{}
		deliveries <- live.Delivery{}
		first := true
		out := told(ctx, source{}, deliveries, func(context.Context, live.Delivery) (gen.ThreadNotice, bool, error) {
			if first {
				first = false
				return &gen.CommentAdded{}, true, nil
			}
			return &gen.ThreadClosed{}, true, nil
		})
		<-out
		if notice, more := <-out; !more {
			t.Fatalf("the end is %v", notice)
		}
		if _, shared := said(); shared {
			t.Errorf("told for many: %t, shared behind the end", forMany)
		}
		if notice, more := <-out; more {
			t.Errorf("behind the end came %v", notice)
		}
	}
}

// A panic while one subscriber is told of a notice ends his subscription, and is reported; the program goes on.
func TestAPanicWhileTellingEndsOneSubscription(t *testing.T) {
	t.Parallel()
	var reported error
	present := func(_ context.Context, err error) *gqlerror.Error {
		reported = err
		return gqlerror.Wrap(err)
	}
	ctx, ending := live.WithEnding(graphql.WithResponseContext(t.Context(), present, func(_ context.Context, v any) error {
		return fmt.Errorf("panic: %v", v)
	}))
	deliveries := make(chan live.Delivery, 1)
	deliveries <- live.Delivery{}
	out := told(ctx, source{}, deliveries, func(context.Context, live.Delivery) (string, bool, error) { panic("a bug") })
	if notice, open := <-out; open {
		t.Errorf("told %q after a panic", notice)
	}
	if ending.Reason() != live.Broken || reported == nil || !strings.Contains(reported.Error(), "a bug") {
		t.Errorf("it ended with %q, reported %v", ending.Reason(), reported)
	}
}
