package sealing

import "time"

// FormFormat is the first thing that a form says.
const FormFormat = "piazza-form/1"

// Form is what a poll asks, and of its rules those by which it is counted. It is fixed when the poll opens: the log begins
// with its hash, and whoever counts again counts by it. Fields are always written, zeros and empty lists as well.
type Form struct {
	Format string `json:"format"`
	Poll   int64  `json:"poll"`
	Title  string `json:"title"`
	// Reasons are none, optional or required.
	Reasons string `json:"reasons"`
	// Threshold is in percent, Quorum in people; 0 for none.
	Threshold int            `json:"threshold"`
	Quorum    int            `json:"quorum"`
	Questions []FormQuestion `json:"questions"`
}

// FormQuestion is one thing asked.
type FormQuestion struct {
	ID      int64  `json:"id"`
	Kind    string `json:"kind"`
	Section string `json:"section"`
	Title   string `json:"title"`
	Note    string `json:"note"`
	// OnlyIf is the option of an earlier question that has to be chosen for this one to be asked, 0 for none.
	OnlyIf   int64        `json:"onlyIf"`
	Required bool         `json:"required"`
	Options  []FormOption `json:"options"`
	Rows     []FormRow    `json:"rows"`
	Limits   FormLimits   `json:"limits"`
}

// FormOption is what one can choose.
type FormOption struct {
	ID      int64  `json:"id"`
	Title   string `json:"title"`
	Meaning string `json:"meaning"`
	Cost    int64  `json:"cost"`
	// StartsAt and EndsAt are those of a time slot, as FormTime writes them.
	StartsAt string `json:"startsAt"`
	EndsAt   string `json:"endsAt"`
}

// FormRow is a row of a matrix.
type FormRow struct {
	ID    int64  `json:"id"`
	Title string `json:"title"`
}

// FormLimits bound a choice; those that a kind does not use are 0.
type FormLimits struct {
	Least   int   `json:"least"`
	Most    int   `json:"most"`
	Seats   int   `json:"seats"`
	Highest int64 `json:"highest"`
	Ceiling int64 `json:"ceiling"`
	From    int64 `json:"from"`
	To      int64 `json:"to"`
	Step    int64 `json:"step"`
	None    bool  `json:"none"`
}

// FormTime writes the time of a slot, "" for none.
func FormTime(t *time.Time) string {
	if t == nil {
		return ""
	}
	return t.UTC().Format("2006-01-02T15:04:05.999999Z")
}

// Text is the form on one line, as it is hashed and published.
func (f *Form) Text() string {
	written := *f
	written.Format = FormFormat
	written.Questions = make([]FormQuestion, len(f.Questions))
	for i, q := range f.Questions {
		q.Options, q.Rows = append([]FormOption{}, q.Options...), append([]FormRow{}, q.Rows...)
		written.Questions[i] = q
	}
	text, err := JSON(written)
	if err != nil {
		panic(err) // numbers and texts are always written
	}
	return text
}
