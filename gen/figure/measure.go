package figure

import (
	"strings"
	"unicode"
)

// Nobody can ask a browser how wide a text will be, nor which font a reader
// has. So each character counts for what it takes in the widest faces that
// readers commonly have, DejaVu Sans and DejaVu Serif; in others a line keeps
// some room at its end.

// widths are in thousandths of the type's size, with the characters that are
// no wider.
var widths = func() map[rune]int {
	m := map[rune]int{}
	for _, class := range []struct {
		width int
		chars string
	}{
		{350, " \u00a0\u2009\u202f,.:;'‘’/|\\·ijlìíîïĩīįıіїј"},
		{420, "!()[]-‐ftIJÌÍÎÏĨĪĮİІЇЈӀťţſ"},
		{510, "r\"*_`ºª§¨°´¸ŕř–"},
		{560, "?szśŝşšźżžгзѕґҙӟ“”„"},
		{610, "cvxyçýÿćĉċčvхвстуьэєўғҫүұҳӯӱӳҝ"},
		{660, "0123456789$abdeghknopqu{}¢£¥«»¶àáâãäåèéêëðñòóôõöøùúûüþāăąēĕėęěğģħńņňŋōőũūŭůűųабеклоряёђќһәөқҕӑӓӗӧӣӥ"},
		{710, "FLPSTYZÝÞßĹĻĽŁŚŜŞŠŢŤŸŹŻŽГЃРТЬЅийдцнпчћџҐңҷҰҮљ"},
		{760, "ABEKRVXÀÁÂÃÄÅÈÉÊËĀĂĄĒĖĘĚĶŔŘБВЕЁУХЎъҺӘҲ"},
		{810, "CDGÇĆČĎĞĢЄАКСЧЭмыҚӨҶӢ"},
		{860, "#+<=>OQU^~¬±×÷ÐÒÓÔÕÖØÙÚÛÜŌŐŨŪŮŰŲДЛОЪЯфѣ"},
		{910, "&HNwÑŃŅŇИЙЛНПФЦюњҢ"},
		{960, "%жшщĦӝҗ"},
		{1060, "@mMW—…©®¼½¾ÆæŒœЫ"},
		{1210, "ЉЊЖШЩЮ"},
	} {
		for _, r := range class.chars {
			m[r] = max(m[r], class.width)
		}
	}
	return m
}()

// width is what a character takes.
func width(r rune) int {
	if w, known := widths[r]; known {
		return w
	}
	switch {
	case unicode.Is(unicode.Mn, r):
		return 0
	case unicode.IsUpper(r):
		return 910
	case r < 0x2000:
		return 810
	}
	return 1060 // Chinese among others
}

// Width is how much a text in a size takes at most, in units of the size.
func Width(text string, size float64, bold bool) float64 {
	sum := 0
	for _, r := range text {
		sum += width(r)
	}
	if bold {
		sum += sum * 16 / 100
	}
	return float64(sum) * size / 1000
}

// Wrap parts a text into lines that fit a room, as few as it can and of about
// one length. It parts at spaces that are not no-break spaces, and inside a
// word only where that is wider than the room.
func Wrap(text string, size float64, bold bool, room float64) []string {
	lines := wrap(text, size, bold, room)
	if len(lines) == 1 {
		return lines
	}
	// Half the room would take twice the lines: between the two lies the
	// narrowest that takes as many.
	narrow, wide := room/2, room
	for wide-narrow > size/2 {
		middle := (narrow + wide) / 2
		if shorter := wrap(text, size, bold, middle); len(shorter) > len(lines) || parted(shorter, text) {
			narrow = middle
		} else {
			wide, lines = middle, shorter
		}
	}
	return lines
}

// parted tells whether lines part a word of a text.
func parted(lines []string, text string) bool {
	return strings.Join(lines, " ") != strings.Join(strings.FieldsFunc(text, isSpace), " ")
}

func isSpace(r rune) bool { return r == ' ' || r == '\n' || r == '\t' }

// wrap fills each line as far as it goes.
func wrap(text string, size float64, bold bool, room float64) []string {
	var lines []string
	line := ""
	fits := func(s string) bool { return Width(s, size, bold) <= room }
	for _, word := range strings.FieldsFunc(text, isSpace) {
		if line != "" && fits(line+" "+word) {
			line += " " + word
			continue
		}
		if line != "" {
			lines = append(lines, line)
		}
		for !fits(word) {
			cut := split(word, fits)
			lines = append(lines, word[:cut])
			word = word[cut:]
		}
		line = word
	}
	return append(lines, line)
}

// split is where a word is parted that no line holds: behind its last hyphen
// or dash that fits, or else its last character, and one at least.
func split(word string, fits func(string) bool) int {
	cut, hyphen := 0, 0
	for i, r := range word {
		end := i + len(string(r))
		if cut > 0 && !fits(word[:end]) {
			break
		}
		cut = end
		if strings.ContainsRune("-‐–—/", r) {
			hyphen = end
		}
	}
	if hyphen > 0 {
		return hyphen
	}
	return cut
}
