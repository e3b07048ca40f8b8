package live

import (
	"testing"
	"time"
)

// checkedSince tells whether it was found out after a moment who may see what.
func (h *house) checkedSince(moment time.Time) bool {
	h.rights.mu.Lock()
	defer h.rights.mu.Unlock()
	return h.rights.fresh.After(moment)
}

// Somebody who holds all connections of the pool does not keep everybody from hearing.
func TestRightsAreKnownWithoutAConnectionOfThePool(t *testing.T) {
	t.Parallel()
	h, _ := openAway(t, func(s square, o *TransportOptions) { o.Hub = s.Hub })
	soon(t, "the rights are known", func() bool { return h.checkedSince(time.Time{}) })
	holdAll(t, h.db)
	held := time.Now()
	soon(t, "they are known again", func() bool { return h.checkedSince(held) })
}

// The connection on which rights are asked for is opened again when it breaks.
func TestRightsAreKnownOverAnotherConnection(t *testing.T) {
	t.Parallel()
	h, _ := openAway(t, func(s square, o *TransportOptions) { o.Hub = s.Hub })
	soon(t, "the rights are known", func() bool { return h.checkedSince(time.Time{}) })
	h.apart.mu.Lock()
	process := h.apart.conn.PgConn().PID()
	h.apart.mu.Unlock()
	var gone bool
	if err := h.db.QueryRow(t.Context(), `select pg_terminate_backend($1, 30000)`, process).Scan(&gone); err != nil || !gone {
		t.Fatal(gone, err)
	}
	broken := time.Now()
	soon(t, "they are known again", func() bool { return h.checkedSince(broken) })
}
