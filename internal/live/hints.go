package live

import (
	"encoding/binary"
	"strconv"

	"piazza/internal/db"
)

// Hints carry word from whoever committed to whoever listens that streams have grown. They may get lost, come twice or
// late and in any order: the log is the truth, a hint only says when to look.

// hintTopic is where the nodes that listen to a stream hear of it.
func hintTopic(s db.Stream) string { return "hint/" + s.Kind + "/" + strconv.FormatInt(s.Ref, 10) }

const hintSize = 16

func hintOf(head db.Head) []byte {
	hint := make([]byte, 0, hintSize)
	hint = binary.BigEndian.AppendUint64(hint, uint64(head.ID))
	return binary.BigEndian.AppendUint64(hint, uint64(head.Head))
}

// Raised takes note that a transaction has raised streams; it is for db.OnCommit. Who listens here hears at once, the
// other nodes through the bus.
func (h *Hub) Raised(heads []db.Head) {
	for _, head := range heads {
		if t := h.tailOf(head.Stream); t != nil {
			t.hear(head.ID, head.Head)
		}
		h.bus.Send(hintTopic(head.Stream), "", hintOf(head))
	}
}

// follow listens to the hints of other nodes about a stream.
func (h *Hub) follow(stream db.Stream) (stop func()) {
	return h.bus.Follow(hintTopic(stream), func(hint []byte) {
		if t := h.tailOf(stream); t != nil {
			h.hint(t, hint)
		}
	})
}

// hint takes another node's word only for when to look: where it does not fit what the log has said, or says nothing,
// the log is asked.
func (h *Hub) hint(t *tail, hint []byte) {
	if len(hint) != hintSize {
		h.doubt(t)
		return
	}
	id, head := int64(binary.BigEndian.Uint64(hint)), int64(binary.BigEndian.Uint64(hint[8:]))
	if id == 0 || t.number() != id {
		h.doubt(t)
		return
	}
	t.hear(id, head)
}

// doubt has the sweeper look at one tail now.
func (h *Hub) doubt(t *tail) {
	h.mu.Lock()
	h.doubted[t] = struct{}{}
	h.mu.Unlock()
	select {
	case h.doubts <- struct{}{}:
	default: // the sweeper has been called already
	}
}

// doubtful returns where the tails stand that somebody doubted since the last time.
func (h *Hub) doubtful() map[*tail]standing {
	h.mu.Lock()
	defer h.mu.Unlock()
	found := make(map[*tail]standing, len(h.doubted))
	for t := range h.doubted {
		if s := t.standing(); s.started && h.tails[t.stream] == t {
			found[t] = s
		}
	}
	clear(h.doubted)
	return found
}
