package check

import (
	"fmt"
	"slices"

	"lectern/gen/module"
)

// eachObjective visits every objective with its alignment.
func (c *checker) eachObjective(visit func(*module.Objective, *module.Alignment)) {
	if c.incomplete() {
		return
	}
	all := c.m.Align()
	for _, rq := range c.m.Questions {
		for _, o := range rq.Objectives {
			visit(o, all[o.ID])
		}
	}
}

// leftOut tells whether an objective's research question has no such file, which
// is as its author wants it.
func (c *checker) leftOut(o *module.Objective, file string) bool {
	return !c.m.Files["questions/"+o.Question.Folder+"/"+file]
}

// taught wants every objective to have a passage: what is not taught is not
// learnt here.
func taught(c *checker) {
	c.eachObjective(func(o *module.Objective, a *module.Alignment) {
		if len(a.Taught) == 0 {
			c.warn(o.At, fmt.Sprintf("no passage teaches the objective %s", o.ID), fmt.Sprintf("link one in a list item of questions/%s/index.md that ends with {objective=\"%s\"}", o.Question.Folder, o.ID))
		}
	})
}

// discussed wants every objective to be discussed, where there is a discussion.
func discussed(c *checker) {
	c.eachObjective(func(o *module.Objective, a *module.Alignment) {
		if len(a.Discussed) == 0 && !c.leftOut(o, "discussion.md") {
			c.warn(o.At, fmt.Sprintf("no discussion question names the objective %s", o.ID), fmt.Sprintf("add objective=\"%s\" to one in questions/%s/discussion.md", o.ID, o.Question.Folder))
		}
	})
}

// tested wants every objective to be tested by some question, where there is a
// quiz.
func tested(c *checker) {
	c.eachObjective(func(o *module.Objective, a *module.Alignment) {
		if len(a.Tested) == 0 && !c.leftOut(o, "quiz.md") {
			c.warn(o.At, fmt.Sprintf("no quiz question tests the objective %s", o.ID), fmt.Sprintf("add objective=\"%s\" to one in questions/%s/quiz.md", o.ID, o.Question.Folder))
		}
	})
}

// aligned wants every question to serve an objective, those included that a
// section holds itself. A module without objectives does without them.
func aligned(c *checker) {
	if c.incomplete() || !slices.ContainsFunc(c.m.Questions, func(rq *module.ResearchQuestion) bool { return len(rq.Objectives) > 0 }) {
		return
	}
	const help = "add objective=\"…\" to its heading"
	for _, q := range c.m.AllQuestions() {
		if len(q.Objectives) == 0 {
			c.warnOf(q, q.Off, fmt.Sprintf("the question %s names no objective", q.ID), help)
		}
	}
	for _, rq := range c.m.Questions {
		if rq.Discussion == nil {
			continue
		}
		for _, d := range rq.Discussion.List {
			if len(d.Objectives) == 0 {
				c.warn(d.File.Pos(d.Off), fmt.Sprintf("the question %s names no objective", d.ID), help)
			}
		}
	}
}
