import type { Messages } from '../en'

export const tools: Messages['tools'] = {
  toolbar: 'Werkzeuge',
  group: 'Werkzeug',
  kept: '{tool}, bleibt in der Hand',
  more: 'Weitere Werkzeuge',
}
