import { render, screen } from '@testing-library/react'
import * as fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import names from '../mocks/seeds/hostile-names.json'
import { Markdown } from './Markdown'
import { MarkdownBody } from './MarkdownBody'

// what a text of somebody else must never become
const NEVER =
  'script, iframe, img, svg, object, embed, form, input, style, link, meta, [style*="url"], [id], [srcset]'
const ON = /^on/

function expectInert(container: Element) {
  expect(container.querySelectorAll(NEVER)).toHaveLength(0)
  for (const element of container.querySelectorAll('*')) {
    expect(element.getAttributeNames().filter((name) => ON.test(name))).toEqual([])
  }
  for (const link of container.querySelectorAll('a')) {
    expect(link.getAttribute('href')).toMatch(/^(?:https?|mailto):/)
    expect(link.getAttribute('rel')).toBe('noopener noreferrer')
    expect(link.target).toBe('_blank')
  }
}

const draw = (text: string) => render(<MarkdownBody text={text} />).container

describe('hostile text', () => {
  test.each(names.map((text, i) => [i, text] as const))('number %i is inert', (_, text) => {
    const { container } = render(<MarkdownBody text={text} />)
    expectInert(container)
    expect('__pwn' in globalThis).toBe(false)
  })

  test('so is every mixture of it', () => {
    const piece = fc.constantFrom(...names.filter((text) => text.length < 200), '\n\n', '> ', '- ')
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
        const { container, unmount } = render(<MarkdownBody text={pieces.join('')} />)
        expectInert(container)
        unmount()
      }),
      { numRuns: 60 },
    )
  })
})

describe('what is drawn', () => {
  test('headings go below those of the page, without gaps', () => {
    const levels = [
      ...draw('### a\n\n# b\n\n###### c\n\n# d').querySelectorAll('h1,h2,h3,h4,h5,h6'),
    ]
    expect(levels.map(({ tagName, textContent }) => tagName + textContent)).toEqual([
      'H3a',
      'H3b',
      'H4c',
      'H3d',
    ])
  })

  test('a link tells its host, in the form that hides nothing', () => {
    expect(draw('[our bank](https://b\u0430nk.example/x)').textContent).toBe(
      'our bank (xn--bnk-6cd.example)',
    )
    expect(draw('[x](https://good.example@evil.example/)').textContent).toBe('x (evil.example)')
    expect(draw('[mail](mailto:a@b.example)').textContent).toBe('mail (a@b.example)')
  })

  test.each(['javascript:alert(1)', 'data:text/html,x', '/models/x', '#a', 'file:///etc/passwd'])(
    'a link to %s is only text',
    (address) => {
      const container = draw(`[go](${address})`)
      expect(container.querySelector('a')).toBeNull()
      expect(container.textContent).toBe('go')
    },
  )

  test('a remote picture is a link', () => {
    const container = draw('![chart](https://canary.invalid/a.png)')
    expect(container.querySelector('a')?.textContent).toBe('Image: chart (canary.invalid)')
  })

  test('raw HTML is shown as it was written', () => {
    expect(draw('a <b onclick="x()">b</b>').textContent).toBe('a <b onclick="x()">b</b>')
  })

  test('characters that would not be seen are marked, the white space of Markdown is not', () => {
    expect(draw('one\u202Etwo\u200B *x* y\nz').textContent).toBe('oneU+202EtwoU+200B x y\nz')
  })

  test('tasks need no field', () => {
    expect(draw('- [x] a\n- [ ] b').textContent).toMatch(/☑.*done:.*a[^]*☐.*open:.*b/)
  })
})

describe('what is not drawn', () => {
  beforeAll(async () => {
    // the chunk, so that the first test does not wait for it
    await import('./MarkdownBody')
  })

  test('what is over the limit follows as text', async () => {
    const text = `${'word '.repeat(3000)}\n\n${'more '.repeat(3000)}the *end*`
    const { container } = render(<Markdown text={text} what="the description" />)
    await screen.findByText(/^word word/)
    expect(container.textContent).toContain('Too long to be drawn whole')
    expect(container.textContent).toContain('the *end*')
  })

  test('what is nested too deep is text alone', () => {
    const { container } = render(<Markdown text={'>'.repeat(5000)} what="the description" />)
    expect(container.querySelector('blockquote')).toBeNull()
    expect(container.textContent).toContain('Nested too deep')
    expect(container.textContent).toContain('>'.repeat(5000))
  })
})
