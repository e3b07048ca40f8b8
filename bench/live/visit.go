//go:build linux

package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// text is what every notice says: one word, because a comment of the whole program is rendered.
const text = "Il_Consiglio_ha_approvato_il_regolamento:_chi_vuole_intervenire_lo_faccia_qui,_entro_le_nove_di_sera."

// visit is one server in one part of the run: started, listened to, measured, ended.
type visit struct {
	subject subject
	part    string
}

// visits are those of a round, each part with one server after the other. Who begins is another in each round, so that no
// server always has the computer as the one before left it.
func visits(s settings, round int) (list []visit) {
	for _, part := range allParts() {
		var turn []visit
		for _, one := range chosen(s) {
			if s.wants(part) && slices.Contains(one.parts, part) {
				turn = append(turn, visit{one, part})
			}
		}
		if len(turn) > 0 {
			first := round % len(turn)
			list = slices.Concat(list, turn[first:], turn[:first])
		}
	}
	return list
}

// plan is who listens to what.
type plan struct {
	sockets, rooms, groups int
	compress               bool
	// narrow are how many have small buffers, because they are going to stop reading.
	narrow int
	text   string
	// weigh says that the server's memory is looked at.
	weigh bool
	// args are further ones of the server.
	args []string
}

func (s settings) plan(v visit) plan {
	p := plan{sockets: s.sockets, rooms: 1, groups: 1, text: text, weigh: v.weighed()}
	switch v.part {
	case partGroups:
		p.groups = 10
	case partStreams, partApart:
		p.rooms = s.streams
	case partFew:
		p.sockets, p.rooms = s.streams, s.streams
	case partDeflated:
		p.compress, p.args = true, []string{"-compress"}
		if v.subject.name != whole {
			p.text = wide() // ours sends what is short as it is
		}
	case partRest:
		p.args = []string{"-frugal"}
	case partStopped:
		p.narrow, p.text = s.sockets/10, long()
	case partWide:
		p.text = wide()
	}
	switch v.subject.name {
	case whole:
		p.args = append(p.args, wholeArgs(v.part)...)
	case ours, goroutines:
		p.args = append(p.args, oursArgs(v.part)...)
	}
	if s.profiles != "" && v.subject.name != yoga && v.subject.name != centrifuge {
		p.args = append(p.args, "-profile", filepath.Join(s.profiles, v.part+"-"+v.subject.name))
	}
	return p
}

// weighed tells whether memory is looked at: in the parts of which it is a figure, and of the whole program, which cannot be told
// to collect its garbage, where it does so all the time.
func (v visit) weighed() bool {
	switch v.part {
	case partRest, partStopped:
		return true
	case partOne, partStreams:
		return v.subject.name != whole
	default:
		return false
	}
}

// oursArgs are further arguments of ours.
func oursArgs(part string) []string {
	switch part {
	case partApart:
		return []string{"-apart", ownCore}
	case partStopped:
		return []string{"-frugal"}
	default:
		return nil
	}
}

// wholeArgs are further arguments of the whole program: where many streams are written to, that happens at another node, so that
// what is measured is the log, its reader and the deliveries, as with ours; and memory is only known of one who hoards none.
func wholeArgs(part string) []string {
	switch part {
	case partStreams:
		return []string{"-apart"}
	case partStopped:
		return []string{"-frugal"}
	default:
		return nil
	}
}

// wide makes the raw writer's frames as long as those of the whole program, which tells a comment's text twice, once as HTML, and
// who wrote it when.
func wide() string { return strings.Repeat(text+" ", 7)[:wideSize] }

const wideSize = 695

// visit opens, measures and closes.
func (s *stage) visit(ctx context.Context, v visit, b *book, round int) (err error) {
	n, err := s.open(ctx, v.subject, s.plan(v))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, n.close()) }()
	for _, m := range v.measures(s.span) {
		f, err := m.take(ctx, n)
		if err != nil {
			return err
		}
		f.round, f.rest = round, n.rest
		b.note(m.row, v.subject, f)
	}
	return nil
}

// measure is one of those that are taken in a visit, and the row that it belongs to.
type measure struct {
	row  string
	take func(context.Context, *session) (figure, error)
}

// measures are those of a visit, one after the other on the same sockets.
func (v visit) measures(span time.Duration) (list []measure) {
	add := func(row string, take func(context.Context, *session) (figure, error)) {
		list = append(list, measure{row, take})
	}
	pacedBy := func(pause, span time.Duration) func(context.Context, *session) (figure, error) {
		return func(ctx context.Context, n *session) (figure, error) { return n.paced(ctx, pause, span) }
	}
	saturated := func(ctx context.Context, n *session) (figure, error) { return n.saturated(ctx) }
	switch v.part {
	case partStopped:
		add(partStopped, func(ctx context.Context, n *session) (figure, error) { return n.stopReading(ctx) })
	case partRest:
		add(partRest, pacedBy(aTenth, span))
	default:
		add(v.part, saturated)
	}
	if v.part == partOne || v.part == partWide && v.subject.name == raw {
		if !v.subject.slow {
			add(paced(v.part, rowTen), pacedBy(aTenth, span))
		}
		add(paced(v.part, rowSecond), pacedBy(time.Second, 2*span))
	}
	if v.weighed() && v.part != partStopped {
		add(worn(v.part), func(ctx context.Context, n *session) (figure, error) { return n.weighed(ctx) })
	}
	return list
}

// aTenth is between two of ten notices a second.
const aTenth = 100 * time.Millisecond

// paced is the row of a paced measure on the sockets of a part.
func paced(part, row string) string {
	if part == partWide {
		return partWide + " " + row
	}
	return row
}

// worn is the row of what those weigh who have heard all that was measured in a part.
func worn(part string) string { return part + " worn" }

// refused says what happened in a visit.
func (v visit) refused(round int, err error) error {
	return fmt.Errorf("round %d, %s, %s: %w", round+1, v.part, v.subject.name, err)
}
