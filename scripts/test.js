// `npm test`: installs what is missing, then runs the whole suite. Further words go to vitest.
import { become, installPackages } from './prepare.js'

installPackages()
await become(['node_modules/vitest/vitest.mjs', 'run', '--project', 'office', ...process.argv.slice(2)])
