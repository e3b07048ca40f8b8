package live

import (
	"context"
	"sync"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
)

// bodies stands for a table of texts that can be hidden.
type bodies struct {
	mu    sync.Mutex
	texts map[int64]string
	// loaded, where it is not nil, is told of each text that is read.
	loaded func(ref int64)
	// after, where it is not nil, is called when a text has been read and nobody has been told it yet.
	after func(ref int64)
}

func (b *bodies) set(ref int64, text string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.texts[ref] = text
}

func (b *bodies) get(ref int64) string {
	b.mu.Lock()
	if b.loaded != nil {
		b.loaded(ref)
	}
	text, after := b.texts[ref], b.after
	b.mu.Unlock()
	if after != nil {
		after(ref)
	}
	return text
}

// count returns how often each text has been read since.
func (b *bodies) count() func(ref int64) int {
	b.mu.Lock()
	defer b.mu.Unlock()
	counts := map[int64]int{}
	b.loaded = func(ref int64) { counts[ref]++ }
	return func(ref int64) int {
		b.mu.Lock()
		defer b.mu.Unlock()
		return counts[ref]
	}
}

// uttered is a notice with the text that it is about, as it was when it was read.
type uttered struct {
	Delivery
	body string
}

// talk tells of notices with texts, as the resolvers do: one goroutine reads ahead while another writes. What comes from
// anywhere belongs to no piazza.
func (s *small) talk(ctx context.Context, field *ast.Field, args map[string]any, anywhere bool) graphql.ResponseHandler {
	after, _ := args["after"].(string)
	id := number(args["id"])
	if anywhere {
		Within(ctx, 0)
	} else {
		Within(ctx, id)
	}
	deliveries, err := s.square.Subscribe(ctx, thread(id), after)
	if err != nil {
		graphql.AddError(ctx, err)
		return nil
	}
	if field.Name == "chat" {
		Share(ctx, Sharing{})
	}
	out := make(chan uttered)
	go func() {
		defer close(out)
		for d := range deliveries {
			Show(ctx, thread(id), d, anywhere)
			told := uttered{Delivery: d}
			if d.Notice != nil {
				told.body = s.bodies.get(d.Notice.Ref)
			}
			select {
			case out <- told:
			case <-ctx.Done():
				return
			}
		}
	}()
	return func(ctx context.Context) *graphql.Response {
		select {
		case told, ok := <-out:
			if !ok {
				return nil
			}
			fields := told2json(told.Delivery)
			fields["body"] = told.body
			return answer(field, fields)
		case <-ctx.Done():
			return nil
		}
	}
}
