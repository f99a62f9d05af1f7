import MailComposer from 'nodemailer/lib/mail-composer'
import type { Mail } from '#kernel/mail'

/** An e-mail as it travels (RFC 5322), with its text, its page and what is attached. */
export async function composeMail(mail: Mail, from: string): Promise<Buffer> {
  const composer = new MailComposer({
    messageId: mail.messageId,
    from: { name: mail.fromName, address: from },
    ...(mail.replyTo !== null && { replyTo: mail.replyTo }),
    to: mail.to,
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    attachments: mail.attachments.map(({ name, mediaType, bytes }) => ({
      filename: name,
      contentType: mediaType,
      content: Buffer.from(bytes),
    })),
    // Nobody answers an automatic letter automatically (RFC 3834).
    headers: { 'Auto-Submitted': 'auto-generated' },
    // What is sent is given here, and never fetched.
    disableUrlAccess: true,
    disableFileAccess: true,
  })
  return composer.compile().build()
}
