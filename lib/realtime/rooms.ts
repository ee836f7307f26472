import type { CommitNotice } from '../server/commits'
import type { Connection } from './connection'

/** The connections by canvas, and the newest version each canvas is known to have. */
export interface Rooms {
  add(connection: Connection): void
  remove(connection: Connection): void
  connections(): Iterable<Connection>
  canvasIds(): string[]
  /** Tells a room its newest version. An older one than it knows changes nothing and is told again as the newer. */
  tellHead(notice: CommitNotice): void
  /** The newest version the room has heard of; 0 when it has heard of none. */
  headOf(canvasId: string): number
}

interface Room {
  head: number
  readonly connections: Set<Connection>
}

export function createRooms(): Rooms {
  const rooms = new Map<string, Room>()

  return {
    add(connection) {
      const { canvasId } = connection.visitor
      const room = rooms.get(canvasId) ?? { head: 0, connections: new Set() }
      room.connections.add(connection)
      rooms.set(canvasId, room)
    },
    remove(connection) {
      const { canvasId } = connection.visitor
      const room = rooms.get(canvasId)
      room?.connections.delete(connection)
      if (room?.connections.size === 0) rooms.delete(canvasId)
    },
    *connections() {
      for (const room of rooms.values()) yield* room.connections
    },
    canvasIds: () => [...rooms.keys()],
    tellHead({ canvasId, version }) {
      const room = rooms.get(canvasId)
      if (!room) return
      // Two commits may be told in the other order than they were made.
      room.head = Math.max(room.head, version)
      for (const connection of room.connections) connection.send({ type: 'head', version: room.head })
    },
    headOf: (canvasId) => rooms.get(canvasId)?.head ?? 0,
  }
}
