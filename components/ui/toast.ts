import type { ExternalToast } from 'sonner'
import { isMissingPart, noteMissingPart } from './missing-part'
import { askForRest } from './page-pending'

type Sonner = typeof import('sonner')

/** Says something in passing. The words come a moment later when they are the first: their code is loaded after the page. */
export function toast(message: string, options?: ExternalToast): void {
  say((sonner) => sonner.toast(message, options))
}

export function toastSuccess(message: string, options?: ExternalToast): void {
  say((sonner) => sonner.toast.success(message, options))
}

export function toastWarning(message: string, options?: ExternalToast): void {
  say((sonner) => sonner.toast.warning(message, options))
}

export function toastError(message: string, options?: ExternalToast): void {
  say((sonner) => sonner.toast.error(message, options))
}

/** Takes back what was said under this id, or all of it; what was never said needs no taking back. */
export function dismissToast(id?: string): void {
  say((sonner) => sonner.toast.dismiss(id))
}

function say(words: (sonner: Sonner) => void): void {
  askForRest()
  import('sonner').then(words).catch((error: unknown) => {
    if (!isMissingPart(error)) throw error
    noteMissingPart(error)
  })
}
