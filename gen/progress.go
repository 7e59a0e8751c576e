package main

import (
	"fmt"
	"io"
	"os"
	"sync"
	"time"
)

// patience is how long a build may last before it shows progress.
const patience = 500 * time.Millisecond

// progress shows on a terminal how many pages have been made.
type progress struct {
	mu    sync.Mutex
	to    io.Writer // nil: show nothing
	start time.Time
	next  time.Time
	shown bool
}

func (r *run) progress() *progress {
	p := &progress{start: time.Now()}
	p.next = p.start.Add(patience)
	if f, ok := r.stderr.(*os.File); ok && !r.quiet {
		if info, err := f.Stat(); err == nil && info.Mode()&os.ModeCharDevice != 0 {
			p.to = f
		}
	}
	return p
}

// made is told that so many pages of all have been made.
func (p *progress) made(done, all int) {
	if p.to == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if now := time.Now(); now.After(p.next) {
		p.next, p.shown = now.Add(patience/5), true
		fmt.Fprintf(p.to, "\r%d of %d pages", done, all)
	}
}

// end clears the line.
func (p *progress) end() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.shown {
		fmt.Fprint(p.to, "\r\x1b[K")
		p.shown = false
	}
}
