package figure

// Claim is what is claimed, or what speaks for or against it. A claim of an
// argument has claims below it, and these have some of their own; deeper ones
// are not drawn.
type Claim struct {
	Kind    string // what it is, as a reader sees it: "Claim", "Evidence"
	Text    string
	Against bool // it speaks against what it stands under
	Links   []Link
	Below   []Claim
}

// Argument draws a claim with all that hangs on it: the claim above, what
// supports it on a trunk below, and the evidence of each beside it, or below
// where the sheet is narrow.
func Argument(s Sheet, claim Claim) *Drawing {
	const indent, gap = 24, 18
	d := s.drawing()
	d.stroke("rule", 0, 1, s.Width, 1)
	trunk := d.claim(claim, 0, 6, s.Width, s.head()) + 4
	at := trunk + gap/2
	for i, c := range claim.Below {
		if i > 0 {
			at += gap
		}
		d.branch(c, 4, trunk, at, indent-4)
		trunk = at + target/2
		if s.wide() {
			const width, beside = 236, indent + 236 + 44
			end := d.claim(c, indent, at, width, s.text())
			row := indent + s.rowWidth(c.Kind, c.Links) + 8
			if len(c.Below) > 0 {
				d.stroke("line", min(row, beside-indent), trunk, beside-20, trunk)
			}
			at = max(end, d.evidence(c, beside, at, trunk))
		} else {
			end := d.claim(c, indent, at, s.Width-indent, s.text())
			at = d.evidence(c, 2*indent, end, end+2)
		}
	}
	d.Height = whole(at)
	return d
}

// claim sets one claim and returns where it ends.
func (d *Drawing) claim(c Claim, x, y, width float64, s style) float64 {
	y += d.row(x, y, width, c.Kind, c.Links)
	return y + d.put(s, x, y, width, c.Text)
}

// evidence sets what hangs on a claim of the second level, at x, on a trunk
// that comes down from a height, and returns where it ends.
func (d *Drawing) evidence(c Claim, x, y, trunk float64) float64 {
	const gap = 12
	for i, e := range c.Below {
		if i > 0 || !d.sheet.wide() {
			y += gap
		}
		d.branch(e, x-20, trunk, y, 20)
		trunk = y + target/2
		y = d.claim(e, x, y, d.Width-x, d.sheet.text())
	}
	return y
}

// branch draws a trunk at x from a height down to a claim, and the branch to
// it.
func (d *Drawing) branch(c Claim, x, from, y, length float64) {
	y += target / 2
	end := x + length - 8
	d.stroke("line", x, from, x, y)
	if c.Against {
		d.stroke("dashed", x, y, end, y)
		d.dot("off", end, y, 3)
		return
	}
	d.stroke("line", x, y, end, y)
	d.dot("on", end, y, 2.5)
}
