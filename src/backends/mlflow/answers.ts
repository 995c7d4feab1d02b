const PATIENCE = 5_000

/**
 * Does the server answer at all? Asked once, without a retry and without a right: `/health` is open on MLflow, and of
 * `/version` a 401 is answer enough. Behind a console server the two go to tracking and to the registry.
 */
export async function serverAnswers(
  bases: { tracking: string; registry: string },
  send: typeof fetch,
  signal?: AbortSignal,
): Promise<boolean> {
  const end = AbortSignal.timeout(PATIENCE)
  const init = {
    signal: signal ? AbortSignal.any([signal, end]) : end,
    redirect: 'manual',
  } as const
  const asked = [`${bases.tracking}/health`, `${bases.registry}/version`].map(async (target) => {
    const response = await send(target, init)
    void response.body?.cancel()
    return response.status > 0 && response.status < 500
  })
  const answers = await Promise.allSettled(asked)
  signal?.throwIfAborted()
  return answers.every((answer) => answer.status === 'fulfilled' && answer.value)
}
