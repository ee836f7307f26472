import * as z from 'zod/mini'
import { type Element, type ElementType, elementSchemas } from './element'

/**
 * A register is what people mean by one property: the unit of merging, of conflicts and of blame (docs/sync.md, S3).
 * A register of one key holds that key's bare value; one of several keys holds an object of them, because two people
 * dragging one box must not end in one's x and the other's y.
 */
const KEYS_OF_REGISTER = {
  position: ['x', 'y'],
  size: ['width', 'height'],
  rotation: ['rotation'],
  z: ['z'],
  parent: ['parent'],
  name: ['name'],
  opacity: ['opacity'],
  locked: ['locked'],
  hidden: ['hidden'],
  link: ['link'],
  stroke: ['stroke'],
  strokeWidth: ['strokeWidth'],
  dash: ['dash'],
  look: ['look'],
  seed: ['seed'],
  fill: ['fill'],
  fillStyle: ['fillStyle'],
  gradient: ['gradient'],
  shadow: ['shadow'],
  text: ['text'],
  textColor: ['textColor'],
  font: ['font'],
  fontSize: ['fontSize'],
  align: ['align'],
  verticalAlign: ['verticalAlign'],
  sizing: ['sizing'],
  cornerRadius: ['cornerRadius'],
  sides: ['sides'],
  innerRatio: ['innerRatio'],
  nib: ['nib'],
  // A stroke's pressures have no meaning without its points.
  ink: ['points', 'pressures'],
  points: ['points'],
  curve: ['curve'],
  bend: ['bend'],
  fixedLegs: ['fixedLegs'],
  labelPosition: ['labelPosition'],
  start: ['start'],
  end: ['end'],
  startHead: ['startHead'],
  endHead: ['endHead'],
  asset: ['asset'],
  crop: ['crop'],
  flipX: ['flipX'],
  flipY: ['flipY'],
  axis: ['axis'],
} as const satisfies Record<string, readonly string[]>

export type Register = keyof typeof KEYS_OF_REGISTER
export type RegisterValue = unknown
/** Properties of an element, whatever its type. */
export type ElementPatch = Readonly<Record<string, unknown>>

const REGISTERS = Object.keys(KEYS_OF_REGISTER) as readonly Register[]

const registersByType = new Map<ElementType, readonly Register[]>(
  (Object.keys(elementSchemas) as ElementType[]).map((type) => [type, claimRegisters(type)]),
)

/** The registers of a type, in a fixed order. Every property but `id`, `type` and what an unknown row keeps is in exactly one. */
export function registersOf(type: ElementType): readonly Register[] {
  return registersByType.get(type) ?? []
}

export function keysOf(register: Register): readonly string[] {
  return KEYS_OF_REGISTER[register]
}

export function isRegister(name: string): name is Register {
  return Object.hasOwn(KEYS_OF_REGISTER, name)
}

export function readRegister(element: Element, register: Register): RegisterValue {
  const properties: ElementPatch = element
  const keys = keysOf(register)
  const [only] = keys
  if (keys.length === 1 && only !== undefined) return properties[only]
  const value: Record<string, unknown> = {}
  for (const key of keys) value[key] = properties[key]
  return value
}

/** The properties that give `register` this value; merge them over an element to write it. */
export function patchOf(register: Register, value: RegisterValue): ElementPatch {
  const keys = keysOf(register)
  const [only] = keys
  return keys.length === 1 && only !== undefined ? { [only]: value } : (value as ElementPatch)
}

/** Deep equality of register values; both are plain JSON, which knows one zero only. */
export function sameValue(a: RegisterValue, b: RegisterValue): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a))
    return Array.isArray(b) && a.length === b.length && a.every((item, i) => sameValue(item, b[i]))
  if (Array.isArray(b)) return false
  const keys = Object.keys(a)
  if (keys.length !== Object.keys(b).length) return false
  return keys.every(
    (key) => Object.hasOwn(b, key) && sameValue((a as ElementPatch)[key], (b as ElementPatch)[key]),
  )
}

/** The registers in which two states of one element differ. */
export function differingRegisters(before: Element, after: Element): Register[] {
  return registersOf(before.type).filter(
    (register) => !sameValue(readRegister(before, register), readRegister(after, register)),
  )
}

/** The zod schema of one register of one type. */
export function registerSchema(type: ElementType, register: Register): z.ZodMiniType {
  const shape = elementSchemas[type].shape as Record<string, z.ZodMiniType>
  const keys = keysOf(register)
  const [only] = keys
  if (keys.length === 1 && only !== undefined) return shape[only] as z.ZodMiniType
  return z.strictObject(Object.fromEntries(keys.map((key) => [key, shape[key]])))
}

// A key belongs to the first register that claims it: a stroke's points to `ink`, a line's to `points`.
function claimRegisters(type: ElementType): readonly Register[] {
  const unclaimed = new Set(Object.keys(elementSchemas[type].shape))
  return REGISTERS.filter((register) => {
    const keys = keysOf(register)
    if (!keys.every((key) => unclaimed.has(key))) return false
    for (const key of keys) unclaimed.delete(key)
    return true
  })
}
