import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { CanvasesScreen } from '../../components/canvases/canvases-screen'
import { database } from '../../db/database'
import { listCanvases } from '../../db/queries/canvases'
import { currentUser } from '../../lib/auth/current-user'
import { requestMessages } from '../request-messages'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await requestMessages()).messages.canvases.title }
}

interface PageProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function CanvasesPage({ searchParams }: PageProps) {
  const user = await currentUser(await headers())
  if (!user) redirect('/')
  const trashed = (await searchParams).view === 'trash'
  const canvases = await listCanvases(database(), { userId: user.id, trashed })
  return (
    <CanvasesScreen
      // Another list, another screen: nothing half edited moves from one to the other.
      key={trashed ? 'trash' : 'canvases'}
      view={trashed ? 'trash' : 'canvases'}
      user={{ id: user.id, name: user.name, isGuest: user.isAnonymous }}
      canvases={canvases.map(({ id, title, version, role, ownerName, updatedAt, deletedAt }) => ({
        id,
        title,
        version,
        role,
        ownerName,
        at: (deletedAt ?? updatedAt).toISOString(),
      }))}
    />
  )
}
