// `npm run record`: a live MLflow server as a seed of the mock, without what is nobody else's business.
import { fromSource } from './fromSource.mjs'

const { main } = await fromSource('src/mocks/node/record/main.ts')
await main(process.argv.slice(2))
