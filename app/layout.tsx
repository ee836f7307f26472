import '@fontsource-variable/inter'
import '@fontsource-variable/jetbrains-mono'
import '@fontsource-variable/shantell-sans'
import './globals.css'
import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import { MessagesProvider } from '../components/messages/messages-provider'
import { AfterPage } from '../components/ui/after-page'
import { ThemeScript } from '../components/ui/theme-script'
import { requestMessages } from './request-messages'

export async function generateMetadata(): Promise<Metadata> {
  const { messages } = await requestMessages()
  return {
    title: { default: 'Indelible', template: '%s · Indelible' },
    description: messages.pages.description,
  }
}

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f7f7f5' },
    { media: '(prefers-color-scheme: dark)', color: '#121316' },
  ],
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const { locale, messages } = await requestMessages()
  return (
    <html lang={locale} suppressHydrationWarning>
      <head>
        <ThemeScript />
      </head>
      <body>
        <MessagesProvider locale={locale} messages={messages}>
          {children}
          <AfterPage />
        </MessagesProvider>
      </body>
    </html>
  )
}
