#!/usr/bin/env node
import { main } from '../dist/server.mjs'

await main(process.argv.slice(2))
