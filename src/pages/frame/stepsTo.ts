import { paths, readPath } from '../../paths'
import { placeAt } from './places'

/** A step on the way to a page. `kind`: where the text is somebody's, not ours. */
export interface Step {
  to: string
  text: string
  kind?: 'model' | 'version'
}

/** The way from the place in the rail to the page at a pathname, which is the last step. */
export function stepsTo(pathname: string): Step[] {
  const { to, name } = placeAt(pathname)
  const steps: Step[] = [{ to, text: name }]
  if (pathname === paths.compare()) steps.push({ to: pathname, text: 'Compare' })
  const about = readPath(pathname)
  if (about === null) return steps
  const { model, version, promote, lineage } = about
  steps.push({ to: paths.model(model), text: model, kind: 'model' })
  if (version !== null) {
    steps.push({ to: paths.version({ model, version }), text: `v${version}`, kind: 'version' })
  }
  if (promote ?? lineage) steps.push({ to: pathname, text: promote ? 'Promote' : 'Lineage' })
  return steps
}
