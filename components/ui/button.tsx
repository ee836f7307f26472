import { cva, type VariantProps } from 'class-variance-authority'
import { clsx } from 'clsx'
import type { ComponentProps } from 'react'

export const buttonClasses = cva(
  'inline-flex shrink-0 select-none items-center justify-center gap-2 whitespace-nowrap rounded-md font-medium transition-colors duration-100 disabled:pointer-events-none disabled:opacity-45',
  {
    variants: {
      look: {
        primary: 'bg-accent text-on-accent hover:bg-accent-hover',
        plain: 'border border-line-strong bg-surface text-text hover:bg-hover active:bg-press',
        quiet: 'text-text hover:bg-hover active:bg-press',
        danger: 'text-danger hover:bg-danger-soft',
      },
      size: {
        small: 'h-7 px-2.5 text-sm',
        medium: 'h-8 px-3 text-base',
        large: 'h-11 rounded-lg px-5 text-md',
      },
    },
    defaultVariants: { look: 'plain', size: 'medium' },
  },
)

interface ButtonProps extends ComponentProps<'button'>, VariantProps<typeof buttonClasses> {}

export function Button({ look, size, className, type = 'button', ...props }: ButtonProps) {
  return <button type={type} className={clsx(buttonClasses({ look, size }), className)} {...props} />
}
