import { testFlows } from './flows'

testFlows('registry')
