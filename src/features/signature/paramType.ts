import type { Param } from '../../registry/signature'
import { typeText } from '../../registry/signatureText'

/** A list is said as the columns' types say it; other shapes don't occur in MLflow, and are shown as they are. */
export function paramType({ type, shape }: Param): string {
  if (shape === null) return typeText(type)
  return shape.length === 1 && shape[0] === -1
    ? `array<${typeText(type)}>`
    : `${typeText(type)} (${shape.join(', ')})`
}
