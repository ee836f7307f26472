import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { de } from '../../../components/messages/de'
import { en } from '../../../components/messages/en'
import { pickLocale } from '../../../components/messages/locale'
import { formatMessage, type Message } from '../../../components/messages/message'
import { translate } from '../../../components/messages/sentences'

test('places are filled, and numbers are written as the language writes them', () => {
  expect(formatMessage('en', 'Kept {count} of {name}', { count: 12_345, name: 'plan' })).toBe(
    'Kept 12,345 of plan',
  )
  expect(formatMessage('de', '{count} Elemente', { count: 12_345 })).toBe('12.345 Elemente')
})

test('a plural goes by the count', () => {
  const elements: Message = { one: '{count} element', other: '{count} elements' }
  expect([0, 1, 2].map((count) => formatMessage('en', elements, { count }))).toEqual([
    '0 elements',
    '1 element',
    '2 elements',
  ])
})

test('what a person chose comes before what the browser wishes, and English comes last', () => {
  expect(pickLocale('de', 'en')).toBe('de')
  expect(pickLocale('xx', 'fr-FR, en;q=0.5, de-AT;q=0.9')).toBe('de')
  expect(pickLocale(undefined, 'fr')).toBe('en')
  expect(pickLocale(undefined, null)).toBe('en')
})

test('both languages have the same places in every sentence, and none is empty', () => {
  const english = flatten({ ...en, sentences: {} })
  const german = flatten({ ...de, sentences: {} })
  expect([...german.keys()]).toEqual([...english.keys()])
  for (const [path, text] of english) {
    const other = german.get(path) ?? ''
    expect(other, path).not.toBe('')
    expect(placesOf(other), path).toEqual(placesOf(text))
  }
})

test('every sentence that lower rings write for people is known in German', () => {
  const sources = ['lib/formats', 'lib/sync', 'lib/editor', 'lib/protocol', 'actions', 'app/api'].flatMap(
    filesBelow,
  )
  const written = sources.flatMap((file) => sentencesOf(readFileSync(file, 'utf8')))
  expect(written.length).toBeGreaterThan(30)
  expect(written.filter((sentence) => translate(de.sentences, sentence) === null)).toEqual([])
})

test('what a report of an import says is known in German, whatever stands in its places', () => {
  const told = filesBelow('lib/formats').flatMap((file) => reportedIn(readFileSync(file, 'utf8')))
  expect(told.length).toBeGreaterThan(25)
  expect(told.filter((phrase) => translate(de.sentences, phrase) === null)).toEqual([])
})

test('a sentence with places is found, and keeps what stands in them', () => {
  expect(translate(de.sentences, 'lines of more than 25000 points, drawn with fewer')).toBe(
    'Linien mit mehr als 25000 Punkten, mit weniger gezeichnet',
  )
  expect(translate(de.sentences, 'nothing that anybody wrote')).toBeNull()
})

/** The phrases that are told, with a value in each place. */
function reportedIn(source: string): string[] {
  return [...source.matchAll(/tally\.(?:skip|approximate)\(([^;]*?)\)\n/gs)]
    .flatMap(([, given = '']) => [...given.matchAll(/'([^'\n]+)'|`([^`]+)`/g)])
    .map(([, plain, template]) => plain ?? (template ?? '').replace(/\$\{[^}]*\}/g, 'x'))
    .filter((phrase) => phrase !== 'x; their places are kept')
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => join(folder, path))
}

/** What is refused with, and the tables of sentences. */
function sentencesOf(source: string): string[] {
  const refused = source.matchAll(/\b(?:refuse|refusal|failure)\(\s*(?:'\w+',\s*)?'([A-Z][^'\n]*\.)'/g)
  const tables = source.matchAll(/^ {2}\w+: '([A-Z][^'\n]*\.)',$/gm)
  return [...refused, ...tables].map(([, sentence = '']) => sentence)
}

function flatten(tree: object, path = ''): Map<string, string> {
  const found = new Map<string, string>()
  for (const [key, value] of Object.entries(tree).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const here = path === '' ? key : `${path}.${key}`
    if (typeof value === 'string') found.set(here, value)
    else for (const [below, text] of flatten(value as object, here)) found.set(below, text)
  }
  return found
}

function placesOf(text: string): string[] {
  return [...text.matchAll(/\{\w+\}/g)].map(([place]) => place).sort()
}
