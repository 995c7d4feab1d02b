import { PREFIX } from '../fixture'

/** One grant: type, pattern, level. `MODEL` and `EXPERIMENT` stand for those of the fixture. */
type Grant = readonly [type: string, pattern: string, level: string]

export const MODEL = `${PREFIX}-guarded`
/** Nobody is granted anything on it. */
export const PLAIN = `${PREFIX}-plain`
export const GUARDED_PROMPT = `${PREFIX}-guarded-prompt`
export const EXPERIMENT = '{experiment}'

export interface Sort {
  /** Given to the person alone. */
  own: readonly Grant[]
  /** Given by a role that the person has. */
  byRole?: readonly Grant[]
}

const onModel = (level: string): Sort => ({ own: [['registered_model', MODEL, level]] })

/** Each sort of person there is, by what they were granted. */
export const SORTS: ReadonlyMap<string, Sort> = new Map([
  ['plain', { own: [] }],
  ['READ', onModel('READ')],
  ['USE', onModel('USE')],
  ['EDIT', onModel('EDIT')],
  ['MANAGE', onModel('MANAGE')],
  ['DENY', onModel('DENY')],
  ['EDIT by role', { own: [], byRole: [['registered_model', MODEL, 'EDIT']] }],
  ['EDIT on all', { own: [['registered_model', '*', 'EDIT']] }],
  [
    'MANAGE, and DENY by role',
    {
      own: [['registered_model', MODEL, 'MANAGE']],
      byRole: [['registered_model', '*', 'DENY']],
    },
  ],
  ['versions denied', { own: [['registered_model_version', '*', 'DENY']] }],
  [
    'versions editable, model readable',
    {
      own: [
        ['registered_model', MODEL, 'READ'],
        ['registered_model_version', '*', 'EDIT'],
      ],
    },
  ],
  [
    'model managed, versions readable',
    {
      own: [
        ['registered_model', MODEL, 'MANAGE'],
        ['registered_model_version', '*', 'READ'],
      ],
    },
  ],
  ['runs denied', { own: [['run', '*', 'DENY']] }],
  ['logged models denied', { own: [['logged_model', '*', 'DENY']] }],
  ['experiment denied', { own: [['experiment', EXPERIMENT, 'DENY']] }],
  ['prompts denied', { own: [['prompt', '*', 'DENY']] }],
  ['workspace used', { own: [], byRole: [['workspace', '*', 'USE']] }],
  [
    'workspace managed, model denied',
    { own: [['registered_model', MODEL, 'DENY']], byRole: [['workspace', '*', 'MANAGE']] },
  ],
])

const slug = (sort: string) => sort.replaceAll(/\W+/g, '-')

/** How somebody of this sort signs in. */
export const personOf = (sort: string) => ({
  username: `${PREFIX}-${slug(sort)}`,
  password: `${PREFIX}-password`,
})

const onExperiment = (level: string): Sort => ({ own: [['experiment', EXPERIMENT, level]] })

/** Those who differ in what they may do with runs, logged models and files. */
export const TRACKING_SORTS: ReadonlyMap<string, Sort> = new Map([
  ['nothing', { own: [] }],
  ['experiment READ', onExperiment('READ')],
  ['experiment EDIT', onExperiment('EDIT')],
  ['experiment MANAGE', onExperiment('MANAGE')],
  ['experiment DENY', onExperiment('DENY')],
  [
    'experiment readable, runs editable',
    {
      own: [
        ['experiment', EXPERIMENT, 'READ'],
        ['run', '*', 'EDIT'],
      ],
    },
  ],
  [
    'experiment managed, runs readable',
    {
      own: [
        ['experiment', EXPERIMENT, 'MANAGE'],
        ['run', '*', 'READ'],
      ],
    },
  ],
  [
    'experiment managed, runs denied',
    {
      own: [
        ['experiment', EXPERIMENT, 'MANAGE'],
        ['run', '*', 'DENY'],
      ],
    },
  ],
  [
    'experiment editable, logged models readable',
    {
      own: [
        ['experiment', EXPERIMENT, 'EDIT'],
        ['logged_model', '*', 'READ'],
      ],
    },
  ],
  [
    'experiment managed, logged models denied',
    {
      own: [
        ['experiment', EXPERIMENT, 'MANAGE'],
        ['logged_model', '*', 'DENY'],
      ],
    },
  ],
  ['all experiments denied', { own: [['experiment', '*', 'DENY']] }],
  ['the workspace managed', { own: [], byRole: [['workspace', '*', 'MANAGE']] }],
])
