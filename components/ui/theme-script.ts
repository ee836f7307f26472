export const THEME_KEY = 'indelible-theme'

/** Runs before the first paint, so that a dark room never sees a white flash. In step with theme.ts. */
export const themeScript = `(function(){try{var c=localStorage.getItem('${THEME_KEY}');var d=c==='dark'||(c!=='light'&&matchMedia('(prefers-color-scheme: dark)').matches);document.documentElement.dataset.theme=d?'dark':'light'}catch(e){}})()`
