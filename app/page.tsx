import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import * as z from 'zod'
import { StartDrawing } from '../components/auth/start-drawing'
import { ForgetPerson } from '../components/offline/forget-person'
import { Logo } from '../components/ui/logo'
import { currentUser } from '../lib/auth/current-user'
import { LandingDrawing } from './landing-drawing'
import { requestMessages } from './request-messages'

interface PageProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function Landing({ searchParams }: PageProps) {
  const wanted = z.uuid().safeParse((await searchParams).canvas).data
  if (await currentUser(await headers())) redirect(wanted ? `/c/${wanted}` : '/canvases')
  const m = (await requestMessages()).messages.pages
  const promises = [
    { title: m.notLost, text: m.notLostText },
    { title: m.saved, text: m.savedText },
    { title: m.notOverwritten, text: m.notOverwrittenText },
  ]
  return (
    <div className="flex min-h-dvh flex-col">
      <ForgetPerson />
      <header className="mx-auto flex w-full max-w-6xl items-center gap-2 px-8 py-5">
        <Logo className="size-6" />
        <span className="font-semibold text-md tracking-tight">Indelible</span>
      </header>
      <main className="mx-auto flex w-full max-w-6xl flex-1 flex-col px-8 pb-20">
        <section className="flex flex-col items-center pt-6 text-center lg:pt-8">
          <h1 className="text-balance font-semibold text-display tracking-[-0.035em]">{m.headline}</h1>
          <p className="mt-5 max-w-xl text-pretty text-lg text-muted">{m.intro}</p>
          <div className="mt-7">
            <StartDrawing wanted={wanted} />
          </div>
          {wanted && <p className="mt-4 max-w-md text-pretty text-muted">{m.signedOut}</p>}
          <p className="mt-3 text-faint text-sm">{m.noAccount}</p>
        </section>
        <div className="panel mx-auto mt-10 w-full max-w-4xl bg-[radial-gradient(var(--line)_1px,transparent_1px)] bg-[length:1.25rem_1.25rem] px-6 py-4 sm:px-12 sm:py-6">
          <LandingDrawing label={m.picture} />
        </div>
        <section aria-label={m.promises} className="mt-14 grid gap-10 md:grid-cols-3">
          {promises.map(({ title, text }) => (
            <div key={title}>
              <h2 className="font-semibold text-md">{title}</h2>
              <p className="mt-1.5 text-pretty text-muted leading-5.5">{text}</p>
            </div>
          ))}
        </section>
      </main>
    </div>
  )
}
