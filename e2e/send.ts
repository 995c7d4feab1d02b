import type { Page } from '@playwright/test'

/** What the server says to this person's own request, past what the page offers. */
export const send = (
  page: Page,
  [method, path, body]: readonly [string, string, object],
  headers: Record<string, string> = {},
) =>
  page.evaluate(async ({ address, ...init }) => (await fetch(address, init)).status, {
    address: `/api/2.0/mlflow/${path}`,
    method,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
