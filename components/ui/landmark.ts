/** Where menus and popovers stand: inside the page's landmark, so that those who jump from landmark to landmark find them. */
export function landmark(): HTMLElement | undefined {
  // On the server nothing is open yet.
  return typeof document === 'undefined' ? undefined : (document.querySelector('main') ?? undefined)
}
