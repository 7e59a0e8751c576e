package module

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"

	"lectern/gen/source"
)

// value is a YAML value that knows where it stands and says what is wrong
// with it. A nil value stands for one that is absent; all its methods may be
// called.
type value struct {
	node ast.Node
	file *source.File
	log  *source.Log
	name string // the key under which it stands, for messages
}

// parseYAML reads the YAML of a file: all of it, or its front matter, which
// begins at line 2. It returns nil after an error, or where there is nothing.
func parseYAML(file *source.File, text []byte, firstLine int, log *source.Log) *value {
	if i := otherForms.FindIndex(text); i != nil && firstLine == 1 {
		log.Error(file.Pos(i[0]), "this is a bibliography in another format than YAML", "let the reference manager export the works as CSL-YAML, or write each as lines \"- id: …\", \"  type: …\", \"  title: …\"")
		return nil
	}
	if unindented(file, text, firstLine, log) {
		return nil
	}
	padded := append([]byte(strings.Repeat("\n", firstLine-1)), text...)
	f, err := parser.ParseBytes(padded, 0)
	if err != nil {
		at, message := file.Pos(file.Offset(firstLine)), err.Error()
		var syntax *yaml.SyntaxError
		if errors.As(err, &syntax) {
			message = syntax.Message
			if syntax.Token != nil {
				at = place(file, syntax.Token)
			}
		}
		y := yamlText{file: file, first: firstLine, last: firstLine + bytes.Count(text, []byte("\n")), at: at.Line}
		if m := twice.FindStringSubmatch(message); m != nil {
			help := "delete one"
			if y.inEntry(y.line(at.Line)) {
				help = "begin the next entry with a hyphen, or delete one of the two"
			}
			log.Error(at, fmt.Sprintf("the key %s stands twice, first in line %s", m[1], m[2]), help)
			return nil
		}
		if where, slip, help := y.slip(); slip != "" {
			log.Error(where, slip, help)
			return nil
		}
		log.Error(at, "this is no valid YAML: "+strings.TrimSuffix(message, "."), "compare it with the lines around it; quote a text that holds \": \" or begins with a mark")
		return nil
	}
	v := &value{file: file, log: log}
	for i, doc := range f.Docs {
		if doc.Body == nil {
			continue
		}
		if i > 0 && v.node != nil {
			v.failAt(doc.Start, "a second YAML document in one file", "delete the line ---")
			break
		}
		v.node = doc.Body
	}
	if v.node == nil || !v.plain() {
		return nil
	}
	return v
}

// plain reports what of YAML has no use here and could make small files grow
// without bound.
func (v *value) plain() bool {
	ok := true
	ast.Walk(visitor(func(n ast.Node) {
		switch n.(type) {
		case *ast.AnchorNode, *ast.AliasNode, *ast.MergeKeyNode, *ast.TagNode, *ast.DirectiveNode:
			v.failAt(n.GetToken(), fmt.Sprintf("YAML takes %q here for a mark of its own", n.GetToken().Value), "put a text that begins with it in quotation marks")
			ok = false
		}
	}), v.node)
	return ok
}

type visitor func(ast.Node)

func (f visitor) Visit(n ast.Node) ast.Visitor { f(n); return f }

func (v *value) failAt(t *token.Token, message, help string) {
	v.log.Error(place(v.file, t), message, help)
}

// place is where a token stands. The parser puts what is not there behind the
// end of its line, or of the file.
func place(file *source.File, t *token.Token) source.Pos {
	if t == nil {
		return file.Pos(0)
	}
	line, start := file.Line(file.Offset(t.Position.Line))
	end := file.Pos(start + len(line))
	end.Column = max(1, min(end.Column, t.Position.Column))
	return end
}

// pos is where the value stands.
func (v *value) pos() source.Pos {
	if v == nil {
		return source.Pos{}
	}
	t := v.node.GetToken()
	if m, ok := v.node.(*ast.MappingNode); ok && len(m.Values) > 0 {
		t = m.Values[0].Key.GetToken()
	}
	return place(v.file, t)
}

func (v *value) fail(message, help string) { v.log.Error(v.pos(), message, help) }

// mapping reads a value as keys and values. Keys that are not known are
// reported, and so are missing ones that are required.
func (v *value) mapping(known []string, required ...string) map[string]*value {
	if v == nil {
		return nil
	}
	var pairs []*ast.MappingValueNode
	switch n := v.node.(type) {
	case *ast.MappingNode:
		pairs = n.Values
	case *ast.MappingValueNode:
		pairs = []*ast.MappingValueNode{n}
	default:
		v.fail(v.what()+" is not made of \"key: value\" lines", "write each on a line of its own: "+strings.Join(known, ": …, ")+": …")
		return nil
	}
	m, said := map[string]*value{}, map[string]bool{} // said: keys with an error of their own
	for _, p := range pairs {
		key := p.Key.GetToken().Value
		if known != nil && !slices.Contains(known, key) {
			for _, meant := range required {
				said[meant] = said[meant] || source.Suggest(key, []string{meant}, "") != ""
			}
			v.failAt(p.Key.GetToken(), fmt.Sprintf("unknown key %s", key), suggestKey(key, known))
			continue
		}
		if m[key] != nil {
			v.failAt(p.Key.GetToken(), fmt.Sprintf("the key %s stands twice", key), "delete one")
			continue
		}
		if nothing(p.Value) {
			said[key] = true
			v.failAt(p.Key.GetToken(), fmt.Sprintf("the key %s has no value", key), v.whereToWrite(p.Key.GetToken()))
			continue
		}
		m[key] = &value{node: p.Value, file: v.file, log: v.log, name: key}
	}
	for _, key := range required {
		if m[key] == nil && !said[key] {
			v.fail(fmt.Sprintf("the key %s is missing", key), "add a line \""+key+": …\"")
		}
	}
	return m
}

