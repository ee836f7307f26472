import type { panels as en } from '../en/panels'
import type { Widened } from '../message'

export const panels: Widened<typeof en> = {
  layers: {
    /** What a layer without a name and without words is called. */
    types: {
      rectangle: 'Rechteck',
      ellipse: 'Ellipse',
      diamond: 'Raute',
      polygon: 'Vieleck',
      star: 'Stern',
      note: 'Notizzettel',
      line: 'Linie',
      arrow: 'Pfeil',
      draw: 'Zeichnung',
      text: 'Text',
      image: 'Bild',
      frame: 'Rahmen',
      guide: 'Hilfslinie',
      group: 'Gruppe',
      unknown: 'Unbekanntes Element',
    },
    title: 'Ebenen',
    close: 'Ebenen schließen',
    search: 'Ebenen durchsuchen',
    found: { one: '{count} Ebene gefunden', other: '{count} Ebenen gefunden' },
    searching: 'Suche läuft …',
    nothingFound: 'Nichts heißt hier „{query}“.',
    empty: 'Was gezeichnet wird, steht hier, das Oberste zuerst.',
    emptyViewer: 'Hier ist noch nichts gezeichnet.',
    name: 'Name der Ebene',
    lock: 'Sperren',
    unlock: 'Entsperren',
    hide: 'Ausblenden',
    show: 'Einblenden',
    locked: '{name}, gesperrt',
    hidden: '{name}, ausgeblendet',
    lockedAndHidden: '{name}, gesperrt, ausgeblendet',
    open: 'Öffnen',
    fold: 'Schließen',
  },
}
