import type { CommandDefinition } from './command'

/** What of a `KeyboardEvent` a shortcut goes by; `mod` is Control, or Command on a Mac. */
export interface KeyPress {
  readonly key: string
  /** The physical key, such as `KeyA` or `Digit1`. */
  readonly code: string
  readonly mod: boolean
  readonly alt: boolean
  readonly shift: boolean
}

/** The command that a key asks for. */
export function commandForKey<C extends CommandDefinition>(
  commands: readonly C[],
  press: KeyPress,
): C | null {
  return commands.find(({ keys }) => keys.some((combination) => matchesKey(combination, press))) ?? null
}

/** Whether a key press is a combination such as `mod+shift+z`. */
export function matchesKey(combination: string, press: KeyPress): boolean {
  const parts = combination.split(/\+(?=.)/)
  const key = parts.pop() ?? ''
  if (parts.includes('mod') !== press.mod || parts.includes('alt') !== press.alt) return false
  const wantsShift = parts.includes('shift')
  // "+" and "]" need shift on some keyboards: what they print decides, and shift says nothing.
  if (isSign(key)) return !wantsShift && press.key === key
  return (
    wantsShift === press.shift &&
    (press.key.toLowerCase() === key.toLowerCase() || physicalKey(press) === key)
  )
}

function isSign(key: string): boolean {
  return key.length === 1 && !/[a-z0-9]/i.test(key)
}

// Alt and shift change what letters and digits print ("å", "!"); a keyboard of other letters prints none of ours.
function physicalKey({ key, code, alt, shift }: KeyPress): string | null {
  const isForeign = key.length === 1 && !/[a-z]/i.test(key)
  const letter = /^Key([A-Z])$/.exec(code)?.[1]
  if (letter && (alt || isForeign)) return letter.toLowerCase()
  const digit = /^Digit(\d)$/.exec(code)?.[1]
  return digit && (alt || shift) ? digit : null
}
