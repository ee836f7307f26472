import type { Messages } from '../en'

export const imports: Messages['imports'] = {
  field: 'Eine Zeichnung importieren',
  drop: 'Zum Importieren ablegen',
  progress: 'Wird importiert',
  reading: '{name} wird gelesen',
  pictures: { one: 'Bild {done} von {count} kommt herein', other: 'Bild {done} von {count} kommt herein' },
  exact: {
    one: '{name} wurde importiert: {count} Element, genau wie es war.',
    other: '{name} wurde importiert: {count} Elemente, alle wie sie waren.',
  },
  imported: '{name} wurde importiert',
  inexact: {
    one: '{count} Element kam herein, in einem Schritt, der sich zurücknehmen lässt. Nicht alles blieb, wie es war.',
    other:
      '{count} Elemente kamen herein, in einem Schritt, der sich zurücknehmen lässt. Nicht alles blieb, wie es war.',
  },
  good: 'Gut',
  approximated: 'Übernommen, aber nicht genau wie es war',
  leftOut: 'Weggelassen',
  because: '{what}: {why}',
  missingPictures: 'Bilder, die fehlen',
  lookOnly: 'Diese Zeichenfläche darf angesehen, aber nicht geändert werden.',
  notImported: '{name} wurde nicht importiert.',
  tooLarge: 'Die Datei ist größer als {size} MB.',
  failed: 'Beim Lesen ist etwas fehlgeschlagen. Auf der Zeichenfläche wurde nichts geändert.',
  unreadable: 'Die Datei ließ sich von diesem Gerät nicht lesen.',
}
