package main

import (
	"regexp"
	"strings"

	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
)

// newRegistry returns the metrics of the process and of the pool; the other parts add theirs.
func newRegistry(pool func() *pgxpool.Stat) *prometheus.Registry {
	registry := prometheus.NewRegistry()
	registry.MustRegister(
		collectors.NewGoCollector(collectors.WithGoCollectorMemStatsMetricsDisabled(), collectors.WithGoCollectorRuntimeMetrics(memory)),
		discreet{collectors.NewProcessCollector(collectors.ProcessCollectorOpts{})},
		poolGauge("acquired_connections", "Connections that are at work.", func() float64 { return float64(pool().AcquiredConns()) }),
		poolGauge("idle_connections", "Connections that wait for work.", func() float64 { return float64(pool().IdleConns()) }),
		poolGauge("max_connections", "Connections that there may be.", func() float64 { return float64(pool().MaxConns()) }),
		poolCounter("waits_total", "Times that a statement waited for a connection.", func() float64 { return float64(pool().EmptyAcquireCount()) }),
		poolCounter("waited_seconds_total", "Time that statements waited for a connection.", func() float64 { return pool().EmptyAcquireWaitTime().Seconds() }),
	)
	return registry
}

// memory is told as it stood after the last collection, and as it was taken from the system. What else the runtime tells of it (all of
// go_memstats_…) counts bytes and things as they are allocated: who reads it before and after a lone vote has the length of what was chosen.
var memory = collectors.GoRuntimeMetricsRule{Matcher: regexp.MustCompile("^(/gc/heap/live:bytes|/memory/classes/total:bytes)$")}

// discreet leaves out of what a collector tells how many bytes came and went over the network: a sheet and its receipt are as long as what
// was chosen.
type discreet struct{ prometheus.Collector }

// Describe serves prometheus.Collector.
func (d discreet) Describe(into chan<- *prometheus.Desc) {
	for one := range all(d.Collector.Describe) {
		if !tellsTraffic(one) {
			into <- one
		}
	}
}

// Collect serves prometheus.Collector.
func (d discreet) Collect(into chan<- prometheus.Metric) {
	for one := range all(d.Collector.Collect) {
		if !tellsTraffic(one.Desc()) {
			into <- one
		}
	}
}

// tellsTraffic reads the name in the words of a description: nothing else gives it.
func tellsTraffic(d *prometheus.Desc) bool {
	return strings.Contains(d.String(), `fqName: "process_network_`)
}

// all is what a collector sends.
func all[T any](send func(chan<- T)) <-chan T {
	sent := make(chan T)
	go func() {
		defer close(sent)
		send(sent)
	}()
	return sent
}

func poolGauge(name, help string, read func() float64) prometheus.Collector {
	return prometheus.NewGaugeFunc(prometheus.GaugeOpts{Namespace: "piazza", Subsystem: "pool", Name: name, Help: help}, read)
}

func poolCounter(name, help string, read func() float64) prometheus.Collector {
	return prometheus.NewCounterFunc(prometheus.CounterOpts{Namespace: "piazza", Subsystem: "pool", Name: name, Help: help}, read)
}
