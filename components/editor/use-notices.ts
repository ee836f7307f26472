'use client'

import { useEffect } from 'react'
import { currentMessages } from '../messages/messages-provider'
import { toast, toastWarning } from '../ui/toast'
import { useScene } from './editor-context'
import { tellOverridden } from './tell-overridden'

/** Says once what the person should hear of. */
export function useNotices(): void {
  const { editor, session, user } = useScene()
  useEffect(
    () =>
      session.onNotice((notice) => {
        const m = currentMessages()
        switch (notice.kind) {
          case 'override':
            tellOverridden(notice.overrides, { editor, userId: user.id })
            return
          case 'parked':
            toastWarning(m.saving.parked, {
              description: m.why({
                type: notice.parked.reason,
                message: notice.parked.message,
                retryable: false,
              }),
            })
            return
          case 'restored':
            toast(m.format(m.saving.found, { count: notice.changes }), { description: m.saving.foundText })
        }
      }),
    [editor, session, user.id],
  )
}
