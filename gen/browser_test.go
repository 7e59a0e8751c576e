//go:build browser

package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/cdproto/target"
	"github.com/chromedp/chromedp"
)

// deadline is how long a condition may take to come true. Nothing waits for
// it to pass: it is there so that a fault ends the test instead of hanging it.
const deadline = 90 * time.Second

// TestBrowser is all that only a browser can tell: one Chromium, one build of
// the shipped module, and a tab of its own for each group that runs.
func TestBrowser(t *testing.T) {
	b := startBrowser(t)
	for _, group := range []struct {
		name string
		test func(*testing.T, *browser)
	}{
		{"axe", testAxe}, // the longest first
		{"places", testPlaces},
		{"quiz", testQuiz},
		{"result", testResult},
		{"paper", testPaper},
		{"held", testHeld},
		{"judged", testJudged},
		{"typed", testTyped},
		{"standing", testStanding},
		{"notes", testNotes},
		{"reading", testReading},
		{"tools", testTools},
		{"figures", testFigures},
		{"work", testWork},
		{"theme", testTheme},
		{"notfound", testNotFound},
		{"scriptless", testScriptless},
		{"reflow", testReflow},
		{"right to left", testRightToLeft},
		{"handout", testHandout},
		{"marking", testMarking},
		{"hostile", testHostile},
		{"preview", testPreview},
		{"editions", testEditions},
		{"sheets", testSheets},
	} {
		t.Run(group.name, func(t *testing.T) {
			t.Parallel()
			group.test(t, b)
		})
	}
}

// browser is a running Chromium and the site it is to look at.
type browser struct {
	ctx    context.Context
	folder string   // where the built site lies
	pages  []string // its pages, by path: "article/introduction.html"
	places []place
}

// place is one of the ways in which the same folder may be published.
type place struct {
	name string
	base string // address of the folder, with a final slash
}

func startBrowser(t *testing.T) *browser {
	program := ""
	for _, name := range []string{"google-chrome", "chromium-browser", "chromium"} { // the last that there is
		if path, err := exec.LookPath(name); err == nil {
			program = path
		}
	}
	if program == "" {
		t.Fatal("no chromium in PATH (./test.sh installs it)")
	}
	b := &browser{folder: buildSite(t)}
	b.pages = pagesOf(t, b.folder)
	b.places = []place{
		{"root", serve(t, b.folder, "/")},
		{"path", serve(t, b.folder, "/a/sub/path/")},
		{"file", "file://" + filepath.ToSlash(b.folder) + "/"},
	}
	// The sandbox does not start for root, nor in most containers; what is
	// opened here are our own pages. The switches against background traffic
	// keep Chromium from asking hosts that no test wants. No test goes back to a
	// page: to keep pages alive for that, and a spare process for the next one,
	// would be more than a third of the cost of opening a page.
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(program), chromedp.UserDataDir(t.TempDir()), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-features", "site-per-process,Translate,BackForwardCache,SpareRendererForSitePerProcess"))
	ctx, stop := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(stop)
	// A newer Chromium sends events that this protocol's table does not know;
	// chromedp reports each of them as an error.
	b.ctx, _ = chromedp.NewContext(ctx, chromedp.WithErrorf(func(string, ...any) {}))
	if err := chromedp.Run(b.ctx); err != nil {
		t.Fatalf("chromium does not start: %v", err)
	}
	// Closed rather than killed, it no longer writes when its folder goes.
	t.Cleanup(func() { chromedp.Cancel(b.ctx) })
	return b
}

// serve publishes a folder under a path as static hosts do: index.html for
// its folder, 404.html for what is not there, and nothing outside the path.
func serve(t *testing.T, folder, under string) string {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name, ok := strings.CutPrefix(r.URL.Path, under)
		if !ok {
			http.NotFound(w, r)
			return
		}
		if name == "" {
			name = "index.html"
		}
		root := os.DirFS(folder)
		data, err := fs.ReadFile(root, name)
		if err != nil {
			data, _ = fs.ReadFile(root, "404.html")
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			w.WriteHeader(http.StatusNotFound)
			w.Write(data)
			return
		}
		http.ServeContent(w, r, name, time.Time{}, bytes.NewReader(data))
	}))
	t.Cleanup(server.Close)
	return server.URL + under
}

