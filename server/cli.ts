import { commands } from './cli/command-list.ts'
import { runCommand } from './cli/run-command.ts'

// A reader that has seen enough, such as `head`, closes the pipe: that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
})

/** The command line. The code is set and not forced: `serve` and `worker` stay. */
process.exitCode = await runCommand(process.argv.slice(2), commands, {
  environment: process.env,
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  input: process.stdin,
})
