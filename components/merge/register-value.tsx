'use client'

import { type MarkedWords, markEdited, markMerged } from '../../lib/editor/changes/mark-words'
import type { Conflict } from '../../lib/editor/changes/merge'
import type { Document } from '../../lib/editor/document'
import type { Register } from '../../lib/editor/model/registers'
import { useEditor } from '../editor/editor-context'
import { layerName } from '../editor/layers/layer-name'
import { useMessages, type Words } from '../messages/messages-provider'
import { useTheme } from '../ui/theme'
import { type Side, sideColors } from './sides'

type ValueSide = 'base' | 'mine' | 'theirs' | 'merged'

/** One side of a disputed register, to be read and seen: a swatch, a number with its unit, words with their marks. */
export function RegisterValue({ conflict, side }: { conflict: Conflict; side: ValueSide }) {
  const m = useMessages()
  const { document } = useEditor()
  const { register } = conflict
  if (register === null) return null
  const value = conflict[side]
  if (register === 'text') return <TextValue conflict={conflict} side={side} />
  const color = colorIn(value)
  return (
    <span className="flex min-w-0 items-center gap-1.5">
      {color !== null && <Swatch color={color} />}
      <span className="min-w-0 break-words tabular-nums">
        {sayValue(m, { register, value, base: conflict.base, isBase: side === 'base', document })}
      </span>
    </span>
  )
}

function Swatch({ color }: { color: string }) {
  const isClear = color === 'transparent'
  return (
    <span
      aria-hidden
      className="size-4 shrink-0 rounded-sm border border-line-strong"
      style={
        isClear
          ? {
              background:
                'linear-gradient(to top right, transparent 46%, var(--danger) 46% 54%, transparent 54%)',
            }
          : { background: color }
      }
    />
  )
}

function TextValue({
  conflict: { base, mine, theirs, merged },
  side,
}: {
  conflict: Conflict
  side: ValueSide
}) {
  const m = useMessages()
  const texts = { base: String(base), mine: String(mine), theirs: String(theirs) }
  const words: readonly MarkedWords[] =
    side === 'merged'
      ? markMerged(texts, merged ?? '')
      : side === 'base'
        ? [{ text: texts.base, from: null }]
        : markEdited(texts.base, texts[side], side)
  if (words.every(({ text }) => text === ''))
    return <span className="text-muted italic">{m.merging.values.empty}</span>
  return (
    <span className="line-clamp-6 min-w-0 whitespace-pre-wrap break-words">
      {words.map(({ text, from }, i) =>
        from === null ? (
          text
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: stretches of one text have no other name.
          <MarkedText key={i} side={from} text={text} />
        ),
      )}
    </span>
  )
}

function MarkedText({ side, text }: { side: Side; text: string }) {
  const { shown } = useTheme()
  const color = sideColors[shown][side]
  return (
    <mark
      className="rounded-xs px-px font-medium text-text"
      style={{
        background: `color-mix(in srgb, ${color} 16%, transparent)`,
        boxShadow: `inset 0 -1.5px ${color}`,
      }}
    >
      {text}
    </mark>
  )
}

function colorIn(value: unknown): string | null {
  if (typeof value === 'string') return /^#[0-9a-f]{6,8}$|^transparent$/.test(value) ? value : null
  if (typeof value !== 'object' || value === null) return null
  if ('color' in value && typeof value.color === 'string') return value.color
  return 'to' in value && typeof value.to === 'string' ? value.to : null
}

interface Told {
  readonly register: Register
  readonly value: unknown
  readonly base: unknown
  readonly isBase: boolean
  readonly document: Pick<Document, 'get'>
}

