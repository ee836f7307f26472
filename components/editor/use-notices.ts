'use client'

import { useEffect } from 'react'
import { toast, toastWarning } from '../ui/toast'
import { countChanges } from './count-changes'
import { useScene } from './editor-context'

/** Says once what the person should hear of. */
export function useNotices(): void {
  const { session } = useScene()
  useEffect(
    () =>
      session.onNotice((notice) => {
        switch (notice.kind) {
          case 'override': {
            const count = notice.overrides.length
            toast(
              count === 1
                ? 'Somebody else changed this too.'
                : `Somebody else changed ${count} of these too.`,
              {
                description: 'Yours was a moment later and stands. Theirs is kept in the history.',
              },
            )
            return
          }
          case 'parked':
            toastWarning('A change could not be saved as it is.', { description: notice.parked.message })
            return
          case 'restored':
            toast(`${countChanges(notice.changes)} from an earlier visit were found on this device.`, {
              description: 'They are being saved now.',
            })
        }
      }),
    [session],
  )
}
