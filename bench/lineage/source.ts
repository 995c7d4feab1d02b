// The parts of the project that are measured, and the graphs they are measured with, as one module for Node.
export { BOX, GAP } from '../../src/registry/lineage/layout/shapes'
export { grow } from '../../src/registry/lineage/layout/grow'
export { curve } from '../../src/registry/lineage/layout/turn'
export { generatedCases, realCases } from './cases'
