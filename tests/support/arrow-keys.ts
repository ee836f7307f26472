import type { Page } from '@playwright/test'

const CODES = { ArrowLeft: 37, ArrowUp: 38, ArrowRight: 39, ArrowDown: 40 } as const

type ArrowKey = keyof typeof CODES
const SHIFT = 8

/**
 * Arrow keys one right after another, as the system hands them over: none waits until the page has dealt with the one
 * before. What is one step because the hand was quick is then one step on any machine.
 */
export async function pressArrows(
  page: Page,
  ...keys: readonly (ArrowKey | `Shift+${ArrowKey}`)[]
): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const presses = keys.flatMap((press) => {
    const key = press.replace('Shift+', '') as ArrowKey
    const modifiers = press === key ? 0 : SHIFT
    return (['rawKeyDown', 'keyUp'] as const).map((type) =>
      session.send('Input.dispatchKeyEvent', {
        type,
        key,
        code: key,
        modifiers,
        windowsVirtualKeyCode: CODES[key],
      }),
    )
  })
  await Promise.all(presses)
  await session.detach()
}
