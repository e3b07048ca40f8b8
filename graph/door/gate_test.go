package door_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"
	"testing/synctest"

	"github.com/99designs/gqlgen/graphql"
)

// slow answers when it is told to, and knows how many operations it has in hand.
type slow struct {
	schema
	begun   chan struct{}
	release chan struct{}
}

func (s slow) Exec(context.Context) graphql.ResponseHandler {
	return func(ctx context.Context) *graphql.Response {
		s.begun <- struct{}{}
		<-s.release
		return respond(ctx)
	}
}

func TestOnlySoManyOperationsAtOnce(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		const most, asked = 64, 80
		s := slow{schema: newSchema(), begun: make(chan struct{}, asked), release: make(chan struct{})}
		d := doorTo(s)
		ask := func(ctx context.Context) string {
			w := httptest.NewRecorder()
			d.ServeHTTP(w, httptest.NewRequestWithContext(ctx, http.MethodGet, "/graphql?query="+url.QueryEscape("{hello}"), nil))
			return w.Body.String()
		}
		var answered sync.WaitGroup
		for range asked {
			answered.Go(func() { ask(t.Context()) })
		}
		synctest.Wait()
		if len(s.begun) != most {
			t.Errorf("%d operations run at once, want %d", len(s.begun), most)
		}
		impatient, leave := context.WithCancel(t.Context())
		var told string
		answered.Go(func() { told = ask(impatient) })
		synctest.Wait()
		leave()
		synctest.Wait()
		close(s.release)
		answered.Wait()
		if !strings.Contains(told, `"busy"`) || len(s.begun) != asked {
			t.Errorf("who left in the queue was told %s, and %d operations ran", told, len(s.begun))
		}
	})
}
