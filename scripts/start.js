// `npm start`: installs and builds what is missing, then opens the office.
import { become, buildWeb, installPackages } from './prepare.js'

installPackages()
buildWeb()
await become(['server/main.ts', ...process.argv.slice(2)])
