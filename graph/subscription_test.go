package graph

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"piazza/internal/live"
)

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
