import { testFlows } from './flows'

testFlows('tracking')
