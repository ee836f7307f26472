'use client'

import type { ReactNode } from 'react'
import type { ImportReport } from '../../../lib/formats/imported'
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
  const count = report.imported.reduce((sum, one) => sum + one.count, 0)
  return (
    <Dialog
      open
      onClose={onClose}
      size="medium"
      title={`${name} was imported`}
      description={`${count.toLocaleString('en')} elements came in, in one step that can be undone. Not all of it could be kept as it was.`}
      actions={
        <Button look="primary" onClick={onClose}>
          Good
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        {report.approximated.length > 0 && (
          <List title="Brought in, but not exactly as it was">
            {report.approximated.map(({ what, count: times }) => (
              <Line key={what} count={times}>
                {what}
              </Line>
            ))}
          </List>
        )}
        {report.skipped.length > 0 && (
          <List title="Left out">
            {report.skipped.map(({ what, why, count: times }) => (
              <Line key={`${what} ${why}`} count={times}>
                {what}: {why}
              </Line>
            ))}
          </List>
        )}
        {problems.length > 0 && (
          <List title="Pictures that are missing">
            {[...new Set(problems)].map((problem) => (
              <Line key={problem} count={problems.filter((one) => one === problem).length}>
                {problem}
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
  return (
    <li className="flex gap-4 border-line border-b py-1.5 last:border-0">
      <span className="min-w-0 flex-1 first-letter:uppercase">{children}</span>
      <span className="text-muted tabular-nums">{count.toLocaleString('en')}</span>
    </li>
  )
}
