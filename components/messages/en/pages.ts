/** What stands around the editor: the first page, and pages that only say something. */
export const pages = {
  description: 'The canvas editor whose drawings cannot be lost.',
  headline: 'Draw it once. It stays.',
  intro:
    'A canvas for diagrams and sketches that saves every stroke by itself, and does not lose any of them.',
  start: 'Start drawing',
  signedOut:
    'You are signed out, so that canvas did not open. Start as a guest: it opens if it is open to guests, and you get a new one if it is not.',
  noAccount: 'No account needed. Open source, and your own server if you like.',
  picture: 'A drawing: an idea becomes a sketch, is saved, and goes on',
  promises: 'What Indelible promises',
  notLost: 'Nothing is lost',
  notLostText:
    'Every edit is kept on your device the moment you make it, and waits there until the database has confirmed it. A closed tab, a crash or a dead network changes nothing about that.',
  saved: 'Saved means saved',
  savedText:
    'You read “Saved” only after the database said so. While something waits, you see how much. What cannot be saved can always be downloaded.',
  notOverwritten: 'Nobody is overwritten',
  notOverwrittenText:
    'Two people who change different things both keep their work. If two change the same thing, it is noticed and told, never silently decided.',
  yourCanvases: 'Your canvases',
  notFound: 'Not found',
  nothingHere: 'There is nothing here for you',
  nothingHereText:
    'The address may be mistyped, the canvas may be in the trash, or it was never shared with you.',
  failed: 'This page did not open',
  failedText:
    'Something failed on our side. Your drawings are safe: what was not saved yet is kept on this device.',
  tryAgain: 'Try again',
} as const
