package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"runtime/debug"
	"strconv"
	"sync"
	"sync/atomic"
	"time"

	"github.com/centrifugal/centrifuge"
)

// desk takes the generator's orders.
type desk struct {
	node   *centrifuge.Node
	closed *atomic.Int64

	mu sync.Mutex
	// last is the number of the last notice of each room.
	last map[string]int
}

// order asks for notices, as ../../README.md says.
type order struct {
	From, Count, Rooms int
	Text               string
}

// notice is a publication.
type notice struct {
	Seq  int    `json:"seq"`
	Text string `json:"text"`
	At   string `json:"at"`
}

func (d *desk) routes() http.Handler {
	d.last = map[string]int{}
	mux := http.NewServeMux()
	mux.HandleFunc("POST /publish", d.publish)
	mux.HandleFunc("POST /collect", collect)
	mux.HandleFunc("GET /usage", d.usage)
	return mux
}

func (d *desk) publish(w http.ResponseWriter, r *http.Request) {
	var o order
	err := json.NewDecoder(r.Body).Decode(&o)
	for i := 0; i < o.Count && err == nil; i++ {
		err = d.tell("r"+strconv.Itoa((o.From+i)%o.Rooms), o.Text)
	}
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

// tell publishes one notice. Orders that are under way at once must not overtake each other within a room.
func (d *desk) tell(room, text string) error {
	at := strconv.FormatInt(time.Now().UnixMicro(), 10)
	d.mu.Lock()
	defer d.mu.Unlock()
	d.last[room]++
	publication, err := json.Marshal(notice{d.last[room], text, at})
	if err == nil {
		_, err = d.node.Publish(room, publication)
	}
	return err
}

func collect(w http.ResponseWriter, _ *http.Request) {
	debug.FreeOSMemory()
	debug.FreeOSMemory()
	w.WriteHeader(http.StatusNoContent)
}

func (d *desk) usage(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	fmt.Fprintf(w, `{"subscribers":%d,"closed":%d,"executions":-1}`, d.node.Hub().NumSubscriptions(), d.closed.Load())
}
