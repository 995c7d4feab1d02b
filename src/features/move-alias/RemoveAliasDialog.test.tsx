import { useQuery } from '@tanstack/react-query'
import { configure, screen, waitFor, within } from '@testing-library/react'
import { useState } from 'react'
import { expect, test } from 'vitest'
import { useApp } from '../../app'
import { RegistryError } from '../../registry/errors'
import { Panel } from '../../ui/Panel'
import { drawIn, scriptedApp } from '../annotations/scriptedApp'
import { AliasesPanel } from './AliasesPanel'
import { RemoveAliasButton } from './RemoveAliasButton'

// on a busy machine the first drawing alone takes a second
configure({ asyncUtilTimeout: 4000 })

const BOTH: [string, string][] = [
  ['champion', '4'],
  ['shadow', '5'],
]

function ModelPart() {
  const { data } = useQuery(useApp().queries.model('churn'))
  return data && <AliasesPanel model={data} />
}

/** Learns by the press of a key that there is no alias left. */
function Losing() {
  const [none, setNone] = useState(false)
  return (
    <div role="presentation" onKeyDown={() => setNone(true)}>
      <Panel title="Aliases" actions={<RemoveAliasButton model="churn" none={none} />}>
        None.
      </Panel>
    </div>
  )
}

type Start = Parameters<typeof scriptedApp>[0]

async function draw(start: Start, part = <ModelPart />) {
  const { app, ...scripted } = scriptedApp(start)
  const drawn = drawIn(app, part)
  await screen.findByRole('button', { name: 'Delete alias' })
  return { ...scripted, ...drawn }
}

async function open(start: Start, part?: React.JSX.Element) {
  const drawn = await draw(start, part)
  await drawn.user.click(screen.getByRole('button', { name: 'Delete alias' }))
  const dialog = await screen.findByRole('dialog', { name: 'Delete an alias of churn' })
  const look = within(dialog)
  const press = (name: string) => drawn.user.click(look.getByRole('button', { name }))
  return { ...drawn, dialog, look, press }
}

test('says what it breaks, removes it, and says that it was read back', async () => {
  const { user, look, dialog, press, state, annotations } = await open({ aliases: BOTH })
  expect(dialog.textContent).toContain('Choose an alias.')
  await press('Delete alias')
  await user.click(await look.findByRole('radio', { name: /champion/ }))
  expect(dialog.textContent).toContain('@champion will point to nothing. v4 stays as it is.')
  expect(dialog.textContent).toContain(
    'Deployments that load models:/churn@champion will fail until it is set again.',
  )
  await press('Delete @champion')
  await look.findByText('@champion is deleted')
  expect(annotations.removeAlias).toHaveBeenCalledExactlyOnceWith('churn', 'champion', '4')
  expect([...state.aliases.keys()]).toEqual(['shadow'])
  expect(document.activeElement).toBe(look.getByRole('button', { name: 'Done' }))
  await press('Done')
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Delete alias' }))
})

test('the last one takes the button along, but not what is told, nor the focus', async () => {
  const { look, press } = await open({ aliases: [['champion', '4']] })
  await press('Delete @champion')
  await look.findByText('@champion is deleted')
  await waitFor(() =>
    expect(screen.queryByRole('button', { name: 'Delete alias', hidden: true })).toBeNull(),
  )
  await press('Done')
  await waitFor(() => expect(document.activeElement?.textContent).toBe('Aliases'))
})

test('a button that goes once the dialog has closed passes its focus on', async () => {
  const { user } = await draw({ aliases: BOTH }, <Losing />)
  screen.getByRole('button', { name: 'Delete alias' }).focus()
  await user.keyboard('x')
  await waitFor(() => expect(document.activeElement?.textContent).toBe('Aliases'))
})

test('on the page of a version only what points at it can be chosen', async () => {
  const part = <RemoveAliasButton model="churn" version="5" none={false} />
  const { look, dialog } = await open({ aliases: BOTH }, part)
  await look.findByRole('button', { name: 'Delete @shadow' })
  expect(dialog.textContent).not.toContain('champion')
})

test('offers to move it instead', async () => {
  const { press } = await open({ aliases: [['champion', '4']] })
  await press('Move it instead')
  const move = await screen.findByRole('dialog', { name: 'Move an alias of churn' })
  const chosen = await within(move).findByRole<HTMLInputElement>('radio', { name: /champion/ })
  expect(chosen.checked).toBe(true)
})

