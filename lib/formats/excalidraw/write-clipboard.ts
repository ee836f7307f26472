import { isClosed } from '../../editor/geometry/line-path'
import { outlineOf, unrotatedOutline } from '../../editor/geometry/outline'
import { at } from '../../editor/geometry/path'
import { boxOfRun } from '../../editor/geometry/polyline'
import { LINE_HEIGHT, type MeasureText, textLayoutOf } from '../../editor/geometry/text-layout'
import {
  type Attachment,
  type Element,
  type ElementOf,
  isLinear,
  isTexted,
  type LinearElement,
  type TextedElement,
} from '../../editor/model/element'
import { ourBelowMiddle, theirBelowMiddle } from './baselines'

/** As Excalidraw writes it: https://github.com/excalidraw/excalidraw, `packages/element/src/types.ts`. */
type Written = Readonly<Record<string, unknown>>

/**
 * Elements as the JSON that Excalidraw, and what reads its clipboard, takes from a text. Pictures keep their places and
 * stay behind: their bytes are not at hand when a key is pressed.
 */
export function excalidrawClipboard(elements: readonly Element[], measureText: MeasureText): Written {
  const byId = new Map(elements.map((element) => [element.id, element]))
  const bound = boundElementsOf(elements, byId)
  const written = elements.flatMap((element) => {
    const own = writeElement(element)
    if (!own) return []
    const label = labelOf(element, measureText)
    const boundElements = [
      ...(bound.get(element.id) ?? []),
      ...(label ? [{ id: label.id, type: 'text' as const }] : []),
    ]
    const placed = { ...own, ...familyOf(element, byId), boundElements }
    return label ? [placed, { ...label, ...familyOf(element, byId) }] : [placed]
  })
  return { type: 'excalidraw/clipboard', elements: written, files: {} }
}

function writeElement(element: Element): Written | null {
  if (isLinear(element)) return writeLine(element)
  const common = commonOf(element)
  switch (element.type) {
    case 'rectangle':
    case 'ellipse':
    case 'diamond': {
      const { cornerRadius } = element
      const roundness =
        element.type !== 'ellipse' && cornerRadius > 0 ? { type: 3, value: cornerRadius } : null
      return { ...common, ...strokeOf(element), ...fillOf(element), type: element.type, roundness }
    }
    case 'note':
      return {
        ...common,
        type: 'rectangle',
        strokeColor: 'transparent',
        backgroundColor: element.fill,
        fillStyle: 'solid',
        roughness: 0,
        roundness: { type: 3, value: 4 },
      }
    case 'polygon':
    case 'star': {
      const { run } = outlineOf(element)
      const closed = [...run, at(run, 0), at(run, 1)]
      return {
        ...common,
        ...strokeOf(element),
        ...fillOf(element),
        ...pointsOf(closed),
        angle: 0,
        ...NO_ENDS,
        type: 'line',
      }
    }
    case 'draw':
      return {
        ...common,
        ...strokeOf(element),
        ...fillOf(element),
        type: 'freedraw',
        points: pairsOf(element.points),
        pressures: element.pressures,
        simulatePressure: element.pressures.length === 0,
      }
    case 'text':
      return {
        ...common,
        ...wordsOf(element),
        ...standing(element),
        type: 'text',
        containerId: null,
        autoResize: element.sizing === 'auto',
      }
    case 'image':
      return {
        ...common,
        type: 'image',
        fileId: element.asset?.slice(0, 40) ?? null,
        status: 'pending',
        scale: [element.flipX ? -1 : 1, element.flipY ? -1 : 1],
        crop: null,
      }
    case 'frame':
      return {
        ...common,
        type: 'frame',
        name: element.name === '' ? null : element.name,
        strokeColor: '#bbb',
      }
    default:
      return null
  }
}

function commonOf(element: Exclude<Element, { type: 'unknown' }> | Element) {
  const { id, x, y, width, height, rotation } = element
  const isKnown = element.type !== 'unknown'
  return {
    id,
    x,
    y,
    width,
    height,
    angle: rotation < 0 ? rotation + 2 * Math.PI : rotation,
    strokeColor: '#1e1e1e',
    backgroundColor: 'transparent',
    fillStyle: 'solid',
    strokeWidth: 1,
    strokeStyle: 'solid',
    roughness: 0,
    roundness: null,
    opacity: isKnown ? Math.round(element.opacity * 100) : 100,
    seed: 'seed' in element ? element.seed : 1,
    version: 1,
    versionNonce: 1,
    updated: 1,
    isDeleted: false,
    link: isKnown ? element.link : null,
    locked: isKnown && element.locked,
  }
}

const ROUGHNESS = { clean: 0, sketch: 1, rough: 2 } as const

function strokeOf({
  stroke,
  strokeWidth,
  dash,
  look,
}: Pick<LinearElement, 'stroke' | 'strokeWidth' | 'dash' | 'look'>) {
  return {
    strokeColor: stroke,
    strokeWidth,
    strokeStyle: dash,
    roughness: ROUGHNESS[look],
  }
}

