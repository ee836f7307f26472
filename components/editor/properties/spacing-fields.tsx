'use client'

import { MoveHorizontal, MoveVertical } from 'lucide-react'
import { useMemo } from 'react'
import { gestureKey, heldKey } from '../../../lib/editor/commands/plan'
import { setSpacing, spacingOf } from '../../../lib/editor/commands/tidy-up'
import { useMessages } from '../../messages/messages-provider'
import { NumberField } from '../../ui/number-field'
import { useEditor } from '../editor-context'
import { Row } from './row'
import { useSelection } from './use-selection'
import { useDocumentRevision } from './use-summary'

/** Of more than so many, rows and columns are not what a person sees in them. */
const MOST = 500

/** The gaps between the selected elements, canvas units, to type and to pull at. */
export function SpacingFields() {
  const m = useMessages()
  const editor = useEditor()
  const selection = useSelection()
  const revision = useDocumentRevision(true)
  const spacing = useMemo(() => {
    void revision
    return selection.size <= MOST ? spacingOf(editor.document, selection) : null
  }, [editor, selection, revision])
  if (!spacing) return null

  function set(gaps: { x?: number; y?: number }, hold: string | null) {
    const name = `spacing:${Object.keys(gaps).join()}`
    const { changes } = setSpacing(editor.document, selection, gaps)
    editor.commit(changes, {
      mergeKey: hold === null ? gestureKey(name, [], selection) : heldKey(name, hold),
    })
  }

  return (
    <Row name={m.editing.gaps}>
      <div className="grid grid-cols-2 gap-1.5">
        {spacing.x !== undefined && (
          <NumberField
            label={m.editing.gapAcross}
            mark={<MoveHorizontal className="size-3" strokeWidth={2} />}
            value={spacing.x}
            onChange={(x, hold) => set({ x }, hold)}
          />
        )}
        {spacing.y !== undefined && (
          <NumberField
            label={m.editing.gapDown}
            mark={<MoveVertical className="size-3" strokeWidth={2} />}
            value={spacing.y}
            onChange={(y, hold) => set({ y }, hold)}
          />
        )}
      </div>
    </Row>
  )
}
