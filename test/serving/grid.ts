/** A signature and a body, as MLmodel and a request have them. */
export interface Pair {
  title: string
  inputs: readonly object[]
  params?: readonly object[]
  body: string
}

/** Values of one column, as JSON texts; Python's own NaN among them. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  one: ['1'],
  two: ['2', '3'],
  'beyond int32': ['3000000000'],
  'beyond int64': ['9223372036854775808'],
  'beyond uint64': ['1180591620717411303424'],
  fraction: ['1.5'],
  whole: ['2.0'],
  true: ['true'],
  text: ['"a"'],
  'text of an integer': ['"12"'],
  'text of a fraction': ['"1.5"'],
  'text of spaces and an integer': ['" 12 "'],
  'empty text': ['""'],
  null: ['null'],
  'integer, null': ['1', 'null'],
  'fraction, null': ['1.5', 'null'],
  'true, null': ['true', 'null'],
  'text, null': ['"a"', 'null'],
  'integer, text': ['1', '"a"'],
  'integer, true': ['1', 'true'],
  'fraction, true': ['1.5', 'true'],
  list: ['[1]'],
  object: ['{"a": 1}'],
  date: ['"2024-01-02"'],
  'date, null': ['"2024-01-02"', 'null'],
  'date and time': ['"2024-01-02T03:04:05"'],
  'date and time, space': ['"2024-01-02 03:04:05"'],
  'time with a zone': ['"2024-01-02T03:04:05Z"'],
  'two forms of dates': ['"2024-01-02"', '"2024-01-02T03:04:05"'],
  'no day of the calendar': ['"2024-02-31"'],
  base64: ['"aGVsbG8="'],
  'base64 without padding': ['"abc"'],
  'base64 with other letters': ['"a$%bc"'],
  'letters beyond ASCII': ['"é"'],
  'the word true': ['"true"'],
  NaN: ['NaN'],
  Infinity: ['Infinity'],
}

const TYPES = ['boolean', 'integer', 'long', 'float', 'double', 'string', 'binary', 'datetime']

const column = (type: string) => [{ type, name: 'x', required: true }]
const list = (type: string) => [{ type: 'array', items: { type }, name: 'x', required: true }]
const object = (type: string) => [
  { type: 'object', properties: { p: { type, required: true } }, name: 'x', required: true },
]

/** Each way in which values reach a type. */
const WAYS: Readonly<
  Record<string, (type: string, values: readonly string[]) => Omit<Pair, 'title'>>
> = {
  dataframe_split: (type, values) => ({
    inputs: column(type),
    body: `{"dataframe_split": {"columns": ["x"], "data": [${values.map((v) => `[${v}]`).join()}]}}`,
  }),
  dataframe_records: (type, values) => ({
    inputs: column(type),
    body: `{"dataframe_records": [${values.map((v) => `{"x": ${v}}`).join()}]}`,
  }),
  instances: (type, values) => ({
    inputs: column(type),
    body: `{"instances": [${values.map((v) => `{"x": ${v}}`).join()}]}`,
  }),
  'inputs by column': (type, values) => ({
    inputs: column(type),
    body: `{"inputs": {"x": [${values.join()}]}}`,
  }),
  'inputs by row': (type, values) => ({
    inputs: column(type),
    body: `{"inputs": [${values.map((v) => `{"x": ${v}}`).join()}]}`,
  }),
  'a list in a frame': (type, values) => ({
    inputs: list(type),
    body: `{"dataframe_split": {"columns": ["x"], "data": [[[${values.join()}]]]}}`,
  }),
  'a list in inputs': (type, values) => ({
    inputs: list(type),
    body: `{"inputs": {"x": [${values.join()}]}}`,
  }),
  'an object in a frame': (type, [value = '']) => ({
    inputs: object(type),
    body: `{"dataframe_split": {"columns": ["x"], "data": [[{"p": ${value}}]]}}`,
  }),
  'an object in inputs': (type, [value = '']) => ({
    inputs: object(type),
    body: `{"inputs": {"x": {"p": ${value}}}}`,
  }),
  'a param': (type, [value = '']) => ({
    inputs: column('long'),
    // MLflow knows no binary params
    params: type === 'binary' ? [] : [{ name: 'q', type, default: null, shape: null }],
    body: `{"inputs": {"x": [1]}, "params": {"q": ${value}}}`,
  }),
}

/** Every value to every type in every way. */
export const GRID: readonly Pair[] = Object.entries(WAYS).flatMap(([way, pairOf]) =>
  TYPES.flatMap((type) =>
    Object.entries(VALUES).map(([name, values]) => ({
      title: `${way}: ${name} to ${type}`,
      ...pairOf(type, values),
    })),
  ),
)
