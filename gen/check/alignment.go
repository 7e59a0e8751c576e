package check

import (
	"fmt"

	"lectern/gen/module"
	"lectern/gen/source"
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

// absent tells whether a file of an objective's research question is not
// there, which is said once for all of them.
func (c *checker) absent(o *module.Objective, file, does string) bool {
	path := "questions/" + o.Question.Folder + "/" + file
	if c.m.Files[path] {
		return false
	}
	c.warn(source.Pos{File: module.Root + "/" + path}, "the file is missing, and there are objectives that nothing "+does, "write it, or bring back an earlier copy")
	return true
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

// discussed wants every objective to be discussed.
func discussed(c *checker) {
	c.eachObjective(func(o *module.Objective, a *module.Alignment) {
		if len(a.Discussed) == 0 && !c.absent(o, "discussion.md", "discusses") {
			c.warn(o.At, fmt.Sprintf("no discussion question names the objective %s", o.ID), fmt.Sprintf("add objective=\"%s\" to one in questions/%s/discussion.md", o.ID, o.Question.Folder))
		}
	})
}

// tested wants every objective to be tested by some question.
func tested(c *checker) {
	c.eachObjective(func(o *module.Objective, a *module.Alignment) {
		if len(a.Tested) == 0 && !c.absent(o, "quiz.md", "tests") {
			c.warn(o.At, fmt.Sprintf("no quiz question tests the objective %s", o.ID), fmt.Sprintf("add objective=\"%s\" to one in questions/%s/quiz.md", o.ID, o.Question.Folder))
		}
	})
}

// aligned wants every question to serve an objective, those included that a
// section holds itself.
func aligned(c *checker) {
	if c.incomplete() {
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