function fillOf({ fill, fillStyle }: Pick<LinearElement, 'fill' | 'fillStyle'>) {
  return { backgroundColor: fill, fillStyle }
}

const NO_ENDS = {
  startBinding: null,
  endBinding: null,
  startArrowhead: null,
  endArrowhead: null,
  lastCommittedPoint: null,
}

/** Elbows and arcs as the corners and curves they are seen as: there they would find a way of their own. */
function writeLine(line: LinearElement): Written {
  const isBent = line.curve === 'elbow' || (line.curve === 'curved' && line.bend !== 0)
  const { run } = isBent
    ? unrotatedOutline(line)
    : unrotatedOutline({ ...line, curve: 'straight', ...(isClosed(line.points) && { fill: line.fill }) })
  return {
    ...commonOf(line),
    ...strokeOf(line),
    ...fillOf(line),
    ...pointsOf(run),
    ...NO_ENDS,
    type: line.type,
    roundness: line.curve === 'curved' && !isBent ? { type: 2 } : null,
    elbowed: false,
    startBinding: bindingOf(line.start),
    endBinding: bindingOf(line.end),
    startArrowhead: headOf(line.startHead),
    endArrowhead: headOf(line.endHead),
  }
}

function bindingOf(attachment: Attachment | null) {
  return attachment && { elementId: attachment.id, focus: 0, gap: Math.max(1, attachment.gap) }
}

function headOf(head: ElementOf<'arrow'>['endHead']): string | null {
  switch (head) {
    case 'none':
      return null
    case 'triangle-outline':
      return 'triangle_outline'
    case 'dot':
      return 'dot'
    case 'dot-outline':
      return 'circle_outline'
    case 'diamond-outline':
      return 'diamond_outline'
    case 'one':
      return 'crowfoot_one'
    case 'many':
      return 'crowfoot_many'
    case 'one-or-many':
      return 'crowfoot_one_or_many'
    default:
      return head
  }
}

/** There, a line begins at its own place. */
function pointsOf(run: readonly number[]) {
  const [x, y] = [at(run, 0), at(run, 1)]
  const { width, height } = boxOfRun(run)
  return { x, y, width, height, points: pairsOf(run).map(([px, py]) => [px - x, py - y]) }
}

function pairsOf(run: readonly number[]): [number, number][] {
  return Array.from({ length: run.length / 2 }, (_, i) => [at(run, i * 2), at(run, i * 2 + 1)])
}

const FAMILIES = { hand: 5, sans: 2, mono: 3 } as const

function wordsOf({ text, textColor, font, fontSize, align, verticalAlign }: TextedElement) {
  return {
    text,
    originalText: text,
    strokeColor: textColor,
    fontFamily: FAMILIES[font],
    fontSize,
    textAlign: align,
    verticalAlign,
    lineHeight: LINE_HEIGHT,
    baseline: 0,
  }
}

/** Letters stand there where they stand here, whatever room a font leaves above and below them; also when they are turned. */
function standing({ x, y, rotation, font, fontSize }: ElementOf<'text'>) {
  const drop = (ourBelowMiddle(font) - theirBelowMiddle(FAMILIES[font])) * fontSize
  return { x: x - Math.sin(rotation) * drop, y: y + Math.cos(rotation) * drop }
}

/** The words of a shape or line, which are an element of their own there. */
function labelOf(element: Element, measureText: MeasureText) {
  if (!isTexted(element) || element.type === 'text' || element.text === '') return null
  const layout = textLayoutOf(element, measureText)
  if (!layout) return null
  const text = layout.lines.map((line) => line.text).join('\n')
  return {
    ...commonOf(element),
    ...wordsOf(element),
    ...layout.box,
    text,
    originalText: element.text,
    id: `${element.id}-label`,
    type: 'text',
    containerId: element.id,
    boundElements: null,
    autoResize: true,
    link: null,
  }
}

/** What holds on to each element: there, both sides know of it. */
function boundElementsOf(elements: readonly Element[], byId: ReadonlyMap<string, Element>) {
  const bound = new Map<string, { readonly id: string; readonly type: 'arrow' }[]>()
  for (const element of elements) {
    if (element.type !== 'arrow') continue
    for (const target of new Set([element.start?.id, element.end?.id])) {
      if (target === undefined || !byId.has(target)) continue
      bound.set(target, [...(bound.get(target) ?? []), { id: element.id, type: 'arrow' }])
    }
  }
  return bound
}

/** The groups around an element from the inside out, and the frame that it is in. */
function familyOf(element: Element, byId: ReadonlyMap<string, Element>) {
  const groupIds: string[] = []
  let frameId: string | null = null
  const seen = new Set<string>()
  for (let parent = element.parent; parent !== null && !seen.has(parent); ) {
    seen.add(parent)
    const around = byId.get(parent)
    if (around?.type === 'group') groupIds.push(around.id)
    if (around?.type === 'frame') {
      frameId = around.id
      break
    }
    parent = around?.parent ?? null
  }
  return { groupIds, frameId }
}
