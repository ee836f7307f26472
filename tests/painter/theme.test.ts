import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseColor } from '../../lib/painter/color'
import { themedColor } from '../../lib/painter/theme'

/** Relative luminance as WCAG has it. */
function luminance(color: string): number {
  const { r, g, b } = parseColor(color)
  const [red = 0, green = 0, blue = 0] = [r, g, b].map((channel) => {
    const value = channel / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (light + 0.05) / (dark + 0.05)
}

describe('colours in the dark', () => {
  it('leaves light drawing as it is', () => {
    expect(themedColor('#1f2328', 'light', 'ink')).toBe('#1f2328')
  })

  it('turns ink light and paper dark', () => {
    expect(
      contrast(themedColor('#1f2328', 'dark', 'ink'), themedColor('#ffffff', 'dark', 'paper')),
    ).toBeGreaterThan(11)
  })

  it.each(['#e03131', '#f08c00', '#2f9e44', '#1971c2', '#9c36b5'])(
    'keeps coloured ink %s readable',
    (color) => {
      expect(contrast(themedColor(color, 'dark', 'ink'), '#17181c')).toBeGreaterThan(4.5)
    },
  )

  it.each(['#ffec99', '#ffc9c9', '#a5d8ff', '#b2f2bb', '#ffffff'])(
    'lets light words be read on paper %s',
    (color) => {
      const word = themedColor('#1f2328', 'dark', 'ink')
      expect(contrast(word, themedColor(color, 'dark', 'paper'))).toBeGreaterThan(4.5)
    },
  )

  it('keeps alpha, and answers every colour with a colour', () => {
    expect(themedColor('transparent', 'dark', 'ink')).toBe('transparent')
    expect(themedColor('#11223380', 'dark', 'paper')).toMatch(/^#[0-9a-f]{6}80$/)
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 0xffffff }),
        fc.constantFrom('ink' as const, 'paper' as const),
        (rgb, role) => {
          expect(themedColor(`#${rgb.toString(16).padStart(6, '0')}`, 'dark', role)).toMatch(/^#[0-9a-f]{6}$/)
        },
      ),
    )
  })
})
