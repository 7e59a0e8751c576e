package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"regexp"
	"slices"
	"strings"

	"lectern/gen/module"
)

// mutator rewrites the Markdown of quizzes so that every key is another one
// and nothing else is: which options are right, orders, pairs, answers,
// feedback, rationales, model answers, criteria and notes for the instructor.
// What it writes is valid.
type mutator struct {
	*rand.Rand
	evidence []string       // “quotation”](FILE.md#passage
	up       string         // from the file to the folder article/
	picture  string         // beside the file
	done     map[string]int // how often each kind of key was changed
}

// newMutator prepares a mutator for a module. Evidence is taken from the
// openings of its passages.
func newMutator(seed uint64, m *module.Module) *mutator {
	u := &mutator{Rand: rand.New(rand.NewPCG(seed, seed)), done: map[string]int{}}
	plain := regexp.MustCompile(`^[\pL]+(?: [\pL]+){3}`)
	for _, s := range m.Sections {
		for _, p := range s.Passages {
			if p.ID != "" && len(p.Blocks) > 0 {
				if words := plain.FindString(p.Texts()[0]); words != "" && p.Holds(words) {
					u.evidence = append(u.evidence, fmt.Sprintf("[“%s”](%%s%s#%s)", words, strings.TrimPrefix(s.Path, "article/"), p.ID))
				}
			}
		}
	}
	return u
}

var (
	stem     = regexp.MustCompile(`^#{2,3} .*\{.*#`)
	option   = regexp.MustCompile(`^- \[[ x]\] `)
	ordered  = regexp.MustCompile(`^[0-9]+\. `)
	answer   = regexp.MustCompile(`^\*\*Answer:\*\* `)
	blank    = regexp.MustCompile(`\[\[[^\]]*\]\]`)
	labelled = regexp.MustCompile(`^> \*\*(Rationale|Model answer|Criteria|For the instructor)\.\*\*`)
)

// file rewrites the questions of a file.
func (u *mutator) file(text string) string {
	lines := strings.Split(text, "\n")
	first := slices.IndexFunc(lines, stem.MatchString)
	if first < 0 {
		return text
	}
	out := lines[:first:first]
	for from := first; from < len(lines); {
		to := slices.IndexFunc(lines[from+1:], stem.MatchString) + from + 1
		if to == from {
			to = len(lines)
		}
		out = append(out, u.question(lines[from:to])...)
		from = to
	}
	return strings.Join(out, "\n")
}

func (u *mutator) question(lines []string) (out []string) {
	multiple := strings.Contains(lines[0], ".multiple")
	for i := 0; i < len(lines); {
		line := lines[i]
		end := i + 1
		switch {
		case option.MatchString(line):
			for end < len(lines) && (option.MatchString(lines[end]) || strings.HasPrefix(lines[end], " ")) {
				end++
			}
			out = append(out, u.options(lines[i:end], multiple)...)
		case ordered.MatchString(line):
			for end < len(lines) && ordered.MatchString(lines[end]) {
				end++
			}
			out = append(out, u.order(lines[i:end])...)
		case strings.HasPrefix(line, "|"):
			for end < len(lines) && strings.HasPrefix(lines[end], "|") {
				end++
			}
			out = append(append(out, line, lines[i+1]), u.pairs(lines[i+2:end])...)
		case labelled.MatchString(line):
			for end < len(lines) && strings.HasPrefix(lines[end], ">") {
				end++
			}
			out = append(out, u.label(labelled.FindStringSubmatch(line)[1])...)
		case answer.MatchString(line):
			u.done["answer"]++
			out = append(out, "**Answer:** "+u.answer())
		default:
			out = append(out, blank.ReplaceAllStringFunc(line, u.blank))
		}
		i = end
	}
	return out
}

// options marks others as right and gives each another feedback.
func (u *mutator) options(lines []string, multiple bool) (out []string) {
	u.done["options"]++
	var texts []string
	for _, line := range lines {
		if option.MatchString(line) {
			texts = append(texts, line[len("- [ ] "):])
		}
	}
	right := u.IntN(len(texts))
	for i, text := range texts {
		mark := " "
		if i == right || multiple && u.IntN(2) == 0 {
			mark = "x"
		}
		out = append(out, "- ["+mark+"] "+text)
		if u.IntN(4) > 0 {
			out = append(out, quote("  ", u.prose()+"\n"+u.extra())...)
		}
	}
	return out
}

