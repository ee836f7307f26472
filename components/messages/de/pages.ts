import type { Messages } from '../en'

export const pages: Messages['pages'] = {
  description: 'Der Zeichenflächen-Editor, dessen Zeichnungen nicht verloren gehen.',
  headline: 'Einmal gezeichnet. Für immer da.',
  intro:
    'Eine Zeichenfläche für Diagramme und Skizzen, die jeden Strich von selbst speichert und keinen verliert.',
  start: 'Loszeichnen',
  signedOut:
    'Diese Sitzung ist abgemeldet, darum wurde die Zeichenfläche nicht geöffnet. Als Gast beginnen: Sie öffnet sich, wenn sie Gästen offen steht, sonst entsteht eine neue.',
  noAccount: 'Ohne Konto. Quelloffen, auf Wunsch auf dem eigenen Server.',
  picture: 'Eine Zeichnung: Aus einer Idee wird eine Skizze, sie wird gespeichert und geht weiter',
  promises: 'Was Indelible verspricht',
  notLost: 'Nichts geht verloren',
  notLostText:
    'Jede Änderung liegt im selben Moment auf diesem Gerät und wartet dort, bis die Datenbank sie bestätigt hat. Ein geschlossener Tab, ein Absturz oder ein totes Netz ändern daran nichts.',
  saved: 'Gespeichert heißt gespeichert',
  savedText:
    '„Gespeichert“ erscheint erst, wenn die Datenbank es gesagt hat. Solange etwas wartet, ist zu sehen, wie viel. Was sich nicht speichern lässt, kann immer heruntergeladen werden.',
  notOverwritten: 'Niemand wird überschrieben',
  notOverwrittenText:
    'Wer Verschiedenes ändert, behält seine Arbeit. Ändern zwei dasselbe, wird es bemerkt und gesagt, nie still entschieden.',
  yourCanvases: 'Zu den Zeichenflächen',
  notFound: 'Nicht gefunden',
  nothingHere: 'Hier gibt es nichts zu sehen',
  nothingHereText:
    'Die Adresse ist vielleicht vertippt, die Zeichenfläche liegt im Papierkorb, oder sie wurde nie geteilt.',
  failed: 'Diese Seite ließ sich nicht öffnen',
  failedText:
    'Auf unserer Seite ist etwas fehlgeschlagen. Die Zeichnungen sind sicher: Was noch nicht gespeichert war, liegt auf diesem Gerät.',
  tryAgain: 'Noch einmal versuchen',
}
