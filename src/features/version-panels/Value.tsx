import { cut } from '../../lib/cut'
import type { MlmodelValue } from '../../registry/mlmodel'
import { UserText } from '../../ui/UserText'

const LONGEST = 500
const MOST = 50
const DEEPEST = 6

/** A value of MLmodel as written; nested ones as lists, wide and deep ones cut with a count. */
export function Value({ value, depth = 0 }: { value: MlmodelValue; depth?: number }) {
  switch (value.kind) {
    case 'text':
      return <UserText text={cut(value.text, LONGEST)} className="font-mono text-[0.75rem]" />
    case 'null':
      return <span className="text-quiet">not set</span>
    case 'list':
      if (value.items.length === 0) return <span className="text-quiet">empty list</span>
      if (depth >= DEEPEST) return <Cut count={value.items.length} />
      return (
        <ul>
          {value.items.slice(0, MOST).map((item, i) => (
            // items never change places
            <li key={i}>
              <Value value={item} depth={depth + 1} />
            </li>
          ))}
          <More count={value.items.length - MOST} />
        </ul>
      )
    case 'map':
      if (value.entries.length === 0) return <span className="text-quiet">empty</span>
      if (depth >= DEEPEST) return <Cut count={value.entries.length} />
      return (
        <ul>
          {value.entries.slice(0, MOST).map(([key, inner]) => (
            <li key={key}>
              <UserText text={key} className="text-quiet" />{' '}
              {isNested(inner) ? (
                <div className="border-l border-line pl-3">
                  <Value value={inner} depth={depth + 1} />
                </div>
              ) : (
                <Value value={inner} depth={depth + 1} />
              )}
            </li>
          ))}
          <More count={value.entries.length - MOST} />
        </ul>
      )
    default:
      return value satisfies never
  }
}

const isNested = ({ kind }: MlmodelValue) => kind === 'list' || kind === 'map'

const Cut = ({ count }: { count: number }) => (
  <span className="text-quiet">{count} more inside, not drawn</span>
)

const More = ({ count }: { count: number }) =>
  count > 0 ? <li className="text-quiet">and {count.toLocaleString('en')} more</li> : null
