'use client'

import { THEME_KEY, useTheme } from './theme'

/** Runs before the first paint, so that a dark room never sees a white flash. In step with theme.ts. */
const text = `(function(){try{var c=localStorage.getItem('${THEME_KEY}');var d=c==='dark'||(c!=='light'&&matchMedia('(prefers-color-scheme: dark)').matches);document.documentElement.dataset.theme=d?'dark':'light'}catch(e){}})()`

export function ThemeScript() {
  // Keeps the theme where React makes the page anew in the browser, as for "not found".
  useTheme()
  // React warns of a script that it makes in a browser, where it would not run: there it is mere text.
  const type = typeof window === 'undefined' ? 'text/javascript' : 'text/plain'
  // biome-ignore lint/security/noDangerouslySetInnerHtml: our own constant; a script file would come after the first paint.
  return <script type={type} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: text }} />
}
