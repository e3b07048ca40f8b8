package page

import (
	"html/template"
	"strings"

	"piazza/internal/account"
	"piazza/internal/ballot"
	"piazza/internal/entry"
	"piazza/internal/poll"
)

// pollBody is what a poll's page says beside the text: how it is held, what it asks, what came out.
type pollBody struct {
	V *view
	// Facts say where it stands, one sentence each.
	Facts   []fact
	Outcome template.HTML
	// Annulled says that nothing of it counts, and why; empty for what counts.
	Annulled  string
	Questions []questionBody
	// Hidden says when results will be shown, empty where they are.
	Hidden string
	Final  bool
}

// fact is a sentence, with a moment at its end where there is one.
type fact struct {
	Says string
	When *moment
}

// questionBody is one thing asked.
type questionBody struct {
	Q         *poll.Question
	Asks      string
	Condition string
	Options   []optionBody
	Notes     []string
	Tables    []table
	// Guests is what guests of an assembly answered, apart from what counts; nil where none did.
	Guests *guestsBody
}

type guestsBody struct {
	Says   string
	Tables []table
}

type optionBody struct{ Name, Meaning, Cost string }

// pollBody reads how a poll is held and, where the visitor may see it, what came out.
func (h *Handler) pollBody(q *request, v *view, e *entry.Entry) (*pollBody, error) {
	voting, err := h.Polls.ByEntry(q.ctx(), e.ID)
	if voting == nil || err != nil {
		return nil, err
	}
	results, err := h.Ballots.Results(q.ctx(), ballot.DoorPage, []entry.ID{e.ID})
	if err != nil {
		return nil, err
	}
	body := &pollBody{V: v, Facts: v.pollFacts(voting), Outcome: template.HTML(voting.OutcomeHTML)}
	body.Questions = v.questions(voting, results[e.ID])
	if voting.AnnulledReason != nil {
		body.Annulled = v.W.Poll.Annulled + ": " + *voting.AnnulledReason
	}
	switch {
	case results[e.ID] != nil:
		body.Final = results[e.ID].IsFinal
	case voting.AnnulledReason == nil:
		body.Hidden = v.W.Poll.Hidden[voting.ResultsVisibility]
	}
	return body, nil
}

func (v *view) pollFacts(voting *poll.Voting) []fact {
	w := &v.W.Poll
	facts := []fact{v.phase(voting)}
	who := w.Electorate[voting.Electorate]
	if voting.AssemblyID != 0 {
		who += " " + w.Assembly
	}
	if voting.Assurance != account.AssuranceNone {
		who += " " + w.Level + ": " + w.Assurance[voting.Assurance] + "."
	}
	return append(facts, fact{Says: who}, fact{Says: v.turnout(ballot.TurnoutOf(voting))})
}

func (v *view) phase(voting *poll.Voting) fact {
	w := &v.W.Poll
	phase := voting.Phase()
	switch {
	case phase == poll.Closed && voting.ClosedAt != nil:
		at := v.When(*voting.ClosedAt)
		return fact{w.ClosedAt, &at}
	case phase == poll.Closed:
		return fact{Says: w.ClosedAt}
	case phase == poll.Waiting && voting.OpensAt != nil:
		at := v.When(*voting.OpensAt)
		return fact{w.OpensAt, &at}
	case phase == poll.Waiting:
		return fact{Says: w.OpensByHand}
	case voting.ClosesAt != nil:
		at := v.When(*voting.ClosesAt)
		return fact{w.ClosesAt, &at}
	default:
		return fact{Says: w.ClosesByHand}
	}
}

