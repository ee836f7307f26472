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

/** The end of an arrow or line held by an element: `anchor` is in the unrotated box of that element, 0…1 on each axis. */
export const attachmentSchema = z.strictObject({
  id: elementIdSchema,
  anchor: z.strictObject({ x: z.number().min(-10).max(10), y: z.number().min(-10).max(10) }),
  /** Canvas units between the outline and the tip. */
  gap: z.number().min(0).max(10_000),
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

const filled = {
  fill: colorSchema,
  fillStyle: z.enum(['solid', 'hachure', 'cross-hatch']),
}

const texted = {
  text: text(LIMITS.text),
  textColor: colorSchema,
  font: z.enum(['sans', 'hand', 'mono']),
  fontSize: z.number().min(1).max(2_000),
  align: z.enum(['left', 'center', 'right']),
  verticalAlign: z.enum(['top', 'middle', 'bottom']),
}

const arrowhead = z.enum(['none', 'arrow', 'triangle', 'dot', 'bar', 'diamond'])

const linear = {
  ...common,
  ...stroked,
  ...filled,
  points: flatPoints,
  curve: z.enum(['straight', 'curved', 'elbow']),
  start: attachmentSchema.nullable(),
  end: attachmentSchema.nullable(),
  startHead: arrowhead,
  endHead: arrowhead,
  ...texted,
}

const shape = { ...common, ...stroked, ...filled, ...texted, cornerRadius: z.number().min(0).max(100_000) }

export const elementSchemas = {
  rectangle: z.strictObject({ type: z.literal('rectangle'), ...shape }),
  ellipse: z.strictObject({ type: z.literal('ellipse'), ...shape }),
  diamond: z.strictObject({ type: z.literal('diamond'), ...shape }),
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
    cornerRadius: z.number().min(0).max(100_000),
  }),
  /** Clips and carries its children. */
  frame: z.strictObject({ type: z.literal('frame'), ...common, fill: colorSchema }),
  /** Has no ink and no box of its own: it is where its children are. */
  group: z.strictObject({ type: z.literal('group'), ...common }),
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
  elementSchemas.line,
  elementSchemas.arrow,
  elementSchemas.draw,
  elementSchemas.text,
  elementSchemas.image,
  elementSchemas.frame,
  elementSchemas.group,
  elementSchemas.unknown,
])

export type Element = Readonly<z.infer<typeof elementSchema>>
export type ElementType = Element['type']
export type ElementOf<T extends ElementType> = Extract<Element, { type: T }>
export type Attachment = Readonly<z.infer<typeof attachmentSchema>>
export type LinearElement = ElementOf<'line'> | ElementOf<'arrow'>
export type ShapeElement = ElementOf<'rectangle'> | ElementOf<'ellipse'> | ElementOf<'diamond'>
/** Elements that carry words. */
export type TextedElement = ShapeElement | LinearElement | ElementOf<'text'>

export function isLinear(element: Element): element is LinearElement {
  return element.type === 'line' || element.type === 'arrow'
}

export function isShape(element: Element): element is ShapeElement {
  return element.type === 'rectangle' || element.type === 'ellipse' || element.type === 'diamond'
}

export function isTexted(element: Element): element is TextedElement {
  return element.type === 'text' || isShape(element) || isLinear(element)
}
