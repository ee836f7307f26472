import * as z from 'zod/mini'

/** What the server says on `/ws?canvas=<id>`. A socket never writes the document (S1). */
export const serverMessageSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('hello'),
    protocol: z.int(),
    canvasId: z.uuid(),
    version: z.int(),
    userId: z.string(),
  }),
  /** The newest committed version; a client behind it asks for the changes (P2). */
  z.strictObject({ type: z.literal('head'), version: z.int() }),
])
export type ServerMessage = z.infer<typeof serverMessageSchema>

/** Close codes; 4000–4999 are ours. A close without one of them means: come back. */
export const closeCodes = {
  goingAway: 1001,
  tryAgainLater: 1013,
  unauthenticated: 4401,
  forbidden: 4403,
  tooSlow: 4408,
  staleProtocol: 4426,
} as const
