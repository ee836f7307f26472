import { type Element, isTexted } from '../../../lib/editor/model/element'
import { fontStack } from '../../../lib/painter/fonts'
import { readAsDataUrl } from './data-url'

/** The parts of this page's fonts that the words of a drawing need, as CSS with the bytes inside. */
export async function fontCssOf(elements: readonly Element[]): Promise<string> {
  const lettersByFamily = new Map<string, Set<number>>()
  for (const element of elements) {
    if (!isTexted(element) || element.text === '') continue
    const family = firstFamily(fontStack(element.font))
    const letters = lettersByFamily.get(family) ?? new Set()
    for (const letter of element.text) letters.add(letter.codePointAt(0) ?? 0)
    lettersByFamily.set(family, letters)
  }
  const faces = fontFaces().filter((face) => {
    const letters = lettersByFamily.get(firstFamily(face.style.getPropertyValue('font-family')))
    if (!letters || face.style.getPropertyValue('font-style') === 'italic') return false
    const ranges = rangesOf(face.style.getPropertyValue('unicode-range'))
    return [...letters].some((letter) => ranges.some(([from, to]) => letter >= from && letter <= to))
  })
  return (await Promise.all(faces.map(withBytes))).join('\n')
}

function fontFaces(): CSSFontFaceRule[] {
  const faces: CSSFontFaceRule[] = []
  const visit = (rules: CSSRuleList) => {
    for (const rule of rules) {
      if (rule instanceof CSSFontFaceRule) faces.push(rule)
      else if (rule instanceof CSSGroupingRule) visit(rule.cssRules)
    }
  }
  for (const sheet of document.styleSheets) {
    try {
      visit(sheet.cssRules)
    } catch {
      // A sheet of another origin (an extension's) keeps its rules to itself.
    }
  }
  return faces
}

async function withBytes(face: CSSFontFaceRule): Promise<string> {
  const source = face.style.getPropertyValue('src')
  const url = /url\(["']?([^"')]+)["']?\)/.exec(source)?.[1]
  if (!url) return ''
  const base = face.parentStyleSheet?.href ?? document.baseURI
  const response = await fetch(new URL(url, base)).catch(() => null)
  if (!response?.ok) return ''
  const data = await readAsDataUrl(await response.blob())
  return face.cssText.replace(/src:[^;]+;/, `src: url("${data}") format("woff2");`)
}

function firstFamily(stack: string): string {
  return (stack.split(',')[0] ?? '').trim().replaceAll(/["']/g, '')
}

/** `U+0-FF, U+131, U+4??` as pairs of code points; everything when nothing is said. */
function rangesOf(text: string): [number, number][] {
  if (text.trim() === '') return [[0, 0x10ffff]]
  return text.split(',').map((part) => {
    const [from = '0', to = from] = part.trim().replace(/^U\+/i, '').split('-')
    return [Number.parseInt(from.replaceAll('?', '0'), 16), Number.parseInt(to.replaceAll('?', 'F'), 16)]
  })
}
