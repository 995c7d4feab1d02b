import { counted } from '../../../lib/counted'
import type { Fleet } from '../../../registry/fleet/fleet'
import type { FleetLayout } from '../../../registry/fleet/layOut'
import { SaveMenu } from '../SaveMenu'
import { fleetCsv, fleetSvg } from './fleetExports'

/** The fleet as a file: every version with what it stands on, or the picture. */
export const FleetExport = ({ fleet, layout }: { fleet: Fleet; layout: FleetLayout }) => (
  <SaveMenu
    file="lineage-fleet"
    says={
      <>The picture as it is shown, or all {counted(fleet.traces.length, 'version')} behind it.</>
    }
    rows="The CSV has a row for each version, state of a dataset and alias, folded or not."
    csv={() => fleetCsv(fleet)}
    svg={() => fleetSvg(fleet, layout)}
  />
)
