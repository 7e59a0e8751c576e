package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"net/http"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"

	"lectern/gen/module"
	"lectern/gen/output"
	"lectern/gen/source"
	"lectern/gen/view"
)

// quiet is how long nothing may be saved before a build: an editor that saves
// all its files, or one in several steps, is answered by one build.
const quiet = 40 * time.Millisecond

// inputs are the folders of a module that a build reads.
var inputs = []string{module.Root, "layouts", "static"}

// serve builds into memory, shows the site to this computer, and builds again
// whenever one of its files is saved, until it is interrupted.
func (r *run) serve() error {
	host, _, err := net.SplitHostPort(r.addr)
	if err != nil || !loopbackName(host) {
		return usageError{fmt.Sprintf("-addr is no place on this computer: %q (write it as localhost:8080)", r.addr)}
	}
	listener, err := net.Listen("tcp", r.addr)
	if err != nil {
		return fmt.Errorf("the preview cannot be shown at %s: %s (choose another place with -addr)", r.addr, source.Reason(err))
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	return r.serveAt(ctx, listener)
}

// serveAt serves at a listener until ctx ends.
func (r *run) serveAt(ctx context.Context, listener net.Listener) error {
	static, err := r.folder("static")
	if err != nil {
		return err
	}
	own, err := fs.Sub(static, "preview")
	if err != nil {
		return err
	}
	watcher, err := fsnotify.NewWatcher()
	if err != nil {
		return fmt.Errorf("changes cannot be watched for: %w", err)
	}
	defer watcher.Close()
	p := newPreview(own)
	server := &http.Server{Handler: p, ReadHeaderTimeout: 10 * time.Second}
	served := make(chan error, 1)
	go func() { served <- server.Serve(listener) }()
	defer server.Close()

	r.say("http://%s/ shows the module as it is saved; stop it with Ctrl-C\n", listener.Addr())
	before := newMemories()
	for {
		if err := r.watch(watcher); err != nil {
			return err
		}
		p.show(r.remake(before))
		select {
		case <-ctx.Done():
			return nil
		case err := <-served:
			return fmt.Errorf("the preview has stopped: %w", err)
		case err := <-r.saved(ctx, watcher):
			if err != nil {
				return err
			}
		}
	}
}

// watch watches the folders that a build reads, those that are new too, and the
// one in which they come and go.
func (r *run) watch(watcher *fsnotify.Watcher) error {
	if err := watcher.Add(r.root); err != nil {
		return fmt.Errorf("%s: error: changes cannot be watched for: %w", r.root, err)
	}
	for _, name := range inputs {
		err := filepath.WalkDir(filepath.Join(r.root, name), func(path string, d fs.DirEntry, err error) error {
			if err != nil {
				return nil // gone meanwhile, or not to be read: the build says so
			}
			if d.IsDir() {
				return watcher.Add(path)
			}
			return nil
		})
		if err != nil {
			return fmt.Errorf("%s: error: changes cannot be watched for: %w", name, err)
		}
	}
	return nil
}

// saved is told when something has been saved and then nothing for a while.
func (r *run) saved(ctx context.Context, watcher *fsnotify.Watcher) <-chan error {
	done := make(chan error, 1)
	go func() {
		var settled <-chan time.Time
		for {
			select {
			case <-ctx.Done():
				return
			case event, open := <-watcher.Events:
				if !open {
					return
				}
				if event.Op != fsnotify.Chmod && !r.ignored(event.Name) {
					settled = time.After(quiet)
				}
			case err := <-watcher.Errors:
				// Events were lost: what has changed is not known, so all is read.
				if !errors.Is(err, fsnotify.ErrEventOverflow) {
					done <- fmt.Errorf("changes can no longer be watched for: %w", err)
					return
				}
				settled = time.After(quiet)
			case <-settled:
				done <- nil
				return
			}
		}
	}()
	return done
}

// ignored tells whether a file is no part of the module.
func (r *run) ignored(file string) bool {
	rel, err := filepath.Rel(r.root, file)
	if err != nil {
		return false
	}
	folder, _, _ := strings.Cut(filepath.ToSlash(rel), "/")
	return !slices.Contains(inputs, folder) || module.Ignored(strings.TrimPrefix(filepath.ToSlash(rel), module.Root+"/"))
}

// memories are what one build leaves to the next.
type memories struct {
	files module.Memory
	shown view.Memory
	pages output.Memory
}

func newMemories() *memories { return &memories{shown: view.NewMemory()} }

// remake builds once more: the site's files, or nil and what is wrong, which
// the terminal shows too.
func (r *run) remake(before *memories) (files map[string][]byte, faults string) {
	var said bytes.Buffer
	once := *r
	once.stderr = io.MultiWriter(r.stderr, &said)
	once.stages = nil
	begun := time.Now()
	files, err := once.inMemory(before)
	if err != nil {
		report(once.stderr, err)
		return nil, said.String()
	}
	once.say("%s, %d read and %d made anew, in %.2f s\n", counted(len(files), "file"), before.files.Parsed(), before.pages.Fresh(), time.Since(begun).Seconds())
	return files, ""
}

// inMemory is the pipeline of build with memory for its folder.
func (r *run) inMemory(before *memories) (map[string][]byte, error) {
	r.tools.Memory = before.shown
	m, look, err := r.prepare(before.files.Load)
	if err != nil {
		return nil, err
	}
	before.shown.Begin()
	return r.hold(m, look, &before.pages)
}

// hold makes the files of the site in memory.
func (r *run) hold(m *module.Module, look *view.Look, pages *output.Memory) (map[string][]byte, error) {
	pages.Begin()
	if err := r.make(m, look, pages); err != nil {
		return nil, err
	}
	files, err := pages.Finish()
	if err != nil {
		return nil, r.stopped(err)
	}
	return files, nil
}
