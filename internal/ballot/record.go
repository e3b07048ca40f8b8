package ballot

import (
	"context"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"piazza/internal/auth"
	"piazza/internal/entry"
	"piazza/internal/keys"
	"piazza/internal/paging"
	"piazza/internal/poll"
)

// Secrecy is how a confidential poll is kept, as anybody may know who may read it.
type Secrecy struct {
	State poll.SealState
	// Seal, Head and BundleHash are in hexadecimal.
	Seal      string
	LogLength int
	// Head is nil before the first entry of the log.
	Head            *string
	CommitmentCount int
	// BundleHash is nil before the bundle is written and verified.
	BundleHash *string
	// LogURL and BundleURL are the addresses of the public files.
	LogURL, BundleURL string

	voting      *poll.Voting
	ballots     *int
	bundleBytes *int64
}

// BallotCount is how many ballots counted, nil before that, and for who may not see what the poll came to: how many answered what is asked
// of some alone is a result.
func (s *Secrecy) BallotCount(ctx context.Context) *int {
	if !Sees(DoorPoll, s.voting, auth.FromContext(ctx), false) {
		return nil
	}
	return s.ballots
}

// BundleSize is how long the bundle is, nil before it is written and verified, and for who may not see what the poll came to: choices are
// not equally long.
func (s *Secrecy) BundleSize(ctx context.Context) *int64 {
	if !Sees(DoorBundle, s.voting, auth.FromContext(ctx), false) {
		return nil
	}
	return s.bundleBytes
}

// Secrecies returns how those of the polls are kept that are confidential. Whoever calls has read them for the viewer.
func (s *Service) Secrecies(ctx context.Context, votings []*poll.Voting) (map[entry.ID]*Secrecy, error) {
	var ids []entry.ID
	asked := map[entry.ID]*poll.Voting{}
	for _, v := range votings {
		if v.IsConfidential {
			ids, asked[v.EntryID] = append(ids, v.EntryID), v
		}
	}
	if len(ids) == 0 {
		return map[entry.ID]*Secrecy{}, nil
	}
	rows, err := storeOn(s.db).recorded(ctx, ids)
	if err != nil {
		return nil, err
	}
	kept := make(map[entry.ID]*Secrecy, len(rows))
	for _, row := range rows {
		kept[row.poll] = s.secrecy(row, asked[row.poll])
	}
	return kept, nil
}

func (s *Service) secrecy(row *recordRow, v *poll.Voting) *Secrecy {
	seen, _ := s.sealSeen(row)
	files := s.secrets.URL + "/export/polls/" + strconv.FormatInt(int64(row.poll), 10)
	told := &Secrecy{
		State: seen, Seal: fmt.Sprintf("%x", row.seal), LogLength: row.length, Head: hexed(row.head),
		CommitmentCount: row.commitments, LogURL: files + "/log.jsonl", BundleURL: files + "/bundle.jsonl", voting: v, ballots: row.ballots,
	}
	if row.state.HasBundle() { // one that is not verified is written anew where that was interrupted, with another hash
		told.BundleHash, told.bundleBytes = hexed(row.bundle), row.bundleBytes
	}
	return told
}

// hexed writes bytes in hexadecimal, nil where there are none.
func hexed(bytes []byte) *string {
	if len(bytes) == 0 {
		return nil
	}
	text := fmt.Sprintf("%x", bytes)
	return &text
}

// LogKind is what an entry of a log is.
type LogKind string

// MarshalGQL writes the API's spelling.
func (k LogKind) MarshalGQL(w io.Writer) {
	// An error here is the broken connection of a reader, which the server meets again at its next write.
	_, _ = io.WriteString(w, strconv.Quote(strings.ToUpper(string(k))))
}

// UnmarshalGQL refuses: nobody sends a kind.
func (k *LogKind) UnmarshalGQL(from any) error {
	return fmt.Errorf("%v is no PollLogKind to send", from)
}

// LogEntry is an entry of the public log of a confidential poll, without its body.
type LogEntry struct {
	Number          int
	Kind            LogKind
	Head            string
	CommitmentCount int
	// Signature is in base64.
	Signature string
	KeyID     string
}

// logList and sealingList name the lists in cursors.
const (
	logList     = "poll-log"
	sealingList = "poll-sealings"
)

// LogPage is part of a log, in its order.
type LogPage struct {
	Entries      []*LogEntry
	More, Before bool
	Total        int
}

// Cursor returns the cursor of an entry. Numbers begin with 0, keys of cursors with 1.
func (*LogPage) Cursor(e *LogEntry) string { return paging.Cursor(logList, int64(e.Number)+1) }

// Log returns a page of the public log of a confidential poll that the viewer may read; nil for others.
func (s *Service) Log(ctx context.Context, id entry.ID, page paging.Page) (*LogPage, error) {
	key, err := page.Key(logList, 1)
	if err != nil {
		return nil, err
	}
	v, err := s.readable(ctx, id)
	if v == nil || err != nil || !v.IsConfidential {
		return nil, err
	}
	after := -1
	if key != nil {
		after = int(min(key[0]-1, int64(mostEntries)))
	}
	found := &LogPage{Before: key != nil}
	found.Entries, found.Total, err = storeOn(s.db).logPage(ctx, id, after, page.Limit()+1)
	found.Entries, found.More = paging.Cut(found.Entries, page.Limit())
	return found, err
}

