'use client'

import { Toaster } from 'sonner'
import { useTheme } from './theme'

/** Default export: loaded after the page. */
export default function SonnerToaster() {
  const { shown } = useTheme()
  return (
    <Toaster
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
