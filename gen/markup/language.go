package markup

import (
	"regexp"
	"strings"
)

var (
	script          = regexp.MustCompile(`^[a-z]+-([A-Z][a-z]{3})(-|$)`)
	rightToLeft     = regexp.MustCompile(`^(ar|he|fa|ur|ps|yi|dv|ckb|ug|sd)(-|$)`)
	rightToLeftFrom = map[string]bool{"Arab": true, "Hebr": true, "Thaa": true, "Syrc": true, "Nkoo": true, "Adlm": true}
)

// Direction is how a language (BCP 47) is written: "ltr" or "rtl". The script
// decides where the tag names one.
func Direction(language string) string {
	m := script.FindStringSubmatch(language)
	if m != nil && rightToLeftFrom[m[1]] || m == nil && rightToLeft.MatchString(language) {
		return "rtl"
	}
	return "ltr"
}

// quotation gives the marks that " becomes by language, where they are not “…”.
// A single one is an apostrophe too, and stays ‘…’.
var (
	angled    = strings.NewReplacer("“", "«", "”", "»")
	spaced    = strings.NewReplacer("“", "«\u202f", "”", "\u202f»")
	low       = strings.NewReplacer("“", "„", "”", "“")
	lowAndUp  = strings.NewReplacer("“", "„")
	quotation = map[string]*strings.Replacer{
		"be": angled, "el": angled, "es": angled, "fa": angled, "hy": angled, "it": angled,
		"kk": angled, "ky": angled, "no": angled, "ru": angled, "uk": angled,
		"fr": spaced,
		"bg": low, "cs": low, "de": low, "sk": low, "sl": low,
		"hu": lowAndUp, "pl": lowAndUp, "ro": lowAndUp,
	}
)
