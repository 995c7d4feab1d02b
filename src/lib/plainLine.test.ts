import { expect, test } from 'vitest'
import { plainLine } from './plainLine'

test.each([
  ['# Churn\n\nWho **leaves** within `30` days.', 'Churn Who leaves within 30 days.'],
  ['- one\n- two', 'one two'],
  ['See [the runbook](https://example.org).', 'See the runbook.'],
  ['![chart](https://example.org/a.png)', 'chart'],
  ['snake_case * 2 > 1 #3', 'snake_case * 2 > 1 #3'],
  ['<b>raw</b>', '<b>raw</b>'],
  [' \n ', ''],
])('%j reads %j', (text, line) => expect(plainLine(text)).toBe(line))

test('a long text of brackets takes no time', () => {
  expect(plainLine('['.repeat(5000)).length).toBe(5000)
})
