import type { Sentences } from '../sentences'

export const sentences: Sentences = {
  'A view is x,y,width,height.': 'Eine Ansicht ist x,y,Breite,Höhe.',
  'Say since which version: ?since=0 or more.': 'Bitte sagen, seit welcher Version: ?since=0 oder mehr.',
  'An element of this edit does not exist.': 'Ein Element dieser Änderung gibt es nicht.',
  'An edit does not fit the type of its element.': 'Eine Änderung passt nicht zur Art ihres Elements.',
  'An element cannot be inside itself.': 'Ein Element kann nicht in sich selbst liegen.',
  'Guests are not welcome here. Sign in to start drawing.':
    'Gäste sind hier nicht vorgesehen. Zum Zeichnen bitte anmelden.',
  'Indelible was updated. Reload the page to go on.':
    'Indelible wurde erneuert. Zum Weitermachen die Seite neu laden.',
  'Many people are saving at this moment.': 'Gerade speichern viele zugleich.',
  'Somebody else changed this too.': 'Jemand anderes hat das auch geändert.',
  'Something went wrong on the server.': 'Auf dem Server ist etwas fehlgeschlagen.',
  'That was a lot in a short time. Wait a moment.': 'Das war viel in kurzer Zeit. Bitte einen Moment warten.',
  'The canvas was closed.': 'Die Zeichenfläche wurde geschlossen.',
  'The database cannot be reached at the moment.': 'Die Datenbank ist gerade nicht erreichbar.',
  'The database took too long to answer.': 'Die Datenbank hat zu lange nicht geantwortet.',
  'The drawing inside this picture is damaged.': 'Die Zeichnung in diesem Bild ist beschädigt.',
  'The drawing inside this picture is larger than can be imported.':
    'Die Zeichnung in diesem Bild ist größer, als importiert werden kann.',
  'The drawing on the clipboard cannot be read.':
    'Die Zeichnung in der Zwischenablage lässt sich nicht lesen.',
  'The parent of an element does not exist.': 'Das übergeordnete Element gibt es nicht.',
  'The server cannot answer now.': 'Der Server kann gerade nicht antworten.',
  'The server cannot be reached.': 'Der Server ist nicht erreichbar.',
  'The server could not be reached.': 'Der Server war nicht erreichbar.',
  'The server does not answer as it should.': 'Der Server antwortet nicht, wie er sollte.',
  'The server does not answer.': 'Der Server antwortet nicht.',
  'The server gave an answer that does not fit.': 'Die Antwort des Servers passt nicht.',
  'There is no drawing inside this SVG. It can be placed as an image.':
    'In diesem SVG steckt keine Zeichnung. Es kann als Bild eingefügt werden.',
  'There is no drawing inside this picture. It can be placed as an image.':
    'In diesem Bild steckt keine Zeichnung. Es kann als Bild eingefügt werden.',
  'There is no drawing on the clipboard.': 'In der Zwischenablage liegt keine Zeichnung.',
  'There is nothing to export: the drawing is empty.':
    'Es gibt nichts zu exportieren: Die Zeichnung ist leer.',
  'This browser has no memory left for a picture of this size.':
    'Dieser Browser hat keinen Speicher mehr für ein Bild dieser Größe.',
  'This cannot be saved as it is.': 'So lässt sich das nicht speichern.',
  'This browser is signed in as somebody else now. Sign in again as before to go on.':
    'In diesem Browser ist jetzt jemand anderes angemeldet. Zum Weitermachen wieder wie zuvor anmelden.',
  'This canvas is not kept on this device.': 'Diese Zeichenfläche liegt nicht auf diesem Gerät.',
  'This canvas does not exist, or you have no access to it.':
    'Diese Zeichenfläche gibt es nicht, oder sie ist nicht freigegeben.',
  'This drawing is empty: there is nothing in it to import.':
    'Diese Zeichnung ist leer: Es gibt nichts zu importieren.',
  'This file is damaged or not a drawing: it is not valid JSON.':
    'Diese Datei ist beschädigt oder keine Zeichnung: Sie ist kein gültiges JSON.',
  'This file is damaged: it is not a whole Indelible drawing.':
    'Diese Datei ist beschädigt: Sie ist keine vollständige Indelible-Zeichnung.',
  'This file is empty.': 'Diese Datei ist leer.',
  'This file is not a drawing that can be read.': 'Diese Datei ist keine lesbare Zeichnung.',
  'This file is not a drawing.': 'Diese Datei ist keine Zeichnung.',
  'This file says it is an Excalidraw drawing, but there are no elements in it.':
    'Diese Datei gibt sich als Excalidraw-Zeichnung aus, enthält aber keine Elemente.',
  'This file was written by a newer version of Indelible. Reload the page to get that version.':
    'Diese Datei stammt von einer neueren Version von Indelible. Die Seite neu laden, um sie zu bekommen.',
  'This holds a forbidden name.': 'Darin steht ein verbotener Name.',
  'This holds a number that is not finite.': 'Darin steht eine Zahl, die nicht endlich ist.',
  'This holds characters that cannot be saved.': 'Darin stehen Zeichen, die sich nicht speichern lassen.',
  'This holds something that is not JSON.': 'Darin steht etwas, das kein JSON ist.',
  'This holds too many values.': 'Darin stehen zu viele Werte.',
  'This image does not exist, or you have no access to it.':
    'Dieses Bild gibt es nicht, oder es ist nicht freigegeben.',
  'This image has too many pixels; 64 million are possible.':
    'Dieses Bild hat zu viele Pixel; 64 Millionen sind möglich.',
  'This image is damaged and cannot be read.': 'Dieses Bild ist beschädigt und nicht zu lesen.',
  'This image is too big; 10 MB are possible.': 'Dieses Bild ist zu groß; 10 MB sind möglich.',
  'This is a drawing of tldraw. Such files cannot be imported yet.':
    'Das ist eine Zeichnung von tldraw. Solche Dateien lassen sich noch nicht importieren.',
  'This is more than can be taken at once.': 'Das ist mehr, als auf einmal angenommen wird.',
  'This is nested too deeply.': 'Das ist zu tief verschachtelt.',
  'This is no image that can be placed: PNG, JPEG, WebP, GIF and SVG can.':
    'Dieses Bild lässt sich nicht einfügen; PNG, JPEG, WebP, GIF und SVG lassen sich einfügen.',
  'This may only be asked by the pages of this site.': 'Das dürfen nur die Seiten dieser Website fragen.',
  'This name holds characters that cannot be saved.':
    'Dieser Name enthält Zeichen, die sich nicht speichern lassen.',
  'This refers to something that is no longer there.': 'Das bezieht sich auf etwas, das es nicht mehr gibt.',
  'This text holds characters that cannot be saved.':
    'Dieser Text enthält Zeichen, die sich nicht speichern lassen.',
  'You are signed out. Sign in again to go on.':
    'Diese Sitzung ist abgemeldet. Zum Weitermachen neu anmelden.',
  'You may look at this canvas, but not change it.':
    'Diese Zeichenfläche darf angesehen, aber nicht geändert werden.',
  'texts with characters that cannot be saved': 'Texte mit Zeichen, die sich nicht speichern lassen',
  'texts set a little smaller, for our fonts are wider':
    'Texte, etwas kleiner gesetzt, denn unsere Schriften sind breiter',
  'labels set a little smaller, for our fonts are wider':
    'Beschriftungen, etwas kleiner gesetzt, denn unsere Schriften sind breiter',
  'lines of more than {count} points, drawn with fewer':
    'Linien mit mehr als {count} Punkten, mit weniger gezeichnet',
  'the background colour': 'die Hintergrundfarbe',
  'a canvas here has none of its own': 'eine Zeichenfläche hat hier keine eigene',
  pictures: 'Bilder',
  'this browser cannot name them; their places are kept':
    'dieser Browser kann sie nicht benennen; ihre Plätze bleiben',
  'elements of the type {type}': 'Elemente der Art {type}',
  'elements without a type': 'Elemente ohne Art',
  'their type is not known here': 'ihre Art ist hier nicht bekannt',
  elements: 'Elemente',
  'they are damaged': 'sie sind beschädigt',
  'ends of arrows that hold on to nothing any more, left where they are':
    'Pfeilenden, die an nichts mehr hängen und bleiben, wo sie sind',
  links: 'Links',
  'they would run code': 'sie würden Code ausführen',
  'they are longer than {count} characters or cannot be saved':
    'sie sind länger als {count} Zeichen oder lassen sich nicht speichern',
  '{style} fills, drawn hatched': 'Füllungen {style}, schraffiert gezeichnet',
  'the colour {color}, drawn in a usual one': 'die Farbe {color}, in einer üblichen gezeichnet',
  '{head} arrowheads, drawn as the nearest': 'Pfeilspitzen {head}, als die nächstliegende gezeichnet',
  entries: 'Einträge',
  'they are not elements': 'sie sind keine Elemente',
  'labels fainter or stronger than their boxes': 'Beschriftungen, blasser oder kräftiger als ihre Kästen',
  'elements in more than {count} groups, the outer ones left out':
    'Elemente in mehr als {count} Gruppen, ohne die äußeren',
  'groups partly in a frame, taken out of it': 'Gruppen teils in einem Rahmen, aus ihm herausgenommen',
  'elements nested in themselves or too deep, taken out':
    'Elemente, in sich selbst oder zu tief verschachtelt, herausgenommen',
  'they are missing in the file; their places are kept': 'sie fehlen in der Datei; ihre Plätze bleiben',
  'deleted elements': 'gelöschte Elemente',
  'they were deleted there too': 'sie waren auch dort gelöscht',
  'elements with data of other programs, which is left out':
    'Elemente mit Daten anderer Programme, die wegbleiben',
  'their places or points are no numbers, or out of reach':
    'ihre Orte oder Punkte sind keine Zahlen oder außer Reichweite',
  'embedded web pages, shown as boxes with their link': 'eingebettete Webseiten, als Kästen mit ihrem Link',
  texts: 'Texte',
  'they are empty': 'sie sind leer',
  'texts of more than {count} characters, set as several':
    'Texte mit mehr als {count} Zeichen, als mehrere gesetzt',
  'their bytes are damaged; their places are kept': 'ihre Bytes sind beschädigt; ihre Plätze bleiben',
  'they are of a kind that is not known; their places are kept':
    'sie sind von unbekannter Art; ihre Plätze bleiben',
  'they are larger than {size} MB; their places are kept':
    'sie sind größer als {size} MB; ihre Plätze bleiben',
}
