import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from 'react-router'
import { useApp } from '../../app'
import { paths } from '../../paths'
import { aliasPair } from '../../registry/aliasPair'
import type { RegisteredModel, VersionRef } from '../../registry/model'
import { Button } from '../../ui/Button'
import { UserText } from '../../ui/UserText'
import { buttonLook } from '../../ui/buttonLooks'
import { visibleText } from '../../ui/visibleText'
import { usePageCommand } from '../common/pageCommands'

/** From a version to what would change if it took over from the champion. Where that is no question, it says why. */
export function CompareWithChampion({ of }: { of: VersionRef }) {
  const { backend, queries } = useApp()
  const { aliases: can } = backend.registry.capabilities
  const { data: model, isError } = useQuery({ ...queries.model(of.model), retryOnMount: false })
  const navigate = useNavigate()
  const alias = model === undefined ? 'champion' : aliasPair([model])[0]
  const champion = model?.aliases.get(alias)
  const closedBecause = can.can ? whyClosed() : can.because
  const to = champion === undefined ? null : toCompare(of, champion)
  usePageCommand({
    name: `Compare with ${called(alias)}`,
    run: () => void (to !== null && navigate(to)),
    closedBecause,
  })
  const words = (
    <span>Compare with {alias === 'champion' ? 'champion' : <UserText text={`@${alias}`} />}</span>
  )
  if (closedBecause !== null || to === null) {
    return <Button closedBecause={closedBecause ?? ''}>{words}</Button>
  }
  return (
    <Link to={to} className={buttonLook('plain')}>
      {words}
    </Link>
  )

  function whyClosed(): string | null {
    if (model === undefined)
      return isError ? 'The aliases could not be read.' : 'Reading the aliases.'
    if (champion === undefined) return whyNone(model)
    return champion === of.version ? `This version holds @${visibleText(alias)} itself.` : null
  }
}

const called = (alias: string) => (alias === 'champion' ? 'champion' : `@${visibleText(alias)}`)

/** The champion is the baseline: it is what the other would take over from. */
const toCompare = (of: VersionRef, champion: string) =>
  paths.compare([{ model: of.model, version: champion }, of])

const whyNone = ({ aliases }: RegisteredModel) =>
  aliases.size === 0 ? 'No version holds an alias.' : 'No version holds @champion.'
