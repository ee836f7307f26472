import { clsx } from 'clsx'
import type { ComponentProps } from 'react'

export const inputClasses =
  'h-8 w-full min-w-0 rounded-md border border-line-strong bg-surface px-2.5 text-base text-text placeholder:text-faint hover:border-faint focus:border-accent focus:outline-none focus:ring-3 focus:ring-accent-soft'

export function Input({ className, ...props }: ComponentProps<'input'>) {
  return <input className={clsx(inputClasses, className)} {...props} />
}
