package markup

import "regexp"

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
