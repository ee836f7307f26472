import type { ExternalToast } from 'sonner'
import { askForRest } from './page-pending'

/** Says something in passing. The words come a moment later when they are the first: their code is loaded after the page. */
export function toast(message: string, options?: ExternalToast): void {
  void load().then((sonner) => sonner.toast(message, options))
}

export function toastSuccess(message: string, options?: ExternalToast): void {
  void load().then((sonner) => sonner.toast.success(message, options))
}

export function toastWarning(message: string, options?: ExternalToast): void {
  void load().then((sonner) => sonner.toast.warning(message, options))
}

export function toastError(message: string, options?: ExternalToast): void {
  void load().then((sonner) => sonner.toast.error(message, options))
}

function load() {
  askForRest()
  return import('sonner')
}
