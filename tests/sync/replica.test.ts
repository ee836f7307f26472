import { describe, expect, test } from 'vitest'
import type { CommittedOperation } from '../../lib/editor/changes/change'
import type { Element } from '../../lib/editor/model/element'
import { LIMITS } from '../../lib/editor/model/limits'
import { unsaved } from '../../lib/sync/replica'
import {
  ANOTHER,
  arrow,
  box,
  create,
  frame,
  operation,
  remove,
  set,
  tie,
} from '../editor/changes/decide-build'
import { CANVAS, idMaker, ModelClient, newDevice } from './support/model-client'
import { ModelServer } from './support/model-server'

const newId = idMaker()

/** A server on which these elements stand since long ago, at version 1. */
function serverWith(...elements: Element[]): ModelServer {
  const server = new ModelServer()
  const first = operation(elements.map(create), { opId: newId(), base: 0 })
  server.save({ protocol: 1, canvasId: CANVAS, known: 0, operations: [first] })
  server.now += 60_000
  return server
}

function open(server: ModelServer, device = newDevice()): ModelClient {
  return new ModelClient(device, newId, server)
}

function paint(element: Element, before: string, after: string) {
  return set(element, { fill: [before, after] })
}

/** Somebody else paints the box, and nobody has heard of it yet. */
function paintElsewhere(server: ModelServer, before: string, after: string): CommittedOperation[] {
  const base = server.version
  const painted = operation([paint(box(), before, after)], { opId: newId(), clientId: ANOTHER, base })
  server.save({ protocol: 1, canvasId: CANVAS, known: base, operations: [painted] })
  return server.log.slice(base)
}

function save(client: ModelClient, server: ModelServer): void {
  const request = client.request()
  if (request) client.answer(server.save(request))
}

const fillOf = (client: ModelClient) => {
  const element = client.document.get('box')
  return element && 'fill' in element ? element.fill : undefined
}

describe('what the author saw', () => {
  test('[C2] the base of an edit stays behind a foreign change that a pending edit of the same register hides', () => {
    const server = serverWith(box({ fill: '#000000' }))
    const client = open(server)
    client.edit([paint(box(), '#000000', '#ff0000')])
    client.hear(paintElsewhere(server, '#000000', '#00ff00'), 2)
    expect(client.replica.version).toBe(2)
    expect(fillOf(client)).toBe('#ff0000')

    client.edit([paint(box(), '#ff0000', '#0000ff')])
    client.edit([set(box(), { stroke: ['#000000', '#0000ff'] })])
    expect(unsaved(client.replica).map(({ operation }) => operation.base)).toEqual([1, 1, 2])
  })

  test('[C2] an edit of an element that the person deletes and brings back is based on what they saw of it', () => {
    const server = serverWith(box())
    const client = open(server)
    client.edit([remove(box())])
    client.hear([{ ...someOperation(server), version: 2 }], 2)
    client.edit([{ kind: 'restore', element: box() }])
    expect(unsaved(client.replica).map(({ operation }) => operation.base)).toEqual([1, 1])
  })

  test('[C6] what others committed comes with the answer and is shown, without any socket', () => {
    const server = serverWith(box({ fill: '#000000' }))
    const client = open(server)
    paintElsewhere(server, '#000000', '#00ff00')
    client.edit([set(box(), { stroke: ['#000000', '#0000ff'] })])
    save(client, server)
    expect(client.document.get('box')).toEqual(box({ fill: '#00ff00', stroke: '#0000ff' }))
    expect(client.replica).toMatchObject({ version: 3, pending: [] })
  })
})

function someOperation(server: ModelServer): CommittedOperation {
  const changes = [create(box({ id: `other${server.version}` }))]
  return { version: 0, opId: newId(), clientId: ANOTHER, userId: 'ana', kind: 'edit', changes }
}

describe('coalescing', () => {
  test('[C3] unsent edits of one key become one operation: first before, last after', () => {
    const client = open(serverWith(box({ fill: '#000000' })))
    client.edit([paint(box(), '#000000', '#110000')], 'scrub')
    client.edit([paint(box(), '#110000', '#220000')], 'scrub')
    expect(unsaved(client.replica).map(({ operation }) => operation.changes)).toEqual([
      [paint(box(), '#000000', '#220000')],
    ])
    expect(client.device.pending.size).toBe(1)
  })

  test('[C3] what was sent is never altered, for it may be committed already', () => {
    const client = open(serverWith(box({ fill: '#000000' })))
    client.edit([paint(box(), '#000000', '#110000')], 'scrub')
    client.request()
    client.edit([paint(box(), '#110000', '#220000')], 'scrub')
    expect(unsaved(client.replica)).toHaveLength(2)
  })

  test('[C3] an edit that is scrubbed back to where it began leaves nothing behind', () => {
    const client = open(serverWith(box({ fill: '#000000' })))
    client.edit([paint(box(), '#000000', '#110000')], 'scrub')
    client.edit([paint(box(), '#110000', '#000000')], 'scrub')
    expect(client.replica.pending).toEqual([])
    expect(client.replica.confirmed.size).toBe(0)
    expect(client.device.pending.size).toBe(0)
  })

  test('[S2] a gesture on more elements than one operation may hold becomes several', () => {
    const client = open(new ModelServer())
    const count = LIMITS.changesPerOperation + 1
    client.edit(Array.from({ length: count }, (_, i) => create(box({ id: `box${i}` }))))
    expect(unsaved(client.replica).map(({ operation }) => operation.changes.length)).toEqual([count - 1, 1])
  })
})

