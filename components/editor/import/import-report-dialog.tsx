'use client'

import type { ReactNode } from 'react'
import type { ImportReport } from '../../../lib/formats/imported'
import { useMessages } from '../../messages/messages-provider'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'

interface ImportReportDialogProps {
  readonly name: string
  readonly report: ImportReport
  /** Sentences about pictures that could not be taken. */
  readonly problems: readonly string[]
  readonly onClose: () => void
}

/** Default export: loaded when an import was not exact. */
export default function ImportReportDialog({ name, report, problems, onClose }: ImportReportDialogProps) {
  const m = useMessages()
  const count = report.imported.reduce((sum, one) => sum + one.count, 0)
  return (
    <Dialog
      open
      onClose={onClose}
      size="medium"
      title={m.format(m.imports.imported, { name })}
      description={m.format(m.imports.inexact, { count })}
      actions={
        <Button look="primary" onClick={onClose}>
          {m.imports.good}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        {report.approximated.length > 0 && (
          <List title={m.imports.approximated}>
            {report.approximated.map(({ what, count: times }) => (
              <Line key={what} count={times}>
                {m.told(what)}
              </Line>
            ))}
          </List>
        )}
        {report.skipped.length > 0 && (
          <List title={m.imports.leftOut}>
            {report.skipped.map(({ what, why, count: times }) => (
              <Line key={`${what} ${why}`} count={times}>
                {m.format(m.imports.because, { what: m.told(what), why: m.told(why) })}
              </Line>
            ))}
          </List>
        )}
        {problems.length > 0 && (
          <List title={m.imports.missingPictures}>
            {[...new Set(problems)].map((problem) => (
              <Line key={problem} count={problems.filter((one) => one === problem).length}>
                {m.told(problem)}
              </Line>
            ))}
          </List>
        )}
      </div>
    </Dialog>
  )
}

function List({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h3 className="mb-1.5 font-medium text-sm text-muted">{title}</h3>
      <ul className="rounded-md bg-sunken px-3 py-1">{children}</ul>
    </section>
  )
}

function Line({ count, children }: { count: number; children: ReactNode }) {
  const { locale } = useMessages()
  return (
    <li className="flex gap-4 border-line border-b py-1.5 last:border-0">
      <span className="min-w-0 flex-1 first-letter:uppercase">{children}</span>
      <span className="text-muted tabular-nums">{count.toLocaleString(locale)}</span>
    </li>
  )
}
