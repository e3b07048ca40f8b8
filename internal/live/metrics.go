package live

import (
	"time"

	"github.com/prometheus/client_golang/prometheus"
	dto "github.com/prometheus/client_model/go"
)

// Metrics counts what happens in the hub and on the transports.
type Metrics struct {
	subscribers, streams, lag                           prometheus.Gauge
	resumes, resets, sweeps, found, failures, forgotten prometheus.Counter
	drops                                               *prometheus.CounterVec
	connections                                         *prometheus.GaugeVec
	operations, closes, refusals                        *prometheus.CounterVec
	states, stateWatchers                               *prometheus.GaugeVec
	stateReads, stateEmissions                          *prometheus.CounterVec
	stateSwept, stateFailures                           *prometheus.CounterVec
	stateTurns                                          prometheus.Gauge
	presenceEntries, presenceGuests                     prometheus.Gauge
	gateWaits, gateWaitSeconds                          prometheus.Counter
	takenBack                                           *prometheus.CounterVec
}

// NewMetrics returns the metrics, registered where a registerer is given.
func NewMetrics(reg prometheus.Registerer) *Metrics {
	m := &Metrics{
		subscribers: gauge("subscribers", "Subscriptions to streams that are open on this node."),
		streams:     gauge("streams", "Streams that somebody on this node listens to."),
		lag:         gauge("lag_notices", "Notices known to be in the log and not yet read by this node, at the last sweep."),
		resumes:     counter("resumes_total", "Subscriptions that went on from their cursor."),
		resets:      counter("resets_total", "Subscriptions whose cursor could not be followed."),
		sweeps:      counter("sweeps_total", "Times the node asked where its streams stand."),
		found:       counter("swept_streams_total", "Streams in which a sweep found what no hint had told."),
		failures:    counter("failures_total", "Statements about the log that failed."),
		forgotten:   counter("forgotten_notices_total", "Notices removed because they were old or many."),
		drops:       counters("drops_total", "Operations, and stalled connections, that the node ended.", "reason"),
		operations:  counters("operations_total", "Operations begun.", "transport"),
		closes:      counters("closes_total", "Websockets closed by the server; where one code has several causes, by the reason.", "code", "reason"),
		refusals:    counters("refusals_total", "Connections and operations refused.", "reason"),
	}
	m.connections = gauges("connections", "Open connections.", "transport")
	m.states = gauges("states", "States that somebody on this node watches.", "kind")
	m.stateWatchers = gauges("state_watchers", "Those who watch states on this node.", "kind")
	m.stateReads = counters("state_reads_total", "Times a state was read for all who watch it.", "kind")
	m.stateEmissions = counters("state_emissions_total", "Times a newer state was put before those who watch it.", "kind")
	m.stateSwept = counters("swept_states_total", "States in which a sweep found a version that no hint had told.", "kind")
	m.stateFailures = counters("state_failures_total", "Times a state or the versions of states could not be read.", "kind")
	m.stateTurns = gauge("state_turns", "Those who only watch and wait for their turn to be told of a state.")
	m.presenceEntries = gauge("presence_entries", "Entries under which somebody is present on this node.")
	m.presenceGuests = gauge("presence_guests", "Windows of members and visitors who are present on this node.")
	m.gateWaits = counter("gate_waits_total", "Messages that waited until it was certain who may see what.")
	m.gateWaitSeconds = counter("gate_wait_seconds_total", "Time that messages waited until it was certain who may see what.")
	m.takenBack = counters("taken_back_total", "Readers from whom something was taken back before they took it: of some messages, of others the whole connection.", "lost")
	if reg != nil {
		reg.MustRegister(m.subscribers, m.streams, m.lag, m.resumes, m.resets, m.sweeps, m.found, m.failures, m.forgotten,
			m.drops, m.connections, m.operations, m.closes, m.refusals, m.states, m.stateWatchers, m.stateReads, m.stateEmissions,
			m.stateSwept, m.stateFailures, m.stateTurns, m.presenceEntries, m.presenceGuests, m.gateWaits, m.gateWaitSeconds,
			m.takenBack)
	}
	return m
}

// waited counts a message that could leave only now.
func (m *Metrics) waited(since time.Time) {
	m.gateWaits.Inc()
	m.gateWaitSeconds.Add(time.Since(since).Seconds())
}

// parted counts an operation that was ended by the transports; the hub counts those that it ends.
func (m *Metrics) parted(reason Reason) {
	if reason == RightsChanged || reason == TakenAway {
		m.drops.WithLabelValues(string(reason)).Inc()
	}
}

func named(name, help string) prometheus.GaugeOpts {
	return prometheus.GaugeOpts{Namespace: "piazza", Subsystem: "live", Name: name, Help: help}
}

func gauge(name, help string) prometheus.Gauge { return prometheus.NewGauge(named(name, help)) }

func counter(name, help string) prometheus.Counter {
	return prometheus.NewCounter(prometheus.CounterOpts(named(name, help)))
}

func counters(name, help string, labels ...string) *prometheus.CounterVec {
	return prometheus.NewCounterVec(prometheus.CounterOpts(named(name, help)), labels)
}

func gauges(name, help, label string) *prometheus.GaugeVec {
	return prometheus.NewGaugeVec(named(name, help), []string{label})
}

// total adds up the present values of a metric, whatever its labels.
func total(c prometheus.Collector) int {
	values := make(chan prometheus.Metric)
	go func() {
		defer close(values)
		c.Collect(values)
	}()
	sum := 0.0
	for v := range values {
		var m dto.Metric
		if v.Write(&m) == nil {
			sum += m.GetGauge().GetValue() + m.GetCounter().GetValue()
		}
	}
	return int(sum)
}
