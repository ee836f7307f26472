import { once } from './once'

interface Lifecycle {
  stopping: boolean
}

const lifecycle = () => once<Lifecycle>('lifecycle', () => ({ stopping: false }))

/** From here on the process finishes what it has and takes nothing new. */
export function beginStopping(): void {
  lifecycle().stopping = true
}

export function isStopping(): boolean {
  return lifecycle().stopping
}
