package ballot

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"

	"piazza/internal/account"
	"piazza/internal/auth"
	"piazza/internal/db"
	"piazza/internal/entry"
	"piazza/internal/paging"
	"piazza/internal/poll"
	"piazza/internal/problem"
)

// ErrText says that no ballot has such a text.
var ErrText = problem.Missing("poll_text_missing", "No ballot says this any more.").On("key")

// TextKind says which texts of ballots.
type TextKind string

// The kinds of texts.
const (
	Answers TextKind = "answers"
	Reasons TextKind = "reasons"
)

// MarshalGQL writes the API's spelling.
func (k TextKind) MarshalGQL(w io.Writer) {
	// An error here is the broken connection of a reader, which the server meets again at its next write.
	_, _ = io.WriteString(w, strconv.Quote(strings.ToUpper(string(k))))
}

// UnmarshalGQL reads the API's spelling.
func (k *TextKind) UnmarshalGQL(from any) error {
	switch from {
	case "ANSWERS":
		*k = Answers
	case "REASONS":
		*k = Reasons
	default:
		return fmt.Errorf("%v is no TextKind", from)
	}
	return nil
}

// Text is a text of ballots, without who wrote it.
type Text struct {
	// Text is empty where a moderator took it from sight and the viewer does not hold the poll.
	Text string
	// People is how many of those who count wrote just this.
	People int
	// Guests is how many guests did.
	Guests int
	// Stance is what its ballots said to a proposal, nil elsewhere.
	Stance *poll.Stance
	// Key names the text.
	Key string
	// HiddenReason is why it was taken from sight, nil where it was not.
	HiddenReason *string

	hash [sha256.Size]byte
}

// TextPage is a page of texts, those of most people first, and then in an order that tells nothing of when they were written.
type TextPage struct {
	Texts []*Text
	// After are the cursors of the texts.
	After    []string
	More     bool
	FromPage bool
	Total    int
}

// textPlace is where a page of texts begins.
type textPlace struct {
	writers int64
	hash    []byte
	stance  string
}

// stances are those of a text's cursor, by number.
func stances() []string {
	return []string{"", string(poll.Abstain), string(poll.Agree), string(poll.Block), string(poll.Disagree)}
}

const textKeySize = 2 + sha256.Size/8

func textStart(page paging.Page) (p textPlace, err error) {
	key, err := page.Key(textList, textKeySize)
	if err != nil || key == nil {
		return textPlace{writers: math.MaxInt64, hash: []byte{}}, err
	}
	if key[1] < 0 || key[1] >= int64(len(stances())) {
		return p, paging.ErrCursor
	}
	p = textPlace{writers: key[0], stance: stances()[key[1]]}
	for _, part := range key[2:] {
		p.hash = binary.BigEndian.AppendUint64(p.hash, uint64(part))
	}
	return p, nil
}

func (t *Text) cursor() string {
	stance := 0
	if t.Stance != nil {
		stance = slices.Index(stances(), string(*t.Stance))
	}
	key := []int64{int64(t.People + t.Guests), int64(stance)}
	for i := 0; i < len(t.hash); i += 8 {
		key = append(key, int64(binary.BigEndian.Uint64(t.hash[i:])))
	}
	return paging.Cursor(textList, key...)
}

func textKey(hash []byte) string { return base64.RawURLEncoding.EncodeToString(hash) }

// Texts returns a page of the answers to an open question, or of the reasons given; nil where the viewer may not see results
// now.
func (s *Service) Texts(ctx context.Context, through Door, id poll.QuestionID, of TextKind, page paging.Page) (found *TextPage, err error) {
	from, err := textStart(page)
	if err != nil {
		return nil, err
	}
	err = s.look(ctx, through, id, func(ctx context.Context, tx *db.Tx, v *poll.Voting) error {
		texts, total, err := storeOn(tx).texts(ctx, v, id, of, from, page.Limit()+1)
		if err != nil {
			return err
		}
		found = &TextPage{Total: total, FromPage: page.After != ""}
		found.Texts, found.More = paging.Cut(texts, page.Limit())
		staff := v.CanRun(auth.FromContext(ctx))
		for _, t := range found.Texts {
			found.After = append(found.After, t.cursor())
			if t.HiddenReason != nil && !staff {
				t.Text = ""
			}
		}
		return nil
	})
	return found, err
}

// HideText takes a text of ballots from sight, with a public reason, or shows it again. Nobody has to know whose it is.
func (s *Service) HideText(ctx context.Context, in HideTextInput) (*entry.Entry, error) {
	hash, err := base64.RawURLEncoding.DecodeString(in.Key)
	if err != nil || len(hash) != sha256.Size {
		return nil, ErrText
	}
	reason := ""
	if in.Hidden {
		given := ""
		if in.Reason != nil {
			given = *in.Reason
		}
		if reason, err = account.CheckReason(given); err != nil {
			return nil, err
		}
	}
	of, err := storeOn(s.db).pollOf(ctx, in.QuestionID)
	if err != nil {
		return nil, err
	}
	return s.change(ctx, of, func(ctx context.Context, tx *db.Tx, v *poll.Voting) error {
		// Whoever could hide a text unseen would learn by guessing whether somebody wrote it.
		if !Sees(DoorTexts, v, auth.FromContext(ctx), v.Voted) {
			return ErrResultsHidden
		}
		changed, err := storeOn(tx).hide(ctx, tx, in, hash, reason)
		if err != nil || !changed {
			return err
		}
		if in.Hidden {
			takeAway(tx, v)
		}
		if err := storeOn(tx).outgrow(ctx, v); err != nil {
			return err
		}
		if err := finalAgain(ctx, tx, v, in.QuestionID); err != nil {
			return err
		}
		return tell(ctx, tx, v, poll.NoticeChanged)
	})
}

// takeAway drops what waits for slow readers and may show a text that is taken from sight.
func takeAway(tx *db.Tx, v *poll.Voting) {
	tx.TakeAway(entry.PiazzaStream(v.Piazza.ID), int64(v.EntryID))
	tx.TakeAway(db.Stream{Kind: poll.StreamResults, Ref: int64(v.EntryID)}, 0)
	if v.AssemblyID != 0 {
		tx.TakeAway(db.Stream{Kind: poll.StreamAssembly, Ref: v.AssemblyID}, 0)
	}
}

// finalAgain writes anew what an open question of a closed poll came to: the words of a text count as long as it is seen. Of a
// confidential poll they stay, as everybody recounts them from its bundle.
func finalAgain(ctx context.Context, tx *db.Tx, v *poll.Voting, id poll.QuestionID) error {
	at := slices.IndexFunc(v.Questions, func(q *poll.Question) bool { return q.ID == id && q.Kind == poll.KindOpen })
	if at < 0 || v.Stored != poll.Closed || v.IsConfidential {
		return nil
	}
	alone := *v
	alone.Questions = v.Questions[at : at+1]
	results, err := final(ctx, tx, &alone)
	if err != nil {
		return err
	}
	return storeOn(tx).keep(ctx, results, v.Now)
}
