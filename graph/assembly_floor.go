package graph

import (
	"context"

	"piazza/graph/gen"
	"piazza/internal/assembly"
)

func (f assemblyFields) Floor(ctx context.Context, obj *assembly.Assembly) (*assembly.Floor, error) {
	return f.Assemblies.Floor(ctx, obj.ID)
}

func (m mutation) AssemblyAsk(ctx context.Context, in assembly.AskInput) (*gen.AssemblyFloorPayload, error) {
	return floorPayload(m.Assemblies.Ask(ctx, in))
}

func (m mutation) AssemblyUpvote(ctx context.Context, in assembly.UpvoteInput) (*gen.AssemblyFloorPayload, error) {
	return floorPayload(m.Assemblies.Upvote(ctx, in))
}

func (m mutation) AssemblyFloorSet(ctx context.Context, in assembly.FloorSetInput) (*gen.AssemblyFloorPayload, error) {
	return floorPayload(m.Assemblies.FloorSet(ctx, in))
}

func (m mutation) AssemblyGuestEnd(ctx context.Context, in assembly.GuestEndInput) (*gen.AssemblyFloorPayload, error) {
	return floorPayload(m.Assemblies.EndGuest(ctx, in))
}

func floorPayload(q *assembly.FloorQuestion, err error) (*gen.AssemblyFloorPayload, error) {
	refused, err := refusals(err)
	return &gen.AssemblyFloorPayload{Question: q, UserErrors: refused}, err
}
