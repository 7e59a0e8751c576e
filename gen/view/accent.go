package view

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
)

// paper finds the two papers of the stylesheet, on which the accent must be
// readable.
var paper = regexp.MustCompile(`--paper:\s*light-dark\(oklch\(([0-9.]+)% ([0-9.]+) ([0-9.]+)\),\s*oklch\(([0-9.]+)% ([0-9.]+) ([0-9.]+)\)\)`)

// accentContrast is the least contrast of the accent with the paper, on which
// it is text: WCAG 2.2's 4.5, and some more for the tints under it.
const accentContrast = 5.2

// accentRule is the rule that sets the accent (#rrggbb) for light and dark,
// made darker or lighter until it is readable on either paper. It is empty
// where the module names no accent.
func accentRule(style []byte, accent string) ([]byte, error) {
	if accent == "" {
		return nil, nil
	}
	m := paper.FindSubmatch(style)
	if m == nil {
		return nil, wrong("static/css", "no rule sets --paper", "write it as light-dark(oklch(L% C H), oklch(L% C H))")
	}
	n := make([]float64, 6)
	for i := range n {
		n[i], _ = strconv.ParseFloat(string(m[i+1]), 64)
	}
	light, dark := oklch{n[0] / 100, n[1], n[2]}, oklch{n[3] / 100, n[4], n[5]}
	rgb, err := strconv.ParseUint(accent[1:], 16, 32)
	if err != nil {
		return nil, fmt.Errorf("%s is no colour: %w", accent, err)
	}
	c := fromRGB(uint8(rgb>>16), uint8(rgb>>8), uint8(rgb))
	return fmt.Appendf(nil, ":root{--accent:light-dark(%s,%s)}\n", c.readable(light, -0.005), c.readable(dark, 0.005)), nil
}

// oklch is a colour in Oklch (CSS Color 4, section 9.3): lightness 0 to 1,
// chroma, hue in degrees.
type oklch struct{ l, c, h float64 }

func (o oklch) String() string {
	return fmt.Sprintf("oklch(%.1f%% %.3f %.0f)", o.l*100, o.c, o.h)
}

// readable moves the lightness by steps until the colour stands out on paper.
// Where it does already, it stays as it is.
func (o oklch) readable(paper oklch, step float64) oklch {
	for o.contrast(paper) < accentContrast && (step < 0 && o.l > 0 || step > 0 && o.l < 1) {
		o.l += step
	}
	return o
}

// contrast is WCAG 2.2's contrast ratio, 1 to 21.
func (o oklch) contrast(p oklch) float64 {
	a, b := o.luminance(), p.luminance()
	return (math.Max(a, b) + 0.05) / (math.Min(a, b) + 0.05)
}

// luminance is WCAG 2.2's relative luminance, 0 to 1.
func (o oklch) luminance() float64 {
	r, g, b := o.linear()
	clamp := func(x float64) float64 { return math.Max(0, math.Min(1, x)) }
	return 0.2126*clamp(r) + 0.7152*clamp(g) + 0.0722*clamp(b)
}

// linear is the colour in linear-light sRGB, by the matrices of CSS Color 4.
func (o oklch) linear() (r, g, b float64) {
	hue := o.h * math.Pi / 180
	x, y := o.c*math.Cos(hue), o.c*math.Sin(hue)
	l := cube(o.l + 0.3963377774*x + 0.2158037573*y)
	m := cube(o.l - 0.1055613458*x - 0.0638541728*y)
	s := cube(o.l - 0.0894841775*x - 1.2914855480*y)
	return 4.0767416621*l - 3.3077115913*m + 0.2309699292*s,
		-1.2684380046*l + 2.6097574011*m - 0.3413193965*s,
		-0.0041960863*l - 0.7034186147*m + 1.7076147010*s
}

func cube(x float64) float64 { return x * x * x }

func fromRGB(red, green, blue uint8) oklch {
	linear := func(v uint8) float64 {
		x := float64(v) / 255
		if x <= 0.04045 {
			return x / 12.92
		}
		return math.Pow((x+0.055)/1.055, 2.4)
	}
	r, g, b := linear(red), linear(green), linear(blue)
	l := math.Cbrt(0.4122214708*r + 0.5363325363*g + 0.0514459929*b)
	m := math.Cbrt(0.2119034982*r + 0.6806995451*g + 0.1073969566*b)
	s := math.Cbrt(0.0883024619*r + 0.2817188376*g + 0.6299787005*b)
	light := 0.2104542553*l + 0.7936177850*m - 0.0040720468*s
	x := 1.9779984951*l - 2.4285922050*m + 0.4505937099*s
	y := 0.0259040371*l + 0.7827717662*m - 0.8086757660*s
	return oklch{light, math.Hypot(x, y), math.Mod(math.Atan2(y, x)*180/math.Pi+360, 360)}
}
