package graph

import (
	"context"

	"piazza/graph/gen"
	"piazza/internal/assembly"
)

func (m mutation) AssemblyRehearse(ctx context.Context, in assembly.RehearseInput) (*gen.AssemblyPayload, error) {
	return assemblyPayload(m.Assemblies.Rehearse(ctx, in))
}
