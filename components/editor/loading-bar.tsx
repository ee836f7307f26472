'use client'

import { useMessages, type Words } from '../messages/messages-provider'
import { Progress } from '../ui/progress'
import { useOpenProgress } from './editor-context'

/** The canvas can be used while the rest of it arrives. */
export function LoadingBar() {
  const m = useMessages()
  const { state, loaded, total, failure } = useOpenProgress()
  if (state !== 'loading' && state !== 'retrying') return null
  const words = failure
    ? m.format(m.saving.retryingOpen, { why: m.why(failure) })
    : loadingWords(m, loaded, total)
  return (
    <div
      className="panel fade-in-0 pointer-events-auto flex w-72 animate-in flex-col gap-2 px-4 py-3 delay-200 duration-300"
      style={{ animationFillMode: 'both' }}
    >
      <p role="status" className="text-muted text-sm tabular-nums">
        {words}
      </p>
      <Progress label={m.saving.openingLabel} value={total ? loaded / total : null} />
    </div>
  )
}

function loadingWords({ saving, format }: Words, loaded: number, total: number | null): string {
  return total === null ? saving.opening : format(saving.openingSome, { loaded, total })
}
