import { azure } from './azure'
import { databricks } from './databricks'
import { kserve } from './kserve'
import { mlserver } from './mlserver'
import { bashModel, install } from './address'
import { slugOf } from './quote'
import { type Recipe, type Usage, closed, whyNoPyfunc } from './recipe'
import { request } from './request'
import { sagemaker } from './sagemaker'
import { slugVersion } from './slugVersion'
import { bodyNote, commonNotes } from './text'

/** Predictions on request. */
export const realTime = (usage: Usage): readonly Recipe[] => [
  modelsServe(usage),
  mlserver(usage),
  docker(usage),
  kserve(usage),
  sagemaker(usage),
  azure(usage),
  databricks(usage),
]

/** Said in place of a request that nobody can write. */
export const NO_REQUEST =
  'No request is shown: this version has no signature that can be read and no example, so nothing says what to send.'

export function modelsServe(usage: Usage): Recipe {
  const why = whyNoPyfunc(usage.mlmodel)
  if (why !== null) return closed('serve', 'models serve', why)
  const { before, uri } = bashModel(usage)
  const sent = request(usage, `http://127.0.0.1:${usage.port}/invocations`)
  const serve = `mlflow models serve -m ${uri} --port ${usage.port} --env-manager ${usage.env}`
  return {
    id: 'serve',
    title: 'models serve',
    state: 'open',
    blocks: [
      ...(usage.env === 'local' ? [install(usage)] : []),
      { title: 'Serve', language: 'bash', code: [...before, serve].join('\n') },
      ...(sent === null ? [] : [sent]),
    ],
    needs: ENVIRONMENTS[usage.env],
    notes: [
      ...(sent === null ? [NO_REQUEST] : bodyNote(usage)),
      'It answers GET /ping once it is ready, and takes one signature: anything else is a 400 with the reason.',
      ...commonNotes(usage),
    ],
    follows: usage.choice.by === 'alias' ? 'start' : 'pinned',
  }
}

const ENVIRONMENTS: Readonly<Record<Usage['env'], readonly string[]>> = {
  uv: ['MLflow and uv, which gets the Python and the packages that the version was logged with'],
  virtualenv: ['MLflow and pyenv, which builds the Python that the version was logged with'],
  local: ['the packages of the version in the Python that runs this'],
}

function docker(usage: Usage): Recipe {
  const title = 'Docker'
  const why = whyNoPyfunc(usage.mlmodel)
  if (why !== null) return closed('docker', title, why)
  const { before, uri } = bashModel(usage)
  const image = imageOf(usage)
  const sent = request(usage, `http://127.0.0.1:${usage.port}/invocations`)
  return {
    id: 'docker',
    title,
    state: 'open',
    blocks: [
      {
        title: 'Build and run',
        language: 'bash',
        code: [
          ...before,
          `mlflow models build-docker -m ${uri} -n ${image}`,
          `docker run --rm -p ${usage.port}:8080 ${image}`,
        ].join('\n'),
      },
      ...(sent === null ? [] : [sent]),
    ],
    needs: ['MLflow', 'Docker'],
    notes: [
      'The files of the version are in the image: it needs no MLflow server to run, and stays as it was built.',
      ...(sent === null ? [NO_REQUEST] : bodyNote(usage)),
      ...commonNotes(usage),
    ],
    follows: usage.choice.by === 'alias' ? 'copy' : 'pinned',
  }
}

/** An image named after the model, tagged with the version that is in it. */
const imageOf = ({ model, version }: Usage) => `${slugOf(model)}:v${slugVersion(version)}`
