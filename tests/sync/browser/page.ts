import { createEditor } from '../../../lib/editor/create-editor'
import { openSession } from '../../../lib/sync/session'
import { createHttpTransport } from '../../../lib/sync/transport'
import { box } from '../../editor/changes/decide-build'
import { CANVAS } from '../support/model-client'

/** What runs in the page of the browser tests: an editor and its session, without any screen. */
function openHere() {
  const editor = createEditor({
    now: () => performance.now(),
    newId: () => crypto.randomUUID(),
    random: Math.random,
    measureText: (line, { fontSize }) => line.length * fontSize,
  })
  const session = openSession({
    canvasId: CANVAS,
    userId: 'ana',
    editor,
    transport: createHttpTransport({
      saveCanvas: async (request) => {
        const response = await fetch('/action', { method: 'POST', body: JSON.stringify(request) })
        return response.json()
      },
    }),
  })
  return {
    editor,
    session,
    draw(id: string, text = '') {
      editor.commit([{ kind: 'create', element: box({ id, text }) }])
    },
    ids: () => [...editor.document.elements()].map(({ id }) => id).sort(),
  }
}

export type Here = ReturnType<typeof openHere>
Object.assign(window, { here: openHere() })
