package check

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"lectern/gen/markup"
	"lectern/gen/quiz"
)

// set makes a set of the words of a text.
func set(text string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(text) {
		m[w] = true
	}
	return m
}

// words are the words of a text in lower case. Hyphens and apostrophes inside
// a word belong to it: "all-union" is not "all".
func words(s string) []string {
	s = strings.ReplaceAll(strings.ToLower(s), "’", "'")
	list := strings.FieldsFunc(s, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '-' && r != '\''
	})
	kept := list[:0]
	for _, w := range list {
		if w = strings.Trim(w, "-'"); w != "" {
			kept = append(kept, w)
		}
	}
	return kept
}

// empty are English words that tell nothing of a subject: they may stand in
// the stem and in one option without linking the two.
var empty = set(`a about according after again against all along already also although always am among an and another any
	are as at author authors be because been before being between both but by call called calls came can case cases come comes could
	did do does done down during each either else even every few first follow followed following follows for from further gave get give given gives go goes
	had has have having he her here hers him his how however i if in into is it its itself just kind known
	last least leave leaves less let like made make makes many may mean means might more most much must name named names neither never new next no nor not nothing now
	of off often on once one ones only onto or other others our out over own part passage perhaps put quite rather reason
	said same say saying says second see seem seems seen several shall she should show shows since so some something still such
	take taken takes text than that the their them themselves then there therefore these they thing things this those though three through thus to together too toward towards true two
	under until up upon us use used uses very was way we well were what when where whereas whether which while who whole whom whose why will with within without
	word words would yes yet you your`)

// contentWords are a text's words that tell of its subject, singular and
// plural, possessive and not taken for one.
func contentWords(s string) []string {
	var list []string
	for _, w := range words(s) {
		w = strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "'")
		if !empty[w] && len([]rune(w)) > 1 && !strings.Contains(w, "'") {
			list = append(list, singular(w))
		}
	}
	return list
}

// hissing are plurals that take -es for the sake of their sound.
var hissing = regexp.MustCompile(`(?:x|ss|ch|sh)es$`)

// singular takes a plural's ending off an English word, as far as telling
// equal words needs.
func singular(w string) string {
	switch {
	case len(w) < 4 || strings.HasSuffix(w, "ss") || strings.HasSuffix(w, "us") || strings.HasSuffix(w, "is"):
		return w
	case strings.HasSuffix(w, "ies"):
		return strings.TrimSuffix(w, "ies") + "y"
	case hissing.MatchString(w):
		return strings.TrimSuffix(w, "es")
	}
	return strings.TrimSuffix(w, "s")
}

// text is an option as a reader sees it.
func text(o quiz.Option) string { return strings.TrimSpace(markup.PlainText(o.Text)) }

// unmarked is running text without what markup or quotation marks set apart:
// emphasis, and the words of others.
func unmarked(list []markup.Inline) string {
	var b strings.Builder
	for _, in := range list {
		switch in := in.(type) {
		case *markup.Emphasis:
		case *markup.Link:
			b.WriteString(unmarked(in.Content))
		case *markup.Span:
			b.WriteString(unmarked(in.Content))
		default:
			b.WriteString(markup.PlainText([]markup.Inline{in}))
		}
	}
	return quoted.ReplaceAllString(b.String(), "")
}

var (
	quoted      = regexp.MustCompile(`“[^”]*”|«[^»]*»|„[^“”]*[“”]`)
	sentenceEnd = regexp.MustCompile(`[.!?…][”’»)]*(?:\s+|$)`)
)

// sentences parts a text behind full stops, question and exclamation marks.
func sentences(s string) []string {
	var list []string
	for len(s) > 0 {
		end := len(s)
		if at := sentenceEnd.FindStringIndex(s); at != nil {
			end = at[1]
		}
		list = append(list, strings.TrimSpace(s[:end]))
		s = s[end:]
	}
	return list
}

var (
	aNumber      = regexp.MustCompile(`[+\-\x{2212}]?[0-9][0-9.,\x{2009}\x{202f}\x{00a0}]*`)
	groupedDigit = regexp.MustCompile(`^[0-9]{1,3}(,[0-9]{3})+$`)
	numberWords  = strings.Fields("zero one two three four five six seven eight nine ten eleven twelve")
)

// numeral reads a text that is a number with the same words around it as
// another may have: "12 billion" is 12 and "# billion".
func numeral(s string, english bool) (value float64, around string, ok bool) {
	found := aNumber.FindAllStringIndex(s, -1)
	if len(found) == 0 && english {
		list := words(s)
		for n, name := range numberWords {
			if len(list) > 0 && list[0] == name {
				list[0] = "#"
				return float64(n), unit(list), true
			}
		}
	}
	if len(found) != 1 {
		return 0, "", false
	}
	digits := strings.TrimRight(s[found[0][0]:found[0][1]], ".,\u2009\u202f\u00a0")
	around = s[:found[0][0]] + "#" + s[found[0][0]+len(digits):]
	digits = strings.NewReplacer("\u2009", "", "\u202f", "", "\u00a0", "", "\u2212", "-").Replace(digits)
	if groupedDigit.MatchString(strings.TrimLeft(digits, "+-")) {
		digits = strings.ReplaceAll(digits, ",", "")
	}
	value, err := strconv.ParseFloat(strings.Replace(digits, ",", ".", 1), 64)
	return value, unit(strings.Fields(strings.ToLower(around))), err == nil
}

// unit joins the words around a number, so that "1 year" and "2 years" have
// the same.
func unit(list []string) string {
	for i, w := range list {
		list[i] = singular(w)
	}
	return strings.Join(list, " ")
}

var (
	consonantSound = regexp.MustCompile(`^(?:eu|ewe|uni(?:[^dmn]|$)|us[aeiu]|ut[aeio]|uk|ubiq|ur[ao]|onc?e\b)`)
	silentH        = regexp.MustCompile(`^(?:hour|honest|honou?r|heir)`)
	initials       = regexp.MustCompile(`^[A-Z]{2,}(?:[^a-z]|$)`)
	numberAn       = regexp.MustCompile(`^(?:8[0-9]*|11|18)(?:[^0-9]|$)`)
)

// fits tells whether English can put "a" or "an" before a text, by its first
// sound. Initials may be read letter by letter (an LMS) or as a word (a NATO
// member): where that decides, both fit.
func fits(article, s string) bool {
	s = strings.TrimLeftFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	if s == "" {
		return true
	}
	first, lower := []rune(strings.ToLower(s))[0], strings.ToLower(s)
	vowel := strings.ContainsRune("aeiou", first) && !consonantSound.MatchString(lower) || silentH.MatchString(lower)
	switch {
	case initials.MatchString(s) && strings.ContainsRune("fhlmnrsx", first):
		return true
	case initials.MatchString(s):
		vowel = strings.ContainsRune("aeio", first)
	case unicode.IsDigit(first):
		vowel = numberAn.MatchString(s)
	}
	return vowel == (article == "an")
}
