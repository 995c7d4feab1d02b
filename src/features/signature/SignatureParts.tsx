import { useDeferredValue, useMemo } from 'react'
import { useSearchParams } from 'react-router'
import { fieldsSchema, paramsSchema } from '../../registry/jsonSchema'
import type { Field, Part, Signature } from '../../registry/signature'
import { SearchBox } from '../../ui/SearchBox'
import { useTypedSearch } from '../common/useTypedSearch'
import { FieldTable } from './FieldTable'
import { ParamTable } from './ParamTable'
import { SignaturePart } from './SignaturePart'
import { moreThan } from './rows'
import { paramMatches, searchRows, wordsOf } from './searchRows'

/** So many are seen at a glance. */
const NO_SEARCH = 12
const PARAM = 'field'
const NONE: ReadonlySet<string> = new Set()

const withField = (params: URLSearchParams, typed: string) => {
  const next = new URLSearchParams(params)
  if (typed === '') next.delete(PARAM)
  else next.set(PARAM, typed)
  return next
}

/** Inputs, outputs and params, with a search over all three where they are many. */
export function SignatureParts({ signature }: { signature: Signature }) {
  const { inputs, outputs, params } = signature
  const [address] = useSearchParams()
  const { text, onChange, onSettle } = useTypedSearch(address.get(PARAM) ?? '', withField)
  // the box takes the next letter before ten thousand rows are looked through for the last
  const typed = useDeferredValue(text)
  const words = useMemo(() => wordsOf(typed), [typed])
  const hits = useMemo(() => hitsOf(signature, words), [signature, words])
  const many = useMemo(() => isLong(signature), [signature])
  const found = (hits?.inputs ?? 0) + (hits?.outputs ?? 0) + (hits?.params ?? 0)
  return (
    <>
      {(many || text !== '') && (
        <div className="flex max-w-[40rem] flex-wrap items-center gap-x-3 gap-y-1">
          <SearchBox
            label="Find a field by name, path or type"
            value={text}
            onChange={onChange}
            onSettle={onSettle}
          />
          <span role="status" className="text-table text-quiet tabular-nums">
            {hits !== null &&
              `${found.toLocaleString('en')} ${found === 1 ? 'field' : 'fields'} found`}
          </span>
        </div>
      )}
      <SignaturePart
        title="Inputs"
        part={inputs}
        none="Logged without inputs."
        hits={hits?.inputs ?? null}
        schema={() => fieldsSchema(inputs, 'Inputs')}
      >
        {(fields, name) => <FieldTable fields={fields} name={name} words={words} />}
      </SignaturePart>
      <SignaturePart
        title="Outputs"
        part={outputs}
        none="Logged without outputs."
        hits={hits?.outputs ?? null}
        schema={() => fieldsSchema(outputs, 'Outputs')}
      >
        {(fields, name) => <FieldTable fields={fields} name={name} words={words} />}
      </SignaturePart>
      <SignaturePart
        title="Params"
        part={params}
        none="Takes no params."
        hits={hits?.params ?? null}
        schema={() => paramsSchema(params, 'Params')}
      >
        {(fields, name) => <ParamTable params={fields} name={name} words={words} />}
      </SignaturePart>
    </>
  )
}

function hitsOf({ inputs, outputs, params }: Signature, words: readonly string[]) {
  if (words.length === 0) return null
  const among = (part: Part<Field>) =>
    part.state === 'given' ? searchRows(part.fields, words, NONE, 0).hits : 0
  return {
    inputs: among(inputs),
    outputs: among(outputs),
    params:
      params.state === 'given'
        ? params.fields.filter((each) => paramMatches(each, words)).length
        : 0,
  }
}

function isLong({ inputs, outputs, params }: Signature): boolean {
  return (
    [inputs, outputs].some((part) => part.state === 'given' && moreThan(NO_SEARCH, part.fields)) ||
    (params.state === 'given' && params.fields.length > NO_SEARCH)
  )
}
