import type { SftpServer } from '#ports/mail-house/sftp-server'
import { SettingInvalid } from './setting-invalid.ts'

/** The account at the mail house's SFTP server, and the city whose packages go there. */
export type MailHouseOfCity = {
  readonly city: string
  readonly server: Omit<SftpServer, 'secret'>
  readonly secret:
    | { readonly keyFile: string; readonly passphrase: string | null }
    | { readonly password: string }
}

type Environment = Readonly<Record<string, string | undefined>>

/** CARTWRIGHT_MAIL_HOUSE_…: whoever writes one of them writes all that are needed. None: packages are downloaded. */
export function readMailHouse(environment: Environment): MailHouseOfCity | null {
  const of = (name: string): string | undefined => environment[`CARTWRIGHT_MAIL_HOUSE_${name}`] || undefined
  if (!names.some(of)) return null
  const needed = (name: string, what: string): string => of(name) ?? missing(name, what)
  return {
    city: needed('CITY', 'the name of the city whose packages go to this mail house'),
    server: {
      host: readHost(needed('HOST', 'the host of the mail house’s SFTP server')),
      port: readPort(of('PORT')),
      user: needed('USER', 'the name of the account at the mail house'),
      folder: of('FOLDER') ?? '.',
      fingerprints: readFingerprints(
        needed('FINGERPRINT', 'the fingerprint of the host’s key as the mail house tells it, SHA256:…'),
      ),
    },
    secret: readHow(of('KEY_FILE'), of('PASSWORD'), of('KEY_PASSPHRASE') ?? null),
  }
}

const names = [
  'CITY',
  'HOST',
  'PORT',
  'USER',
  'FOLDER',
  'FINGERPRINT',
  'KEY_FILE',
  'KEY_PASSPHRASE',
  'PASSWORD',
]

function missing(name: string, what: string): never {
  throw new SettingInvalid(
    `CARTWRIGHT_MAIL_HOUSE_${name} is missing: write ${what}, or none of CARTWRIGHT_MAIL_HOUSE_….`,
  )
}

function readHost(host: string): string {
  if (!/^[\w.:-]+$/.test(host))
    throw new SettingInvalid(
      'CARTWRIGHT_MAIL_HOUSE_HOST is not understood; write only the host, such as sftp.mailhouse.example.',
    )
  return host
}

function readPort(text = '22'): number {
  const port = Number(text)
  if (!/^\d{1,5}$/.test(text) || port < 1 || port > 65_535)
    throw new SettingInvalid(`CARTWRIGHT_MAIL_HOUSE_PORT is ${text}; write a port such as 22.`)
  return port
}

/** One or several, divided by commas: of each of its keys, or of the present one and the next. */
function readFingerprints(text: string): string[] {
  const fingerprints = text.split(',').map((one) => one.trim().replace(/=+$/, ''))
  for (const one of fingerprints)
    if (!/^SHA256:[A-Za-z0-9+/]{43}$/.test(one))
      throw new SettingInvalid(
        'CARTWRIGHT_MAIL_HOUSE_FINGERPRINT is not understood; write SHA256: and 43 signs, as ssh-keygen -l prints it.',
      )
  return fingerprints
}

function readHow(
  keyFile: string | undefined,
  password: string | undefined,
  passphrase: string | null,
): MailHouseOfCity['secret'] {
  if (keyFile && password)
    throw new SettingInvalid(
      'CARTWRIGHT_MAIL_HOUSE_KEY_FILE and CARTWRIGHT_MAIL_HOUSE_PASSWORD are both set; write one of them.',
    )
  if (keyFile) return { keyFile, passphrase }
  return {
    password:
      password ?? missing('KEY_FILE', 'the file of the private key (or CARTWRIGHT_MAIL_HOUSE_PASSWORD)'),
  }
}
