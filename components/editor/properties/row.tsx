import type { ReactNode } from 'react'

/** A name on the left, its control on the right, on one line through the whole panel. */
export function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid min-h-7 grid-cols-[4rem_minmax(0,1fr)] items-center">
      <span aria-hidden className="text-muted text-sm">
        {name}
      </span>
      {children}
    </div>
  )
}

export function Section({ children }: { children: ReactNode }) {
  return (
    <div className="flex flex-col gap-1.5 border-line border-t px-3 py-2.5 first:border-t-0">{children}</div>
  )
}
