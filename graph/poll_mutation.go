package graph

import (
	"context"

	"piazza/graph/gen"
	"piazza/internal/ballot"
	"piazza/internal/entry"
	"piazza/internal/poll"
)

func (m mutation) PollCreate(ctx context.Context, in poll.CreateInput) (*gen.PollPayload, error) {
	return pollPayload(m.Polls.Create(ctx, in))
}

func (m mutation) PollUpdate(ctx context.Context, in poll.UpdateInput) (*gen.PollPayload, error) {
	return pollPayload(m.Polls.Update(ctx, in))
}

func (m mutation) PollDuplicate(ctx context.Context, in poll.DuplicateInput) (*gen.PollPayload, error) {
	return pollPayload(m.Polls.Duplicate(ctx, in))
}

func (m mutation) PollOpen(ctx context.Context, in poll.Input) (*gen.PollPayload, error) {
	return pollPayload(m.Ballots.Open(ctx, in))
}

func (m mutation) PollClose(ctx context.Context, in poll.Input) (*gen.PollPayload, error) {
	return pollPayload(m.Ballots.Close(ctx, in))
}

func (m mutation) PollResultsPublish(ctx context.Context, in poll.Input) (*gen.PollPayload, error) {
	return pollPayload(m.Ballots.PublishResults(ctx, in))
}

func (m mutation) PollOutcomeSet(ctx context.Context, in poll.OutcomeInput) (*gen.PollPayload, error) {
	return pollPayload(m.Polls.SetOutcome(ctx, in))
}

func (m mutation) PollRemind(ctx context.Context, in poll.Input) (*gen.PollRemindPayload, error) {
	people, err := m.Remind(ctx, in)
	refused, err := refusals(err)
	payload := &gen.PollRemindPayload{UserErrors: refused}
	if err == nil && len(refused) == 0 {
		payload.People = &people
	}
	return payload, err
}

func (m mutation) PollElectorsSet(ctx context.Context, in poll.ElectorsInput) (*gen.PollElectorsPayload, error) {
	e, unknown, err := m.Polls.SetElectors(ctx, in)
	payload, err := pollPayload(e, err)
	return &gen.PollElectorsPayload{Poll: payload.Poll, Unknown: append([]string{}, unknown...), UserErrors: payload.UserErrors}, err
}

func (m mutation) PollOptionAdd(ctx context.Context, in poll.OptionAddInput) (*gen.PollPayload, error) {
	return pollPayload(m.Polls.AddOption(ctx, in))
}

func (m mutation) PollVote(ctx context.Context, in ballot.VoteInput) (*gen.PollVotePayload, error) {
	vote, err := m.Ballots.Vote(ctx, in)
	refused, err := refusals(err)
	payload := &gen.PollVotePayload{UserErrors: refused}
	if vote != nil {
		payload.Ballots, payload.Turnout, payload.Receipt = vote.Ballots, vote.Turnout, said(vote.Receipt)
	}
	return payload, err
}

func (m mutation) PollTextHide(ctx context.Context, in ballot.HideTextInput) (*gen.PollPayload, error) {
	return pollPayload(m.Ballots.HideText(ctx, in))
}

func (m mutation) PollTemplateSave(ctx context.Context, in poll.TemplateSaveInput) (*gen.PollTemplatePayload, error) {
	return templatePayload(m.Polls.SaveTemplate(ctx, in))
}

func (m mutation) PollTemplateImport(ctx context.Context, in poll.TemplateImportInput) (*gen.PollTemplatePayload, error) {
	return templatePayload(m.Polls.ImportTemplate(ctx, in))
}

func (m mutation) PollTemplateDelete(ctx context.Context, in poll.TemplateDeleteInput) (*gen.PollTemplateDeletePayload, error) {
	id, err := m.Polls.DeleteTemplate(ctx, in)
	refused, err := refusals(err)
	payload := &gen.PollTemplateDeletePayload{UserErrors: refused}
	if err == nil && len(refused) == 0 {
		payload.TemplateID = &id
	}
	return payload, err
}

func pollPayload(e *entry.Entry, err error) (*gen.PollPayload, error) {
	refused, err := refusals(err)
	payload := &gen.PollPayload{UserErrors: refused}
	if e != nil {
		payload.Poll = &entry.Poll{Entry: e}
	}
	return payload, err
}

func templatePayload(t *poll.Template, err error) (*gen.PollTemplatePayload, error) {
	refused, err := refusals(err)
	return &gen.PollTemplatePayload{Template: t, UserErrors: refused}, err
}