func (u *mutator) order(lines []string) (out []string) {
	u.done["order"]++
	for i, k := range u.Perm(len(lines)) {
		_, text, _ := strings.Cut(lines[k], ". ")
		out = append(out, fmt.Sprintf("%d. %s", i+1, text))
	}
	return out
}

// pairs deals the right cells out anew. Those beside an empty left cell must
// be targets of no other.
func (u *mutator) pairs(rows []string) (out []string) {
	u.done["pairs"]++
	var left, right []string
	for _, row := range rows {
		cells := strings.Split(strings.Trim(row, "|"), "|")
		left, right = append(left, strings.TrimSpace(cells[0])), append(right, strings.TrimSpace(cells[1]))
	}
	valid := func() bool {
		for i, l := range left {
			if l == "" && (slices.Contains(right[:i], right[i]) || slices.Contains(right[i+1:], right[i])) {
				return false
			}
		}
		return true
	}
	for again := true; again; again = !valid() {
		u.Shuffle(len(right), func(i, k int) { right[i], right[k] = right[k], right[i] })
	}
	for i := range left {
		out = append(out, fmt.Sprintf("| %s | %s |", left[i], right[i]))
	}
	return out
}

// blank gives a typed blank another answer, and a list another right choice.
func (u *mutator) blank(written string) string {
	picks := strings.Split(strings.Trim(written, "[]"), "|")
	if len(picks) == 1 {
		u.done["typed blank"]++
		return "[[" + u.answer() + "]]"
	}
	u.done["picked blank"]++
	right := u.IntN(len(picks))
	for i, p := range picks {
		if picks[i] = strings.Trim(p, " *"); i == right {
			picks[i] = "*" + picks[i] + "*"
		}
	}
	return "[[" + strings.Join(picks, " | ") + "]]"
}

// answer is one of words with variants, or a number with or without
// tolerance and unit.
func (u *mutator) answer() string {
	switch u.IntN(3) {
	case 0:
		return fmt.Sprintf("%d ± %d.5 ells", u.IntN(90), u.IntN(9))
	case 1:
		return fmt.Sprint(u.IntN(9000))
	default:
		variants := make([]string, 1+u.IntN(3))
		for i := range variants {
			variants[i] = fmt.Sprintf("%s %d", u.word(), i)
		}
		return strings.Join(variants, " / ")
	}
}

// label writes a labelled quote anew.
func (u *mutator) label(name string) []string {
	u.done[name]++
	text := "**" + name + ".** " + u.prose()
	switch name {
	case "Rationale":
		for range 1 + u.IntN(3) {
			text += " " + fmt.Sprintf(u.evidence[u.IntN(len(u.evidence))], u.up)
		}
		text += "\n" + u.extra()
	case "Criteria":
		text = "**Criteria.**\n"
		for range 1 + u.IntN(5) {
			text += "\n- " + u.prose()
		}
	default:
		text += strings.Repeat(" "+u.prose(), u.IntN(40)) + "\n" + u.extra()
	}
	return quote("", text)
}

// draw makes a picture that is never twice the same.
func (u *mutator) draw(file string) error {
	return os.WriteFile(file, fmt.Appendf(nil, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 %dh9"/></svg>`, u.IntN(999)), 0o644)
}

// extra is nothing, or what a page would need files or styles for.
func (u *mutator) extra() string {
	switch u.IntN(4) {
	case 0:
		language := []string{"sql", "rust", "html", "java", "css"}[u.IntN(5)]
		return fmt.Sprintf("\n```%s\nselect %d; /* %s */ <a b=\"c\">\n```", language, u.IntN(99), u.word())
	case 1:
		if u.picture != "" {
			return fmt.Sprintf("\n![A %s](%s)", u.word(), u.picture)
		}
	}
	return ""
}

func (u *mutator) prose() string {
	text := "So"
	for range 2 + u.IntN(9) {
		text += " " + u.word()
	}
	return text + "."
}

func (u *mutator) word() string {
	word := make([]byte, 2+u.IntN(8))
	for i := range word {
		word[i] = byte('a' + u.IntN(26))
	}
	return string(word)
}

// quote writes a text as a block quote.
func quote(indent, text string) (out []string) {
	for line := range strings.SplitSeq(strings.TrimRight(text, "\n"), "\n") {
		out = append(out, strings.TrimRight(indent+"> "+line, " "))
	}
	return out
}
