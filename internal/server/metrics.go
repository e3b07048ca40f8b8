package server

import (
	"context"
	"errors"
	"net/http"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// metrics are what the server tells of itself; routes, never addresses or names, are its labels.
type metrics struct{ took *prometheus.HistogramVec }

func newMetrics(registry *prometheus.Registry) *metrics {
	m := &metrics{took: prometheus.NewHistogramVec(prometheus.HistogramOpts{
		Name:    "piazza_http_request_seconds",
		Help:    "Time that requests took, by route and status.",
		Buckets: []float64{.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5},
	}, []string{"route", "status"})}
	if registry != nil {
		registry.MustRegister(m.took)
	}
	return m
}

func (m *metrics) observe(route string, status int, took time.Duration) {
	if route == "" {
		route = "none"
	}
	m.took.WithLabelValues(route, strconv.Itoa(status)).Observe(took.Seconds())
}

// serveMetrics opens the listener of its own on which /metrics is told, if one was asked for.
func (s *Server) serveMetrics(ctx context.Context, failed chan<- error) (*http.Server, error) {
	if s.options.Config.MetricsAddr == "" || s.options.Metrics == nil {
		return nil, nil
	}
	listener, err := Listen(ctx, s.options.Config.MetricsAddr)
	if err != nil {
		return nil, err
	}
	mux := http.NewServeMux()
	mux.Handle("GET /metrics", promhttp.HandlerFor(s.options.Metrics, promhttp.HandlerOpts{}))
	side := s.httpServer(mux)
	go func() {
		if err := side.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
			failed <- err
		}
	}()
	return side, nil
}
