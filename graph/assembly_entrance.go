package graph

import (
	"context"

	"piazza/graph/gen"
	"piazza/internal/assembly"
)

func (m mutation) AssemblyCodeRenew(ctx context.Context, in assembly.Input) (*gen.AssemblyPayload, error) {
	return assemblyPayload(m.Assemblies.RenewCode(ctx, in))
}

func (m mutation) AssemblyGuestsAdmit(ctx context.Context, in assembly.GuestsAdmitInput) (*gen.AssemblyPayload, error) {
	return assemblyPayload(m.Assemblies.AdmitGuests(ctx, in))
}

func (m mutation) AssemblySlipsCreate(ctx context.Context, in assembly.SlipsInput) (*gen.AssemblySlipsPayload, error) {
	return slipsPayload(m.Assemblies.CreateSlips(ctx, in))
}

func (m mutation) AssemblySlipRevoke(ctx context.Context, in assembly.SlipInput) (*gen.AssemblySlipsPayload, error) {
	return slipPayload(m.Assemblies.RevokeSlip(ctx, in))
}

func (m mutation) AssemblySlipReissue(ctx context.Context, in assembly.SlipInput) (*gen.AssemblySlipsPayload, error) {
	return slipPayload(m.Assemblies.ReissueSlip(ctx, in))
}

func slipPayload(slip *assembly.SlipSecret, err error) (*gen.AssemblySlipsPayload, error) {
	if slip == nil {
		return slipsPayload(nil, err)
	}
	return slipsPayload([]*assembly.SlipSecret{slip}, err)
}

func slipsPayload(slips []*assembly.SlipSecret, err error) (*gen.AssemblySlipsPayload, error) {
	refused, err := refusals(err)
	return &gen.AssemblySlipsPayload{Slips: slips, UserErrors: refused}, err
}

func (m mutation) AssemblyScreenCreate(ctx context.Context, in assembly.Input) (*gen.AssemblyScreenPayload, error) {
	link, err := m.Assemblies.CreateScreen(ctx, in)
	refused, err := refusals(err)
	payload := &gen.AssemblyScreenPayload{UserErrors: refused}
	if link != "" {
		payload.Link = &link
	}
	return payload, err
}

func (m mutation) AssemblyScreensEnd(ctx context.Context, in assembly.Input) (*gen.AssemblyPayload, error) {
	return assemblyPayload(m.Assemblies.EndScreens(ctx, in))
}

func (m mutation) AssemblyFind(ctx context.Context, in assembly.FindInput) (*gen.AssemblyFindPayload, error) {
	found, err := m.Assemblies.Find(ctx, in)
	refused, err := refusals(err)
	if found == nil {
		return &gen.AssemblyFindPayload{UserErrors: refused}, err
	}
	return foundPayload(found), nil
}

func foundPayload(found *assembly.Found) *gen.AssemblyFindPayload {
	a := found.Assembly
	admits := a.Admits()
	payload := &gen.AssemblyFindPayload{Title: &a.Title, Piazza: &a.Piazza.Title, Guests: &admits, UserErrors: []*gen.UserError{}}
	if found.Refusal != nil {
		payload.Refusal = userError(found.Refusal)
	}
	if found.Uncounted != nil {
		payload.Uncounted = userError(found.Uncounted)
	}
	return payload
}

func (m mutation) AssemblyEnter(ctx context.Context, in assembly.EnterInput) (*gen.AssemblyEnterPayload, error) {
	entered, err := m.Assemblies.Enter(ctx, in)
	refused, err := refusals(err)
	payload := &gen.AssemblyEnterPayload{UserErrors: refused}
	if entered != nil {
		payload.Number, payload.Participation = new(int(entered.Assembly.ID)), entered.Participation
		if entered.Pass != "" {
			payload.Pass = &entered.Pass
		}
	}
	return payload, err
}

func (m mutation) AssemblyJoin(ctx context.Context, in assembly.Input) (*gen.AssemblyPayload, error) {
	return assemblyPayload(m.Assemblies.Join(ctx, in))
}
