import { clsx } from 'clsx'

/** `value` 0…1; null while the end is not known. */
export function Progress({
  label,
  value,
  className,
}: {
  label: string
  value: number | null
  className?: string
}) {
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={value === null ? undefined : Math.round(value * 100)}
      className={clsx('h-1 overflow-hidden rounded-full bg-press', className)}
    >
      <div
        className={clsx(
          'h-full rounded-full bg-accent transition-[width] duration-150',
          value === null && 'w-1/3 animate-pulse',
        )}
        style={value === null ? undefined : { width: `${value * 100}%` }}
      />
    </div>
  )
}
