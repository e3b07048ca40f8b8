package importer

import (
	"context"
	"fmt"
	"slices"
	"time"

	"piazza/internal/account"
	"piazza/internal/comment"
	"piazza/internal/entry"
	"piazza/internal/markdown"
	"piazza/internal/space"
)

// discussion is rows for the tables of comments, under the names of their columns.
type discussion struct {
	rows map[*demoComment]*commentRow
	byID map[int64]*commentRow

	comments  []commentRow
	revisions []revisionRow
	reactions []reactionRow
	mentions  []mentionRow
	decisions []decisionRow
	entries   []int64
}

type commentRow struct {
	ID            int64         `json:"id"`
	EntryID       entry.ID      `json:"entry_id"`
	ParentID      *int64        `json:"parent_id"`
	RootID        int64         `json:"root_id"`
	Path          []int64       `json:"path"`
	AuthorID      account.ID    `json:"author_id"`
	State         comment.State `json:"state"`
	Body          string        `json:"body"`
	BodyHTML      string        `json:"body_html"`
	AgreeCount    int           `json:"agree_count"`
	ThanksCount   int           `json:"thanks_count"`
	InsightCount  int           `json:"insight_count"`
	ReactionCount int           `json:"reaction_count"`
	ReplyCount    int           `json:"reply_count"`
	Version       int           `json:"version"`
	HiddenReason  *string       `json:"hidden_reason"`
	HiddenBy      *account.ID   `json:"hidden_by"`
	CreatedAt     time.Time     `json:"created_at"`
	EditedAt      *time.Time    `json:"edited_at"`
	StateAt       *time.Time    `json:"state_at"`
}

type revisionRow struct {
	CommentID int64     `json:"comment_id"`
	Version   int       `json:"version"`
	Body      string    `json:"body"`
	BodyHTML  string    `json:"body_html"`
	WrittenAt time.Time `json:"written_at"`
}

type reactionRow struct {
	CommentID int64                `json:"comment_id"`
	MemberID  account.ID           `json:"member_id"`
	Kind      comment.ReactionKind `json:"kind"`
	CreatedAt time.Time            `json:"created_at"`
}

type mentionRow struct {
	CommentID int64      `json:"comment_id"`
	MemberID  account.ID `json:"member_id"`
}

type decisionRow struct {
	SpaceID   space.ID   `json:"space_id"`
	CommentID *int64     `json:"comment_id"`
	EntryID   *entry.ID  `json:"entry_id"`
	Action    string     `json:"action"`
	Reason    string     `json:"reason"`
	DecidedBy account.ID `json:"decided_by"`
	DecidedAt time.Time  `json:"decided_at"`
}

// said is a comment of the demo and where it was said.
type said struct {
	*demoComment
	under placed
}

// discussions writes all comments, numbered in the order in which they were written, as if they had been.
func (s *seeding) discussions(ctx context.Context) error {
	all, err := s.everything()
	if err != nil {
		return err
	}
	numbers, err := storeOn(s.tx).draw(ctx, len(all))
	if err != nil {
		return err
	}
	d := &discussion{rows: map[*demoComment]*commentRow{}, byID: map[int64]*commentRow{}}
	if d.decisions, err = s.withdrawals(); err != nil {
		return err
	}
	for i, c := range all {
		if err := s.write(d, numbers[i], c); err != nil {
			return fmt.Errorf("%s: %w", c.under.name, err)
		}
	}
	for _, c := range all {
		s.close(d, c)
		d.comments = append(d.comments, *d.rows[c.demoComment])
	}
	for _, p := range s.placed {
		d.entries = append(d.entries, int64(p.id))
	}
	return storeOn(s.tx).discuss(ctx, d)
}

// everything returns the comments of all entries, the earliest first.
func (s *seeding) everything() ([]said, error) {
	var all []said
	for _, p := range s.placed {
		if len(p.thread) == 0 {
			continue
		}
		published, err := s.ago(p.head["published"])
		if err != nil {
			return nil, fmt.Errorf("%s: %w", p.name, err)
		}
		timed(p.thread, published, s.now.Add(-p.newest), s.joined)
		for _, c := range p.thread {
			all = append(all, said{c, p})
		}
	}
	slices.SortStableFunc(all, func(a, b said) int { return a.at.Compare(b.at) })
	return all, nil
}

func (s *seeding) joined(handle string) time.Time {
	if m := s.members[handle]; m != nil {
		return m.CreatedAt
	}
	return s.now
}

