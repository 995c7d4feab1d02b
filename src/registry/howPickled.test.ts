import { expect, test } from 'vitest'
import { howPickled } from './howPickled'

const entries = (facts: Record<string, string>) =>
  Object.entries(facts).map(([key, text]) => [key, { kind: 'text', text }] as const)

test.each([
  [{ serialization_format: 'cloudpickle', pickled_model: 'model.pkl' }, 'cloudpickle'],
  [{ serialization_format: 'pickle' }, 'pickle'],
  [{ cloudpickle_version: '3.1.2', python_model: 'python_model.pkl' }, 'cloudpickle'],
  [{ model_path: 'model.pkl' }, 'pickle'],
  [{ data: 'model.joblib' }, 'pickle'],
  [{ serialization_format: 'skops', pickled_model: 'model.pkl' }, null],
  [{ data: 'model.onnx' }, null],
])('%j: %s', (facts, word) => expect(howPickled(entries(facts))).toBe(word))
