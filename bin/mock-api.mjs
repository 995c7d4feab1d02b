// `npm run mock-api`: the mock of MLflow over HTTP, bare, for any client of MLflow.
import { fromSource } from './fromSource.mjs'

const { main } = await fromSource('src/mocks/node/mockApi.ts')
await main(process.argv.slice(2))
