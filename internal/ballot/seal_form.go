package ballot

import (
	"fmt"

	"piazza/internal/poll"
	"piazza/internal/sealing"
)

// formOf is what a poll asks, as it is fixed when it opens: whoever counts again goes by it.
func formOf(v *poll.Voting, title string) *sealing.Form {
	form := &sealing.Form{Poll: int64(v.EntryID), Title: title, Reasons: string(v.Reasons)}
	if v.Threshold != nil {
		form.Threshold = *v.Threshold
	}
	if v.Quorum != nil {
		form.Quorum = *v.Quorum
	}
	for _, q := range v.Questions {
		form.Questions = append(form.Questions, formQuestion(q))
	}
	return form
}

func formQuestion(q *poll.Question) sealing.FormQuestion {
	asked := sealing.FormQuestion{
		ID: int64(q.ID), Kind: string(q.Kind), Section: q.Section, Title: q.Title, Note: q.Note, Required: q.IsRequired,
		Limits: sealing.FormLimits{
			Least: q.Limits.Least, Most: q.Limits.Most, Seats: q.Limits.Seats, Highest: q.Limits.Highest, Ceiling: q.Limits.Ceiling,
			From: q.Limits.From, To: q.Limits.To, Step: q.Limits.Step, None: q.Limits.None,
		},
	}
	if q.OnlyIf != nil {
		asked.OnlyIf = int64(*q.OnlyIf)
	}
	for i := range q.Options {
		o := &q.Options[i]
		asked.Options = append(asked.Options, sealing.FormOption{
			ID: int64(o.ID), Title: o.Title, Meaning: o.Meaning, Cost: o.Cost,
			StartsAt: sealing.FormTime(o.StartsAt), EndsAt: sealing.FormTime(o.EndsAt),
		})
	}
	for _, r := range q.Rows {
		asked.Rows = append(asked.Rows, sealing.FormRow{ID: int64(r.ID), Title: r.Title})
	}
	return asked
}

// addressOf is the page of a poll, as receipts and bundles name it.
func (s *Service) addressOf(v *poll.Voting) string {
	return fmt.Sprintf("%s/piazze/%s/votazioni/%d", s.secrets.URL, v.Piazza.Slug, v.EntryID)
}
