import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/** docs/sync.md lists what went wrong in other editors, each with the test that keeps it from happening here. */

interface Named {
  readonly file: string
  readonly title: string
}

const CITATION = /`(tests\/[^`]+\.ts)` › "([^"]+)"/g

function citedTests(): Named[] {
  const [, section = ''] = readFileSync('docs/sync.md', 'utf8').split('## Incidents\n')
  const own = section.split('\n## ')[0] ?? ''
  return [...own.matchAll(CITATION)].map(([, file = '', title = '']) => ({ file, title }))
}

test('each incident names a test that is there', () => {
  const cited = citedTests()
  expect(cited.length).toBeGreaterThanOrEqual(11)
  const missing = cited.filter(({ file, title }) => !readFileSync(file, 'utf8').includes(title))
  expect(missing).toEqual([])
})
