package page

import (
	"html/template"
	"strconv"
	"strings"
	"time"

	"piazza/internal/account"
	"piazza/internal/assembly"
	"piazza/internal/auth"
	"piazza/internal/entry"
	"piazza/internal/poll"
)

// assemblyBody is the content of the page of an assembly: what it is, and afterwards what came of it.
type assemblyBody struct {
	R     *assembly.Record
	Text  template.HTML
	Facts []fact
	// IsLive tells that one can come in now.
	IsLive bool
	Attend string
	// Minutes is what was said, Says where the minutes stand.
	Minutes   template.HTML
	Says      string
	Published *moment
	Items     []itemBody
	Acts      []actBody
	Floor     []floorBody
	// Markdown and JSON are the addresses of the files.
	Markdown, JSON string
	// Hours says by which clock the times are.
	Hours string
}

// itemBody is a question that was shown, with what came out.
type itemBody struct {
	questionBody
	Title, Voted, Annulled, Hidden string
	// Withdrawn is why a moderator took it from sight after the end.
	Withdrawn string
	// Page is the address of its poll, empty where that is not public.
	Page string
	// Secret is nil where the vote was not secret.
	Secret *secretBody
}

// actBody is a line of the course.
type actBody struct {
	Clock, ISO, Says, About, Detail string
	Undone                          bool
}

type floorBody struct{ Text, Name, Says string }

func (v *view) assemblyBody(r *assembly.Record, actors map[account.ID]*account.Member, viewer auth.Viewer) *assemblyBody {
	w := &v.W.Assembly
	body := &assemblyBody{
		R: r, Text: template.HTML(r.BodyHTML), Facts: v.assemblyFacts(r), IsLive: r.Phase == assembly.Live, Attend: v.At.Attend(r.Assembly),
		Hours: w.Hours + " " + v.zone.String() + ".",
	}
	for _, item := range r.Items {
		if r.Phase != assembly.Planned {
			body.Items = append(body.Items, v.item(r, item))
		}
	}
	for _, a := range r.Acts {
		body.Acts = append(body.Acts, v.act(a, actors))
	}
	for _, f := range r.Floor {
		body.Floor = append(body.Floor, v.floor(f))
	}
	switch {
	case r.Phase != assembly.Ended:
	case r.Minutes == nil:
		body.Says = w.Wait
	default:
		body.Minutes = template.HTML(r.Minutes.HTML)
		body.Markdown, body.JSON = minutesFile(r.ID, "md", v.Lang), minutesFile(r.ID, "json", v.Lang)
		if at := r.Minutes.PublishedAt; at != nil {
			when := v.When(*at)
			body.Published = &when
		} else if r.CanRun(viewer) {
			body.Says = w.Draft
		}
	}
	return body
}

// assemblyFacts say when it is, who votes, and who came.
func (v *view) assemblyFacts(r *assembly.Record) []fact {
	w := &v.W.Assembly
	facts := []fact{v.stands(r.Assembly)}
	if r.Phase == assembly.Ended {
		facts = append(facts, v.over(r))
	}
	says := w.Electorate[r.Electorate]
	if guests := w.Admission[r.Guests]; guests != "" {
		says += " " + guests
	}
	facts = append(facts, fact{Says: says})
	if r.Quorum != nil {
		facts = append(facts, fact{Says: w.Quorum + " " + grouped(*r.Quorum, v.W.Grouping)})
	}
	if r.Phase == assembly.Planned && r.ItemCount > 0 {
		facts = append(facts, fact{Says: v.language.count(r.ItemCount, w.QuestionOne, w.QuestionMany)})
	}
	if m := r.Minutes; m != nil {
		came := v.language.count(m.Entitled, w.EntitledOne, w.EntitledMany)
		if m.Guests > 0 {
			came += ", " + v.language.count(m.Guests, w.GuestOne, w.GuestMany)
		}
		facts = append(facts, fact{Says: came})
	}
	return facts
}

func (v *view) over(r *assembly.Record) fact {
	when := v.When(*r.EndedAt)
	return fact{v.W.Assembly.Over, &when}
}

