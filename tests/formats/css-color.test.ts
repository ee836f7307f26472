import { describe, expect, it } from 'vitest'
import { readCssColor } from '../../lib/formats/css-color'

describe('colours of other programs', () => {
  it.each([
    ['#1E1E1E', '#1e1e1e'],
    ['#fff', '#ffffff'],
    ['#1238', '#11223388'],
    ['#11223344', '#11223344'],
    ['transparent', 'transparent'],
    [' Red ', '#ff0000'],
    ['rebeccapurple', '#663399'],
    ['rgb(1, 2, 3)', '#010203'],
    ['rgba(255 0 0 / 50%)', '#ff000080'],
    ['hsl(120, 100%, 25%)', '#008000'],
    ['hsla(240, 100%, 50%, 0.5)', '#0000ff80'],
  ])('%s is %s', (css, color) => {
    expect(readCssColor(css)).toBe(color)
  })

  it.each(['', '#12345', 'redish', 'rgb(1,2)', 'rgb(a,b,c)', 'url(x)', '__proto__', 'constructor'])(
    '%j is none',
    (css) => {
      expect(readCssColor(css)).toBe(null)
    },
  )
})
