package importer

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"piazza/internal/comment"
)

// A file of the demo has three parts: a head of "key: value" lines between two lines of dashes, the entry's Markdown
// text, and after a line such as
//
//	<!-- thread, newest 4m ago -->
//
// its discussion. There each comment begins with a line such as "## nadia · agree 9 · thanks 1": as many hashes as it
// is deep, who wrote it, and how many reacted. Lines that begin with a percent sign tell what happened to it:
//
//	% before 9m: what it said until it was edited, nine minutes after it was written
//	% hidden marta: the public reason for which marta hid it
//	% removed
//
// Ages are written as 3d4h, 2h10m or 25m.

// demoEntry is one file of the demo.
type demoEntry struct {
	piazza string
	name   string
	head   map[string]string
	body   string
	newest time.Duration
	thread []*demoComment
}

// demoComment is one comment of a discussion.
type demoComment struct {
	author    string
	depth     int
	parent    *demoComment
	body      string
	reactions map[comment.ReactionKind]int
	before    string
	editAfter time.Duration
	hiddenBy  string
	reason    string
	removed   bool
	at        time.Time
}

const (
	headMark   = "---\n"
	threadMark = "<!-- thread, newest "
)

var (
	commentLine = regexp.MustCompile(`^(#{1,6}) ([a-z]+)((?: · (?:agree|thanks|insight) \d+)*)$`)
	beforeLine  = regexp.MustCompile(`^% before (\w+): (.+)$`)
	hiddenLine  = regexp.MustCompile(`^% hidden ([a-z]+): (.+)$`)
)

// parseEntry reads a file of the demo.
func parseEntry(piazza, name, text string) (*demoEntry, error) {
	rest, ok := strings.CutPrefix(text, headMark)
	head, rest, closed := strings.Cut(rest, "\n"+headMark)
	if !ok || !closed {
		return nil, fmt.Errorf("%s has no head", name)
	}
	e := &demoEntry{piazza: piazza, name: name, head: map[string]string{}}
	for line := range strings.SplitSeq(head, "\n") {
		key, value, found := strings.Cut(line, ": ")
		if !found {
			return nil, fmt.Errorf("%s: the head says %q", name, line)
		}
		e.head[key] = strings.Trim(value, `"`)
	}
	body, thread, discussed := strings.Cut(rest, threadMark)
	e.body = strings.TrimSpace(body)
	if !discussed {
		return e, nil
	}
	newest, comments, _ := strings.Cut(thread, " ago -->\n")
	var err error
	if e.newest, err = parseAge(newest); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if e.thread, err = parseThread(comments); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return e, nil
}

func parseThread(text string) ([]*demoComment, error) {
	var (
		thread []*demoComment
		above  []*demoComment // the last comment of each depth, down to the current one
	)
	for line := range strings.SplitSeq(strings.TrimSpace(text), "\n") {
		match := commentLine.FindStringSubmatch(line)
		if match == nil {
			if len(thread) == 0 {
				return nil, fmt.Errorf("the discussion begins with %q", line)
			}
			if err := thread[len(thread)-1].read(line); err != nil {
				return nil, err
			}
			continue
		}
		c := &demoComment{author: match[2], depth: len(match[1]), reactions: reactionsOf(match[3])}
		if c.depth > len(above)+1 {
			return nil, fmt.Errorf("%q answers nobody", line)
		}
		above = above[:c.depth-1]
		if c.depth > 1 {
			c.parent = above[c.depth-2]
		}
		above, thread = append(above, c), append(thread, c)
	}
	for _, c := range thread {
		c.body = strings.TrimSpace(c.body)
	}
	return thread, nil
}

// read takes in a line below the first.
func (c *demoComment) read(line string) error {
	if !strings.HasPrefix(line, "%") {
		c.body += line + "\n"
		return nil
	}
	if line == "% removed" {
		c.removed = true
		return nil
	}
	if match := hiddenLine.FindStringSubmatch(line); match != nil {
		c.hiddenBy, c.reason = match[1], match[2]
		return nil
	}
	match := beforeLine.FindStringSubmatch(line)
	if match == nil {
		return fmt.Errorf("nobody understands %q", line)
	}
	var err error
	c.before = match[2]
	c.editAfter, err = parseAge(match[1])
	return err
}

func reactionsOf(text string) map[comment.ReactionKind]int {
	counts := map[comment.ReactionKind]int{}
	for part := range strings.SplitSeq(text, " · ") {
		kind, number, found := strings.Cut(part, " ")
		if n, err := strconv.Atoi(number); found && err == nil {
			counts[comment.ReactionKind(kind)] = n
		}
	}
	return counts
}

var age = regexp.MustCompile(`^(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?$`)

// parseAge reads days, hours and minutes.
func parseAge(text string) (time.Duration, error) {
	match := age.FindStringSubmatch(text)
	if match == nil || text == "" {
		return 0, fmt.Errorf("%q is no age", text)
	}
	var sum time.Duration
	for i, unit := range []time.Duration{24 * time.Hour, time.Hour, time.Minute} {
		n, _ := strconv.Atoi(match[i+1]) // digits or nothing, by the expression
		sum += time.Duration(n) * unit
	}
	return sum, nil
}