func (v *view) turnout(t *ballot.Turnout) string {
	w := &v.W.Poll
	said := w.NoVoters
	if t.Voters > 0 {
		said = v.language.count(t.Voters, w.VoterOne, w.VoterMany)
	}
	if t.Electors != nil {
		said += " " + w.Electors + " " + grouped(*t.Electors, v.W.Grouping)
	}
	switch {
	case t.QuorumReached == nil:
	case *t.QuorumReached:
		said += ", " + w.QuorumReached
	default:
		said += ", " + w.QuorumMissing
	}
	if t.Guests > 0 {
		said += "; " + v.language.count(t.Guests, w.GuestOne, w.GuestMany)
	}
	return said
}

func (v *view) questions(voting *poll.Voting, results *ballot.Results) []questionBody {
	titles := map[poll.OptionID]string{}
	list := make([]questionBody, len(voting.Questions))
	for i, q := range voting.Questions {
		one := questionBody{Q: q, Asks: v.asks(q)}
		for n := range q.Options {
			titles[q.Options[n].ID] = q.Options[n].Title
			one.Options = append(one.Options, v.option(&q.Options[n]))
		}
		if q.OnlyIf != nil {
			one.Condition = v.W.Poll.Condition + ": " + titles[*q.OnlyIf]
		}
		if results != nil && i < len(results.Questions) {
			v.answer(&one, results.Questions[i])
			v.guests(&one, results.Guests, i)
		}
		list[i] = one
	}
	return list
}

func (v *view) option(o *poll.Option) optionBody {
	made := optionBody{Name: v.optionName(o), Meaning: o.Meaning}
	if o.Cost > 0 {
		made.Cost = grouped(int(o.Cost), v.W.Grouping)
	}
	return made
}

// asks says how a question is answered.
func (v *view) asks(q *poll.Question) string {
	said := v.W.Poll.Ask[q.Kind]
	if q.Kind == poll.KindSTV {
		said += " " + grouped(q.Limits.Seats, v.W.Grouping)
	}
	if q.IsRequired {
		said += " · " + v.W.Poll.Required
	}
	return said
}

// answer puts in what a question came to.
func (v *view) answer(one *questionBody, result poll.Result) {
	w := &v.W.Poll
	common := result.Common()
	if common.Voters == 0 {
		one.Notes = append(one.Notes, w.Empty)
		return
	}
	one.Notes = append(one.Notes, v.language.count(int(common.Voters), w.Answer, w.Answered))
	if reached := common.ThresholdReached; reached != nil {
		note := w.ThresholdMissed
		if *reached {
			note = w.ThresholdReached
		}
		one.Notes = append(one.Notes, note)
	}
	t := v.tabler(one.Q)
	one.Tables = t.tables(result)
	if len(common.ByAssurance) > 0 {
		one.Tables = append(one.Tables, t.byAssurance(common.ByAssurance))
	}
}

// guests puts in what guests answered to the question at a place.
func (v *view) guests(one *questionBody, all *ballot.GuestResults, place int) {
	if all == nil || place >= len(all.Questions) || all.Questions[place].Common().Voters == 0 {
		return
	}
	w := &v.W.Poll
	result := all.Questions[place]
	said := v.language.count(int(result.Common().Voters), w.Answer, w.Answered)
	if !all.IsVerified {
		said += " · " + w.Unverified
	}
	one.Guests = &guestsBody{said, v.tabler(one.Q).tables(result)}
}

// linkedPoll says of a poll what it asks: schema.org knows questions, with the answers that one can give.
func (h *Handler) linkedPoll(q *request, e *entry.Entry, body *pollBody) []any {
	said := make([]any, 0, len(body.Questions))
	for i := range body.Questions {
		one := &body.Questions[i]
		asked := thing{
			"@context": vocabulary, "@type": "Question", "name": one.Q.Title, "inLanguage": e.Language,
			"isPartOf": h.PublicURL + q.at.Entry(e),
		}
		var answers []thing
		for _, o := range one.Options {
			answers = append(answers, thing{"@type": "Answer", "text": strings.TrimSpace(o.Name + " " + o.Meaning)})
		}
		if answers != nil {
			asked["suggestedAnswer"] = answers
		}
		said = append(said, asked)
	}
	return said
}
