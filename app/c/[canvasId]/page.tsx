import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import * as z from 'zod'
import { EditorScreen } from '../../../components/editor/editor-screen'
import { database } from '../../../db/database'
import { findCanvas } from '../../../db/queries/canvases'
import { currentUser } from '../../../lib/auth/current-user'
import { requestMessages } from '../../request-messages'

interface PageProps {
  readonly params: Promise<{ canvasId: string }>
}

/** Once a request, for the title and the page ask the same. */
const load = cache(async (canvasId: string) => {
  const user = await currentUser(await headers())
  if (!user) return { user, canvas: null }
  const known = z.uuid().safeParse(canvasId).success
  const canvas = known ? await findCanvas(database(), { canvasId, userId: user.id }) : null
  return { user, canvas: canvas?.deletedAt ? null : canvas }
})

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { canvas } = await load((await params).canvasId)
  return { title: canvas?.title ?? (await requestMessages()).messages.pages.notFound }
}

export default async function CanvasPage({ params }: PageProps) {
  const { canvasId } = await params
  const { user, canvas } = await load(canvasId)
  // The way in leads back here.
  if (!user) redirect(`/?canvas=${encodeURIComponent(canvasId)}`)
  // One answer for unknown and forbidden: a stranger must not learn that the canvas exists.
  if (!canvas) notFound()
  return (
    <EditorScreen
      canvas={{ id: canvas.id, title: canvas.title, role: canvas.role }}
      user={{ id: user.id, name: user.name, isGuest: user.isAnonymous }}
    />
  )
}
