package graph

import (
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
	code := gen.UserErrorCode(p.Code)
	if !code.IsValid() {
		return none, err
	}
	refusal := &gen.UserError{Code: code, Reason: p.Reason, Message: p.Message}
	if p.Field != "" {
		refusal.Field = []string{p.Field}
	}
	return []*gen.UserError{refusal}, nil
}

// orNull answers null for what does not exist or may not be seen.
func orNull[T any](found *T, err error) (*T, error) {
	if problem.Is(err, problem.NotFound) {
		return nil, nil //nolint:nilnil // null is the API's answer for what does not exist
	}
	return found, err
}
