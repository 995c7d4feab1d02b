import type { RegisteredModel } from './model'

/** MLflow keeps prompts among the registered models and tells them apart by this tag. */
export const isPrompt = (model: Pick<RegisteredModel, 'tags'>) =>
  model.tags.get('mlflow.prompt.is_prompt') === 'true'
