package graph

import (
	"context"

	"piazza/graph/gen"
	"piazza/internal/assembly"
)

func assemblyPayload(a *assembly.Assembly, err error) (*gen.AssemblyPayload, error) {
	refused, err := refusals(err)
	return &gen.AssemblyPayload{Assembly: a, UserErrors: refused}, err
}

func (m mutation) AssemblyCreate(ctx context.Context, in assembly.CreateInput) (*gen.AssemblyPayload, error) {
	return assemblyPayload(m.Assemblies.Create(ctx, in))
}

func (m mutation) AssemblyUpdate(ctx context.Context, in assembly.UpdateInput) (*gen.AssemblyPayload, error) {
	return assemblyPayload(m.Assemblies.Update(ctx, in))
}

func (m mutation) AssemblyDelete(ctx context.Context, in assembly.Input) (*gen.AssemblyDeletePayload, error) {
	id, err := m.Assemblies.Delete(ctx, in)
	refused, err := refusals(err)
	payload := &gen.AssemblyDeletePayload{UserErrors: refused}
	if err == nil && len(refused) == 0 {
		payload.AssemblyID = &id
	}
	return payload, err
}

func (m mutation) AssemblyStart(ctx context.Context, in assembly.Input) (*gen.AssemblyPayload, error) {
	return assemblyPayload(m.Assemblies.Start(ctx, in))
}

func (m mutation) AssemblyEnd(ctx context.Context, in assembly.Input) (*gen.AssemblyPayload, error) {
	return assemblyPayload(m.Assemblies.End(ctx, in))
}

func (m mutation) AssemblyItemAdd(ctx context.Context, in assembly.ItemAddInput) (*gen.AssemblyPayload, error) {
	return assemblyPayload(m.Assemblies.AddItem(ctx, in))
}

func (m mutation) AssemblyItemUpdate(ctx context.Context, in assembly.ItemUpdateInput) (*gen.AssemblyPayload, error) {
	return assemblyPayload(m.Assemblies.UpdateItem(ctx, in))
}

func (m mutation) AssemblyItemRemove(ctx context.Context, in assembly.ItemInput) (*gen.AssemblyPayload, error) {
	return assemblyPayload(m.Assemblies.RemoveItem(ctx, in))
}

func (m mutation) AssemblyItemMove(ctx context.Context, in assembly.ItemMoveInput) (*gen.AssemblyPayload, error) {
	return assemblyPayload(m.Assemblies.MoveItem(ctx, in))
}

func (m mutation) AssemblyShow(ctx context.Context, in assembly.ShowInput) (*gen.AssemblyPayload, error) {
	return assemblyPayload(m.Assemblies.Show(ctx, in))
}

func (m mutation) AssemblyItemOpen(ctx context.Context, in assembly.ItemInput) (*gen.AssemblyPayload, error) {
	return assemblyPayload(m.Assemblies.Open(ctx, in))
}

func (m mutation) AssemblyItemExtend(ctx context.Context, in assembly.ExtendInput) (*gen.AssemblyPayload, error) {
	return assemblyPayload(m.Assemblies.Extend(ctx, in))
}

func (m mutation) AssemblyItemClose(ctx context.Context, in assembly.ItemInput) (*gen.AssemblyPayload, error) {
	return assemblyPayload(m.Assemblies.Close(ctx, in))
}

func (m mutation) AssemblyItemReveal(ctx context.Context, in assembly.ItemInput) (*gen.AssemblyPayload, error) {
	return assemblyPayload(m.Assemblies.Reveal(ctx, in))
}

func (m mutation) AssemblyItemAnnul(ctx context.Context, in assembly.AnnulInput) (*gen.AssemblyPayload, error) {
	return assemblyPayload(m.Assemblies.Annul(ctx, in))
}

func (m mutation) AssemblyUndo(ctx context.Context, in assembly.UndoInput) (*gen.AssemblyPayload, error) {
	return assemblyPayload(m.Assemblies.Undo(ctx, in))
}

func (m mutation) AssemblyMessageSet(ctx context.Context, in assembly.MessageInput) (*gen.AssemblyPayload, error) {
	return assemblyPayload(m.Assemblies.Say(ctx, in))
}

func (m mutation) AssemblyVote(ctx context.Context, in assembly.VoteInput) (*gen.AssemblyVotePayload, error) {
	vote, err := m.Assemblies.Vote(ctx, in)
	refused, err := refusals(err)
	payload := &gen.AssemblyVotePayload{UserErrors: refused}
	if vote != nil {
		payload.Ballots, payload.Turnout, payload.Receipt = vote.Ballots, vote.Turnout, said(vote.Receipt)
	}
	return payload, err
}
