import type { Messages } from '../en'

export const offline: Messages['offline'] = {
  onThisDevice: 'Auf diesem Gerät',
  canBeOpened:
    'Der Server ist nicht erreichbar. Diese Zeichenflächen liegen auf diesem Gerät und lassen sich öffnen; Änderungen bleiben hier und werden später gespeichert.',
  nothingKept:
    'Der Server ist nicht erreichbar, und in diesem Browser wurde noch keine Zeichenfläche geöffnet. Diese Seite lädt von selbst, sobald der Server antwortet.',
  waits: { one: '{count} Änderung wartet hier', other: '{count} Änderungen warten hier' },
  elements: { one: '{count} Element', other: '{count} Elemente' },
  reasons: {
    'not-here': {
      title: 'Diese Zeichenfläche ist nicht auf diesem Gerät',
      text: 'Der Server ist nicht erreichbar, und diese Zeichenfläche wurde in diesem Browser noch nie geöffnet, oder der Browser hat sie entfernt, um Platz zu schaffen. Sie öffnet sich von selbst, sobald der Server antwortet.',
    },
    nobody: {
      title: 'Der Server ist nicht erreichbar',
      text: 'In diesem Browser ist niemand angemeldet; zu sehen gibt es erst etwas, wenn der Server antwortet.',
    },
    'needs-server': {
      title: 'Diese Seite braucht den Server',
      text: 'Der Server ist gerade nicht erreichbar. Zeichenflächen, die in diesem Browser geöffnet wurden, lassen sich weiter benutzen.',
    },
    'no-storage': {
      title: 'Der Server ist nicht erreichbar',
      text: 'Dieser Browser bewahrt nichts auf dem Gerät auf, wie es private Fenster tun; zu sehen gibt es erst etwas, wenn der Server antwortet.',
    },
    outdated: {
      title: 'Eine neuere Version wird gebraucht',
      text: 'In diesem Browser wurde eine neuere Version von Indelible benutzt. Sie lädt von selbst, sobald der Server antwortet; was hier wartet, ist nicht verloren.',
    },
  },
  copy: {
    none: 'Lässt sich noch nicht ohne Netz öffnen',
    kept: 'Lässt sich auf diesem Gerät ohne Netz öffnen',
    full: 'Lässt sich nicht ohne Netz öffnen: der Speicher dieses Geräts ist voll',
    unavailable: 'Lässt sich nicht ohne Netz öffnen: dieser Browser bewahrt nichts auf dem Gerät auf',
  },
}
