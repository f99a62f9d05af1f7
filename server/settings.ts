import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { DatabasePlace } from '#database/open-database'
import { parseDay, PlainDate } from '#kernel/dates'
import { type StripeOfCity, readStripe } from './read-stripe.ts'
import type { MailSettings } from '#ports/e-mail/open-mailer'
import type { OidcSettings } from './modules/staff/oidc-settings.ts'
import { type MailHouseOfCity, readMailHouse } from './read-mail-house.ts'
import { readOidcSettings } from './read-oidc-settings.ts'
import { readUsps, type UspsAccount } from './read-usps.ts'
import { SettingInvalid } from './setting-invalid.ts'

/** What an installation says about itself, by environment variables. */
export type Settings = {
  readonly place: DatabasePlace
  /** Where the embedded database and produced files lie. */
  readonly dataFolder: string
  /** Where banks and people put files; each city has a folder of its own in it. */
  readonly inboxFolder: string
  readonly port: number
  /** The address people know it by. Cookies are for https only when this begins so. */
  readonly publicUrl: string
  readonly today: () => PlainDate
  /** How many jobs this process does at once; none when other processes do them. */
  readonly jobsAtOnce: number
  /** Whether an office without any city gets the practice city. */
  readonly practice: boolean
  /** What Prometheus must send to read the metrics; without it there are none to read. */
  readonly metricsToken: string | null
  readonly mail: MailSettings
  /** Who takes payments online, for the one city whose money it is; null: nobody. */
  readonly stripe: StripeOfCity | null
  /** The account with the post office’s look-up of addresses; null: none. */
  readonly usps: UspsAccount | null
  /** Where packages go by SFTP, for the one city that has them taken there; null: nowhere. */
  readonly mailHouse: MailHouseOfCity | null
  /** Sign-in by OpenID Connect, where there is a provider. */
  readonly oidc: OidcSettings | null
}

type Environment = Readonly<Record<string, string | undefined>>

/** Reads the environment. Throws SettingInvalid at the first thing that cannot be used. */
export function readSettings(environment: Environment): Settings {
  const dataFolder = resolve(environment.CARTWRIGHT_DATA ?? 'data')
  const port = wholeNumber(environment, 'PORT', 3000)
  const url = environment.DATABASE_URL
  return {
    place: url ? { url } : { folder: join(dataFolder, 'database') },
    dataFolder,
    inboxFolder: resolve(environment.CARTWRIGHT_INBOX || join(dataFolder, 'inbox')),
    port,
    publicUrl: environment.CARTWRIGHT_URL ?? `http://localhost:${port}`,
    today: readToday(environment),
    jobsAtOnce: wholeNumber(environment, 'CARTWRIGHT_JOBS', url ? 4 : 2),
    practice: !url || environment.CARTWRIGHT_PRACTICE === '1',
    metricsToken: readMetricsToken(environment),
    mail: readMail(environment),
    stripe: readStripe(environment),
    usps: readUsps(environment),
    mailHouse: readMailHouse(environment),
    oidc: readOidcSettings(environment),
  }
}

function readMetricsToken({ CARTWRIGHT_METRICS_TOKEN: token }: Environment): string | null {
  if (!token) return null
  if (token.length < 16)
    throw new SettingInvalid('CARTWRIGHT_METRICS_TOKEN is too short; write at least 16 random characters.')
  return token
}

/** `smtp://user:password@host:587`, or `smtps://` for TLS from the first byte; `?tls=needed` sends nothing without TLS. */
function readMail({ CARTWRIGHT_SMTP_URL: text, CARTWRIGHT_MAIL_FROM: from }: Environment): MailSettings {
  if (!text) return { server: null, from: from ?? 'bills@localhost' }
  if (!from || !/^[^@\s]+@[^@\s]+$/.test(from))
    throw new SettingInvalid(
      'CARTWRIGHT_MAIL_FROM is missing: with CARTWRIGHT_SMTP_URL write the address e-mails come from.',
    )
  const url = URL.canParse(text) ? new URL(text) : null
  if (!url || !['smtp:', 'smtps:'].includes(url.protocol) || url.hostname === '')
    throw new SettingInvalid('CARTWRIGHT_SMTP_URL is not understood; write smtp://user:password@host:587.')
  const secure = url.protocol === 'smtps:'
  const user = decodeURIComponent(url.username)
  return {
    from,
    server: {
      host: url.hostname,
      port: Number(url.port) || (secure ? 465 : 587),
      secure,
      tlsNeeded: url.searchParams.get('tls') === 'needed',
      auth: user === '' ? null : { user, pass: decodeURIComponent(url.password) },
    },
  }
}