// tab is one tab and what went wrong in it since its page was opened.
type tab struct {
	testing.TB
	ctx context.Context

	mu       sync.Mutex
	faults   []string
	requests []string // addresses, without data: addresses
}

// tab opens a tab with storage of its own, 1280 pixels wide.
func (b *browser) tab(t *testing.T) *tab { t.Helper(); return b.tabIn(t, b.storage(t)) }

// storage makes a storage that tabs can share, as a reader's do.
func (b *browser) storage(t *testing.T) (id cdp.BrowserContextID) {
	t.Helper()
	err := chromedp.Run(b.ctx, chromedp.ActionFunc(func(ctx context.Context) (err error) {
		id, err = target.CreateBrowserContext().WithDisposeOnDetach(true).Do(cdp.WithExecutor(ctx, chromedp.FromContext(ctx).Browser))
		return err
	}))
	if err != nil {
		t.Fatalf("no new storage: %v", err)
	}
	return id
}

// tabIn opens a tab with a storage that others may have too.
func (b *browser) tabIn(t *testing.T, storage cdp.BrowserContextID) *tab {
	t.Helper()
	var id target.ID
	err := chromedp.Run(b.ctx, chromedp.ActionFunc(func(ctx context.Context) (err error) {
		browser := cdp.WithExecutor(ctx, chromedp.FromContext(ctx).Browser)
		id, err = target.CreateTarget("about:blank").WithBrowserContextID(storage).WithNewWindow(true).Do(browser)
		return err
	}))
	if err != nil {
		t.Fatalf("no new tab: %v", err)
	}
	ctx, cancel := chromedp.NewContext(b.ctx, chromedp.WithTargetID(id))
	t.Cleanup(cancel)
	p := &tab{TB: t, ctx: ctx}
	chromedp.ListenTarget(ctx, p.note)
	// The first run attaches to the tab for good: its context has no deadline.
	if err := chromedp.Run(ctx); err != nil {
		t.Fatalf("no new tab: %v", err)
	}
	p.do(
		network.Enable(), log.Enable(),
		// Tabs are not in front of each other for a reader who has one.
		emulation.SetFocusEmulationEnabled(true),
		chromedp.ActionFunc(func(ctx context.Context) error {
			_, err := page.AddScriptToEvaluateOnNewDocument(
				`addEventListener('securitypolicyviolation', (e) => console.error('policy: ' + e.violatedDirective + ' ' + e.blockedURI + ' ' + e.sample))`).Do(ctx)
			return err
		}),
	)
	p.size(1280, 900)
	return p
}

// in gives the tab to a subtest.
func (p *tab) in(t *testing.T) *tab { p.TB = t; return p }

// note keeps what an event says of faults and requests.
func (p *tab) note(event any) {
	p.mu.Lock()
	defer p.mu.Unlock()
	fault := func(format string, args ...any) { p.faults = append(p.faults, fmt.Sprintf(format, args...)) }
	switch e := event.(type) {
	case *runtime.EventExceptionThrown:
		fault("exception: %s", e.ExceptionDetails.Error())
	case *runtime.EventConsoleAPICalled:
		if e.Type == runtime.APITypeError || e.Type == runtime.APITypeWarning || e.Type == runtime.APITypeAssert {
			var words []string
			for _, a := range e.Args {
				words = append(words, string(a.Value)+a.Description)
			}
			fault("console: %s", strings.Join(words, " "))
		}
	case *log.EventEntryAdded:
		if e.Entry.Level == log.LevelError || e.Entry.Level == log.LevelWarning {
			fault("log: %s %s", e.Entry.Text, e.Entry.URL)
		}
	case *network.EventRequestWillBeSent:
		if !strings.HasPrefix(e.Request.URL, "data:") {
			p.requests = append(p.requests, e.Request.URL)
		}
	case *network.EventLoadingFailed:
		fault("request failed: %s (%s)", e.ErrorText, e.BlockedReason)
	case *network.EventResponseReceived:
		if e.Response.Status >= 400 {
			fault("request answered by %d: %s", e.Response.Status, e.Response.URL)
		}
	}
}

