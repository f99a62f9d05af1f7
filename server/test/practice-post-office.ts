import type { PostOffice } from '#kernel/post-office'
import { uspsSimulator } from '#ports/post-office/simulator'
import { uspsPostOffice } from '#ports/post-office/usps'

const who = { id: 'tests', secret: 'only for tests' }
const now = () => Temporal.Now.instant()

/** The post office of a test's office: the simulator, with sixty questions of its own for each that is asked for. */
export const practicePostOffice = (): PostOffice =>
  uspsPostOffice({
    ...who,
    base: 'https://practice.invalid',
    send: uspsSimulator({ ...who, now }).send,
    now,
    practice: true,
  })
