package importer

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"piazza/internal/entry"
)

// pages draws the entry of each kind of record. Only what a title, a summary or a key is made of is read by name here;
// the text takes everything.
var pages = map[Kind]func(tree object, text []byte) (key string, p *page, err error){
	Process:   drawProcess,
	Proposal:  drawProposal,
	Project:   drawProject,
	Programme: drawProgramme,
}

func drawProcess(tree object, text []byte) (string, *page, error) {
	var r struct {
		Title       string `json:"title"`
		Status      string `json:"status"`
		StartedYear int    `json:"started_year"`
		ClosedYear  int    `json:"closed_year"`
		Level       string `json:"participation_level"`
		Territory   struct {
			Municipality string `json:"municipality"`
		} `json:"territory"`
		Index struct {
			Value json.Number `json:"value"`
			Of    json.Number `json:"of"`
		} `json:"participation_index"`
	}
	if err := json.Unmarshal(text, &r); err != nil {
		return "", nil, err
	}
	facts := present(r.Territory.Municipality, span(r.StartedYear, r.ClosedYear), prefixed("processo ", r.Status))
	scores := present(prefixed("livello: ", r.Level), ratio("indice di partecipazione: ", r.Index.Value, r.Index.Of))
	return slug(r.Title), &page{
		Kind:    entry.KindArticle,
		Title:   r.Title,
		Summary: "La carta d’identità del processo. " + stops(facts, scores),
		Body:    card(tree, "title"),
		Tags:    present("carta d’identità", r.Territory.Municipality),
	}, required("title", r.Title)
}

func drawProposal(tree object, text []byte) (string, *page, error) {
	var r struct {
		Reference  string            `json:"reference"`
		Number     string            `json:"number"`
		Title      string            `json:"title"`
		Supporters int               `json:"supporters"`
		Versions   int               `json:"versions"`
		Amendments []json.RawMessage `json:"amendments"`
		Recipients []string          `json:"recipients"`
	}
	if err := json.Unmarshal(text, &r); err != nil {
		return "", nil, err
	}
	counts := present(counted(r.Supporters, "sostegno", "sostegni"), counted(len(r.Amendments), "emendamento", "emendamenti"),
		counted(r.Versions, "versione", "versioni"))
	title := r.Title
	if r.Number != "" {
		title = "Proposta " + r.Number + ": " + lower(r.Title)
	}
	return slug(r.Reference), &page{
		Kind:    entry.KindNews,
		Title:   title,
		Summary: stops(counts, present(prefixed("Per ", enumerated(r.Recipients)))),
		Body:    card(tree, "title"),
		Tags:    present("proposte"),
	}, errors.Join(required("reference", r.Reference), required("title", r.Title))
}

func drawProject(tree object, text []byte) (string, *page, error) {
	var r struct {
		Title        string   `json:"title"`
		WorkingGroup string   `json:"working_group"`
		Objectives   []string `json:"objectives"`
	}
	if err := json.Unmarshal(text, &r); err != nil {
		return "", nil, err
	}
	return slug(r.Title), &page{
		Kind:  entry.KindArticle,
		Title: r.Title,
		Summary: stops(present("La scheda del progetto", prefixed("gruppo di lavoro ", r.WorkingGroup)),
			present(prefixed("Per ", enumerated(r.Objectives)))),
		Body: card(tree, "title"),
		Tags: present("progetti", lower(r.Title)),
	}, required("title", r.Title)
}

func drawProgramme(tree object, text []byte) (string, *page, error) {
	var r struct {
		Coalition      string `json:"coalition"`
		Municipalities int    `json:"municipalities"`
		Actions        []struct {
			Title string `json:"title"`
		} `json:"actions"`
	}
	if err := json.Unmarshal(text, &r); err != nil {
		return "", nil, err
	}
	var titles []string
	for _, action := range r.Actions {
		titles = append(titles, lower(action.Title))
	}
	return slug(r.Coalition), &page{
		Kind:  entry.KindArticle,
		Title: "Il programma della coalizione " + r.Coalition,
		Summary: stops(present(counted(r.Municipalities, "Comune", "Comuni"), counted(len(titles), "azione", "azioni")),
			present(upper(enumerated(titles)))),
		Body: card(tree),
		Tags: present("programmi", r.Coalition),
	}, required("coalition", r.Coalition)
}

// present drops what is empty.
func present(parts ...string) []string {
	var kept []string
	for _, part := range parts {
		if strings.TrimSpace(part) != "" {
			kept = append(kept, part)
		}
	}
	return kept
}

// stops makes a sentence of each group of facts.
func stops(groups ...[]string) string {
	var sentences []string
	for _, group := range groups {
		if len(group) > 0 {
			sentences = append(sentences, upper(strings.Join(group, ", "))+".")
		}
	}
	return strings.Join(sentences, " ")
}

func prefixed(words, value string) string {
	if value == "" {
		return ""
	}
	return words + value
}

func span(from, to int) string {
	switch {
	case from == 0 && to == 0:
		return ""
	case from == to || to == 0:
		return fmt.Sprint(from)
	default:
		return fmt.Sprintf("%d-%d", from, to)
	}
}

func ratio(words string, value, of json.Number) string {
	if value == "" || of == "" {
		return ""
	}
	return words + value.String() + " su " + of.String()
}

func counted(n int, one, many string) string {
	switch n {
	case 0:
		return ""
	case 1:
		return "1 " + one
	default:
		return fmt.Sprintf("%d %s", n, many)
	}
}
