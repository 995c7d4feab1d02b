import { addFile, type World } from '../world'

// Text files of small models, logged by a real MLflow: make_files.py.
const FILES = import.meta.glob<string>(['./files/*/*', '!./files/*/*.onnx'], {
  query: '?raw',
  import: 'default',
  eager: true,
})

// As data: addresses; a graph without its weights is small.
const GRAPHS = import.meta.glob<string>('./files/*/*.onnx', {
  query: '?url&inline',
  import: 'default',
  eager: true,
})

const bytesOf = (address: string) =>
  Uint8Array.from(atob(address.slice(address.indexOf(',') + 1)), (letter) => letter.charCodeAt(0))

const isOf = (path: string, name: string) => path.split('/')[2] === name
const fileName = (path: string) => path.slice(path.lastIndexOf('/') + 1)

/** What stands for the marks of a file. */
export interface Marks {
  model_id: string
  run_id: string
  experiment_id: string
  model_uuid: string
  /** MLflow's own way: "2026-06-15 09:00:00.000000", UTC. */
  created: string
  size: string
}

/** Puts the files of `name` under `root`, with the marks filled in. */
export function addModelFiles(world: World, root: string, name: string, marks: Marks) {
  const filled = new Map(Object.entries(marks))
  for (const [path, text] of Object.entries(FILES)) {
    if (!isOf(path, name)) continue
    const own = text.replace(/@(\w+)@/g, (mark, key: string) => filled.get(key) ?? mark)
    addFile(world, `${root}/${fileName(path)}`, own)
  }
  for (const [path, address] of Object.entries(GRAPHS))
    if (isOf(path, name)) addFile(world, `${root}/${fileName(path)}`, bytesOf(address))
}