describe('answers', () => {
  test('[S8] a conflict parks what collided and goes on with the rest under a new id', () => {
    const server = serverWith(box({ fill: '#000000' }), box({ id: 'other' }))
    const client = open(server)
    const other = set(box({ id: 'other' }), { fill: ['transparent', '#ff0000'] })
    client.edit([set(box(), { fill: ['#000000', '#ff0000'], stroke: ['#000000', '#ff0000'] }), other])
    paintElsewhere(server, '#000000', '#00ff00')
    server.now += 60_000
    const opId = unsaved(client.replica)[0]?.operation.opId

    save(client, server)
    expect(client.replica.parked).toMatchObject([
      { reason: 'conflict', operation: { opId, changes: [paint(box(), '#000000', '#ff0000')] } },
    ])
    const [rest] = unsaved(client.replica)
    expect(rest?.operation).toMatchObject({
      base: 1,
      changes: [set(box(), { stroke: ['#000000', '#ff0000'] }), other],
    })
    expect(rest?.operation.opId).not.toBe(opId)
    expect(client.device.parked.size).toBe(1)
    expect([...client.device.pending.values()].map(({ operation }) => operation)).toEqual([rest?.operation])

    save(client, server)
    expect(client.document.get('box')).toEqual(box({ fill: '#00ff00', stroke: '#ff0000' }))
    expect(client.replica.pending).toEqual([])
  })

  test('an answer 409 is a conflict and never a success: nothing of the operation counts as saved', () => {
    const server = serverWith(box({ fill: '#000000' }))
    const client = open(server)
    client.edit([paint(box(), '#000000', '#ff0000')])
    paintElsewhere(server, '#000000', '#00ff00')
    server.now += 60_000
    save(client, server)
    expect(client.replica.parked).toHaveLength(1)
    expect(server.log).toHaveLength(2)
  })

  test('[C1] what was built on a parked edit collides by itself and is parked too', () => {
    const server = serverWith(box({ fill: '#000000' }))
    const client = open(server)
    client.edit([paint(box(), '#000000', '#ff0000')])
    client.edit([paint(box(), '#ff0000', '#0000ff')])
    paintElsewhere(server, '#000000', '#00ff00')
    server.now += 60_000
    save(client, server)
    save(client, server)
    expect(client.replica.parked).toHaveLength(2)
    expect(fillOf(client)).toBe('#00ff00')
  })

  test('[M4] what was edited and then deleted here is shown as it was with the edit, when that collides', () => {
    const server = serverWith(box({ fill: '#000000' }))
    const client = open(server)
    client.edit([paint(box(), '#000000', '#ff0000')])
    client.edit([remove(box({ fill: '#ff0000' }))])
    paintElsewhere(server, '#000000', '#00ff00')
    server.now += 60_000
    save(client, server)
    expect(client.document.get('box')).toBeUndefined()
    expect(client.replica.parked).toMatchObject([{ reason: 'conflict', seen: [box({ fill: '#ff0000' })] }])
  })

  test('[S6] a device set back to before its last edit asks anew, when what it sent after that was refused', () => {
    const server = serverWith(box({ fill: '#000000' }), box({ id: 'other' }))
    const device = newDevice()
    const client = open(server, device)
    const other = set(box({ id: 'other' }), { fill: ['transparent', '#ff0000'] })
    client.edit([other], 'scrub')
    const olderDisk = new Map(device.pending)
    client.edit([paint(box(), '#000000', '#ff0000')], 'scrub')
    paintElsewhere(server, '#000000', '#00ff00')
    server.now += 60_000
    const request = client.request()
    if (request) server.save(request)

    const back = open(server, { ...newDevice(), pending: olderDisk })
    save(back, server)
    save(back, server)
    expect(back.replica).toMatchObject({ pending: [], parked: [] })
    expect(server.log.at(-1)?.changes).toEqual([other])
  })

  test('[C7] a refused operation is put aside whole, and the ones behind it are saved', () => {
    const server = serverWith(box())
    const client = open(server)
    client.edit([create(box({ id: 'lost', parent: 'nowhere' }))])
    client.edit([create(box({ id: 'fine' }))])
    save(client, server)
    save(client, server)
    expect(client.replica.parked).toMatchObject([{ reason: 'invalid_reference' }])
    expect(server.rows().map(({ id }) => id)).toEqual(['box', 'fine'])
    expect(client.view().size).toBe(2)
  })

  test('[M7] what the server corrected is taken over', () => {
    const server = serverWith(box(), frame())
    const client = open(server)
    server.save({
      protocol: 1,
      canvasId: CANVAS,
      known: 1,
      operations: [operation([remove(box())], { opId: newId(), clientId: ANOTHER, base: 1 })],
    })
    client.edit([create(arrow({ end: tie('box') }))])
    save(client, server)
    expect(client.document.get('arrow')).toEqual(arrow())
    expect(new Map(server.rows().map((row) => [row.id, row]))).toEqual(client.view())
  })

  test('[S6] a lost answer is asked for again and changes nothing twice', () => {
    const server = serverWith(box({ fill: '#000000' }))
    const client = open(server)
    client.edit([paint(box(), '#000000', '#ff0000')])
    const lost = client.request()
    if (lost) server.save(lost)
    save(client, server)
    expect(server.log).toHaveLength(2)
    expect(client.replica).toMatchObject({ version: 2, pending: [] })
  })

  test('[P2] a hole in the versions applies nothing behind it and asks for what is missing', () => {
    const server = serverWith(box({ fill: '#000000' }))
    const client = open(server)
    paintElsewhere(server, '#000000', '#00ff00')
    const [second] = paintElsewhere(server, '#00ff00', '#0000ff')
    client.hear(second ? [second] : [], 3)
    expect(client.replica.version).toBe(1)
    expect(fillOf(client)).toBe('#000000')
    expect(client.asked).toBe('changes')
  })

  test('[H3] when the changes are too many to carry, all rows come, and unsaved work stands on top of them', () => {
    const server = serverWith(box({ fill: '#000000' }), box({ id: 'gone' }))
    server.sinceLimit = 0
    const client = open(server)
    paintElsewhere(server, '#000000', '#00ff00')
    client.edit([set(box(), { stroke: ['#000000', '#ff0000'] })])
    save(client, server)
    // Committed, so the device need not keep it; but what came before it is not here yet.
    expect(client.asked).toBe('rows')
    expect(client.device.pending.size).toBe(0)
    client.edit([create(box({ id: 'new' }))])
    client.reload(
      server.version,
      server.rows().filter(({ id }) => id !== 'gone'),
    )
    expect(client.view()).toEqual(
      new Map([
        ['box', box({ fill: '#00ff00', stroke: '#ff0000' })],
        ['new', box({ id: 'new' })],
      ]),
    )
    expect(client.replica).toMatchObject({ version: 3 })
  })

  test('rows older than what is known take nothing back', () => {
    const server = serverWith(box({ fill: '#000000' }))
    const client = open(server)
    const old = server.rows()
    client.hear(paintElsewhere(server, '#000000', '#00ff00'), 2)
    client.reload(1, old)
    expect(client.replica.version).toBe(2)
    expect(fillOf(client)).toBe('#00ff00')
  })
})

