package direct

import (
	"context"
	"io"
	"sync"

	"github.com/99designs/gqlgen/graphql"
)

// FirstBuffer is where the buffer of an answer begins: doubling from nothing would copy a page of entries ten times.
const FirstBuffer = 16 << 10

// FieldSet is an object on its way to JSON: the fields that were asked for, with their values in the same order.
type FieldSet struct {
	fields []graphql.CollectedField
	// Values are the values of the fields.
	Values []graphql.Marshaler
	// Invalids counts the fields that may not be null and are: an object with one is null itself.
	Invalids uint32
	delayed  []delayed
}

// delayed is a field that has to load its value.
type delayed struct {
	index int
	load  func(context.Context) graphql.Marshaler
}

// NewFieldSet prepares an object with these fields.
func NewFieldSet(fields []graphql.CollectedField) *FieldSet {
	return &FieldSet{fields: fields, Values: make([]graphql.Marshaler, len(fields))}
}

// Concurrently leaves the value of a field to Dispatch.
func (s *FieldSet) Concurrently(index int, load func(context.Context) graphql.Marshaler) {
	s.delayed = append(s.delayed, delayed{index, load})
}

// Dispatch loads what was left to it, side by side, and returns when all is there.
func (s *FieldSet) Dispatch(ctx context.Context) {
	if len(s.delayed) == 0 {
		return
	}
	var others sync.WaitGroup
	for _, d := range s.delayed[1:] {
		others.Go(func() { s.Values[d.index] = d.load(ctx) })
	}
	first := s.delayed[0]
	s.Values[first.index] = first.load(ctx)
	others.Wait()
}

// MarshalGQL writes the object. A field that was asked for twice under one name is written once.
func (s *FieldSet) MarshalGQL(w io.Writer) {
	write(w, "{")
	for i := range s.fields {
		if s.written(i) {
			continue
		}
		if i > 0 {
			write(w, ",")
		}
		write(w, `"`)
		write(w, s.fields[i].Alias)
		write(w, `":`)
		s.Values[i].MarshalGQL(w)
	}
	write(w, "}")
}

// written tells whether an earlier field has this one's name. Objects have few fields: looking is cheaper than a map.
func (s *FieldSet) written(index int) bool {
	alias := s.fields[index].Alias
	for i := range index {
		if s.fields[i].Alias == alias {
			return true
		}
	}
	return false
}

func write(w io.Writer, text string) {
	// The writer is a buffer in memory, which takes everything.
	_, _ = io.WriteString(w, text)
}
