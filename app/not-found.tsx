import type { Metadata } from 'next'
import Link from 'next/link'
import { buttonClasses } from '../components/ui/button'
import { MessagePage } from '../components/ui/message-page'

export const metadata: Metadata = { title: 'Not found' }

export default function NotFound() {
  return (
    <MessagePage
      title="There is nothing here for you"
      text="The address may be mistyped, the canvas may be in the trash, or it was never shared with you."
    >
      <Link href="/canvases" className={buttonClasses({ look: 'primary' })}>
        Your canvases
      </Link>
    </MessagePage>
  )
}
