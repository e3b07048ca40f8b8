package live

import (
	"context"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"piazza/internal/db"
)

// mostCounted bounds how many waiting notices are counted.
const mostCounted = 10_000

// ReaderLag is how far a reader of the whole log lies behind.
type ReaderLag struct {
	Name string
	// Notices that wait, counted up to 10,000.
	Notices int64
	// Seconds is the age of the oldest of them.
	Seconds float64
	// ReadAt is when the reader last moved on, nil before its first step.
	ReadAt *time.Time
}

// ReadersLag returns how far the readers of the whole log lie behind, on whatever node they read.
func ReadersLag(ctx context.Context, d *db.DB) ([]ReaderLag, error) { return store{d}.lag(ctx) }

// measure keeps the metric of the lag, exact when nothing waits and otherwise once a poll.
func (r *Reader) measure(ctx context.Context, waiting bool) error {
	if !waiting {
		r.metrics.lagNotices.Set(0)
		r.metrics.lagSeconds.Set(0)
		return nil
	}
	if time.Since(r.measured) < r.options.Poll {
		return nil
	}
	lags, err := r.store.lag(ctx, r.options.Name)
	if err != nil || len(lags) == 0 {
		return err
	}
	r.measured = time.Now()
	r.metrics.lagNotices.Set(float64(lags[0].Notices))
	r.metrics.lagSeconds.Set(lags[0].Seconds)
	return nil
}

// ReaderMetrics counts what readers of the whole log do, each under its name.
type ReaderMetrics struct {
	lagNotices, lagSeconds, stuck       *prometheus.GaugeVec
	notices, failures, missed, restarts *prometheus.CounterVec
}

// NewReaderMetrics returns the metrics, registered where a registerer is given.
func NewReaderMetrics(reg prometheus.Registerer) *ReaderMetrics {
	gauges := func(name, help string) *prometheus.GaugeVec {
		return prometheus.NewGaugeVec(named("reader_"+name, help), []string{"reader"})
	}
	m := &ReaderMetrics{
		lagNotices: gauges("lag_notices", "Notices that a reader of the whole log has not read yet, counted up to 10,000."),
		lagSeconds: gauges("lag_seconds", "Age of the oldest notice that a reader of the whole log has not read yet."),
		stuck:      gauges("stuck", "1 while a reader of the whole log cannot get past a notice."),
		notices:    counters("reader_notices_total", "Notices that a reader of the whole log has read here.", "reader"),
		failures:   counters("reader_failures_total", "Steps of a reader of the whole log that failed.", "reader"),
		missed:     counters("reader_missed_total", "Times a reader of the whole log found that notices were forgotten before it read them.", "reader"),
		restarts:   counters("reader_restarts_total", "Times a reader of the whole log found that the log is another than it knew.", "reader"),
	}
	if reg != nil {
		reg.MustRegister(m.lagNotices, m.lagSeconds, m.stuck, m.notices, m.failures, m.missed, m.restarts)
	}
	return m
}

// readerGauges are the metrics of one reader.
type readerGauges struct {
	lagNotices, lagSeconds, stuck       prometheus.Gauge
	notices, failures, missed, restarts prometheus.Counter
}

func (m *ReaderMetrics) of(name string) readerGauges {
	return readerGauges{
		lagNotices: m.lagNotices.WithLabelValues(name), lagSeconds: m.lagSeconds.WithLabelValues(name),
		stuck: m.stuck.WithLabelValues(name), notices: m.notices.WithLabelValues(name),
		failures: m.failures.WithLabelValues(name), missed: m.missed.WithLabelValues(name), restarts: m.restarts.WithLabelValues(name),
	}
}
