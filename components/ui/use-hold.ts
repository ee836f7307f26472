'use client'

import { useRef } from 'react'

/** Names one holding of a control, from press to release: what it changes meanwhile is one thing to undo. */
export interface Hold {
  /** Null while nothing is held. */
  readonly key: string | null
  begin(): void
  end(): void
}

let holds = 0

export function useHold(): Hold {
  const key = useRef<string | null>(null)
  return {
    get key() {
      return key.current
    },
    begin() {
      holds += 1
      key.current = String(holds)
    },
    end() {
      key.current = null
    },
  }
}
