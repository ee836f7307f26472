import type { Messages } from '../en'

export const pictures: Messages['pictures'] = {
  sending: { one: '{count} Bild wird übertragen', other: '{count} Bilder werden übertragen' },
  waitForNetwork: {
    one: '{count} Bild wartet auf das Netz und bleibt bis dahin auf diesem Gerät',
    other: '{count} Bilder warten auf das Netz und bleiben bis dahin auf diesem Gerät',
  },
  waitForPermission: {
    one: '{count} Bild darf gerade nicht übertragen werden und bleibt auf diesem Gerät',
    other: '{count} Bilder dürfen gerade nicht übertragen werden und bleiben auf diesem Gerät',
  },
  tryAgain: 'Erneut versuchen',
  progress: 'Bilder werden übertragen',
  refused: '{name} konnte nicht gespeichert werden.',
  unkept: '{name} ist auf diesem Gerät nicht gesichert.',
  keepOpen:
    'Dieser Browser hat keinen Platz dafür. Die Seite bitte offen lassen, bis das Bild übertragen ist.',
  unreachable: 'Der Server ist nicht erreichbar.',
  notAPicture: 'Das ist kein Bild, das dieser Browser anzeigen kann.',
  tooLarge: 'Dieses Bild ist zu groß, als dass dieser Browser es verkleinern könnte.',
  notReplaced: '{name} konnte das Bild nicht ersetzen.',
  sizeUnknown: 'Die Größe eines Bildes lässt sich gerade nicht feststellen.',
  section: 'Bild',
  altText: 'Alternativtext',
  altHint: 'Was es zeigt',
  crop: 'Zuschneiden',
  replace: 'Ersetzen',
  size: 'Größe',
}
