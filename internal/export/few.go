package export

import (
	"log/slog"
	"net/http"
)

// Few lets a handler that makes its files in memory make few at a time: two for one who asks, and of all places half for visitors.
func Few(log *slog.Logger, makes http.Handler) http.Handler {
	d := newDesk(log, mostOfOne, "a file could not be made")
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		who := askerOf(r)
		if err := d.waiting.take(who); err != nil {
			d.refuse(w, r, err)
			return
		}
		defer d.waiting.leave(who)
		makes.ServeHTTP(w, r)
	})
}
