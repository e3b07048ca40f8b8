package page

import (
	"encoding/json"
	"strings"
	"time"

	"piazza/internal/account"
	"piazza/internal/assembly"
	"piazza/internal/poll"
)

// minutesDocument is the file for programs. Results are the tables that people read: their words are in the language of the file.
type minutesDocument struct {
	Number      int64         `json:"number"`
	Title       string        `json:"title"`
	Piazza      string        `json:"piazza"`
	Body        string        `json:"body"`
	StartedAt   *time.Time    `json:"startedAt"`
	EndedAt     *time.Time    `json:"endedAt"`
	PublishedAt *time.Time    `json:"publishedAt"`
	Quorum      *int          `json:"quorum,omitempty"`
	Entitled    int           `json:"entitled"`
	Guests      int           `json:"guests"`
	Minutes     string        `json:"minutes"`
	Items       []minutesItem `json:"items"`
	Floor       []minutesAsk  `json:"floor"`
	Course      []minutesAct  `json:"course"`
}

type minutesItem struct {
	Position  int                `json:"position"`
	Title     string             `json:"title"`
	Kind      poll.KindName      `json:"kind"`
	State     assembly.ItemState `json:"state"`
	Poll      int64              `json:"poll"`
	OpenedAt  *time.Time         `json:"openedAt"`
	ClosedAt  *time.Time         `json:"closedAt"`
	ShownAt   *time.Time         `json:"shownAt"`
	Annulled  *string            `json:"annulled,omitempty"`
	Withdrawn *string            `json:"withdrawn,omitempty"`
	Voters    int                `json:"voters"`
	Guests    int                `json:"guests"`
	Quorum    *bool              `json:"quorumReached,omitempty"`
	Results   []minutesResult    `json:"results"`
	OfGuests  []minutesResult    `json:"guestResults,omitempty"`
	Threshold *int               `json:"threshold,omitempty"`
	// Secret is left out where the vote was not secret.
	Secret *minutesSecret `json:"secret,omitempty"`
}

type minutesResult struct {
	Notes  []string `json:"notes,omitempty"`
	Tables []table  `json:"tables"`
}

type minutesAsk struct {
	Text    string              `json:"text"`
	Name    string              `json:"name,omitempty"`
	IsGuest bool                `json:"isGuest"`
	State   assembly.FloorState `json:"state"`
	Votes   int                 `json:"votes"`
	AskedAt time.Time           `json:"askedAt"`
}

type minutesAct struct {
	Number  int       `json:"number"`
	Kind    string    `json:"kind"`
	At      time.Time `json:"at"`
	Actor   string    `json:"actor,omitempty"`
	Item    *int      `json:"item,omitempty"`
	Title   *string   `json:"title,omitempty"`
	Present *int      `json:"present,omitempty"`
	Amount  *int      `json:"amount,omitempty"`
	Reason  string    `json:"reason,omitempty"`
	Undone  bool      `json:"undone,omitempty"`
}

func (h *Handler) minutesJSON(q *request, r *assembly.Record) ([]byte, error) {
	actors, err := h.Accounts.ByIDs(q.ctx(), r.Actors())
	if err != nil {
		return nil, err
	}
	v, body, err := h.written(q, r)
	if err != nil {
		return nil, err
	}
	d := minutesDocument{
		Number: r.Number(), Title: r.Title, Piazza: r.Piazza.Title, Body: r.Body, StartedAt: r.StartedAt, EndedAt: r.EndedAt,
		PublishedAt: r.Minutes.PublishedAt, Quorum: r.Quorum, Entitled: r.Minutes.Entitled, Guests: r.Minutes.Guests, Minutes: r.Minutes.Text,
		Items: []minutesItem{}, Floor: []minutesAsk{}, Course: []minutesAct{},
	}
	for i, item := range r.Items {
		d.Items = append(d.Items, h.documentItem(item, &body.Items[i]))
	}
	for _, f := range r.Floor {
		d.Floor = append(d.Floor, minutesAsk{f.Text, f.Name, f.IsGuest, f.State, f.Votes, f.AskedAt})
	}
	for _, a := range r.Acts {
		d.Course = append(d.Course, v.documentAct(a, actors))
	}
	text, err := json.MarshalIndent(d, "", "  ")
	return append(text, '\n'), err
}

func (h *Handler) documentItem(item *assembly.Item, body *itemBody) minutesItem {
	made := minutesItem{
		Position: item.Position, Title: item.Title, State: item.State, Poll: item.PollNumber, OpenedAt: item.OpenedAt, ClosedAt: item.ClosedAt,
		ShownAt: item.RevealedAt, Annulled: item.AnnulledReason, Withdrawn: item.WithdrawnReason, Threshold: item.Threshold, Results: []minutesResult{},
		Secret: body.Secret.document(h.PublicURL),
	}
	if len(item.Questions) > 0 {
		made.Kind = item.Questions[0].Kind
	}
	if item.Turnout != nil {
		made.Voters, made.Guests, made.Quorum = item.Turnout.Voters, item.Turnout.Guests, item.Turnout.QuorumReached
	}
	if item.Results != nil {
		made.Results = append(made.Results, minutesResult{body.Notes, body.Tables})
	}
	if body.Guests != nil {
		made.OfGuests = []minutesResult{{[]string{body.Guests.Says}, body.Guests.Tables}}
	}
	return made
}

func (v *view) documentAct(a *assembly.Act, actors map[account.ID]*account.Member) minutesAct {
	made := minutesAct{
		Number: a.Number, Kind: strings.ToUpper(string(a.Kind)), At: a.At, Item: a.Position, Title: a.Title, Present: a.Present, Amount: a.Amount,
		Reason: a.Reason, Undone: a.IsUndone,
	}
	if a.ActorID != nil && actors[*a.ActorID] != nil {
		made.Actor = v.Called(actors[*a.ActorID])
	}
	return made
}