// write makes the row of a comment, whose parent has one, and the rows that hang on it.
func (s *seeding) write(d *discussion, id int64, c said) error {
	if _, member := c.under.where.role(c.author); !member {
		return fmt.Errorf("%s is no member of the piazza", c.author)
	}
	row := &commentRow{
		ID: id, EntryID: c.under.id, RootID: id, Path: []int64{id}, AuthorID: s.members[c.author].ID, State: comment.Visible,
		Body: c.body, Version: 1, CreatedAt: c.at,
	}
	d.rows[c.demoComment], d.byID[id] = row, row
	if c.parent != nil {
		d.answer(row, d.rows[c.parent])
	}
	if c.removed {
		row.Body = ""
	}
	row.BodyHTML = s.rendered(d, row)
	s.react(d, row, c)
	s.edit(d, row, c)
	return nil
}

// answer hangs a comment below another: the page has three levels, and what answers the third stands on it as well.
func (d *discussion) answer(row, parent *commentRow) {
	above := parent.Path[:min(len(parent.Path), levels-1)]
	row.ParentID, row.RootID, row.Path = &parent.ID, parent.RootID, append(slices.Clone(above), row.ID)
	for _, id := range above {
		d.byID[id].ReplyCount++
	}
}

const levels = 3

// rendered returns a comment's text as HTML and notes whom it mentions.
func (s *seeding) rendered(d *discussion, row *commentRow) string {
	seen := map[string]bool{}
	return markdown.Render(row.Body, func(handle string) (string, bool) {
		member := s.members[handle]
		if member != nil && !seen[handle] {
			seen[handle] = true
			d.mentions = append(d.mentions, mentionRow{row.ID, member.ID})
		}
		return "/persone/" + handle, member != nil
	})
}

// react lets other members of the piazza react, not always the same, one every few minutes.
func (s *seeding) react(d *discussion, row *commentRow, c said) {
	people := c.under.where.people()
	turn := int(row.ID) * 7
	for _, kind := range []comment.ReactionKind{comment.Agree, comment.Thanks, comment.Insight} {
		given := 0
		for i := range people {
			member := s.members[people[(turn+i)%len(people)]]
			if given == c.reactions[kind] {
				break
			}
			if member.Handle == c.author || member.CreatedAt.After(c.at) {
				continue
			}
			given++
			at := s.past(c.at.Add(time.Duration(3*given) * time.Minute))
			d.reactions = append(d.reactions, reactionRow{row.ID, member.ID, kind, at})
		}
		row.count(kind, given)
		turn += 11
	}
}

func (row *commentRow) count(kind comment.ReactionKind, given int) {
	switch kind {
	case comment.Agree:
		row.AgreeCount = given
	case comment.Thanks:
		row.ThanksCount = given
	default:
		row.InsightCount = given
	}
	row.ReactionCount += given
	row.Version += given
}

func (s *seeding) edit(d *discussion, row *commentRow, c said) {
	if c.before == "" {
		return
	}
	at := s.past(c.at.Add(c.editAfter))
	row.EditedAt = &at
	row.Version++
	d.revisions = append(d.revisions, revisionRow{row.ID, 1, c.before, markdown.Render(c.before, nil), c.at})
}

// close hides or removes a comment, after the last answer to it.
func (s *seeding) close(d *discussion, c said) {
	row := d.rows[c.demoComment]
	if !c.removed && c.hiddenBy == "" {
		return
	}
	at := c.at
	for _, other := range c.under.thread {
		if slices.Contains(d.rows[other].Path, row.ID) {
			at = slices.MaxFunc([]time.Time{at, other.at}, time.Time.Compare)
		}
	}
	at = s.past(at.Add(2 * time.Minute))
	row.StateAt = &at
	row.Version++
	if c.removed {
		row.State = comment.Deleted
		return
	}
	moderator := s.members[c.hiddenBy].ID
	row.State, row.HiddenReason, row.HiddenBy = comment.Hidden, &c.reason, &moderator
	d.decisions = append(d.decisions, decisionRow{
		SpaceID: c.under.where.id, CommentID: &row.ID, Action: "hide", Reason: c.reason, DecidedBy: moderator, DecidedAt: at,
	})
}

// past keeps a moment from lying in the future.
func (s *seeding) past(at time.Time) time.Time {
	if at.After(s.now) {
		return s.now
	}
	return at
}
