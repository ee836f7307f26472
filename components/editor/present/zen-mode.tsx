'use client'

import { clsx } from 'clsx'
import { Shrink } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useMessages } from '../../messages/messages-provider'
import { IconButton } from '../../ui/icon-button'
import { useEditor, useSaveStatus } from '../editor-context'
import { SaveStatus } from '../save-status'
import { shortcutOf } from '../shortcuts'
import { enterScreenMode } from './screen-mode'

/** How long the way back is shown before it waits for a pointer. */
const SHOWN_MS = 3_000

/** Nothing but the drawing, the way back, and what would be lost if it were not seen. */
export default function ZenMode() {
  const editor = useEditor()
  const m = useMessages()
  const { state } = useSaveStatus()
  const [isNew, setNew] = useState(true)
  const isTroubled = state === 'offline' || state === 'conflict' || state === 'error'

  useEffect(() => {
    const timer = setTimeout(() => setNew(false), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [])

  // Escape first ends what is under way, lets go of the tool and the selection, and then of this.
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      const { tool, selection, editingText, editingName, enteredGroup } = editor.state.getState()
      const isAtRest =
        tool === 'select' &&
        selection.size === 0 &&
        editingText === null &&
        editingName === null &&
        enteredGroup === null
      if (event.key === 'Escape' && !event.defaultPrevented && isAtRest) enterScreenMode('editing')
    }
    window.addEventListener('keydown', onKeyDown, { capture: true })
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true })
  }, [editor])

  return (
    <>
      {isTroubled && (
        <div className="panel absolute top-3 left-3 flex h-10 items-center p-1">
          <SaveStatus />
        </div>
      )}
      <div
        className={clsx(
          'absolute top-0 right-0 p-3 pb-8 pl-8 transition-opacity duration-300 focus-within:opacity-100 hover:opacity-100',
          isNew ? 'opacity-100' : 'opacity-0 [@media(hover:none)]:opacity-60',
        )}
      >
        <div className="panel p-1">
          <IconButton
            icon={Shrink}
            label={m.frames.leaveZen}
            shortcut={shortcutOf('toggle-zen')}
            onClick={() => enterScreenMode('editing')}
          />
        </div>
      </div>
    </>
  )
}