// otherNames are keys as other forms of bibliography have them, with ours.
var otherNames = map[string]string{"year": "issued", "date": "issued", "journal": "container-title", "booktitle": "container-title", "place": "publisher-place", "address": "publisher-place", "location": "publisher-place"}

// mostKeys is how many known keys are named for one that is not.
const mostKeys = 16

// suggestKey is what to do about a key that is not known.
func suggestKey(key string, known []string) string {
	if meant := otherNames[key]; slices.Contains(known, meant) {
		return "did you mean " + meant + "?"
	}
	all := "known are " + strings.Join(known[:min(len(known), mostKeys)], ", ")
	if len(known) > mostKeys {
		all += " and others"
	}
	return source.Suggest(key, known, all)
}

// whereToWrite is the help for a key without a value: behind a #, YAML reads none.
func (v *value) whereToWrite(key *token.Token) string {
	line, _ := v.file.Line(v.file.Offset(key.Position.Line))
	if strings.Contains(string(line), "#") {
		return "write it behind the colon; put it in quotation marks if it begins with #"
	}
	return "write it behind the colon"
}

// nothing tells whether a value is absent, or a text of no characters.
func nothing(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.NullNode:
		return true
	case *ast.StringNode:
		return strings.TrimSpace(n.Value) == ""
	case *ast.LiteralNode:
		return strings.TrimSpace(n.Value.Value) == ""
	}
	return false
}

// what names a value in a message.
func (v *value) what() string {
	if v.name == "" {
		return "this"
	}
	return "the value of " + v.name
}

// list reads a value as a sequence.
func (v *value) list() []*value {
	if v == nil {
		return nil
	}
	seq, ok := v.node.(*ast.SequenceNode)
	if !ok {
		help := "begin each entry with a hyphen, the first too, on a line of its own"
		if s, ok := v.node.(*ast.StringNode); ok && dashEntry.MatchString(s.Value) {
			v.fail("a dash stands where a hyphen begins an entry", "write \"- \", as on every line of a list")
			return nil
		}
		if s, ok := v.node.(*ast.StringNode); ok && !strings.ContainsAny(s.Value, " \n") && v.name != "" {
			help = fmt.Sprintf("write %s: [%s], or each entry behind a hyphen on a line of its own", v.name, s.Value)
		}
		v.fail(v.what()+" is not a list", help)
		return nil
	}
	var all []*value
	for _, n := range seq.Values {
		all = append(all, &value{node: n, file: v.file, log: v.log, name: v.name})
	}
	return all
}

// text reads a value as one line or paragraph of plain text.
func (v *value) text() string {
	if v == nil {
		return ""
	}
	switch n := v.node.(type) {
	case *ast.StringNode:
		return v.line(n)
	case *ast.LiteralNode:
		return strings.TrimSpace(n.Value.Value)
	case *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode, *ast.InfinityNode, *ast.NanNode:
		return n.GetToken().Value
	}
	v.fail(v.what()+" is not a text", "write it on one line, in quotation marks if it holds \": \"")
	return ""
}

// exact are the keys whose values are no prose.
var exact = strings.Fields("id language edition accent article folder level date passage after type issued accessed DOI URL url answers repository site_url")

// line reads what stands on one line as text, and says what is likely to be
// another text than was meant.
func (v *value) line(n *ast.StringNode) string {
	s := strings.TrimSpace(n.Value)
	if slices.Contains(exact, v.name) {
		if m := typeset.FindStringSubmatch(s); m != nil {
			v.fail(typesetIn(v.name, m[1]))
			return m[1]
		}
		return s
	}
	if n.Token.Type == token.StringType {
		at := place(v.file, n.Token)
		line, _ := v.file.Line(v.file.Offset(at.Line))
		if rest := string([]rune(string(line))[at.Column-1:]); strings.HasPrefix(rest, s+" #") {
			at.Column += len([]rune(s)) + 1
			v.log.Warn(at, fmt.Sprintf("%s ends before this #, which begins a remark", v.what()), "put the whole in quotation marks if it is text, or leave two spaces before a remark")
		}
	}
	return s
}

// isList and isMapping tell what a value is, where several forms are allowed.
func (v *value) isList() bool {
	_, ok := v.node.(*ast.SequenceNode)
	return ok
}

func (v *value) isMapping() bool {
	switch v.node.(type) {
	case *ast.MappingNode, *ast.MappingValueNode:
		return true
	}
	return false
}

// oneOf reads a value as one of a few words; absent, it is the first.
func (v *value) oneOf(words ...string) string {
	if v == nil {
		return words[0]
	}
	s := v.text()
	if s != "" && !slices.Contains(words, s) {
		v.fail(fmt.Sprintf("%s cannot be %q", v.name, s), source.Suggest(s, words, "write "+strings.Join(words, " or ")))
		return words[0]
	}
	return s
}
