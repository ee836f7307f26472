import type { ComponentProps } from 'react'

/** A picture as the browser shows it: one of the page's own memory, or one that is sized already and behind the session's cookie. */
export function PlainImage({ alt, ...props }: ComponentProps<'img'> & { readonly alt: string }) {
  // biome-ignore lint/performance/noImgElement: Next's image fetches by the server, which has neither such a picture nor the cookie.
  return <img alt={alt} {...props} />
}
