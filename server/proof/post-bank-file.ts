import { inTransaction } from '#database/in-transaction'
import { openDatabase } from '#database/open-database'
import { PlainDate } from '#kernel/dates'
import { person } from '#test/test-office'
import { gates } from '../gates.ts'
import { postWholeFile } from '../modules/bank-intake/post-bank-file.ts'

/**
 * Posts what is left of a file of a bank, ten items a transaction, in a process of its own that is made to be killed:
 * `node post-bank-file.ts CITY DAY FILE`, with the database at PROOF_URL or in PROOF_FOLDER.
 */
const [city = '', day = '', fileId = ''] = process.argv.slice(2)
const { PROOF_URL: url, PROOF_FOLDER: folder = '' } = process.env
const database = await openDatabase(url ? { url } : { folder })
const by = {
  city,
  actor: person('coordinator'),
  today: PlainDate.from(day),
  send: () => Promise.resolve(),
  gates,
}
process.stdout.write('open\n')
await postWholeFile((task) => inTransaction(database.db, by, task), Number(fileId), 10)
await database.close()
process.exit(0)
