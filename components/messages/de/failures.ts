import type { Messages } from '../en'

export const failures: Messages['failures'] = {
  conflict: 'Jemand anderes hat das auch geändert.',
  not_found: 'Diese Zeichenfläche gibt es nicht, oder sie ist nicht freigegeben.',
  forbidden: 'Diese Zeichenfläche darf angesehen, aber nicht geändert werden.',
  unauthenticated: 'Diese Sitzung ist abgemeldet. Zum Weitermachen neu anmelden.',
  validation: 'So lässt sich das nicht speichern.',
  invalid_reference: 'Das bezieht sich auf etwas, das es nicht mehr gibt.',
  deadlock: 'Gerade speichern viele zugleich.',
  timeout: 'Der Server hat zu lange nicht geantwortet.',
  unavailable: 'Der Server ist nicht erreichbar.',
  rate_limited: 'Das war viel in kurzer Zeit. Bitte einen Moment warten.',
  too_large: 'Das ist mehr, als auf einmal angenommen wird.',
  stale_client: 'Indelible wurde erneuert. Zum Weitermachen die Seite neu laden.',
  unknown: 'Auf dem Server ist etwas fehlgeschlagen.',
}
