import { uuidv7 } from 'uuidv7'
import type { Environment, Page } from './contracts'
import { openOutbox } from './outbox'
import { connectNews } from './socket'

/** All that saving needs of a browser. */
export function browserEnvironment(): Environment {
  return {
    timers: {
      now: () => performance.now(),
      after(delayMs, run) {
        const timer = setTimeout(run, delayMs)
        return () => clearTimeout(timer)
      },
    },
    random: Math.random,
    newId: uuidv7,
    breathe,
    page: browserPage(),
    openOutbox: (owner) => openOutbox(owner),
    connectNews,
  }
}

function browserPage(): Page {
  return {
    isOnline: () => navigator.onLine,
    isVisible: () => document.visibilityState === 'visible',
    listen(listener) {
      const removers = [
        on(document, 'visibilitychange', () =>
          listener(document.visibilityState === 'hidden' ? 'hide' : 'show'),
        ),
        // Safari closes tabs without a visibilitychange; a page from the back-forward cache comes with pageshow only.
        on(window, 'pagehide', () => listener('hide')),
        on(window, 'pageshow', () => listener('show')),
        on(window, 'online', () => listener('online')),
        on(window, 'offline', () => listener('offline')),
      ]
      return () => {
        for (const remove of removers) remove()
      }
    },
  }
}

function on(target: EventTarget, type: string, listener: () => void): () => void {
  target.addEventListener(type, listener)
  return () => target.removeEventListener(type, listener)
}

/** A turn of the event loop; a timer would be held back to 4 ms after a few. */
function breathe(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })
}
