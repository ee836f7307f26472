'use client'

import dynamic from 'next/dynamic'
import type { EditedCanvas, EditorUser } from './editor-context'
import { ScreenSkeleton } from './screen-skeleton'

// Konva and the outbox exist only in a browser.
const Workspace = dynamic(() => import('./workspace'), { ssr: false, loading: () => <ScreenSkeleton /> })

interface EditorScreenProps {
  readonly canvas: EditedCanvas
  readonly user: EditorUser
  /** The server was just found to be away: the copy on this device is shown. */
  readonly isOffline?: boolean
}

export function EditorScreen(props: EditorScreenProps) {
  return <Workspace {...props} />
}
