import { type Answer, json } from '../answer'
import type { World } from '../world'

/** The version of MLflow that the contract suite holds the mock to. */
export const MLFLOW_VERSION = '3.17.2'

export const health = (): Answer => ({
  kind: 'text',
  status: 200,
  type: 'text/plain; charset=utf-8',
  text: 'OK',
})

export const version = (): Answer => ({
  kind: 'text',
  status: 200,
  type: 'text/html; charset=utf-8',
  text: MLFLOW_VERSION,
})

export const info = (world: World): Answer =>
  json({
    store_type: 'SqlStore',
    workspaces_enabled: world.workspaces.size > 0,
    trace_archival_enabled: false,
    multipart_uploads_enabled: false,
    multipart_downloads_enabled: false,
    presigned_upload_run_id_supported: true,
    presigned_upload_model_id_supported: true,
    features_enabled: { gateway: true },
  })
