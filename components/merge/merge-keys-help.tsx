'use client'

import { Keyboard } from 'lucide-react'
import { keyCaps } from '../editor/shortcuts'
import { useMessages, type Words } from '../messages/messages-provider'
import { IconButton } from '../ui/icon-button'
import { Kbd } from '../ui/kbd'
import { Popover, PopoverContent, PopoverTrigger } from '../ui/popover'

const KEYS: readonly (readonly [keyof Words['merging']['keysHelp'], readonly (readonly string[])[]])[] = [
  ['walk', [['J'], ['K']]],
  ['undecided', [['N']]],
  ['mine', [['1']]],
  ['theirs', [['2']]],
  ['merged', [['3']]],
  ['clear', [['0']]],
  ['wholeElement', [keyCaps('shift+1'), keyCaps('shift+2')]],
  ['result', [['R']]],
  ['camera', [['+'], ['−'], ['F']]],
  ['apply', [keyCaps('mod+Enter')]],
]

/** The keys of this screen, to be looked up without leaving it. */
export function MergeKeysHelp() {
  const m = useMessages()
  return (
    <Popover>
      <PopoverTrigger asChild>
        <IconButton icon={Keyboard} label={m.merging.keys} className="max-sm:hidden" />
      </PopoverTrigger>
      <PopoverContent label={m.merging.keys} inPlace align="end" className="w-80 p-4">
        <dl className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-1.5 text-base">
          {KEYS.map(([name, keys]) => (
            <div key={name} className="contents">
              <dt className="text-muted">{m.merging.keysHelp[name]}</dt>
              <dd className="flex justify-end gap-1">
                {keys.map((caps) => (
                  <Kbd key={caps.join()} keys={caps} />
                ))}
              </dd>
            </div>
          ))}
        </dl>
      </PopoverContent>
    </Popover>
  )
}
