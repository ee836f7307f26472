import * as z from 'zod/mini'

/** Who is signed in on this device, as far as a page without a server can know. */
export interface DevicePerson {
  readonly id: string
  readonly name: string
  readonly isGuest: boolean
}

const KEY = 'indelible-person'

const personSchema = z.object({ id: z.string(), name: z.string(), isGuest: z.boolean() })

/** To be called by every page that the server made for a person. */
export function rememberPerson({ id, name, isGuest }: DevicePerson): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ id, name, isGuest }))
  } catch {
    // Without storage there is nothing of theirs on this device either.
  }
}

/** After signing out nothing is shown offline; what waits on the device stays, and is theirs when they come back (C4). */
export function forgetPerson(): void {
  try {
    localStorage.removeItem(KEY)
  } catch {
    // As above.
  }
}

export function readPerson(): DevicePerson | null {
  try {
    const parsed = personSchema.safeParse(JSON.parse(localStorage.getItem(KEY) ?? 'null'))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}