function sayValue(m: Words, told: Told): string {
  const { register, value } = told
  const { values } = m.merging
  switch (register) {
    case 'position':
      return m.format(values.place, rounded(value, ['x', 'y']))
    case 'size':
      return m.format(values.size, rounded(value, ['width', 'height']))
    case 'rotation':
      return m.format(values.angle, { angle: round((Number(value) * 180) / Math.PI) })
    case 'opacity':
    case 'innerRatio':
    case 'labelPosition':
    case 'bend':
      return m.format(values.percent, { percent: round(Number(value) * 100) })
    case 'z':
      return sayOrder(values, told)
    case 'parent':
      return value === null ? values.canvas : sayTarget(m, told.document, String(value))
    case 'start':
    case 'end':
      return value === null ? values.none : sayTarget(m, told.document, String(idIn(value)))
    case 'points':
    case 'ink':
    case 'fixedLegs':
      return m.format(values.points, { count: countPoints(value) })
    case 'gradient':
      return sayGradient(m, value)
    case 'shadow':
      return value === null ? m.looks.noShadow : `${round(Number((value as { blur?: number }).blur ?? 0))}`
    case 'crop':
      return value === null ? values.whole : values.cropped
    case 'asset':
      return value === null
        ? values.none
        : m.format(values.anotherPicture, { name: String(value).slice(0, 6) })
    case 'seed':
      return told.isBase ? values.asBefore : values.version
    default:
      return sayPlain(m, register, value)
  }
}

function sayPlain(m: Words, register: Register, value: unknown): string {
  const { values } = m.merging
  if (typeof value === 'boolean') return value ? values.yes : values.no
  if (typeof value === 'number') return m.format('{value}', { value: round(value) })
  if (value === null || value === 'transparent') return values.none
  if (value === '') return values.empty
  if (typeof value !== 'string') return values.version
  return choiceWords(m, register)[value] ?? value
}

/** What the panel of properties calls the choices of a register. */
function choiceWords(
  { looks, heads, merging: { values } }: Words,
  register: Register,
): Record<string, string> {
  switch (register) {
    case 'dash':
      return { solid: looks.solidLine, dashed: looks.dashed, dotted: looks.dotted }
    case 'look':
      return { clean: looks.clean, sketch: looks.sketch, rough: looks.rough }
    case 'fillStyle':
      return { solid: looks.solidFill, hachure: looks.hachure, 'cross-hatch': looks.crossHatch }
    case 'font':
      return { sans: looks.sans, hand: looks.hand, mono: looks.mono }
    case 'align':
      return { left: looks.left, center: looks.center, right: looks.right }
    case 'verticalAlign':
      return { top: looks.top, middle: looks.middle, bottom: looks.bottom }
    case 'curve':
      return { straight: looks.straight, curved: looks.curved, elbow: looks.elbow }
    case 'sizing':
      return { auto: values.auto, fixed: values.fixed }
    case 'nib':
      return { pen: values.pen, highlighter: values.highlighter }
    case 'startHead':
    case 'endHead':
      return heads
    default:
      return {}
  }
}

function sayOrder(values: Words['merging']['values'], { value, base, isBase }: Told): string {
  if (isBase || value === base) return values.asBefore
  return String(value) > String(base) ? values.front : values.back
}

function sayTarget(m: Words, document: Pick<Document, 'get'>, id: string): string {
  const element = document.get(id)
  return element ? layerName(element, m) : m.merging.values.gone
}

function sayGradient(m: Words, value: unknown): string {
  if (typeof value !== 'object' || value === null) return m.looks.noGradient
  const { kind, to } = value as { kind?: string; to?: string }
  return m.format(m.merging.values.gradientTo, {
    kind: kind === 'radial' ? m.looks.radial : m.looks.linear,
    color: to ?? '',
  })
}

function idIn(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'id' in value ? value.id : null
}

function countPoints(value: unknown): number {
  if (Array.isArray(value)) return value.length / 2
  const points = (value as { points?: unknown }).points
  return Array.isArray(points) ? points.length / 2 : 0
}

function rounded<K extends string>(value: unknown, keys: readonly K[]): Record<K, number> {
  const record = value as Record<string, number>
  return Object.fromEntries(keys.map((key) => [key, round(record[key] ?? 0)])) as Record<K, number>
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