function wholeNumber(environment: Environment, name: string, otherwise: number): number {
  const text = environment[name]
  if (text === undefined || text === '') return otherwise
  if (!/^\d{1,5}$/.test(text)) throw new SettingInvalid(`${name} is ${text}; write a whole number.`)
  return Number(text)
}

/** The business day: the calendar's day where the city is, or a fixed day for practice. */
function readToday({ CARTWRIGHT_TODAY, CARTWRIGHT_TIME_ZONE, DATABASE_URL }: Environment): () => PlainDate {
  const zone = CARTWRIGHT_TIME_ZONE ?? Temporal.Now.timeZoneId()
  try {
    Temporal.Now.plainDateISO(zone)
  } catch {
    throw new SettingInvalid(`CARTWRIGHT_TIME_ZONE is ${zone}; write a name like America/Los_Angeles.`)
  }
  if (!CARTWRIGHT_TODAY) return () => Temporal.Now.plainDateISO(zone)
  if (DATABASE_URL)
    throw new SettingInvalid(
      'CARTWRIGHT_TODAY stops the calendar: it is for practice on the embedded database only.',
    )
  const day = parseDay(CARTWRIGHT_TODAY)
  if (!day) throw new SettingInvalid(`CARTWRIGHT_TODAY is ${CARTWRIGHT_TODAY}; write a day like 2026-11-23.`)
  return () => day
}

/**
 * The key that bank numbers are kept with, 32 bytes: CARTWRIGHT_BANK_KEY in base64, or for the embedded database one made at the first start and kept
 * in the data folder. Null on a server without it: then no bank numbers are taken.
 */
export async function readBankKey(
  environment: Environment,
  { place, dataFolder }: Pick<Settings, 'place' | 'dataFolder'>,
): Promise<Uint8Array | null> {
  const given = environment.CARTWRIGHT_BANK_KEY
  if (!given && 'url' in place) return null
  const key = Buffer.from(given || (await keptSecret(dataFolder, 'bank-key')), 'base64')
  if (key.length !== 32)
    throw new SettingInvalid(
      'CARTWRIGHT_BANK_KEY is no key; write 32 random bytes in base64: openssl rand -base64 32',
    )
  return new Uint8Array(key)
}

/**
 * The secret that signs sessions: CARTWRIGHT_SECRET, or for the embedded database one made at the first start and kept in
 * the data folder where only its owner can read it.
 */
export async function readSecret(environment: Environment, { place, dataFolder }: Settings): Promise<string> {
  const given = environment.CARTWRIGHT_SECRET
  if (given !== undefined && given.length < 32)
    throw new SettingInvalid('CARTWRIGHT_SECRET is too short; write at least 32 random characters.')
  if (given !== undefined) return given
  if ('url' in place)
    throw new SettingInvalid(
      'CARTWRIGHT_SECRET is missing. It signs sessions; with DATABASE_URL give 32 random characters or more, ' +
        'the same to every process: openssl rand -base64 32',
    )
  return keptSecret(dataFolder, 'secret')
}

/** 32 random bytes in base64, made at the first start and kept where only their owner can read them. */
async function keptSecret(dataFolder: string, name: string): Promise<string> {
  const file = join(dataFolder, name)
  await mkdir(dataFolder, { recursive: true })
  try {
    await writeFile(file, randomBytes(32).toString('base64'), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return readFile(file, 'utf8')
}
