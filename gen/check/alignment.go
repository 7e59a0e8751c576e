package check

import (
	"fmt"

	"lectern/gen/module"
	"lectern/gen/source"
)

// eachObjective visits every objective with its alignment.
func (c *checker) eachObjective(visit func(*module.Objective, *module.Alignment)) {
	all := c.m.Align()
	for _, rq := range c.m.Questions {
		for _, o := range rq.Objectives {
			visit(o, all[o.ID])
		}
	}
}

func taught(c *checker) {
	c.eachObjective(func(o *module.Objective, a *module.Alignment) {
		if len(a.Taught) == 0 {
			c.warn(o.At, fmt.Sprintf("no passage teaches the objective %s", o.ID), fmt.Sprintf("link one in a list item of questions/%s/index.md that ends with {objective=\"%s\"}", o.Question.Folder, o.ID))
		}
	})
}

func discussed(c *checker) {
	c.eachObjective(func(o *module.Objective, a *module.Alignment) {
		if len(a.Discussed) == 0 {
			c.warn(o.At, fmt.Sprintf("no discussion question names the objective %s", o.ID), fmt.Sprintf("add objective=\"%s\" to one in questions/%s/discussion.md", o.ID, o.Question.Folder))
		}
	})
}

func tested(c *checker) {
	c.eachObjective(func(o *module.Objective, a *module.Alignment) {
		if len(a.Tested) == 0 {
			c.warn(o.At, fmt.Sprintf("no quiz question tests the objective %s", o.ID), fmt.Sprintf("add objective=\"%s\" to one in questions/%s/quiz.md", o.ID, o.Question.Folder))
		}
	})
}

func aligned(c *checker) {
	say := func(at source.Pos, id string) {
		c.warn(at, fmt.Sprintf("the question %s names no objective", id), "add objective=\"…\" to its heading")
	}
	for _, rq := range c.m.Questions {
		if rq.Quiz != nil {
			for _, q := range rq.Quiz.List {
				if len(q.Objectives) == 0 && q.Silenced[c.rule] == "" {
					say(q.Pos(q.Off), q.ID)
				}
			}
		}
		if rq.Discussion != nil {
			for _, d := range rq.Discussion.List {
				if len(d.Objectives) == 0 {
					say(d.File.Pos(d.Off), d.ID)
				}
			}
		}
	}
}
