import type { Messages } from '../en'

export const spoken: Messages['spoken'] = {
  help: 'Enter geht zum ersten Element in Sicht, Tab zum nächsten, Pfeile verschieben, Alt mit Pfeilen ändert die Größe. F6 geht zu den Bereichen. Escape lässt los, danach verlässt Tab die Zeichnung.',
  nothing: 'Nichts ausgewählt',
  one: '{what}, {place} von {count}',
  named: '{type} „{words}“',
  several: { one: '{count} Element ausgewählt', other: '{count} Elemente ausgewählt' },
  locked: '{what}, gesperrt',
  holds: { one: '{what} mit {count} Element', other: '{what} mit {count} Elementen' },
  tool: '{tool}. Enter setzt es in die Mitte der Ansicht.',
  added: { one: '{what} hinzugefügt', other: '{count} Elemente hinzugefügt' },
  removed: { one: '{what} gelöscht', other: '{count} Elemente gelöscht' },
  moved: 'Verschoben nach {x}, {y}',
  resized: '{width} mal {height}',
  turned: 'Gedreht auf {angle}°',
  written: 'Text geändert',
  reordered: 'Reihenfolge geändert',
  regrouped: 'Gruppierung geändert',
  changed: { one: '{what} geändert', other: '{count} Elemente geändert' },
  undone: 'Rückgängig: {what}',
  redone: 'Wiederholt: {what}',
  byOthers: { one: '{count} Element von anderen geändert', other: '{count} Elemente von anderen geändert' },
}
