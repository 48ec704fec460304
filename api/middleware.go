package api

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"runtime/debug"
	"time"

	"github.com/gin-gonic/gin"
)

// logRequest writes one line a request: the pattern of its route, never its words.
func (s *server) logRequest(c *gin.Context) {
	start := time.Now()
	c.Next()
	route := c.FullPath()
	if route == "" {
		route = "none"
	}
	s.log.LogAttrs(c.Request.Context(), slog.LevelInfo, "request",
		slog.String("id", c.Writer.Header().Get(requestIDHeader)),
		slog.String("key", c.GetString(callerName)),
		slog.String("method", c.Request.Method),
		slog.String("route", route),
		slog.Int("status", c.Writer.Status()),
		slog.Int("bytes", max(0, c.Writer.Size())),
		slog.Duration("took", time.Since(start)),
	)
}

// setHeaders forbids the page everything but itself.
func setHeaders(c *gin.Context) {
	h := c.Writer.Header()
	h.Set("Content-Security-Policy", "default-src 'self'; base-uri 'none'; form-action 'self'; "+
		"frame-ancestors 'none'; object-src 'none'")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer")
	c.Next()
}

// recoverPanic answers a panic with a plain 500 and logs where it came from.
func (s *server) recoverPanic(c *gin.Context) {
	defer func() {
		cause := recover()
		if cause == nil {
			return
		}
		if err, ok := cause.(error); ok && errors.Is(err, http.ErrAbortHandler) {
			panic(cause)
		}
		s.log.Error("panic", "id", c.Writer.Header().Get(requestIDHeader), "route", c.FullPath(), "cause", cause, "stack", string(debug.Stack()))
		c.Abort()
		if !c.Writer.Written() {
			writeProblem(c, internalProblem())
		}
	}()
	c.Next()
}

// limitTime ends the context of a request after the time that its answer may take. An
// export may take as long as somebody reads it.
func limitTime(c *gin.Context) {
	limit := requestTime
	switch c.FullPath() {
	case exportPath:
		c.Next()
		return
	case batchPath:
		limit = batchTime
	}
	ctx, cancel := context.WithTimeout(c.Request.Context(), limit)
	defer cancel()
	c.Request = c.Request.WithContext(ctx)
	c.Next()
}

func noRoute(c *gin.Context) {
	writeProblem(c, newProblem(http.StatusNotFound, "there is no such address: /openapi.json lists all"))
}

func noMethod(c *gin.Context) {
	writeProblem(c, newProblem(http.StatusMethodNotAllowed, "this address does not take the method: /openapi.json lists which it takes"))
}
