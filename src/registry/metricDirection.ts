export type Direction = 'higher' | 'lower'

const HIGHER =
  'accuracy acc auc auroc auprc f1 fbeta precision recall sensitivity specificity r2 score mcc kappa ndcg map mrr iou dice bleu rouge meteor ssim psnr gini lift jaccard similarity throughput reward'
const LOWER =
  'loss logloss error err errors rmse mse mae mape smape rmsle msle wape brier perplexity wer cer fpr fnr latency regret deviance divergence misclassification'

const TELLS: ReadonlyMap<string, Direction> = new Map([
  ...HIGHER.split(' ').map((word) => [word, 'higher'] as const),
  ...LOWER.split(' ').map((word) => [word, 'lower'] as const),
])

/**
 * Which way is better, guessed from the words of a metric's name (`val_rmse`, `validation/f1@macro`, `logLoss`); null
 * where they tell nothing or disagree. To be shown as a guess.
 */
export function guessDirection(key: string): Direction | null {
  const words = key
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
  const told = words.flatMap((word) => (word === 'score' ? [] : (TELLS.get(word) ?? [])))
  const [first, ...others] = told
  // a bare `score` is good; beside another word it says nothing of its own: `brier_score`
  if (first === undefined) return words.includes('score') ? 'higher' : null
  if (others.some((other) => other !== first)) return null
  // scikit-learn turns what it would make small round: `neg_root_mean_squared_error`
  return first === 'lower' && words.includes('neg') ? 'higher' : first
}