// item is a question that was shown.
func (v *view) item(r *assembly.Record, item *assembly.Item) itemBody {
	w := &v.W.Assembly
	made := itemBody{Title: strconv.Itoa(item.Position) + ". " + item.Title, Voted: v.voted(item)}
	if len(item.Questions) > 0 {
		made.questionBody = v.questions(&poll.Voting{Questions: item.Questions, Rules: poll.Rules{Guests: item.Guests}}, item.Results)[0]
	}
	if item.WithdrawnReason != nil {
		made.Withdrawn = *item.WithdrawnReason
	}
	if item.IsConcealed() {
		made.Title = strconv.Itoa(item.Position) + ". " + w.Concealed
	}
	switch {
	case item.AnnulledReason != nil:
		made.Annulled = *item.AnnulledReason
	case item.Results == nil && item.State != assembly.ItemWaiting && item.State != assembly.ItemOpen:
		made.Hidden = w.Hidden
	}
	if item.State != assembly.ItemWaiting && !r.IsRehearsal() && r.Phase == assembly.Ended && !item.IsConcealed() {
		made.Page = v.At.entry(r.Piazza.Slug, entry.KindPoll, item.PollID, item.Title)
	}
	made.Secret = v.secret(r, item, made.Page)
	return made
}

// voted says how many took part, of how many who were there.
func (v *view) voted(item *assembly.Item) string {
	t := item.Turnout
	if t == nil || item.State == assembly.ItemWaiting {
		return ""
	}
	says := v.W.Poll.NoVoters
	if t.Voters > 0 {
		says = v.language.count(t.Voters, v.W.Poll.VoterOne, v.W.Poll.VoterMany)
	}
	says += " " + v.W.Assembly.Of + " " + grouped(t.Entitled, v.W.Grouping)
	if t.Guests > 0 {
		says += "; " + v.language.count(t.Guests, v.W.Poll.GuestOne, v.W.Poll.GuestMany)
	}
	return says
}

// act is a line of the course.
func (v *view) act(a *assembly.Act, actors map[account.ID]*account.Member) actBody {
	w := &v.W.Assembly
	made := actBody{Clock: a.At.In(v.zone).Format("15:04:05"), ISO: a.At.UTC().Format(time.RFC3339), Says: w.Act[a.Kind], Undone: a.IsUndone}
	switch {
	case a.Title != nil:
		made.About = *a.Title
	case a.Kind == assembly.ActShown:
		made.Says = w.Nothing
	}
	add := func(text string) {
		if made.Detail != "" {
			made.Detail += " · "
		}
		made.Detail += text
	}
	switch {
	case a.ActorID == nil && a.Kind == assembly.ActClosed:
		add(w.ByClock)
	case a.ActorID != nil && actors[*a.ActorID] != nil:
		add(v.Called(actors[*a.ActorID]))
	}
	if a.Present != nil {
		add(grouped(*a.Present, v.W.Grouping) + " " + w.Present)
	}
	if amount := v.amount(a); amount != "" {
		add(amount)
	}
	if a.Reason != "" {
		add(a.Reason)
	}
	return made
}

// amount is how much more time was given, or how many slips were made.
func (v *view) amount(a *assembly.Act) string {
	if a.Amount == nil {
		return ""
	}
	switch a.Kind {
	case assembly.ActExtended:
		return "+" + grouped(*a.Amount, v.W.Grouping) + " " + v.W.Assembly.Seconds
	case assembly.ActSlipsMade:
		return grouped(*a.Amount, v.W.Grouping) + " " + v.W.Assembly.SlipsMade
	default:
		return ""
	}
}

func (v *view) floor(f *assembly.FloorQuestion) floorBody {
	w := &v.W.Assembly
	says := v.language.count(f.Votes, w.WantedOne, w.WantedMany)
	if f.State == assembly.FloorAnswered {
		says += " · " + w.Answered
	}
	name := f.Name
	if f.IsGuest {
		// Whatever name a guest gives, nobody takes him for a member.
		name = strings.TrimSpace(name + " (" + w.AskedByGuest + ")")
	}
	return floorBody{f.Text, name, says}
}
