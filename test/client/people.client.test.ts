import { testFlows } from './flows'

testFlows('people', { signIn: true })