const denied = () => Promise.reject(new RegistryError('denied', 'Permission denied'))

test('where the policy is closed to somebody, it says that it can’t tell, and lets them', async () => {
  const { look, press, state } = await open({
    aliases: [['champion', '4']],
    runs: { experimentNamed: denied },
  })
  await look.findByText('Whether @champion is guarded can’t be told')
  expect(look.getByText(/READ on its experiment would tell/)).toBeDefined()
  await press('Delete @champion')
  await look.findByText('@champion is deleted')
  expect(state.aliases.size).toBe(0)
})

test('one that moved meanwhile stays where it is', async () => {
  const { look, dialog, press, state, annotations } = await open({ aliases: [['champion', '4']] })
  state.aliases.set('champion', '6')
  await press('Delete @champion')
  await look.findByText('Somebody else moved @champion')
  expect(dialog.textContent).toContain('@champion points to v6 now.')
  expect(dialog.textContent).toContain('You saw v4, so nothing was deleted.')
  expect(annotations.removeAlias).not.toHaveBeenCalled()
  await press('Look again')
  expect(await look.findByText(/will point to nothing/)).toBeDefined()
  await press('Delete @champion')
  await look.findByText('@champion is deleted')
  expect(annotations.removeAlias).toHaveBeenCalledExactlyOnceWith('churn', 'champion', '6')
})

test('one that moved between reading and writing is held back by the precondition', async () => {
  const { look, press, state, annotations } = await open({ aliases: [['champion', '4']] })
  annotations.removeAlias.mockImplementationOnce(() => {
    state.aliases.set('champion', '6')
    return Promise.resolve({ kind: 'held-by-other' })
  })
  await press('Delete @champion')
  await look.findByText('Somebody else moved @champion')
  expect(state.aliases.get('champion')).toBe('6')
})

test('a move that the page learns of while one looks has to be looked at', async () => {
  const { look, dialog, press, state, reread, annotations } = await open({
    aliases: [['champion', '4']],
  })
  state.aliases.set('champion', '6')
  await reread()
  await look.findByText('It moved while you were looking')
  expect(dialog.textContent).toContain('pointed to v4 when this opened, and points to v6 now')
  await press('Delete @champion')
  expect(annotations.removeAlias).not.toHaveBeenCalled()
})

test('who may not is told in the server’s words', async () => {
  const { look, dialog, press, annotations } = await open({ aliases: [['champion', '4']] })
  annotations.removeAlias.mockRejectedValueOnce(
    new RegistryError('denied', 'It was refused.', {
      status: 403,
      serverMessage: 'Permission denied',
    }),
  )
  await press('Delete @champion')
  await look.findByText('You may not delete @champion')
  expect(dialog.textContent).toContain('Permission denied')
})

test('is closed while it is not known whether the alias is guarded, and can be asked again', async () => {
  let down = true
  const runs = {
    experimentNamed: () =>
      down ? Promise.reject(new RegistryError('invalid', 'Not now.')) : Promise.resolve(null),
  }
  const { look, press, annotations } = await open({ aliases: [['champion', '4']], runs })
  await look.findByText('Whether @champion is guarded could not be read')
  await press('Delete @champion')
  expect(annotations.removeAlias).not.toHaveBeenCalled()
  down = false
  await press('Try again')
  await waitFor(() => expect(look.queryByText(/could not be read/)).toBeNull())
  await press('Delete @champion')
  await look.findByText('@champion is deleted')
})

test('says that it is on no record', async () => {
  const { look, dialog, press } = await open({ aliases: [['champion', '4']] })
  await press('Delete @champion')
  await look.findByText('@champion is deleted')
  expect(dialog.textContent).toContain('Not on record: No ledger is set up here.')
})

test('is closed with its reason on a read-only console', async () => {
  const { user } = await draw({ aliases: BOTH, readOnlyBecause: 'This console is read-only.' })
  const button = screen.getByRole('button', { name: 'Delete alias' })
  expect(document.getElementById(button.getAttribute('aria-describedby') ?? '')?.textContent).toBe(
    'This console is read-only.',
  )
  await user.click(button)
  expect(screen.queryByRole('dialog')).toBeNull()
})
