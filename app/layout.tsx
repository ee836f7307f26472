import '@fontsource-variable/inter'
import '@fontsource-variable/jetbrains-mono'
import '@fontsource-variable/shantell-sans'
import './globals.css'
import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import { AfterPage } from '../components/ui/after-page'
import { ThemeScript } from '../components/ui/theme-script'

export const metadata: Metadata = {
  title: { default: 'Indelible', template: '%s · Indelible' },
  description: 'The canvas editor whose drawings cannot be lost.',
}

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f7f7f5' },
    { media: '(prefers-color-scheme: dark)', color: '#121316' },
  ],
}

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en" suppressHydrationWarning>
      <head>
        <ThemeScript />
      </head>
      <body>
        {children}
        <AfterPage />
      </body>
    </html>
  )
}
