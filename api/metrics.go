package api

import (
	"strconv"
	"time"

	"github.com/gin-gonic/gin"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// metrics counts requests by the patterns of their routes, never by their words.
type metrics struct {
	registry *prometheus.Registry
	requests *prometheus.CounterVec
	seconds  *prometheus.HistogramVec
	open     prometheus.Gauge
}

func newMetrics() *metrics {
	m := &metrics{
		registry: prometheus.NewRegistry(),
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "actant_requests_total", Help: "Requests that were answered.",
		}, []string{"method", "route", "status"}),
		seconds: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "actant_request_seconds", Help: "How long answers took.",
			Buckets: []float64{.001, .003, .01, .03, .1, .3, 1, 3, 10, 30},
		}, []string{"route"}),
		open: prometheus.NewGauge(prometheus.GaugeOpts{Name: "actant_requests_open", Help: "Requests that are being answered."}),
	}
	m.registry.MustRegister(m.requests, m.seconds, m.open,
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

// count counts one request. A method that no route has counts as none, so that nobody
// fills the memory with names of methods.
func (m *metrics) count(c *gin.Context) {
	start := time.Now()
	m.open.Inc()
	defer m.open.Dec()
	c.Next()
	route, method := c.FullPath(), c.Request.Method
	if route == "" {
		route, method = "none", "none"
	}
	m.requests.WithLabelValues(method, route, strconv.Itoa(c.Writer.Status())).Inc()
	m.seconds.WithLabelValues(route).Observe(time.Since(start).Seconds())
}

// handle answers with the counts in the format of Prometheus.
func (m *metrics) handle() gin.HandlerFunc {
	return gin.WrapH(promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{}))
}
