package view

import (
	"bytes"
	"fmt"
	"html/template"
	"net/url"
	"strings"

	"lectern/gen/memo"
)

// Tools are what is done to code that stands inside a page.
type Tools struct {
	// Minify minifies data as the extension asks: ".css", ".js".
	Minify func(ext string, data []byte) ([]byte, error)
	// InlineSources are the sources by which a policy must name the scripts
	// and styles inside a page.
	InlineSources func(page []byte) (scripts, styles []string)
	// Memory is what was done before.
	Memory Memory
}

func (t Tools) minify(ext string, data []byte) ([]byte, error) {
	return t.Memory.code.Get(memo.KeyOf([]byte(ext), data), func() ([]byte, error) { return t.Minify(ext, data) })
}

// Inline puts styles, scripts and the icon into a page instead of their
// addresses. Without an icon in it a browser would ask the host for one.
func (a *Assets) Inline(style, theme, script, icon []byte, tools Tools) error {
	icon, err := tools.minify(".svg", icon)
	if err != nil {
		return fmt.Errorf("static/icon.svg: error: it cannot be minified: %w", err)
	}
	style, err = tools.minify(".css", style)
	if err != nil {
		return fmt.Errorf("static: error: the styles cannot be minified: %w", err)
	}
	if theme, err = tools.minify(".js", theme); err != nil {
		return fmt.Errorf("static: error: the theme's script cannot be minified: %w", err)
	}
	if script, err = tools.minify(".js", script); err != nil {
		return fmt.Errorf("static: error: the scripts cannot be minified: %w", err)
	}
	a.InlineIcon = template.URL("data:image/svg+xml," + url.PathEscape(string(icon)))
	a.InlineStyle, a.InlineTheme, a.InlineScript = template.CSS(style), template.JS(theme), template.JS(script)
	return nil
}

// policyMark stands for the policy until the page is there whose content it
// names.
const policyMark = "the-policy-of-this-page"

// RenderInline renders a page that holds its style and scripts, and names them
// in its policy by their hashes; images is the policy's directive for pictures.
// Each layout makes a piece of the page, the first the one with the policy.
func (l *Look) RenderInline(p *Page, tools Tools, images string, layouts ...string) (pieces [][]byte, err error) {
	p.Policy = policyMark
	for _, layout := range layouts {
		var b bytes.Buffer
		if err := l.Render(&b, layout, p); err != nil {
			return nil, err
		}
		pieces = append(pieces, b.Bytes())
	}
	scripts, styles := tools.InlineSources(bytes.Join(pieces, nil))
	p.Policy = fmt.Sprintf("default-src 'none'; script-src %s; style-src %s; %s; base-uri 'none'; form-action 'none'",
		strings.Join(scripts, " "), strings.Join(styles, " "), images)
	pieces[0] = bytes.Replace(pieces[0], []byte(policyMark), []byte(p.Policy), 1)
	return pieces, nil
}
