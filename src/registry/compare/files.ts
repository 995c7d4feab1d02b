import { packagesIn, readCondaYaml, readPythonEnv, readRequirements } from '../environment'
import type { Mlmodel, YamlReading } from '../mlmodel'
import type { Source } from '../packages'

/** Every flavor of MLflow writes it beside MLmodel; other tools may not. */
export const REQUIREMENTS = 'requirements.txt'

/** Files beside it that say what a version needs, as MLmodel names them. */
export const environmentFiles = ({ environment }: Mlmodel): readonly string[] =>
  [environment.conda, environment.virtualenv].flatMap((path) => path ?? [])

export const requirementsSource = (text: string): Source => ({
  file: REQUIREMENTS,
  requirements: readRequirements(text),
})

/** What `conda.yaml` or `python_env.yaml` asks for; null where it can't be read. */
export function yamlSource(
  { environment }: Mlmodel,
  file: string,
  reading: YamlReading,
): Source | null {
  if (reading.state !== 'read') return null
  const read = file === environment.conda ? readCondaYaml : readPythonEnv
  return { file, requirements: packagesIn(read(reading.value)) }
}
