import { testFlows } from './flows'

testFlows('models')
