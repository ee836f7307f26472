'use client'

import { useMessages } from '../messages/messages-provider'
import { Dialog } from '../ui/dialog'
import { Kbd } from '../ui/kbd'
import { shortcutGroups } from './shortcuts'

/** Default export: loaded when first opened. */
export default function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const m = useMessages()
  return (
    <Dialog open onClose={onClose} title={m.menu.shortcuts} size="large">
      <div className="gap-10 sm:columns-2 lg:columns-3">
        {shortcutGroups(m).map(({ name, entries }) => (
          <section key={name} className="mb-5 break-inside-avoid">
            <h3 className="mb-1 font-semibold text-sm text-muted">{name}</h3>
            <dl>
              {entries.map(({ label, keys }) => (
                <div
                  key={label}
                  className="flex items-center justify-between border-line border-b py-1 last:border-0"
                >
                  <dt>{label}</dt>
                  <dd>
                    <Kbd keys={keys} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}
