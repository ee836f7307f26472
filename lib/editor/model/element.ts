import * as z from 'zod'
import { LIMITS } from './limits'

/**
 * The elements of a canvas. Geometry is in canvas units: `x, y` is the top left of the box before rotation,
 * `rotation` is in radians, clockwise, about the centre of the box. `points` are flat pairs [x0, y0, x1, y1, …]
 * relative to `x, y`.
 */

const finite = z.number().min(-LIMITS.coordinate).max(LIMITS.coordinate)
const extent = z.number().min(0).max(LIMITS.coordinate)

// Postgres stores neither NUL nor half a surrogate pair, so neither may enter the model.
const storable = (value: string) => !value.includes('\u0000') && value.isWellFormed()
const text = (max: number) =>
  z.string().max(max).refine(storable, 'This text holds characters that cannot be saved.')

export const elementIdSchema = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/)
export const orderKeySchema = z.string().regex(/^[A-Za-z0-9]{1,200}$/)
/** `#rrggbb`, `#rrggbbaa` or `transparent`. */
export const colorSchema = z.string().regex(/^(#[0-9a-f]{6}([0-9a-f]{2})?|transparent)$/)

const flatPoints = z
  .array(finite)
  .max(LIMITS.points * 2)
  .refine((values) => values.length % 2 === 0, 'Points come in pairs.')

/**
 * The end of an arrow or line held by an element: `anchor` is in the unrotated box of that element, 0…1 on each axis. The
 * line aims at the anchor and stops where it meets the outline.
 */
export const attachmentSchema = z.strictObject({
  id: elementIdSchema,
  anchor: z.strictObject({ x: z.number().min(-10).max(10), y: z.number().min(-10).max(10) }),
  /** Canvas units that stay free between the two strokes; below 0 the line reaches into the element's. */
  gap: z.number().min(-10_000).max(10_000),
  /** The tip stands at the anchor itself, also inside the outline. */
  exact: z.literal(true).optional(),
})

const box = {
  x: finite,
  y: finite,
  width: extent,
  height: extent,
  rotation: z.number().min(-1000).max(1000),
  /** Fractional order key; elements are painted in byte order of (z, id). */
  z: orderKeySchema,
  parent: elementIdSchema.nullable(),
}

const common = {
  ...box,
  id: elementIdSchema,
  name: text(LIMITS.name),
  opacity: z.number().min(0).max(1),
  locked: z.boolean(),
  hidden: z.boolean(),
  link: text(LIMITS.link).nullable(),
}

const stroked = {
  stroke: colorSchema,
  strokeWidth: z.number().min(0).max(1_000),
  dash: z.enum(['solid', 'dashed', 'dotted']),
  look: z.enum(['clean', 'sketch']),
  /** Chooses the wobble of the sketch look, so that every screen shows the same one. */
  seed: z
    .int()
    .min(0)
    .max(2 ** 31),
}

/** From the fill to another colour: along `angle` (radians, clockwise, 0 to the right), or from the middle outwards. */
export const gradientSchema = z.strictObject({
  kind: z.enum(['linear', 'radial']),
  to: colorSchema,
  angle: z.number().min(-1000).max(1000),
})

/** Cast on what lies below; canvas units, unturned by the element's rotation, for there is one sun. */
export const shadowSchema = z.strictObject({
  color: colorSchema,
  x: z.number().min(-1_000).max(1_000),
  y: z.number().min(-1_000).max(1_000),
  /** As wide as the edge is soft; twice the standard deviation of the blur, as in CSS. */
  blur: z.number().min(0).max(1_000),
})

const filled = {
  fill: colorSchema,
  fillStyle: z.enum(['solid', 'hachure', 'cross-hatch']),
  gradient: gradientSchema.nullable().default(null),
}

const shadowed = { shadow: shadowSchema.nullable().default(null) }

const texted = {
  text: text(LIMITS.text),
  textColor: colorSchema,
  font: z.enum(['sans', 'hand', 'mono']),
  fontSize: z.number().min(1).max(2_000),
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
  bend: z.number().min(-MOST_BEND).max(MOST_BEND).default(0),
  /** Legs of an elbow that a hand has placed and that stay when it finds its way anew: leg i leads from point i to the next. */
  fixedLegs: z.array(z.int().min(0).max(LIMITS.points)).max(LIMITS.points).default([]),
  start: attachmentSchema.nullable(),
  end: attachmentSchema.nullable(),
  startHead: arrowhead,
  endHead: arrowhead,
  ...texted,
  /** Where along the line its label stands, 0…1. */
  labelPosition: z.number().min(0).max(1).default(0.5),
}

const shape = {
  ...common,
  ...stroked,
  ...filled,
  ...shadowed,
  ...texted,
  cornerRadius: z.number().min(0).max(100_000),
}

/** Corners of a polygon, points of a star. */
const sides = z.int().min(3).max(60)

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
    innerRatio: z.number().min(0.1).max(0.95),
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
    pressures: z.array(z.number().min(0).max(1)).max(LIMITS.points),
    /** A highlighter is as wide everywhere, and what is below shows through. */
    nib: z.enum(['pen', 'highlighter']).default('pen'),
  }),
  /** `sizing: auto` grows with its text; `fixed` wraps at `width`. */
  text: z.strictObject({ type: z.literal('text'), ...common, ...texted, sizing: z.enum(['auto', 'fixed']) }),
  /** `asset` names stored bytes by content hash (hex SHA-256), or is null while they are missing. */
  image: z.strictObject({
    type: z.literal('image'),
    ...common,
    asset: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .nullable(),
    /** The part shown, in fractions of the natural size; null shows all. */
    crop: z.strictObject({ x: z.number(), y: z.number(), width: z.number(), height: z.number() }).nullable(),
    flipX: z.boolean(),
    flipY: z.boolean(),
    ...shadowed,
    cornerRadius: z.number().min(0).max(100_000),
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
    unknownType: z.string().max(100),
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
