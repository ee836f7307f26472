import * as z from 'zod/mini'
import { LIMITS } from './limits'

/**
 * The elements of a canvas. Geometry is in canvas units: `x, y` is the top left of the box before rotation,
 * `rotation` is in radians, clockwise, about the centre of the box. `points` are flat pairs [x0, y0, x1, y1, …]
 * relative to `x, y`.
 */

const between = (least: number, most: number) => z.number().check(z.minimum(least), z.maximum(most))
const wholeBetween = (least: number, most: number) => z.int().check(z.minimum(least), z.maximum(most))

const finite = between(-LIMITS.coordinate, LIMITS.coordinate)
const extent = between(0, LIMITS.coordinate)

// Postgres stores neither NUL nor half a surrogate pair, so neither may enter the model.
const storable = (value: string) => !value.includes('\u0000') && value.isWellFormed()
const text = (max: number) =>
  z.string().check(z.maxLength(max), z.refine(storable, 'This text holds characters that cannot be saved.'))

export const elementIdSchema = z.string().check(z.regex(/^[A-Za-z0-9_-]{1,64}$/))
export const orderKeySchema = z.string().check(z.regex(/^[A-Za-z0-9]{1,200}$/))
/** `#rrggbb`, `#rrggbbaa` or `transparent`. */
export const colorSchema = z.string().check(z.regex(/^(#[0-9a-f]{6}([0-9a-f]{2})?|transparent)$/))

const flatPoints = z.array(finite).check(
  z.maxLength(LIMITS.points * 2),
  z.refine((values) => values.length % 2 === 0, 'Points come in pairs.'),
)

/**
 * The end of an arrow or line held by an element: `anchor` is in the unrotated box of that element, 0…1 on each axis. The
 * line aims at the anchor and stops where it meets the outline.
 */
export const attachmentSchema = z.strictObject({
  id: elementIdSchema,
  anchor: z.strictObject({ x: between(-10, 10), y: between(-10, 10) }),
  /** Canvas units that stay free between the two strokes; below 0 the line reaches into the element's. */
  gap: between(-10_000, 10_000),
  /** The tip stands at the anchor itself, also inside the outline. */
  exact: z.optional(z.literal(true)),
})

const box = {
  x: finite,
  y: finite,
  width: extent,
  height: extent,
  rotation: between(-1000, 1000),
  /** Fractional order key; elements are painted in byte order of (z, id). */
  z: orderKeySchema,
  parent: z.nullable(elementIdSchema),
}

const common = {
  ...box,
  id: elementIdSchema,
  name: text(LIMITS.name),
  opacity: between(0, 1),
  locked: z.boolean(),
  hidden: z.boolean(),
  link: z.nullable(text(LIMITS.link)),
}

const stroked = {
  stroke: colorSchema,
  strokeWidth: between(0, 1_000),
  dash: z.enum(['solid', 'dashed', 'dotted']),
  /** Drawn as by a machine, by a hand, or by a hand in a hurry. */
  look: z.enum(['clean', 'sketch', 'rough']),
  /** Chooses the wobble of the sketch look, so that every screen shows the same one. */
  seed: wholeBetween(0, 2 ** 31),
}

/** From the fill to another colour: along `angle` (radians, clockwise, 0 to the right), or from the middle outwards. */
export const gradientSchema = z.strictObject({
  kind: z.enum(['linear', 'radial']),
  to: colorSchema,
  angle: between(-1000, 1000),
})

/** Cast on what lies below; canvas units, unturned by the element's rotation, for there is one sun. */
export const shadowSchema = z.strictObject({
  color: colorSchema,
  x: between(-1_000, 1_000),
  y: between(-1_000, 1_000),
  /** As wide as the edge is soft; twice the standard deviation of the blur, as in CSS. */
  blur: between(0, 1_000),
})

const filled = {
  fill: colorSchema,
  fillStyle: z.enum(['solid', 'hachure', 'cross-hatch']),
  gradient: z._default(z.nullable(gradientSchema), null),
}

const shadowed = { shadow: z._default(z.nullable(shadowSchema), null) }

const texted = {
  text: text(LIMITS.text),
  textColor: colorSchema,
  font: z.enum(['sans', 'hand', 'mono']),
  fontSize: between(1, 2_000),
  align: z.enum(['left', 'center', 'right']),
  verticalAlign: z.enum(['top', 'middle', 'bottom']),
}

const arrowhead = z.enum([
  'none',
  'arrow',
  'triangle',
  'dot',
  'bar',
  'diamond',
  'triangle-outline',
  'dot-outline',
  'diamond-outline',
  // The crow's feet of data models: how many of what the line leads to.
  'one',
  'many',
  'one-or-many',
])

export const MOST_BEND = 4

const linear = {
  ...common,
  ...stroked,
  ...filled,
  points: flatPoints,
  curve: z.enum(['straight', 'curved', 'elbow']),
  /** How far a curved line of two points is bent to the right of its way, as a share of the way; a half is half a circle. */
  bend: z._default(between(-MOST_BEND, MOST_BEND), 0),
  /** Legs of an elbow that a hand has placed and that stay when it finds its way anew: leg i leads from point i to the next. */
  fixedLegs: z._default(z.array(wholeBetween(0, LIMITS.points)).check(z.maxLength(LIMITS.points)), []),
  start: z.nullable(attachmentSchema),
  end: z.nullable(attachmentSchema),
  startHead: arrowhead,
  endHead: arrowhead,
  ...texted,
  /** Where along the line its label stands, 0…1. */
  labelPosition: z._default(between(0, 1), 0.5),
}

const shape = {
  ...common,
  ...stroked,
  ...filled,
  ...shadowed,
  ...texted,
  cornerRadius: between(0, 100_000),
}

/** Corners of a polygon, points of a star. */
const sides = wholeBetween(3, 60)

export const elementSchemas = {
  rectangle: z.strictObject({ type: z.literal('rectangle'), ...shape }),
  ellipse: z.strictObject({ type: z.literal('ellipse'), ...shape }),
  diamond: z.strictObject({ type: z.literal('diamond'), ...shape }),
  /** Regular, its first corner on top, stretched to its box. */
  polygon: z.strictObject({ type: z.literal('polygon'), ...shape, sides }),
  /** The inner corners lie at this share of the way from the middle to the points. */
  star: z.strictObject({
    type: z.literal('star'),
    ...shape,
    sides,
    innerRatio: between(0.1, 0.95),
  }),
  /** A sticky note: paper with words on it, that grows with them. */
  note: z.strictObject({ type: z.literal('note'), ...common, fill: colorSchema, ...texted }),
  /** Closed, and so filled, when the first point is the last. */
  line: z.strictObject({ type: z.literal('line'), ...linear }),
  arrow: z.strictObject({ type: z.literal('arrow'), ...linear }),
  /** A freehand stroke; `pressures` has one value (0…1) a point, or none at all. */
  draw: z.strictObject({
    type: z.literal('draw'),
    ...common,
    ...stroked,
    ...filled,
    points: flatPoints,
    pressures: z.array(between(0, 1)).check(z.maxLength(LIMITS.points)),
    /** A highlighter is as wide everywhere, and what is below shows through. */
    nib: z._default(z.enum(['pen', 'highlighter']), 'pen'),
  }),
  /** `sizing: auto` grows with its text; `fixed` wraps at `width`. */
  text: z.strictObject({ type: z.literal('text'), ...common, ...texted, sizing: z.enum(['auto', 'fixed']) }),
  /** `asset` names stored bytes by content hash (hex SHA-256), or is null while they are missing. */
  image: z.strictObject({
    type: z.literal('image'),
    ...common,
    asset: z.nullable(z.string().check(z.regex(/^[0-9a-f]{64}$/))),
    /** The part shown, in fractions of the natural size; null shows all. */
    crop: z.nullable(z.strictObject({ x: z.number(), y: z.number(), width: z.number(), height: z.number() })),
    flipX: z.boolean(),
    flipY: z.boolean(),
    ...shadowed,
    cornerRadius: between(0, 100_000),
  }),
  /** Clips and carries its children. */
  frame: z.strictObject({ type: z.literal('frame'), ...common, fill: colorSchema }),
  /** Has no ink and no box of its own: it is where its children are. */
  group: z.strictObject({ type: z.literal('group'), ...common }),
  /** A line across the whole canvas that things are aligned with: at its `x` when the axis is x, else at its `y`. No ink, no box. */
  guide: z.strictObject({ type: z.literal('guide'), ...common, axis: z.enum(['x', 'y']) }),
  /** A row of a type or shape that this build cannot read: kept, shown as a placeholder, written back untouched (M9). */
  unknown: z.strictObject({
    type: z.literal('unknown'),
    ...box,
    id: elementIdSchema,
    unknownType: z.string().check(z.maxLength(100)),
    raw: z.record(z.string(), z.json()),
  }),
} as const

export const elementSchema = z.discriminatedUnion('type', [
  elementSchemas.rectangle,
  elementSchemas.ellipse,
  elementSchemas.diamond,
  elementSchemas.polygon,
  elementSchemas.star,
  elementSchemas.note,
  elementSchemas.line,
  elementSchemas.arrow,
  elementSchemas.draw,
  elementSchemas.text,
  elementSchemas.image,
  elementSchemas.frame,
  elementSchemas.group,
  elementSchemas.guide,
  elementSchemas.unknown,
])

export type Element = Readonly<z.infer<typeof elementSchema>>
export type ElementType = Element['type']
export type ElementOf<T extends ElementType> = Extract<Element, { type: T }>
export type Attachment = Readonly<z.infer<typeof attachmentSchema>>
export type LinearElement = ElementOf<'line'> | ElementOf<'arrow'>
export type ShapeElement = ElementOf<'rectangle' | 'ellipse' | 'diamond' | 'polygon' | 'star'>
/** Elements that carry words. */
export type TextedElement = ShapeElement | LinearElement | ElementOf<'text' | 'note'>

/** Whether an element is a part of the picture: groups and guides are seen by editors only, and lie in no box. */
export function hasInk({ type }: Element): boolean {
  return type !== 'group' && type !== 'guide'
}

export function isLinear(element: Element): element is LinearElement {
  return element.type === 'line' || element.type === 'arrow'
}

export function isShape(element: Element): element is ShapeElement {
  switch (element.type) {
    case 'rectangle':
    case 'ellipse':
    case 'diamond':
    case 'polygon':
    case 'star':
      return true
    default:
      return false
  }
}

export function isTexted(element: Element): element is TextedElement {
  return element.type === 'text' || element.type === 'note' || isShape(element) || isLinear(element)
}