// seen is what went wrong and what was asked for since the page was opened.
// Events come in order with answers, so that one question to the page makes
// sure of all events before it.
func (p *tab) seen() (faults, requests []string) {
	p.Helper()
	p.eval(`0`, nil)
	p.mu.Lock()
	defer p.mu.Unlock()
	return append([]string(nil), p.faults...), append([]string(nil), p.requests...)
}

func (p *tab) do(actions ...chromedp.Action) {
	p.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, deadline)
	defer cancel()
	if err := chromedp.Run(ctx, actions...); err != nil {
		p.Fatalf("in the browser: %v", err)
	}
}

// open goes to an address and waits until the page has loaded.
func (p *tab) open(address string) {
	p.Helper()
	// From an empty page even an address that differs by a fragment loads anew.
	p.do(chromedp.Navigate("about:blank"))
	p.mu.Lock()
	p.faults, p.requests = nil, nil
	p.mu.Unlock()
	ctx, cancel := context.WithTimeout(p.ctx, deadline)
	defer cancel()
	// An answer of 404 is an error to chromedp, and a page to us.
	err := chromedp.Run(ctx, chromedp.Navigate(address))
	if err != nil && !strings.Contains(err.Error(), "ERR_HTTP_RESPONSE_CODE_FAILURE") {
		p.Fatalf("%s: %v", address, err)
	}
}

// size sets the window's inner size in CSS pixels.
func (p *tab) size(width, height int64) {
	p.Helper()
	p.do(emulation.SetDeviceMetricsOverride(width, height, 1, false))
}

// eval evaluates an expression, awaits it if it is a promise, and reads what
// it gives into a value.
func (p *tab) eval(expression string, into any) {
	p.Helper()
	if err := p.try(expression, into); err != nil {
		p.Fatalf("in the page: %v\n%s", err, expression)
	}
}

func (p *tab) try(expression string, into any) error {
	ctx, cancel := context.WithTimeout(p.ctx, deadline)
	defer cancel()
	var raw []byte
	err := chromedp.Run(ctx, chromedp.Evaluate(expression, &raw, func(e *runtime.EvaluateParams) *runtime.EvaluateParams {
		return e.WithAwaitPromise(true).WithReturnByValue(true)
	}))
	if err == nil && into != nil {
		err = json.Unmarshal(raw, into)
	}
	return err
}

// is tells whether an expression is true in the page.
func (p *tab) is(expression string) bool {
	p.Helper()
	var yes bool
	p.eval("!!("+expression+")", &yes)
	return yes
}

// must fails the test where an expression is not true in the page.
func (p *tab) must(expression, why string) {
	p.Helper()
	if !p.is(expression) {
		p.Errorf("%s: not so: %s", why, expression)
	}
}

// wait waits until an expression is true, across a change of page too.
func (p *tab) wait(expression string) {
	p.Helper()
	end := time.Now().Add(deadline)
	for time.Now().Before(end) {
		// A page that is being left answers with an error: ask the next.
		var yes bool
		err := p.try(`(async () => {
			for (let i = 0; i < 50; i++) {
				if (`+expression+`) return true;
				await new Promise((go) => setTimeout(go, 10));
			}
			return false;
		})()`, &yes)
		if err == nil && yes {
			return
		}
	}
	p.Fatalf("it never came true: %s", expression)
}

// quoted is a Go string as JavaScript writes it.
func quoted(s string) string {
	data, _ := json.Marshal(s)
	return string(data)
}