// mostEntries is more than any log has.
const mostEntries = 1<<31 - 1

// readable returns a poll if it exists for the viewer, be it in its assembly, nil otherwise.
func (s *Service) readable(ctx context.Context, id entry.ID) (*poll.Voting, error) {
	votings, err := poll.HeadsIn(ctx, s.db, []entry.ID{id})
	v := votings[id]
	if v == nil || err != nil || !DoorAssembly.shows(v, auth.FromContext(ctx)) {
		return nil, err
	}
	return v, nil
}

// Sealing is a confidential poll as operators see it.
type Sealing struct {
	PollNumber int64
	State      poll.SealState
	// KeyIsHere tells whether its key is in the folder of this node.
	KeyIsHere bool
	// KeyFile is the file of its key, as seen from the folder of keys; nil where it has not to be there.
	KeyFile *string
	// Problem is why it does not go on, by its code; nil where nothing is wrong.
	Problem *string
	// Since is when it came to the state that it has in the database: since when a key is missing nobody knows.
	Since time.Time

	waits bool
}

// SealingPage is part of the confidential polls, those first that wait for an operator.
type SealingPage struct {
	Sealings     []*Sealing
	More, Before bool
	Total        int
}

// Cursor returns the cursor of a poll of the page.
func (*SealingPage) Cursor(s *Sealing) string {
	waits := int64(0)
	if s.waits {
		waits = 1
	}
	return paging.Cursor(sealingList, waits, s.PollNumber)
}

// Sealings returns a page of all confidential polls, for administrators of the installation; an empty one for others.
func (s *Service) Sealings(ctx context.Context, page paging.Page) (*SealingPage, error) {
	if !auth.FromContext(ctx).Administrator {
		return &SealingPage{}, nil
	}
	key, err := page.Key(sealingList, 2)
	if err != nil {
		return nil, err
	}
	keyless, err := s.keyless(ctx)
	if err != nil {
		return nil, err
	}
	rows, err := storeOn(s.db).sealings(ctx, keyless, key, page.Limit()+1)
	found := &SealingPage{Before: key != nil}
	for _, row := range rows {
		found.Sealings, found.Total = append(found.Sealings, s.sealing(row)), row.total
	}
	found.Sealings, found.More = paging.Cut(found.Sealings, page.Limit())
	return found, err
}

// keyless are the polls whose keys have to be in the folder of this node, and are not, or not to be had.
func (s *Service) keyless(ctx context.Context) ([]entry.ID, error) {
	rows, err := storeOn(s.db).underWay(ctx)
	ids := []entry.ID{}
	for _, row := range rows {
		if _, wrong := s.sealWatched(row); wrong != "" {
			ids = append(ids, row.poll)
		}
	}
	return ids, err
}

// Codes of what operators are told of polls whose keys are not there; the others are those of the steps that failed.
const (
	codeElsewhere     = "elsewhere"
	codeKeyMissing    = "key_missing"
	codeKeyWrong      = "key_wrong"
	codeKeyUnreadable = "key_unreadable"
)

func (s *Service) sealing(row *recordRow) *Sealing {
	seen, wrong := s.sealWatched(row)
	one := &Sealing{
		PollNumber: int64(row.poll), State: seen, Since: row.since, waits: row.waits,
		KeyIsHere: seen == row.state && row.state.NeedsKey() && wrong == "",
	}
	if row.state.NeedsKey() && seen != poll.SealElsewhere {
		one.KeyFile = new(keys.BallotKeyFile(row.seal))
	}
	switch {
	case wrong != "":
		one.Problem = &wrong
	case row.problem != "":
		one.Problem = &row.problem
	}
	return one
}

// KeyFolder is the folder of keys as this node sees it.
type KeyFolder struct {
	IsReady      bool
	SigningKeyID *string
	SigningSince *time.Time
}

// KeyFolder tells administrators of the installation how the folder of keys does; nil for others.
func (s *Service) KeyFolder(ctx context.Context) (*KeyFolder, error) {
	if !auth.FromContext(ctx).Administrator {
		return nil, nil //nolint:nilnil // null is the API's answer for who is told nothing
	}
	f := &KeyFolder{}
	if s.secrets.Keys == nil || s.secrets.Signing == nil {
		return f, nil
	}
	inUse, err := s.secrets.Signing.InUse(ctx)
	if err != nil || inUse == nil {
		return f, err
	}
	f.SigningKeyID, f.SigningSince = &inUse.ID, &inUse.From
	_, err = s.secrets.Signing.Current(ctx, s.db)
	f.IsReady = err == nil && s.secrets.Keys.Ready() == nil
	return f, nil
}
