import { clsx } from 'clsx'

/** A drop of ink that has already written. */
export function Logo({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" className={clsx('text-accent', className)}>
      <path
        fill="currentColor"
        d="M12 1.5c3.6 4.3 6.6 7.7 6.6 11.5a6.6 6.6 0 0 1-13.2 0C5.4 9.2 8.4 5.8 12 1.5Z"
      />
      <path
        fill="none"
        stroke="currentColor"
        strokeWidth="1.8"
        strokeLinecap="round"
        d="M3 22.3c3-1.1 5.2-1.1 8.3-.2 3.3 1 6.1.9 9.7-.3"
      />
      <path
        fill="none"
        stroke="var(--surface)"
        strokeWidth="1.6"
        strokeLinecap="round"
        d="M9 13.3a3 3 0 0 0 2.6 2.9"
      />
    </svg>
  )
}
