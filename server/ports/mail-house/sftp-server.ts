/** An account at an SFTP server, as the settings name it. */
export type SftpServer = {
  readonly host: string
  readonly port: number
  readonly user: string
  /** A private key, or a password. */
  readonly secret:
    | { readonly privateKey: Buffer; readonly passphrase: string | null }
    | { readonly password: string }
  /** `.`: where the account begins. */
  readonly folder: string
  /** What the host may show as its key, each as `SHA256:…`. Nothing is sent to a host that shows another. */
  readonly fingerprints: readonly string[]
}

/** How long a connection may take until it is signed in, and how long a server may say nothing. */
export type Patience = { readonly connectMs: number; readonly silenceMs: number }

export const usualPatience: Patience = { connectMs: 20_000, silenceMs: 60_000 }

/** The server, the account and the folder, as people read them. */
export const destinationOf = ({ user, host, port, folder }: SftpServer): string =>
  `${user}@${host}:${port}${folder.startsWith('/') ? folder : `/~/${folder}`.replace(/\/\.$/, '')}`
