package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io/fs"
	"mime"
	"net"
	"net/http"
	"net/url"
	"path"
	"strings"
	"sync"
	"time"
)

// previewPath is where the files of the preview itself stand, which are no
// part of the site.
const previewPath = "/~preview/"

// patient is how long a question about a page waits for news. A browser asks
// again at once, but has few connections for all its tabs.
const patient = 5 * time.Second

// preview is a site in memory, as it was last built without a fault, and what
// has been said of the module since. It serves pages to this computer alone.
type preview struct {
	own fs.FS // static/preview/

	mu      sync.Mutex
	files   map[string][]byte // by path; nil before the first sound build
	faults  string            // as the terminal shows them; empty where there are none
	changed chan struct{}     // closed when either changes
}

func newPreview(own fs.FS) *preview { return &preview{own: own, changed: make(chan struct{})} }

// show takes the files of a sound build, or nil and what is wrong.
func (p *preview) show(files map[string][]byte, faults string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if files != nil {
		p.files = files
	}
	p.faults = faults
	close(p.changed)
	p.changed = make(chan struct{})
}

func (p *preview) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Cache-Control", "no-store")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	switch {
	case !loopbackName(r.Host):
		http.Error(w, "this preview answers to localhost only", http.StatusMisdirectedRequest)
	case foreign(r):
		http.Error(w, "this preview is for its own pages", http.StatusForbidden)
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		h.Set("Allow", "GET, HEAD")
		http.Error(w, "this preview only shows", http.StatusMethodNotAllowed)
	case r.URL.Path == previewPath+"state.js":
		p.tell(w, r)
	case strings.HasPrefix(r.URL.Path, previewPath):
		p.serveOwn(w, r.URL.Path[len(previewPath):])
	default:
		p.serve(w, r.URL.Path)
	}
}

// loopbackName tells whether a Host header names this computer's loopback. A
// name of anybody's that leads here (DNS rebinding) does not.
func loopbackName(host string) bool {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	host = strings.TrimSuffix(strings.TrimPrefix(host, "["), "]")
	return host == "localhost" || net.ParseIP(host) != nil && net.ParseIP(host).IsLoopback()
}

// foreign tells whether the page of another site asks: for anything but to be
// shown (Fetch Metadata, W3C).
func foreign(r *http.Request) bool {
	switch r.Header.Get("Sec-Fetch-Site") {
	case "", "same-origin", "none":
		return false
	}
	return r.Header.Get("Sec-Fetch-Mode") != "navigate"
}

// sitePath is the file that an address means.
func sitePath(address string) string {
	if strings.HasSuffix(address, "/") {
		address += "index.html"
	}
	return strings.TrimPrefix(address, "/")
}

// serve answers with a file of the site, its 404.html where there is none, and
// before the first sound build with an empty page that says what is wrong.
func (p *preview) serve(w http.ResponseWriter, address string) {
	name := sitePath(address)
	p.mu.Lock()
	data, found := p.files[name]
	built := p.files != nil
	missing := p.files["404.html"]
	p.mu.Unlock()
	status := http.StatusOK
	switch {
	case !built:
		p.serveOwn(w, "empty.html")
		return
	case !found:
		name, data, status = "404.html", missing, http.StatusNotFound
	}
	w.Header().Set("Content-Type", contentType(name))
	w.WriteHeader(status)
	w.Write(data)
	if path.Ext(name) == ".html" && loadsScripts(data) {
		w.Write(watcher(data))
	}
}

func (p *preview) serveOwn(w http.ResponseWriter, name string) {
	data, err := fs.ReadFile(p.own, name)
	if err != nil {
		http.Error(w, "there is no such file", http.StatusNotFound)
		return
	}
	w.Header().Set("Content-Type", contentType(name))
	w.Write(data)
	if path.Ext(name) == ".html" {
		w.Write(watcher(nil))
	}
}

// loadsScripts tells whether the policy of a page lets it load scripts of its
// host: those that stand alone have theirs inside.
func loadsScripts(page []byte) bool {
	return bytes.Contains(page[:min(len(page), 4096)], []byte("script-src 'self'"))
}

// watcher is what a page in the preview has more than it has on a site.
func watcher(page []byte) []byte {
	return fmt.Appendf(nil, `<script src="%spreview.js" data-page="%s"></script>`, previewPath, mark(page))
}

// mark tells one state of a page, or of the faults, from another.
func mark(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:8])
}

// state is what a page is told of itself.
type state struct {
	Page   string `json:"page"`   // the mark of the page as it is now
	Seen   string `json:"seen"`   // the mark of the faults
	Faults string `json:"faults"` // empty where there are none
}

func (p *preview) state(name string) (now state, changed chan struct{}) {
	p.mu.Lock()
	defer p.mu.Unlock()
	now = state{Page: mark(p.files[name]), Faults: p.faults}
	if _, found := p.files[name]; !found {
		now.Page = mark(p.files["404.html"])
	}
	if p.faults != "" {
		now.Seen = mark([]byte(p.faults))
	}
	return now, p.changed
}

// tell answers what has become of a page, as soon as it is other than what the
// page knows, or when nothing has happened for a while.
func (p *preview) tell(w http.ResponseWriter, r *http.Request) {
	known, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		http.Error(w, "not understood", http.StatusBadRequest)
		return
	}
	late := time.NewTimer(patient)
	defer late.Stop()
	for {
		now, changed := p.state(sitePath(known.Get("path")))
		waits := now.Page == known.Get("page") && now.Seen == known.Get("seen")
		if waits {
			select {
			case <-changed:
				continue
			case <-r.Context().Done():
				return
			case <-late.C:
			}
		}
		data, err := json.Marshal(now) // escapes < and >, so that it may stand in a script
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		w.Header().Set("Content-Type", contentType("state.js"))
		fmt.Fprintf(w, "lecternPreview(%s)\n", data)
		return
	}
}

// types are those that a system's own table may not have, or has otherwise.
var types = map[string]string{".js": "text/javascript; charset=utf-8", ".md": "text/markdown; charset=utf-8", ".bib": "text/plain; charset=utf-8", ".ris": "text/plain; charset=utf-8", ".avif": "image/avif", ".webp": "image/webp", ".svg": "image/svg+xml"}

func contentType(name string) string {
	ext := path.Ext(name)
	if t, ok := types[ext]; ok {
		return t
	}
	if t := mime.TypeByExtension(ext); t != "" {
		return t
	}
	return "application/octet-stream"
}
