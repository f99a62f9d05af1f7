import type { Command } from './command.ts'

/** The processes that stay. Each is a way in of its own; the command only starts it. */
export const processCommands: readonly Command[] = [
  {
    name: 'serve',
    summary: 'Open the office: the screens, the API, and on the embedded database all background work',
    usage: 'serve',
    help: `Runs until Ctrl+C. PORT says where (3000), CARTWRIGHT_URL the address people know it by, CARTWRIGHT_JOBS how many
background jobs it does at once: 0 when workers of their own do them.`,
    examples: [['PORT=8080 cartwright serve', 'Open the office on port 8080']],
    run: async () => {
      await import('../main.ts')
      return 0
    },
  },
  {
    name: 'worker',
    summary: 'Do background work beside a server: any number of them on one PostgreSQL',
    usage: 'worker',
    help: `Runs until Ctrl+C. Needs DATABASE_URL: the embedded database has one process, which does its own work. A worker that
is killed costs the chunk it was at; another takes it again.`,
    examples: [['CARTWRIGHT_JOBS=2 cartwright worker', 'Do two jobs at once']],
    run: async () => {
      await import('../worker.ts')
      return 0
    },
  },
]
