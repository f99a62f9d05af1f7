import { sql } from 'kysely'
import { createApp } from '../app.ts'
import { identifyBy } from '../modules/staff/identify.ts'
import type { SignIn } from '../modules/staff/sign-in.ts'
import type { TestOffice } from './test-office.ts'

export const password = 'otter violin gravel'

/** One browser at the product's own way in: it keeps the cookies it is given, and no header says who is asking. */
export function frontDoor(office: TestOffice, signIn: () => SignIn = office.signIn) {
  const app = () =>
    createApp({
      database: office.database(),
      today: office.today,
      send: () => Promise.resolve(),
      gates: [],
      signIn: signIn(),
      printFolder: 'nowhere',
      trustProxy: true,
      identify: identifyBy(signIn()),
      fault: (error) => {
        throw error
      },
    })
  return () => {
    const jar = new Map<string, string>()
    const ask = async (method: string, path: string, body?: object): Promise<Response> => {
      const response = await app().request(`/api${path}`, {
        method,
        headers: {
          'content-type': 'application/json',
          cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
          // Each request from an address of its own: what slows addresses down is tested elsewhere.
          'x-forwarded-for': `192.0.2.${Math.floor(Math.random() * 250)}`,
        },
        ...(body && { body: JSON.stringify(body) }),
      })
      for (const cookie of response.headers.getSetCookie()) {
        const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie)!
        if (/max-age=0/i.test(cookie)) jar.delete(name!)
        else jar.set(name!, value!)
      }
      return response
    }
    return {
      jar,
      get: (path: string) => ask('GET', path),
      post: (path: string, body: object = {}) => ask('POST', path, body),
      put: (path: string, body: object = {}) => ask('PUT', path, body),
      delete: (path: string) => ask('DELETE', path),
    }
  }
}

export type Browser = ReturnType<ReturnType<typeof frontDoor>>

/** Employs somebody anew, who has set up nothing, and gives their e-mail address. */
export async function employ(
  office: TestOffice,
  name: string,
  role = 'clerk',
): Promise<{ email: string; userId: string }> {
  const email = `${name}@${office.city.replaceAll('_', '-')}.gov`
  const { db } = office.database()
  await sql`delete from directory."user" where email = ${email}`.execute(db)
  await sql`delete from directory.sign_in_failure where email = ${email}`.execute(db)
  const response = await office
    .as('administrator')
    .post('/staff', { email, name: `${name} Test`, role, password })
  return { email, userId: ((await response.json()) as { userId: string }).userId }
}
