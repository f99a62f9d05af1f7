import type { Work } from '#kernel/work'

/** What a command did, for the record: in the field's words, with the values before and after. */
export type CommandRecord = {
  /** The use case, verb first: `post-run`. */
  readonly command: string
  /** What it was done to: `run 12`, `account 100-20417-3`. */
  readonly subject: string
  /** What changed; amounts in cents, dates as `2026-11-23`. Never a secret, never a whole bank number. */
  readonly changes: object
  /** Why, in the person's own words, where the command asks for it. */
  readonly reason?: string | null
}

/** Records a command in its own transaction: it happened and is recorded, or neither. Every use case that changes something calls it. */
export async function recordCommand(
  work: Work,
  { command, subject, changes, reason }: CommandRecord,
): Promise<void> {
  await work.db
    .insertInto('command_record')
    .values({
      business_on: work.today,
      actor_name: work.actor.name,
      actor_user: work.actor.userId,
      actor_role: work.actor.role,
      command,
      subject,
      changes: JSON.stringify(changes),
      reason: reason ?? null,
      delegation_id: work.actor.delegation?.id ?? null,
    })
    .execute()
}
