'use client'

import { Progress } from '../ui/progress'
import { useOpenProgress } from './editor-context'

/** The canvas can be used while the rest of it arrives. */
export function LoadingBar() {
  const { state, loaded, total, message } = useOpenProgress()
  if (state !== 'loading' && state !== 'retrying') return null
  const words = state === 'retrying' && message ? message : loadingWords(loaded, total)
  return (
    <div
      className="panel fade-in-0 pointer-events-auto flex w-72 animate-in flex-col gap-2 px-4 py-3 delay-200 duration-300"
      style={{ animationFillMode: 'both' }}
    >
      <p role="status" className="text-muted text-sm tabular-nums">
        {words}
      </p>
      <Progress label="Opening the canvas" value={total ? loaded / total : null} />
    </div>
  )
}

function loadingWords(loaded: number, total: number | null): string {
  if (total === null) return 'Opening…'
  return `Opening, ${loaded.toLocaleString('en')} of ${total.toLocaleString('en')} elements`
}
