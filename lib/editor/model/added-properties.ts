import type * as z from 'zod/mini'
import { type Element, type ElementType, elementSchemas } from './element'

type Added = readonly (readonly [key: string, value: unknown])[]

const addedByType = new Map<string, Added>(
  Object.entries(elementSchemas).map(([type, { shape }]) => [type, addedTo(shape)]),
)

/** The properties that elements of a type did not always have, as those from before looked. */
export function addedProperties(type: ElementType): Added {
  return addedByType.get(type) ?? []
}

/** An element from before a property existed, with it; others as they are. */
export function withAddedProperties<E extends Element>(element: E): E {
  const lacking = addedProperties(element.type).filter(([key]) => !Object.hasOwn(element, key))
  return lacking.length === 0 ? element : { ...element, ...Object.fromEntries(lacking) }
}

function addedTo(properties: Readonly<Record<string, z.ZodMiniType>>): Added {
  return Object.entries(properties).flatMap(([key, schema]) => {
    const byItself = schema.safeParse(undefined)
    return byItself.success ? [[key, byItself.data] as const] : []
  })
}
