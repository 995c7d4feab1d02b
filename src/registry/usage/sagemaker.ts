import { bashModel } from './address'
import { slugOf } from './quote'
import { type Recipe, type Usage, closed, whyNoPyfunc } from './recipe'
import { commonNotes } from './text'

/** An endpoint on Amazon SageMaker, by MLflow's own deployment client. */
export function sagemaker(usage: Usage): Recipe {
  const title = 'SageMaker'
  const why = whyNoPyfunc(usage.mlmodel)
  if (why !== null) return closed('sagemaker', title, why)
  const { before, uri } = bashModel(usage)
  const code = [
    ...before,
    'mlflow sagemaker build-and-push-container',
    `mlflow deployments create -t sagemaker:/us-east-1 --name ${slugOf(usage.model)} -m ${uri} \\`,
    '  -C execution_role_arn=arn:aws:iam::123456789012:role/your-sagemaker-role \\',
    '  -C instance_type=ml.m5.xlarge -C instance_count=1',
  ]
  return {
    id: 'sagemaker',
    title,
    state: 'open',
    blocks: [{ title: 'Deploy', language: 'bash', code: code.join('\n') }],
    needs: [
      'MLflow, boto3 and Docker',
      'AWS credentials, and a role in place of your-sagemaker-role',
    ],
    notes: [
      'The first command builds MLflow’s serving image and pushes it to ECR: once per account and region.',
      'The files of the version are copied to S3 when this runs. mlflow deployments update moves the endpoint on.',
      ...commonNotes(usage),
    ],
    follows: usage.choice.by === 'alias' ? 'copy' : 'pinned',
  }
}
