package live

import (
	"time"

	"github.com/prometheus/client_golang/prometheus"
)

// observer reads at each scrape what need not be counted all the time.
type observer struct {
	hub        *Hub
	transports *Transports
	started    time.Time
	gauges     []reading
	counters   []reading
}

// reading is one value of an observation.
type reading struct {
	desc  *prometheus.Desc
	value func(observed) float64
}

// observed is how a node does at one moment.
type observed struct {
	doors     doors
	bus       BusStatus
	rightsAge time.Duration
	// held are the notices that rings hold, slowest how many of them the slowest reader has not taken.
	held, slowest int64
}

// Observe tells the metrics that are looked up when they are asked for.
func Observe(reg prometheus.Registerer, h *Hub, t *Transports) {
	o := &observer{hub: h, transports: t, started: time.Now()}
	describe := func(name, help string) *prometheus.Desc {
		return prometheus.NewDesc(prometheus.BuildFQName("piazza", "live", name), help, nil, nil)
	}
	gauge := func(name, help string, value func(observed) float64) {
		o.gauges = append(o.gauges, reading{describe(name, help), value})
	}
	counter := func(name, help string, value func(observed) float64) {
		o.counters = append(o.counters, reading{describe(name, help), value})
	}
	gauge("running_operations", "Operations that run on open connections.", func(o observed) float64 { return float64(o.doors.operations) })
	gauge("waiting_bytes", "Bytes that wait for readers to take them.", func(o observed) float64 { return float64(o.doors.waiting) })
	gauge("held_operations", "Operations held back while a change of rights is being committed.", func(o observed) float64 { return float64(o.doors.held) })
	gauge("draining", "1 while connections are sent away before the node stops.", func(o observed) float64 { return truth(o.doors.draining) })
	gauge("rights_age_seconds", "Time since it was last known for certain that no right had changed; beyond 4 nothing is delivered.", func(o observed) float64 { return o.rightsAge.Seconds() })
	gauge("ring_notices", "Notices kept in memory for those who listen.", func(o observed) float64 { return float64(o.held) })
	gauge("slowest_notices", "Notices that the slowest subscription has not taken yet.", func(o observed) float64 { return float64(o.slowest) })
	gauge("bus_connected", "1 while the bus between the nodes works.", func(o observed) float64 { return truth(o.bus.Connected) })
	gauge("bus_waiting_messages", "Messages to other nodes that wait to leave.", func(o observed) float64 { return float64(o.bus.Waiting) })
	gauge("bus_topics", "Topics of the bus that somebody on this node follows.", func(o observed) float64 { return float64(o.bus.Topics) })
	counter("bus_sent_messages_total", "Messages sent to other nodes.", func(o observed) float64 { return float64(o.bus.Sent) })
	counter("bus_heard_messages_total", "Messages heard from other nodes.", func(o observed) float64 { return float64(o.bus.Heard) })
	counter("bus_failed_messages_total", "Messages to other nodes that were lost here.", func(o observed) float64 { return float64(o.bus.Failed) })
	reg.MustRegister(o)
}

func truth(holds bool) float64 {
	if holds {
		return 1
	}
	return 0
}

// Describe serves prometheus.Collector.
func (o *observer) Describe(to chan<- *prometheus.Desc) {
	for _, r := range append(append([]reading{}, o.gauges...), o.counters...) {
		to <- r.desc
	}
}

// Collect serves prometheus.Collector. Everything is looked at once.
func (o *observer) Collect(to chan<- prometheus.Metric) {
	now := observed{doors: o.transports.standing(), bus: o.hub.bus.Status(), rightsAge: o.transports.rights.age(o.started)}
	now.held, now.slowest = o.hub.backlog()
	for _, r := range o.gauges {
		to <- prometheus.MustNewConstMetric(r.desc, prometheus.GaugeValue, r.value(now))
	}
	for _, r := range o.counters {
		to <- prometheus.MustNewConstMetric(r.desc, prometheus.CounterValue, r.value(now))
	}
}

// backlog returns how many notices the rings hold, and how many the slowest of those who read from them has to take.
func (h *Hub) backlog() (held, slowest int64) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, t := range h.tails {
		inRing, behind := t.backlog()
		held += inRing
		slowest = max(slowest, behind)
	}
	return held, slowest
}

func (t *tail) backlog() (held, slowest int64) {
	t.mu.RLock()
	defer t.mu.RUnlock()
	for s := range t.subscribers {
		if s.attached {
			slowest = max(slowest, t.ring.next-1-s.at.Load())
		}
	}
	return t.ring.next - t.ring.first, slowest
}
