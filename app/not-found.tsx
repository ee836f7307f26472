import type { Metadata } from 'next'
import { buttonClasses } from '../components/ui/button'
import { MessagePage } from '../components/ui/message-page'
import { requestMessages } from './request-messages'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await requestMessages()).messages.pages.notFound }
}

export default async function NotFound() {
  const m = (await requestMessages()).messages.pages
  return (
    <MessagePage title={m.nothingHere} text={m.nothingHereText}>
      {/* A plain link: every page carries this one with it, and would carry the router's links for its sake. */}
      <a href="/canvases" className={buttonClasses({ look: 'primary' })}>
        {m.yourCanvases}
      </a>
    </MessagePage>
  )
}
