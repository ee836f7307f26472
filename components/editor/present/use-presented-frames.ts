'use client'

import { useEffect, useState } from 'react'
import { presentedFrames } from '../../../lib/editor/commands/presentation'
import type { Editor } from '../../../lib/editor/editor'
import type { ElementOf } from '../../../lib/editor/model/element'

/** The pages as they are now: others may add, move and delete frames while they are shown. */
export function usePresentedFrames(editor: Editor): readonly ElementOf<'frame'>[] {
  const [frames, setFrames] = useState(() => presentedFrames(editor.document))
  useEffect(
    () =>
      editor.onApplied((applied) => {
        const touchesFrames = applied.some(
          ({ before, after }) => before?.type === 'frame' || after?.type === 'frame',
        )
        if (touchesFrames) setFrames(presentedFrames(editor.document))
      }),
    [editor],
  )
  return frames
}
