package poll

import (
	"time"

	"piazza/internal/account"
	"piazza/internal/entry"
	"piazza/internal/space"
)

// CreateInput is a new draft of a poll.
type CreateInput struct {
	PiazzaID       space.ID
	Title          string
	Summary        *string
	Body           *string
	Tags           []string
	Rules          *RulesInput
	Questions      []QuestionInput
	IdempotencyKey *string `json:"-"`
}

// UpdateInput is what to change of a poll; nil leaves as it is.
type UpdateInput struct {
	PollID entry.ID
	// Version is that of the voting on which the change is based; nil changes whatever is there.
	Version   *int64
	Title     *string
	Summary   *string
	Body      *string
	Tags      []string
	Rules     *RulesInput
	Questions []QuestionInput
}

// RulesInput is what to change of how a poll is held; nil leaves as it is.
type RulesInput struct {
	Opening  *Opening   `json:"opening,omitempty"`
	OpensAt  *time.Time `json:"opensAt,omitempty"`
	ClosesAt *time.Time `json:"closesAt,omitempty"`
	// ClosesByHand takes the time of closing away.
	ClosesByHand      *bool              `json:"closesByHand,omitempty"`
	Electorate        *Electorate        `json:"electorate,omitempty"`
	Assurance         *account.Assurance `json:"assurance,omitempty"`
	IsChangeable      *bool              `json:"isChangeable,omitempty"`
	ResultsVisibility *Visibility        `json:"resultsVisibility,omitempty"`
	ShowsAssurance    *bool              `json:"showsAssurance,omitempty"`
	ShowsVoters       *bool              `json:"showsVoters,omitempty"`
	Reasons           *ReasonRule        `json:"reasons,omitempty"`
	TakesOptions      *bool              `json:"takesOptions,omitempty"`
	IsShuffled        *bool              `json:"isShuffled,omitempty"`
	IsConfidential    *bool              `json:"isConfidential,omitempty"`
	// Quorum and Threshold are 0 for none.
	Quorum    *int `json:"quorum,omitempty"`
	Threshold *int `json:"threshold,omitempty"`
}

// QuestionInput is one thing to ask.
type QuestionInput struct {
	Kind       KindName      `json:"kind"`
	Section    *string       `json:"section,omitempty"`
	Title      string        `json:"title"`
	Note       *string       `json:"note,omitempty"`
	Options    []OptionInput `json:"options,omitempty"`
	Rows       []string      `json:"rows,omitempty"`
	Limits     *Bounds       `json:"limits,omitempty"`
	OnlyIf     *OnlyIfInput  `json:"onlyIf,omitempty"`
	IsRequired *bool         `json:"isRequired,omitempty"`
}

// OnlyIfInput is an option of an earlier question, by its places from 0 in the lists of the same input.
type OnlyIfInput struct {
	Question int `json:"question"`
	Option   int `json:"option"`
}

// OptionInput is what can be chosen.
type OptionInput struct {
	Title    string     `json:"title"`
	Meaning  *string    `json:"meaning,omitempty"`
	Cost     *int64     `json:"cost,omitempty"`
	StartsAt *time.Time `json:"startsAt,omitempty"`
	EndsAt   *time.Time `json:"endsAt,omitempty"`
}

// Bounds are the limits of a question as people write and read them; what a kind does not use is nil.
type Bounds struct {
	Least   *int   `json:"least,omitempty"`
	Most    *int   `json:"most,omitempty"`
	Seats   *int   `json:"seats,omitempty"`
	Highest *int64 `json:"highest,omitempty"`
	Ceiling *int64 `json:"ceiling,omitempty"`
	// From, To and Step are decimals.
	From *string `json:"from,omitempty"`
	To   *string `json:"to,omitempty"`
	Step *string `json:"step,omitempty"`
	None bool    `json:"none,omitempty"`
}

// Input says which poll.
type Input struct {
	PollID entry.ID
}

// DuplicateInput says which poll to begin with.
type DuplicateInput struct {
	PollID         entry.ID
	IdempotencyKey *string `json:"-"`
}

// OutcomeInput is what was decided.
type OutcomeInput struct {
	PollID  entry.ID
	Outcome string
}

// ElectorsInput is an electoral list, by handles.
type ElectorsInput struct {
	PollID  entry.ID
	Handles []string
}

// OptionAddInput is an option that a voter adds.
type OptionAddInput struct {
	QuestionID     QuestionID
	Title          string
	Meaning        *string
	IdempotencyKey *string `json:"-"`
}

// TemplateSaveInput says which poll's form to keep, and under which title.
type TemplateSaveInput struct {
	PollID entry.ID
	Title  string
}

// TemplateImportInput is a form that comes from elsewhere.
type TemplateImportInput struct {
	PiazzaID space.ID
	Document string
}

// TemplateDeleteInput says which template.
type TemplateDeleteInput struct {
	TemplateID TemplateID
}
