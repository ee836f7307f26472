import { clsx } from 'clsx'

/** One key combination as its keys, such as ["⌘", "Z"]. */
export function Kbd({ keys, className }: { keys: readonly string[]; className?: string }) {
  return (
    <kbd className={clsx('inline-flex gap-0.5 font-sans text-xs', className)}>
      {keys.map((key) => (
        <span
          key={key}
          className="min-w-5 rounded-xs border border-line-strong bg-sunken px-1 text-center leading-4.5 text-muted"
        >
          {key}
        </span>
      ))}
    </kbd>
  )
}
