// @vitest-environment jsdom
import { expect, test } from 'vitest'
import { TEMPLATE_IDS } from '../../components/editor/templates/templates'
import { elementsOfTemplate } from '../../components/editor/templates/thing-of-template'
import { elementSchema } from '../../lib/editor/model/element'
import { measureText } from '../support/hand'
import { english } from '../support/words'

test.each(TEMPLATE_IDS)('the template %s is made of sound, ordinary elements', (id) => {
  let made = 0
  const elements = elementsOfTemplate(id, { newId: () => `t${++made}`, measureText, words: english })
  expect(elements.length).toBeGreaterThan(5)
  expect(elements.filter((element) => !elementSchema.safeParse(element).success)).toEqual([])
  const ids = new Set(elements.map((element) => element.id))
  expect(ids.size).toBe(elements.length)
  const order = elements.map(({ z }) => z)
  expect(order).toEqual([...order].sort())
  for (const element of elements) {
    if (element.parent !== null) expect(ids).toContain(element.parent)
    if (element.type !== 'arrow') continue
    expect([element.start?.id, element.end?.id].every((end) => end !== undefined && ids.has(end))).toBe(true)
    expect(Math.hypot(element.width, element.height)).toBeGreaterThan(20)
  }
})
