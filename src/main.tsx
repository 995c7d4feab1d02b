import './ui/base.css'
import { createRoot } from 'react-dom/client'
import { start } from './start'

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')
start(createRoot(root))
