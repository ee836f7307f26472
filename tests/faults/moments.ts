import type { CutWire } from '../support/cut-wire'

/** A moment of a save, as it shows on the wire between the server and Postgres. */
export interface Moment {
  readonly name: string
  /** `up`: what the server says must not arrive any more. `down`: what Postgres answers must not. */
  readonly direction: 'up' | 'down'
  readonly isIt: (bytes: Buffer) => boolean
}

/** ReadyForQuery, outside of any transaction: what was asked is committed. */
const READY_AND_IDLE = Buffer.from([0x5a, 0, 0, 0, 5, 0x49])
const endsIdle = (bytes: Buffer) => bytes.subarray(-READY_AND_IDLE.length).equals(READY_AND_IDLE)

export const MOMENTS: readonly Moment[] = [
  {
    name: 'before the save reaches Postgres',
    direction: 'up',
    isIt: (bytes) => bytes.includes('save_operations('),
  },
  {
    name: 'before the canvas is locked',
    direction: 'up',
    isIt: (bytes) => bytes.includes('FOR UPDATE'),
  },
  {
    name: 'between lock and write',
    direction: 'up',
    isIt: (bytes) => bytes.includes('FROM canvas_rejections'),
  },
  {
    name: 'between write and COMMIT',
    direction: 'up',
    isIt: (bytes) => bytes.includes('COMMIT\0'),
  },
  {
    name: 'after COMMIT, before its answer (decided save)',
    direction: 'down',
    isIt: (bytes) => bytes.includes('COMMIT\0') && endsIdle(bytes),
  },
  {
    name: 'after COMMIT, before its answer (one statement)',
    direction: 'down',
    isIt: (bytes) => bytes.includes('new_version') && endsIdle(bytes),
  },
]

const COMES_WITHIN_MS = 20_000

/** Cuts the wire at the next such moment, after `first`, which may kill somebody. Rejects when it does not come. */
export function cutAt(
  wire: CutWire,
  { name, direction, isIt }: Moment,
  first: () => void = () => {},
): Promise<void> {
  return new Promise((done, failed) => {
    const timer = setTimeout(() => {
      disarm()
      failed(new Error(`It did not come to be ${name}.`))
    }, COMES_WITHIN_MS)
    const disarm = () => {
      clearTimeout(timer)
      wire.cutBefore = () => false
      wire.cutAfter = () => false
    }
    const cut = (bytes: Buffer) => {
      if (!isIt(bytes)) return false
      disarm()
      first()
      done()
      return true
    }
    if (direction === 'up') wire.cutBefore = cut
    else wire.cutAfter = cut
  })
}
