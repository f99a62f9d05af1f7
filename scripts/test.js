// `npm test`: installs what is missing, then runs the whole suite. Further words go to vitest.
import { become, installPackages } from './prepare.js'

installPackages()
const suite = ['--project', 'office', '--project', 'rules']
await become(['node_modules/vitest/vitest.mjs', 'run', ...suite, ...process.argv.slice(2)])
