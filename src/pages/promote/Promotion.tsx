import { useState } from 'react'
import { useNavigate } from 'react-router'
import { Chooser } from '../../features/promote/Chooser'
import { type PromoteAddress, writePromote } from '../../features/promote/address'
import { wishOfAddress } from '../../features/promote/wishOfAddress'
import { paths } from '../../paths'
import type { RegisteredModel } from '../../registry/model'
import { Panel } from '../../ui/Panel'
import { Looked } from './Looked'

interface Props {
  model: RegisteredModel
  address: PromoteAddress
}

/** One move of an alias, as the address names it; where it names none, what can be chosen. */
export function Promotion({ model, address }: Props) {
  const navigate = useNavigate()
  const [choosing, setChoosing] = useState(false)
  const wish = wishOfAddress(address, model)
  if (wish !== null && !choosing) {
    return (
      <Looked
        key={JSON.stringify(wish)}
        model={model}
        wish={wish}
        onChange={() => setChoosing(true)}
      />
    )
  }
  return (
    <Panel title="What moves">
      <Chooser
        model={model}
        address={address}
        onCancel={wish === null ? null : () => setChoosing(false)}
        onChoose={(chosen) => {
          setChoosing(false)
          void navigate(paths.promote(model.name, writePromote(chosen)))
        }}
      />
    </Panel>
  )
}
