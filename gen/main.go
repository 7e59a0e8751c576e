// Gen builds a teaching module into a static site, and single-file handouts.
//
// Usage:
//
//	gen [build] [flags]
//	gen handout [flags]
//	gen zip [flags]
//	gen serve [flags]
//	gen check [flags]
//	gen verify [flags] folder
//	gen help [command]
//
// It exits with 0, with 1 where the module or the folder has errors, and with 2
// where the command line has.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"net/url"
	"os"
	"runtime/debug"
	"slices"
	"strings"

	"lectern/gen/check"
	"lectern/gen/source"
)

// command is one command of the program.
type command struct {
	name  string
	about string // one line
	flags string // names of the flags it knows
	out   string // the default of -o
	arg   string // what it wants named besides flags; empty: nothing
	do    func(*run) error
}

// commands are all commands; the first is what runs where none is named.
func commands() []command {
	return []command{
		{"build", "build the module into a static site", "C o site-url q strict", "public", "", (*run).build},
		{"handout", "write the module as one HTML file for students, and one for the instructor", "C o only site-url q strict", "dist", "", (*run).handout},
		{"zip", "build the site and write it as one ZIP file", "C o site-url q strict", "dist", "", (*run).zip},
		{"serve", "show the site on this computer as its files are saved", "C addr q", "", "", (*run).serve},
		{"check", "say what is wrong with the module, and write nothing", "C json q strict", "", "", (*run).check},
		{"verify", "compare a published folder, or a copy of one, with the receipt in it", "q", "", "folder", (*run).verify},
	}
}

// usageError is a fault of the command line.
type usageError struct{ message string }

func (e usageError) Error() string { return e.message }

// errSaid ends a run of which all has been said.
var errSaid = errors.New("said already")

// spare is how much more memory than it needs a run may take before it is
// collected, in percent. A tenth more time buys a fifth less memory than with
// the usual 100, for modules of a thousand sections and more.
const spare = 35

func main() {
	debug.SetGCPercent(spare)
	os.Exit(Main(os.Args[1:], os.Stdout, os.Stderr))
}

// Main runs the program and returns its exit status.
func Main(args []string, stdout, stderr io.Writer) int {
	err := dispatch(args, stdout, stderr)
	var usage usageError
	switch {
	case err == nil:
		return 0
	case errors.As(err, &usage):
		fmt.Fprintf(stderr, "gen: error: %s\n", strings.TrimSpace(usage.message))
		return 2
	case errors.Is(err, errSaid):
		return 1
	default:
		report(stderr, err)
		return 1
	}
}

// report prints an error that stopped a run. One that names a file stands as
// it is, line by line; others begin with the program's name.
func report(stderr io.Writer, err error) {
	for line := range strings.SplitSeq(err.Error(), "\n") {
		if !strings.Contains(line, ": error: ") {
			line = "gen: error: " + line
		}
		fmt.Fprintln(stderr, line)
	}
}

func dispatch(args []string, stdout, stderr io.Writer) error {
	all := commands()
	chosen, named := all[0], []string{}
	if len(args) > 0 && !strings.HasPrefix(args[0], "-") {
		name := args[0]
		args = args[1:]
		if name == "help" {
			return help(args, stdout)
		}
		found := false
		var names []string
		for _, c := range all {
			names = append(names, c.name)
			if c.name == name {
				chosen, named, found = c, []string{name}, true
			}
		}
		if !found {
			return usageError{fmt.Sprintf("unknown command %q (%s)", name, source.Suggest(name, append(names, "help"), "see gen help"))}
		}
	}
	s, set := settings{root: "."}, flags(chosen)
	bind(set, chosen, &s)
	switch err := set.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		return help(named, stdout)
	case err != nil:
		return usageError{err.Error() + " (see gen help " + chosen.name + ")"}
	case chosen.arg != "" && set.NArg() == 0:
		return usageError{"name the " + chosen.arg + ": gen " + chosen.name + " " + strings.ToUpper(chosen.arg)}
	case chosen.arg != "" && set.NArg() == 1:
		s.arg = set.Arg(0)
	case set.NArg() > 0:
		return usageError{fmt.Sprintf("unexpected %q (see gen help %s)", set.Arg(set.NArg()-1), chosen.name)}
	}
	if s.siteURL != "" {
		u, err := url.Parse(s.siteURL)
		if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" {
			return usageError{fmt.Sprintf("-site-url is no web address: %q (write it as https://host/path)", s.siteURL)}
		}
		if more := strings.IndexAny(s.siteURL, "?#"); more >= 0 {
			return usageError{fmt.Sprintf("-site-url goes on with %q, behind which no page can stand (write %s)", s.siteURL[more:more+1], s.siteURL[:more])}
		}
	}
	r, err := newRun(s, stdout, stderr)
	if err != nil {
		return err
	}
	defer r.folders.Close()
	return chosen.do(r)
}

func flags(c command) *flag.FlagSet {
	set := flag.NewFlagSet("gen "+c.name, flag.ContinueOnError)
	set.SetOutput(io.Discard)
	return set
}

// bind gives a command the flags that it knows.
func bind(set *flag.FlagSet, c command, s *settings) {
	for name := range strings.SplitSeq(c.flags, " ") {
		switch name {
		case "C":
			set.StringVar(&s.root, "C", ".", "work in this `folder`: the one that holds content/, layouts/ and static/")
		case "o":
			set.StringVar(&s.out, "o", c.out, "the `folder` to write, seen from the folder of -C")
		case "site-url":
			set.StringVar(&s.siteURL, "site-url", "", "the `address` at which the site will stand, for what has to name it in full")
		case "addr":
			set.StringVar(&s.addr, "addr", "localhost:0", "the `address` to show the site at, on this computer; port 0 is any that is free")
		case "only":
			set.StringVar(&s.only, "only", "", "hold only this `part`: article, or a folder such as questions/1-name")
		case "q":
			set.BoolVar(&s.quiet, "q", false, "print no summary and no progress")
		case "json":
			set.BoolVar(&s.json, "json", false, "print to standard output one JSON object a line for each diagnostic, and nothing else:\nfile, line, column, endLine, endColumn, rule, severity, message, help")
		case "strict":
			set.BoolVar(&s.strict, "strict", false, "take warnings for errors")
		}
	}
}

// help prints what the program, or one command of it, does.
func help(args []string, stdout io.Writer) error {
	if len(args) == 0 {
		fmt.Fprint(stdout, "Gen builds a teaching module into a static site, and single-file handouts.\n\nCommands (gen help COMMAND tells more):\n")
		for _, c := range commands() {
			fmt.Fprintf(stdout, "  %-9s %s\n", c.name, c.about)
		}
		fmt.Fprint(stdout, "  help      print this\n\nWithout a command it builds.\n")
		return nil
	}
	for _, c := range commands() {
		if c.name != args[0] {
			continue
		}
		fmt.Fprintf(stdout, "gen %s: %s\n\n", strings.TrimSpace(c.name+" "+strings.ToUpper(c.arg)), c.about)
		var s settings
		set := flags(c)
		bind(set, c, &s)
		set.SetOutput(stdout)
		set.PrintDefaults()
		if c.name == "check" {
			fmt.Fprint(stdout, "\nRules:\n")
			for _, r := range slices.Concat(check.Readers, check.Rules) {
				fmt.Fprintf(stdout, "  %-25s %s\n", r.Name, r.About)
			}
		}
		return nil
	}
	return usageError{fmt.Sprintf("unknown command %q (see gen help)", args[0])}
}
