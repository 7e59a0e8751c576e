package check

import (
	"bytes"
	"fmt"
	"maps"
	"slices"

	"lectern/gen/quiz"
	"lectern/gen/source"
)

// unneeded reports what questions silence in vain: rules that do not exist,
// and rules that have nothing to say there. A rule over a whole quiz or
// section says nothing of a single question and so cannot be silenced by one.
func unneeded(c *checker) {
	for _, q := range c.m.AllQuestions() {
		for _, rule := range slices.Sorted(maps.Keys(q.Silenced)) {
			at := q.Pos(silencedAt(q, rule))
			switch {
			case !slices.Contains(c.names, rule):
				c.log.Error(at, fmt.Sprintf("there is no rule %q", rule), source.Suggest(rule, c.names, "gen help check lists them"))
			case !c.used[silence{q, rule}]:
				c.warn(at, fmt.Sprintf("the rule %s is silenced and has nothing to say of this question", rule), "take it out of lint=\"…\"")
			}
		}
	}
}

// silencedAt is the offset at which a question's heading silences a rule: a
// heading is one line, and a rule's name stands first in lint="…" or behind a
// semicolon.
func silencedAt(q *quiz.Question, rule string) int {
	line, start := q.File.Line(q.Off)
	from := bytes.LastIndex(line, []byte("lint="))
	if from < 0 {
		return q.Off
	}
	for i := from; i < len(line); i++ {
		rest := bytes.TrimLeft(line[i:], "\"; ")
		if (line[i] == '"' || line[i] == ';') && bytes.HasPrefix(rest, []byte(rule)) {
			return start + len(line) - len(rest)
		}
	}
	return q.Off
}
