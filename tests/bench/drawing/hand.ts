import { setTimeout as delay } from 'node:timers/promises'
import type { CDPSession } from '@playwright/test'
import type { Point } from '../../../lib/editor/geometry/box'

/** Milliseconds between two events, as a display of 60 frames a second hands them on. */
const EVERY_MS = 1000 / 60
/** A page that answers this slowly gets no more until it has caught up, like the queue of a real browser. */
const MOST_UNANSWERED = 4
const KEY_EVERY_MS = 120
const CTRL = 2

/** Sends real mouse, wheel and key events at the pace of a hand, without waiting for the page to answer each. */
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
      return { type: 'mouseWheel', ...at, deltaX: x, deltaY: y, modifiers: zooms ? CTRL : 0 }
    })
  }

  async press(at: Point): Promise<void> {
    await this.mouse({ type: 'mouseMoved', ...at })
    await this.mouse({ type: 'mousePressed', ...at, button: 'left', buttons: 1, clickCount: 1 })
  }

  /** The pressed mouse goes along `at`, a point for each frame. */
  async pull(count: number, at: (i: number) => Point): Promise<void> {
    await this.pace(count, (i) => ({ type: 'mouseMoved', ...at(i), button: 'left', buttons: 1 }))
  }

  async release(at: Point): Promise<void> {
    await this.mouse({ type: 'mouseReleased', ...at, button: 'left', clickCount: 1 })
  }

  async doubleClick(at: Point): Promise<void> {
    await this.mouse({ type: 'mouseMoved', ...at })
    for (const clickCount of [1, 2]) {
      await this.mouse({ type: 'mousePressed', ...at, button: 'left', buttons: 1, clickCount })
      await this.mouse({ type: 'mouseReleased', ...at, button: 'left', clickCount })
      await delay(60)
    }
  }

  /** A letter after the other, at the pace of somebody who types well. */
  async type(letters: string): Promise<void> {
    for (const letter of letters) {
      await this.key(letter, { code: `Key${letter.toUpperCase()}`, text: letter })
      await delay(KEY_EVERY_MS)
    }
  }

  /** A letter with Ctrl held, as a shortcut. */
  async shortcut(letter: string): Promise<void> {
    await this.key(letter, { code: `Key${letter.toUpperCase()}`, modifiers: CTRL })
  }

  async key(
    key: string,
    more: { readonly code: string; readonly text?: string; readonly modifiers?: number },
  ): Promise<void> {
    const windowsVirtualKeyCode = VIRTUAL_KEYS[key] ?? key.toUpperCase().charCodeAt(0)
    const type = more.text === undefined ? 'rawKeyDown' : 'keyDown'
    await this.session.send('Input.dispatchKeyEvent', { type, key, windowsVirtualKeyCode, ...more })
    await this.session.send('Input.dispatchKeyEvent', { type: 'keyUp', key, windowsVirtualKeyCode, ...more })
  }

  private async mouse(event: MouseEventParameters): Promise<void> {
    await this.session.send('Input.dispatchMouseEvent', event)
  }

  private async pace(count: number, event: (i: number) => MouseEventParameters): Promise<void> {
    const began = performance.now()
    for (let i = 0; i < count; i++) {
      await delay(Math.max(0, began + i * EVERY_MS - performance.now()))
      while (this.unanswered >= MOST_UNANSWERED) await delay(2)
      this.unanswered++
      this.mouse(event(i))
        // The page is gone; whoever waits for it says so.
        .catch(() => undefined)
        .finally(() => this.unanswered--)
    }
    while (this.unanswered > 0) await delay(2)
  }
}

const VIRTUAL_KEYS: Readonly<Record<string, number>> = { Escape: 27, Delete: 46 }

interface MouseEventParameters {
  readonly type: 'mousePressed' | 'mouseReleased' | 'mouseMoved' | 'mouseWheel'
  readonly x: number
  readonly y: number
  readonly deltaX?: number
  readonly deltaY?: number
  readonly modifiers?: number
  readonly button?: 'left'
  readonly buttons?: number
  readonly clickCount?: number
}
