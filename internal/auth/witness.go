package auth

import "context"

// watched is a viewer of whom it is told when somebody asks who he is.
type watched struct {
	Viewer
	told func(context.Context)
}

// Watch returns a context that carries the viewer and tells, to whoever wants to know and in the goroutine that asks, when it is
// asked who he is. It is for tests that what is computed once for many people depends on none of them.
func Watch(ctx context.Context, v Viewer, told func(asking context.Context)) context.Context {
	return context.WithValue(ctx, key{}, watched{v, told})
}
