package module

import (
	"fmt"
	"net/url"
	"regexp"
	"strings"

	"lectern/gen/markup"
	"lectern/gen/quiz"
	"lectern/gen/source"
)

// Config is module.yaml.
type Config struct {
	At          source.Pos // of the file
	ID          string     // names the student's storage and the handouts' files
	Title       string
	Short       string // for the header
	Description string
	Language    string // BCP 47
	LanguageAt  source.Pos
	Direction   string // "ltr" or "rtl"
	Edition     string
	Article     quiz.Name // the key of the article taught
	ArticleAt   source.Pos
	Accent      string // "#rrggbb"; empty: the stylesheet's own
	Withheld    bool   // answers: withheld
	Licence     Licence
	Repository  string // address under which content/ can be edited; may be empty
	SiteURL     string // address of the published site, ending in "/"; may be empty
}

// Licence is that of the module's own text.
type Licence struct{ Name, URL string }

var (
	validID  = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	validHex = regexp.MustCompile(`^#[0-9a-fA-F]{6}$`)
	// validLanguage is BCP 47 as far as HTML's lang needs it: language, script, region, variants.
	validLanguage = regexp.MustCompile(`^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?(-[a-z0-9]{4,8})*$`)
	folderName    = regexp.MustCompile(`^[0-9]+-[a-z0-9]+(-[a-z0-9]+)*$`)
)

// config reads module.yaml.
func (m *Module) config(log *source.Log) { m.readFields("module.yaml", log, m.configure) }

func (m *Module) configure(v *value, log *source.Log) {
	m.At = v.file.Pos(0)
	keys := v.mapping([]string{"id", "title", "short", "description", "language", "edition", "licence", "article", "accent", "answers", "repository", "site_url", "questions"},
		"id", "title", "language", "edition", "licence", "article")
	m.ID = matching(keys["id"], validID, "lower-case letters, digits and single hyphens")
	m.Title, m.Description, m.Edition = keys["title"].text(), keys["description"].text(), keys["edition"].text()
	if m.Short = keys["short"].text(); m.Short == "" {
		m.Short = m.Title
	}
	m.Language = matching(keys["language"], validLanguage, "a language tag such as en, kk or ru-Latn")
	m.LanguageAt = keys["language"].pos()
	m.Direction = markup.Direction(m.Language)
	m.Accent = matching(keys["accent"], validHex, "a colour as \"#rrggbb\", in quotation marks")
	m.Withheld = keys["answers"].oneOf("shown", "withheld") == "withheld"
	m.Article.Text, m.ArticleAt = keys["article"].text(), keys["article"].pos()
	licence := keys["licence"].mapping([]string{"name", "url"}, "name")
	m.Licence = Licence{licence["name"].text(), webAddress(licence["url"])}
	m.Repository = repository(keys["repository"])
	if site := webAddress(keys["site_url"]); site != "" {
		m.SiteURL = strings.TrimSuffix(site, "/") + "/"
	}
	m.researchQuestions(keys["questions"], log)
}

func (m *Module) researchQuestions(list *value, log *source.Log) {
	ids, slugs := map[string]source.Pos{}, map[string]bool{}
	for i, v := range list.list() {
		keys := v.mapping([]string{"folder", "short", "objectives"}, "folder")
		q := &ResearchQuestion{Number: i + 1, Folder: matching(keys["folder"], folderName, "a number and a name, as in 1-causes"), Short: keys["short"].text()}
		if q.Folder == "" {
			continue
		}
		_, q.Slug, _ = strings.Cut(q.Folder, "-")
		if slugs[q.Slug] {
			keys["folder"].fail(fmt.Sprintf("a second research question %q", q.Slug), "change the words after the number")
			continue
		}
		for _, part := range []string{"discussion", "quiz"} {
			of, is := strings.CutSuffix(q.Slug, "-"+part)
			if is && slugs[of] || slugs[q.Slug+"-"+part] {
				keys["folder"].fail(fmt.Sprintf("a page of %s would have the same name as another question's %s", q.Folder, part), "change the words after the number")
			}
		}
		slugs[q.Slug] = true
		for _, o := range keys["objectives"].list() {
			part := o.mapping([]string{"id", "text", "level"}, "id", "text", "level")
			objective := &Objective{At: part["id"].pos(), ID: matching(part["id"], validID, "lower-case letters, digits and single hyphens"), Text: part["text"].text(), Question: q}
			if v := part["level"]; v != nil {
				written := v.text()
				level, ok := quiz.ReadLevel(written)
				if !ok && written != "" {
					v.fail(fmt.Sprintf("%q is no level of Bloom's taxonomy", written), source.Suggest(written, quiz.LevelNames(), "known are remember, understand, apply, analyze, evaluate, create"))
				}
				objective.Level = level
			}
			if first, twice := ids[objective.ID]; twice {
				log.Error(objective.At, fmt.Sprintf("the objective %s stands twice, first in line %d", objective.ID, first.Line), "rename one")
				continue
			}
			if objective.ID != "" {
				ids[objective.ID] = objective.At
				q.Objectives = append(q.Objectives, objective)
			}
		}
		m.Questions = append(m.Questions, q)
	}
}

// matching reads a text of a certain form; empty where it is absent or wrong.
func matching(v *value, form *regexp.Regexp, shape string) string {
	s := v.text()
	if s != "" && !form.MatchString(s) {
		v.fail(fmt.Sprintf("%s cannot be %q", v.name, s), "write "+shape)
		return ""
	}
	return s
}

// wholeRepository is the address of a repository itself at hosts that show and
// edit its files under others.
var wholeRepository = regexp.MustCompile(`^(https?://(?:www\.)?(github\.com|gitlab(?:\.[a-z0-9-]+)+)/[^/]+/[^/]+?)(?:\.git)?/?$`)

// repository reads the address under which content/ can be edited.
func repository(v *value) string {
	s := webAddress(v)
	if m := wholeRepository.FindStringSubmatch(s); m != nil {
		edit := "/edit/main"
		if strings.HasPrefix(m[2], "gitlab") {
			edit = "/-/edit/main"
		}
		v.fail("no file of the repository can be edited under this address", "write "+m[1]+edit+", or the name of its branch for main")
	}
	return strings.TrimSuffix(s, "/")
}

// webAddress reads an http or https address; empty where it is absent or wrong.
func webAddress(v *value) string {
	s := v.text()
	if s == "" {
		return ""
	}
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" || strings.ContainsAny(s, "?#") {
		v.fail(fmt.Sprintf("%s is no web address: %q", v.name, s), "write it as https://host/path")
		return ""
	}
	return s
}

// Title is a page's title for lists and navigation, as running text.
func (p *Page) Title() []markup.Inline {
	if p.Short != "" {
		return []markup.Inline{&markup.Text{S: p.Short}}
	}
	if p.Doc.Title == nil {
		return nil
	}
	return p.Doc.Title.Content
}

// ValidLanguage tells whether a text is a language tag.
func ValidLanguage(s string) bool { return validLanguage.MatchString(s) }
