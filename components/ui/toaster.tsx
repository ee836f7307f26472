'use client'

import { Toaster as Sonner } from 'sonner'
import { useTheme } from './theme'

export function Toaster() {
  const { shown } = useTheme()
  return (
    <Sonner
      theme={shown}
      position="bottom-center"
      offset={72}
      toastOptions={{
        classNames: {
          toast: '!rounded-lg !border-line !bg-surface !text-text !shadow-float !font-sans !text-base !py-3',
          description: '!text-muted',
          actionButton: '!bg-accent !text-on-accent !rounded-sm !text-sm !font-medium',
          cancelButton: '!bg-sunken !text-text !rounded-sm !text-sm',
        },
      }}
    />
  )
}
