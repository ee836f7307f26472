'use client'

import dynamic from 'next/dynamic'
import { useStore } from 'zustand'
import { usePagePending } from '../ui/page-pending'
import type { EditedCanvas, EditorUser } from './editor-context'
import { furnished } from './furnished'
import { ScreenSkeleton } from './screen-skeleton'

// The canvas and the outbox exist only in a browser.
const Workspace = dynamic(() => import('./workspace'), { ssr: false, loading: () => <ScreenSkeleton /> })

interface EditorScreenProps {
  readonly canvas: EditedCanvas
  readonly user: EditorUser
  /** The server was just found to be away: the copy on this device is shown. */
  readonly isOffline?: boolean
}

export function EditorScreen(props: EditorScreenProps) {
  usePagePending(!useStore(furnished))
  return <Workspace {...props} />
}
