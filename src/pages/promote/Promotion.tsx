import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { Chooser } from '../../features/promote/Chooser'
import { type PromoteAddress, writePromote } from '../../features/promote/address'
import { useReview } from '../../features/promote/useReview'
import { wishOfAddress } from '../../features/promote/wishOfAddress'
import { paths } from '../../paths'
import type { ReviewRequest } from '../../registry/ledger/request'
import { type Wish, wishOf } from '../../registry/ledger/wish'
import type { RegisteredModel } from '../../registry/model'
import { ErrorNote } from '../../ui/ErrorNote'
import { Note } from '../../ui/Note'
import { Panel } from '../../ui/Panel'
import { Skeleton } from '../../ui/Skeleton'
import { UserText } from '../../ui/UserText'
import { buttonLook } from '../../ui/buttonLooks'
import { Looked } from './Looked'

interface Props {
  model: RegisteredModel
  address: PromoteAddress
}

/** One move of an alias, as the address or a request names it; where neither does, what can be chosen. */
export function Promotion({ model, address }: Props) {
  const navigate = useNavigate()
  const review = useReview(model.name)
  const [choosing, setChoosing] = useState(false)
  const { requests } = review.ledger ?? {}
  const request = requests?.find(({ run }) => run === address.request) ?? null
  if (address.request !== null && request === null) {
    if (requests === undefined && review.failed === null) {
      return (
        <Panel title="What moves">
          <Skeleton label="Reading the request" lines={6} />
        </Panel>
      )
    }
    return (
      <ErrorNote
        title={
          review.failed === null
            ? 'No such request is recorded of this model'
            : 'Could not read the request'
        }
        because={review.failed?.message ?? 'Its run may be of another model, or not yours to read.'}
        onRetry={() => void review.refresh()}
      />
    )
  }
  const wish = request === null ? wishOfAddress(address, model) : wishOf(request.proposal)
  if (wish !== null && !choosing) {
    const open = request === null ? (requests ?? []).filter((one) => asksFor(one, wish)) : []
    const instead =
      request === null
        ? ((requests ?? []).find((one) => one.run === address.instead && isOpen(one)) ?? null)
        : null
    return (
      <>
        {open.map((one) => (
          <div key={one.run} className="mb-4">
            <Note
              tone="warn"
              title="Somebody has asked for this move"
              actions={
                <Link
                  to={paths.promote(model.name, { request: one.run })}
                  className={buttonLook('plain')}
                >
                  Open the request
                </Link>
              }
            >
              <UserText text={one.asker.name} /> did, and it is not decided.
            </Note>
          </div>
        ))}
        <Looked
          key={JSON.stringify([wish, request?.run])}
          model={model}
          wish={wish}
          request={request}
          instead={instead}
          review={review}
          onChange={() => setChoosing(true)}
        />
      </>
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

const isOpen = ({ ended, applied }: ReviewRequest) => ended === null && applied === null

const asksFor = (one: ReviewRequest, wish: Wish) =>
  isOpen(one) &&
  JSON.stringify({ ...wishOf(one.proposal), swap: null }) ===
    JSON.stringify({ ...wish, swap: null })
