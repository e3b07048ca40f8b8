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
	drops, joins                                        *prometheus.CounterVec
	connections                                         *prometheus.GaugeVec
	operations, closes, refusals                        *prometheus.CounterVec
	states, stateWatchers                               *prometheus.GaugeVec
	stateReads, stateEmissions                          *prometheus.CounterVec
	stateSwept, stateFailures                           *prometheus.CounterVec
	stateTurns                                          prometheus.Gauge
	presenceEntries, presenceGuests                     prometheus.Gauge
	gateWaits, gateWaitSeconds                          prometheus.Counter
	takenBack                                           *prometheus.CounterVec
	feeds, feedMembers                                  prometheus.Gauge
	executions                                          *prometheus.GaugeVec
	forOne, forMany                                     prometheus.Gauge
	sharedRuns, editions, feedCuts                      prometheus.Counter
	crewFrames, crewWrites                              prometheus.Counter
	appended, throttled                                 prometheus.Counter
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
	m.throttled = counter("throttled_total", "Times a websocket was not read for a while because its client had said too much.")
	m.joins = counters("joins_total", "Subscriptions to streams, by where it was found out at what place they begin.", "from")
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
	m.feeds = gauge("feeds", "Subscriptions that are run once for all who are told the same.")
	m.feedMembers = gauge("feed_members", "Operations that a feed tells.")
	m.executions = gauges("executions", "Operations that are being run, for one or for many.", "for")
	m.forOne, m.forMany = m.executions.WithLabelValues("one"), m.executions.WithLabelValues("many")
	m.sharedRuns = counter("feed_runs_total", "Times the subscription of a feed was run.")
	m.editions = counter("feed_editions_total", "Payloads made for all members of a feed.")
	m.feedCuts = counter("feed_cuts_total", "Times a feed told something anew because something of it was taken away.")
	m.crewFrames = counter("feed_frames_total", "Messages of feeds that left for sockets without a goroutine.")
	m.crewWrites = counter("feed_writes_total", "Writes in which they left: the fewer, the more left together.")
	m.appended = counter("appended_notices_total", "Notices that this node wrote itself, and took over without reading them back.")
	if reg != nil {
		reg.MustRegister(m.subscribers, m.streams, m.lag, m.resumes, m.resets, m.sweeps, m.found, m.failures, m.forgotten,
			m.drops, m.connections, m.operations, m.closes, m.refusals, m.states, m.stateWatchers, m.stateReads, m.stateEmissions,
			m.stateSwept, m.stateFailures, m.stateTurns, m.presenceEntries, m.presenceGuests, m.gateWaits, m.gateWaitSeconds,
			m.takenBack, m.feeds, m.feedMembers, m.executions, m.sharedRuns, m.editions, m.feedCuts, m.crewFrames,
			m.crewWrites, m.appended, m.joins, m.throttled)
	}
	return m
}

// told counts what left for members without a goroutine.
func (m *Metrics) told(frames, writes int) {
	m.crewFrames.Add(float64(frames))
	m.crewWrites.Add(float64(writes))
}

// waited counts a message that could leave only now.
func (m *Metrics) waited(since time.Time) {
	m.gateWaits.Inc()
	m.gateWaitSeconds.Add(time.Since(since).Seconds())
}

// execution is one that is counted until it is done.
type execution struct{ of prometheus.Gauge }

// executing counts an execution.
func (m *Metrics) executing(c *course) execution {
	e := execution{m.forOne}
	if c.feed != nil {
		e.of = m.forMany
	}
	e.of.Inc()
	return e
}

// done counts it no more.
func (e *execution) done() {
	if e.of != nil {
		e.of.Dec()
		e.of = nil
	}
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
