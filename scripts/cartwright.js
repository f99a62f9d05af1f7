// `npm run cartwright -- …`: installs what is missing, then runs one command on the Node the product brings.
import { become, installPackages } from './prepare.js'

installPackages()
await become(['server/cli.ts', ...process.argv.slice(2)])
