import type { ReactNode } from 'react'
import { Logo } from './logo'

interface MessagePageProps {
  readonly title: string
  readonly text: string
  /** The ways on. */
  readonly children: ReactNode
}

/** One sentence and a way back, where a page cannot be shown. */
export function MessagePage({ title, text, children }: MessagePageProps) {
  return (
    <main className="grid min-h-dvh place-items-center px-8">
      <div className="flex max-w-md flex-col items-center text-center">
        <Logo className="size-9" />
        <h1 className="mt-6 text-balance font-semibold text-xl tracking-tight">{title}</h1>
        <p className="mt-2 text-pretty text-md text-muted">{text}</p>
        <div className="mt-6 flex gap-2">{children}</div>
      </div>
    </main>
  )
}
