import type { Change, Operation, RegisterEdits } from '../../../lib/editor/changes/change'
import type { KnownElement, LoggedEdit, Workspace } from '../../../lib/editor/changes/decide-workspace'
import type { Element, ElementOf } from '../../../lib/editor/model/element'
import type { Register } from '../../../lib/editor/model/registers'
import { commonProperties as common } from '../../support/common-properties'

/** Little elements for tests of saving; whatever matters to a test is said in it. */

const words = {
  text: '',
  textColor: '#000000',
  font: 'sans',
  fontSize: 20,
  align: 'center',
  verticalAlign: 'middle',
} as const
const ink = { stroke: '#000000', strokeWidth: 2, dash: 'solid', look: 'clean', seed: 1 } as const
const paint = { fill: 'transparent', fillStyle: 'solid', gradient: null } as const

export function box(given: Partial<ElementOf<'rectangle'>> = {}): ElementOf<'rectangle'> {
  return {
    type: 'rectangle',
    id: 'box',
    ...common,
    ...ink,
    ...paint,
    ...words,
    cornerRadius: 0,
    shadow: null,
    ...given,
  }
}

export function frame(given: Partial<ElementOf<'frame'>> = {}): ElementOf<'frame'> {
  return { type: 'frame', id: 'frame', ...common, fill: '#ffffff', ...given }
}

export function arrow(given: Partial<ElementOf<'arrow'>> = {}): ElementOf<'arrow'> {
  return {
    type: 'arrow',
    id: 'arrow',
    ...common,
    ...ink,
    ...paint,
    ...words,
    points: [0, 0, 100, 50],
    curve: 'straight',
    bend: 0,
    fixedLegs: [],
    labelPosition: 0.5,
    start: null,
    end: null,
    startHead: 'none',
    endHead: 'arrow',
    ...given,
  }
}

/** A row of a type from the future, as this build reads it (M9). */
export function hologram(given: Partial<ElementOf<'unknown'>> = {}): ElementOf<'unknown'> {
  const { x, y, width, height, rotation, z, parent } = common
  return {
    type: 'unknown',
    id: 'hologram',
    unknownType: 'hologram',
    ...{ x, y, width, height, rotation, z, parent },
    raw: { depth: 3, beams: ['red', 'blue'] },
    ...given,
  }
}

export function tie(id: string) {
  return { id, anchor: { x: 0.5, y: 0.5 }, gap: 4 }
}

export function create(element: Element): Change {
  return { kind: 'create', element }
}

export function remove(element: Element): Change {
  return { kind: 'delete', element }
}

export function restore(element: Element): Change {
  return { kind: 'restore', element }
}

export function set(element: Pick<Element, 'id' | 'type'>, registers: RegisterEdits): Change {
  return { kind: 'set', id: element.id, type: element.type, registers }
}

export const ME = '00000000-0000-4000-8000-00000000000a'
export const ANOTHER = '00000000-0000-4000-8000-00000000000b'

export function operation(changes: readonly Change[], given: Partial<Operation> = {}): Operation {
  return {
    opId: '00000000-0000-7000-8000-000000000001',
    clientId: ME,
    base: 5,
    kind: 'edit',
    changes,
    ...given,
  }
}

/** 13:00:00 of the database's clock. */
export const NOW = 1_000_000_000

export interface Told {
  readonly version?: number
  readonly clientId?: string
  readonly userId?: string
  readonly secondsAgo?: number
  readonly registers?: readonly Register[] | null
}

/** A workspace in which `elements` stand (tombstones in `dead`), and the log holds what is `told` of some of them. */
export function workspace(
  elements: readonly Element[],
  told: Readonly<Record<string, readonly Told[]>> = {},
  dead: readonly Element[] = [],
): Workspace {
  const known: [string, KnownElement][] = [
    ...elements.map((element): [string, KnownElement] => [element.id, { element, deleted: false }]),
    ...dead.map((element): [string, KnownElement] => [element.id, { element, deleted: true }]),
  ]
  const edits = Object.entries(told).map(([id, entries]): [string, LoggedEdit[]] => [id, entries.map(logged)])
  return { elements: new Map(known), edits: new Map(edits) }
}

function logged({
  version = 6,
  clientId = ANOTHER,
  userId = 'ana',
  secondsAgo = 60,
  registers = null,
}: Told) {
  return { version, clientId, userId, userName: nameOf(userId), at: NOW - secondsAgo * 1000, registers }
}

/** As the database tells it beside the id. */
function nameOf(userId: string): string {
  return userId.charAt(0).toUpperCase() + userId.slice(1)
}
