import { createStyleTally } from '../../../lib/editor/commands/style'
import type { Document } from '../../../lib/editor/document'
import { normalAngle } from '../../../lib/editor/geometry/transform'
import { type Element, type ElementType, isTexted } from '../../../lib/editor/model/element'
import { asSet } from '../../../lib/editor/selection'
import type { Style } from '../../../lib/editor/style'
import { visitInSlices } from '../in-slices'

/** What many elements have in common. A property is absent when none of them has it, and null when they differ. */
export interface StyleSummary {
  /** Elements with ink; a group stands for what is in it. */
  readonly count: number
  readonly types: ReadonlySet<ElementType>
  /** Words show on at least one of them. */
  readonly hasText: boolean
  /** All of them are strokes of a highlighter. */
  readonly isMarker: boolean
  /** What differs among them; of what may be null, only this tells. */
  readonly mixed: ReadonlySet<keyof Style>
  readonly style: { readonly [K in keyof Style]?: Style[K] | null }
  /** Radians within (-π, π]; null when they differ. */
  readonly angle: number | null
  /** Where all of them lead, '' for nowhere; null when they differ. */
  readonly link: string | null
}

const STYLE_KEYS = [
  'stroke',
  'strokeWidth',
  'dash',
  'look',
  'fill',
  'fillStyle',
  'gradient',
  'shadow',
  'opacity',
  'cornerRadius',
  'textColor',
  'font',
  'fontSize',
  'align',
  'verticalAlign',
  'sides',
  'innerRatio',
  'curve',
  'startHead',
  'endHead',
] as const satisfies readonly (keyof Style)[]

/** Of elements in one piece: few, or somebody waits for them. */
export function summarize(document: Document, selection: Iterable<string>): StyleSummary {
  const ids = asSet(selection)
  const tally = createTally(document, ids)
  for (const slot of document.slots.ofAll(ids)) tally.add(slot)
  return tally.summary()
}

/** The same of very many, while the hand goes on; null when it was abandoned. The set must not change meanwhile. */
export async function summarizeInSlices(
  document: Document,
  selection: ReadonlySet<string>,
  signal: AbortSignal,
): Promise<StyleSummary | null> {
  const tally = createTally(document, selection)
  const isWhole = await visitInSlices(document.slots.ofAll(selection), tally.add, { signal })
  return isWhole ? tally.summary() : null
}

function createTally(document: Document, selection: ReadonlySet<string>) {
  const styles = createStyleTally(STYLE_KEYS)
  const types = new Set<ElementType>()
  let count = 0
  let hasText = false
  let isMarker = true
  let angle: number | null | undefined
  let link: string | null | undefined

  function addOne(element: Element, isShown: boolean): void {
    if (element.type === 'group') return
    if (angle !== null) angle = common(angle, normalAngle(element.rotation))
    if (!isShown) return
    count++
    types.add(element.type)
    hasText ||= showsWords(element)
    isMarker &&= element.type === 'draw' && element.nib === 'highlighter'
    styles.add(element)
  }

  /** A group stands for what is in it; what is in a frame only for its angle. */
  function addBelow(container: Element, isShown: boolean): void {
    if (container.type !== 'group' && container.type !== 'frame') return
    const isStillShown = isShown && container.type === 'group'
    for (const child of document.childrenOf(container.id)) {
      if (selection.has(child.id)) continue
      addOne(child, isStillShown)
      addBelow(child, isStillShown)
    }
  }

  return {
    add(slot: number) {
      const element = document.at(slot)
      if (!element) return
      if (link !== null && element.type !== 'unknown') link = common(link, element.link ?? '')
      addOne(element, true)
      addBelow(element, true)
    },
    summary(): StyleSummary {
      const style = styles.common()
      return {
        count,
        types,
        hasText,
        isMarker,
        mixed: new Set(STYLE_KEYS.filter((key) => style[key]?.mixed)),
        style: Object.fromEntries(
          Object.entries(style).map(([key, one]) => [key, one.mixed ? null : one.value]),
        ),
        angle: angle ?? null,
        link: link === undefined ? '' : link,
      }
    },
  }
}

/** One more value beside what was common so far; null once they differ. */
function common<V>(sofar: V | undefined, value: V): V | null {
  return sofar === undefined || sofar === value ? value : null
}

function showsWords(element: Element): boolean {
  return element.type === 'text' || element.type === 'note' || (isTexted(element) && element.text !== '')
}
