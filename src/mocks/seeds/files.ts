import { addFile, type World } from '../world'

// Text files of small models, logged by a real MLflow: make_files.py.
const FILES = import.meta.glob<string>('./files/*/*', {
  query: '?raw',
  import: 'default',
  eager: true,
})

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
    const [, , folder, file] = path.split('/')
    if (folder !== name || file === undefined) continue
    const own = text.replace(/@(\w+)@/g, (mark, key: string) => filled.get(key) ?? mark)
    addFile(world, `${root}/${file}`, own)
  }
}
