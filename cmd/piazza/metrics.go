package main

import (
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
)

// newRegistry returns the metrics of the process and of the pool; the other parts add theirs.
func newRegistry(pool func() *pgxpool.Stat) *prometheus.Registry {
	registry := prometheus.NewRegistry()
	registry.MustRegister(
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}),
		poolGauge("acquired_connections", "Connections that are at work.", func() float64 { return float64(pool().AcquiredConns()) }),
		poolGauge("idle_connections", "Connections that wait for work.", func() float64 { return float64(pool().IdleConns()) }),
		poolGauge("max_connections", "Connections that there may be.", func() float64 { return float64(pool().MaxConns()) }),
		poolCounter("waits_total", "Times that a statement waited for a connection.", func() float64 { return float64(pool().EmptyAcquireCount()) }),
		poolCounter("waited_seconds_total", "Time that statements waited for a connection.", func() float64 { return pool().EmptyAcquireWaitTime().Seconds() }),
	)
	return registry
}

func poolGauge(name, help string, read func() float64) prometheus.Collector {
	return prometheus.NewGaugeFunc(prometheus.GaugeOpts{Namespace: "piazza", Subsystem: "pool", Name: name, Help: help}, read)
}

func poolCounter(name, help string, read func() float64) prometheus.Collector {
	return prometheus.NewCounterFunc(prometheus.CounterOpts{Namespace: "piazza", Subsystem: "pool", Name: name, Help: help}, read)
}
