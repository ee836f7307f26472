import { setTimeout as delay } from 'node:timers/promises'
import type { CDPSession } from '@playwright/test'

/** Milliseconds between two events, as a display of 60 frames a second hands them on. */
const EVERY_MS = 1000 / 60
/** A page that answers this slowly gets no more until it has caught up, like the queue of a real browser. */
const MOST_UNANSWERED = 4

interface Point {
  readonly x: number
  readonly y: number
}

/** Sends real mouse and wheel events at the pace of a hand, without waiting for the page to answer each. */
export class BenchHand {
  private unanswered = 0

  constructor(private readonly session: CDPSession) {}

  async wheel(
    at: Point,
    count: number,
    delta: (i: number) => Point & { readonly zooms?: boolean },
  ): Promise<void> {
    await this.pace(count, (i) => {
      const { x, y, zooms } = delta(i)
      return { type: 'mouseWheel', ...at, deltaX: x, deltaY: y, modifiers: zooms ? 2 : 0 }
    })
  }

  async drag(from: Point, count: number, at: (i: number) => Point): Promise<void> {
    const button = { button: 'left', clickCount: 1 } as const
    await this.session.send('Input.dispatchMouseEvent', { type: 'mouseMoved', ...from })
    await this.session.send('Input.dispatchMouseEvent', {
      type: 'mousePressed',
      ...from,
      ...button,
      buttons: 1,
    })
    await this.pace(count, (i) => ({ type: 'mouseMoved', ...at(i), button: 'left', buttons: 1 }))
    await this.session.send('Input.dispatchMouseEvent', {
      type: 'mouseReleased',
      ...at(count - 1),
      ...button,
    })
  }

  private async pace(count: number, event: (i: number) => MouseEventParameters): Promise<void> {
    const began = performance.now()
    for (let i = 0; i < count; i++) {
      await delay(Math.max(0, began + i * EVERY_MS - performance.now()))
      while (this.unanswered >= MOST_UNANSWERED) await delay(2)
      this.unanswered++
      void this.session.send('Input.dispatchMouseEvent', event(i)).finally(() => this.unanswered--)
    }
    while (this.unanswered > 0) await delay(2)
  }
}

interface MouseEventParameters {
  readonly type: 'mousePressed' | 'mouseReleased' | 'mouseMoved' | 'mouseWheel'
  readonly x: number
  readonly y: number
  readonly deltaX?: number
  readonly deltaY?: number
  readonly modifiers?: number
  readonly button?: 'left'
  readonly buttons?: number
}
