package graph

import (
	"context"
	"encoding/json"

	"github.com/99designs/gqlgen/graphql"

	"piazza/internal/entry"
)

// typed puts an entry into the type of its kind; nil stays nil.
func typed(e *entry.Entry, err error) (entry.Any, error) {
	if e == nil || err != nil {
		return nil, err
	}
	return e.Typed(), nil
}

// one returns the only element of a list.
func one[T any](list []T, err error) (T, error) {
	if len(list) == 0 {
		var none T
		return none, err
	}
	return list[0], err
}

// errOr returns err, or what to say where there is none.
func errOr(err, otherwise error) error {
	if err != nil {
		return err
	}
	return otherwise
}

func orEmpty(text *string) string {
	if text == nil {
		return ""
	}
	return *text
}

func variables(ctx context.Context) map[string]any { return graphql.GetOperationContext(ctx).Variables }

// intOf reads an argument as the library holds it before coercion.
func intOf(argument any) int {
	switch n := argument.(type) {
	case int:
		return n
	case int64:
		return int(n)
	case json.Number:
		whole, err := n.Int64()
		if err == nil {
			return int(whole)
		}
	}
	return 0
}