describe('tabs and visits', () => {
  test('[C4] after a crash the outbox is laid over the rows, in order, with the same ids', () => {
    const server = serverWith(box({ fill: '#000000' }))
    const before = open(server)
    before.edit([paint(box(), '#000000', '#ff0000')])
    before.edit([paint(box(), '#ff0000', '#0000ff')])
    const ids = unsaved(before.replica).map(({ operation }) => operation.opId)

    const after = open(server, before.device)
    expect(fillOf(after)).toBe('#0000ff')
    expect(unsaved(after.replica).map(({ operation }) => operation.opId)).toEqual(ids)
    save(after, server)
    expect(server.log.map(({ opId }) => opId).slice(1)).toEqual(ids)
  })

  test('a second tab cannot revert the first: its stale edit is a conflict, not a write', () => {
    const server = serverWith(box({ fill: '#000000' }))
    const first = open(server)
    const second = open(server)
    first.edit([paint(box(), '#000000', '#ff0000')])
    save(first, server)
    server.now += 60_000
    second.edit([paint(box(), '#000000', '#00ff00')])
    save(second, server)
    expect(second.replica.parked).toHaveLength(1)
    expect(server.rows()).toEqual([box({ fill: '#ff0000' })])
    expect(fillOf(second)).toBe('#ff0000')
  })

  test('[I11] an element deleted here while offline does not come back by an edit made there', () => {
    const server = serverWith(box({ fill: '#000000' }))
    const client = open(server)
    client.edit([remove(box({ fill: '#000000' }))])
    client.hear(paintElsewhere(server, '#000000', '#00ff00'), 2)
    expect(client.document.get('box')).toBeUndefined()
  })

  test('[C1] only elements with pending operations are held twice', () => {
    const server = serverWith(...Array.from({ length: 50 }, (_, i) => box({ id: `box${i}` })))
    const client = open(server)
    client.edit([set(box({ id: 'box7' }), { fill: ['transparent', '#ff0000'] })])
    expect([...client.replica.confirmed.keys()]).toEqual(['box7'])
    save(client, server)
    expect(client.replica.confirmed.size).toBe(0)
  })
})
