package graph

import (
	"context"

	"piazza/graph/gen"
	"piazza/internal/assembly"
)

func (f assemblyFields) Minutes(ctx context.Context, obj *assembly.Assembly) (*assembly.Minutes, error) {
	s := siblingsOfAssembly(ctx, obj)
	return s.minutes.get(obj.ID, func() (map[assembly.ID]*assembly.Minutes, error) { return f.Assemblies.MinutesOf(ctx, s.assemblies) })
}

type minutesFields struct{ *Services }

func (r *resolvers) AssemblyMinutes() gen.AssemblyMinutesResolver { return minutesFields{&r.Services} }

// Seals reads those of all assemblies that were read together.
func (f minutesFields) Seals(ctx context.Context, obj *assembly.Minutes) ([]*assembly.Seal, error) {
	s := siblingsOfAssembly(ctx, obj.Assembly)
	return s.seals.get(obj.Assembly.ID, func() (map[assembly.ID][]*assembly.Seal, error) { return f.Assemblies.Seals(ctx, s.assemblies) })
}

func (m mutation) AssemblyMinutesSet(ctx context.Context, in assembly.MinutesSetInput) (*gen.AssemblyPayload, error) {
	return assemblyPayload(m.Assemblies.SetMinutes(ctx, in))
}

func (m mutation) AssemblyMinutesPublish(ctx context.Context, in assembly.Input) (*gen.AssemblyPayload, error) {
	return assemblyPayload(m.Assemblies.PublishMinutes(ctx, in))
}
