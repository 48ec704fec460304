package api

import (
	"bytes"
	"fmt"
	"net/http"
	"time"

	"github.com/gin-gonic/gin"

	"actant/api/web"
)

// servePage adds the files of the page. It panics when the page was not built in,
// which no request can cause.
func servePage(engine *gin.Engine) {
	files, err := web.Files()
	if err != nil {
		panic(fmt.Sprintf("page: %v", err))
	}
	for _, file := range files {
		send := func(c *gin.Context) {
			h := c.Writer.Header()
			h.Set("Content-Type", file.Type)
			h.Set("ETag", file.ETag)
			h.Set("Cache-Control", "no-cache") // ask again, by ETag
			http.ServeContent(c.Writer, c.Request, "", time.Time{}, bytes.NewReader(file.Body))
		}
		engine.GET(file.Path, send)
		engine.HEAD(file.Path, send)
	}
}
