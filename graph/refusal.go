package graph

import (
	"strings"

	"piazza/graph/gen"
	"piazza/internal/problem"
)

// refusals turns an expected refusal into userErrors; everything else stays an error of the operation.
func refusals(err error) ([]*gen.UserError, error) {
	none := []*gen.UserError{}
	if err == nil {
		return none, nil
	}
	p, ok := problem.As(err)
	if !ok {
		return none, err
	}
	if !gen.UserErrorCode(p.Code).IsValid() {
		return none, err
	}
	return []*gen.UserError{userError(p)}, nil
}

// userError is a refusal as it is told; the path to a field has a point between its steps.
func userError(p *problem.Error) *gen.UserError {
	refusal := &gen.UserError{Code: gen.UserErrorCode(p.Code), Reason: p.Reason, Message: p.Message}
	if p.Field != "" {
		refusal.Field = strings.Split(p.Field, ".")
	}
	return refusal
}

// orNull answers null for what does not exist or may not be seen.
func orNull[T any](found *T, err error) (*T, error) {
	if problem.Is(err, problem.NotFound) {
		return nil, nil //nolint:nilnil // null is the API's answer for what does not exist
	}
	return found, err
}
