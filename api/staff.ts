import { z } from 'zod'
import { FreeText } from './free-text.ts'
import { Role } from './roles.ts'
import { answer, json, mayRefuse, type Route } from './route.ts'

export const Email = z
  .email('Write an e-mail address, like dana@city.gov.')
  .max(254)
  .transform((email) => email.toLowerCase())

/** What a new password must be; the commonest ones are refused besides. */
export const Password = z
  .string()
  .min(12, 'Use at least 12 characters.')
  .max(128, 'Use at most 128 characters.')

/** What shows who somebody is, besides their password. */
export const Factor = z.enum(['code', 'passkey'])
export type Factor = z.infer<typeof Factor>

const CityOfPerson = z.object({ name: z.string(), title: z.string(), demo: z.boolean() })

export const Session = z
  .object({
    signedIn: z.boolean(),
    person: z
      .object({ userId: z.string(), name: z.string(), email: z.string() })
      .nullable()
      .describe('Null when nobody is signed in.'),
    city: CityOfPerson.nullable().describe('The city that requests of this session go to.'),
    role: Role.nullable(),
    accountNumber: z.string().nullable().describe('The account of a customer.'),
    permissions: z.array(z.string()).describe('What they may do: by role, and under another’s authority.'),
    authority: z
      .array(z.object({ id: z.int(), givenBy: z.string(), permission: z.string(), lastOn: z.iso.date() }))
      .describe('What others gave them and holds today.'),
    cities: z.array(CityOfPerson).describe('All cities this person works for.'),
    step: z
      .enum(['second-factor', 'set-up'])
      .nullable()
      .describe(
        'What comes before anything else: the second factor after a good password, or setting one up where the role must have one.',
      ),
    factors: z.array(Factor).describe('By what the second factor can be shown, when it is asked for.'),
    oidc: z
      .object({ label: z.string() })
      .nullable()
      .describe('Sign-in by OpenID Connect, where the installation has it.'),
    demoSignIn: z.boolean().describe('Whether one click signs in: only where there is a practice city.'),
  })
  .meta({ id: 'Session' })
export type Session = z.infer<typeof Session>

const Person = z.object({
  userId: z.string(),
  name: z.string(),
  email: z.string(),
  role: Role,
  accountNumber: z.string().nullable(),
  disabled: z.boolean(),
  lockedUntil: z.iso.datetime().nullable().describe('Sign-in is shut until then after too many failures.'),
  factors: z.array(Factor).describe('What they have set up beside a password.'),
})

const Done = z.object({ done: z.literal(true) })
const userId = { params: z.object({ userId: z.string() }) }

export const staff = {
  session: {
    method: 'get',
    path: '/session',
    summary: 'Who is signed in, in which city, and what they may do',
    permission: 'public',
    tags: ['Sign-in'],
    request: {},
    responses: { 200: answer('The session; nobody signed in is an ordinary answer.', Session) },
  },
  signIn: {
    method: 'post',
    path: '/sign-in',
    summary: 'Sign in with e-mail address and password',
    permission: 'public',
    tags: ['Sign-in'],
    request: { body: json(z.object({ email: Email, password: z.string().min(1).max(128) })) },
    responses: {
      200: answer('Signed in: the session cookie is set. Or the second factor is asked for.', Session),
      ...mayRefuse('SIGN_IN_REFUSED', 'TOO_MANY_REQUESTS'),
    },
  },
  demoSignIn: {
    method: 'post',
    path: '/demo/sign-in',
    summary: 'Sign in to a practice city as one of its invented people',
    permission: 'public',
    tags: ['Sign-in'],
    request: { body: json(z.object({ role: Role, city: z.string().optional() })) },
    responses: {
      200: answer('Signed in: the session cookie is set.', Session),
      ...mayRefuse('DEMO_ONLY', 'TOO_MANY_REQUESTS'),
    },
  },
  signOut: {
    method: 'post',
    path: '/sign-out',
    summary: 'Sign out: the session ends at once',
    permission: 'public',
    tags: ['Sign-in'],
    request: {},
    responses: { 200: answer('Signed out.', Done) },
  },
  changePassword: {
    method: 'post',
    path: '/password',
    summary: 'Change your own password; your other sessions end',
    permission: 'sign-in.own',
    tags: ['Sign-in'],
    request: { body: json(z.object({ current: z.string().min(1).max(128), next: Password })) },
    responses: {
      200: answer('Changed.', Done),
      ...mayRefuse('DEMO_PERSON_FIXED', 'PASSWORD_TOO_COMMON', 'PASSWORD_WRONG'),
    },
  },
  list: {
    method: 'get',
    path: '/staff',
    summary: 'The people of this city and their roles',
    permission: 'staff.change',
    tags: ['Staff'],
    request: {},
    responses: { 200: answer('The people, by name.', z.object({ rows: z.array(Person) })) },
  },
  add: {
    method: 'post',
    path: '/staff',
    summary: 'Give a person a role in this city',
    permission: 'staff.change',
    tags: ['Staff'],
    request: {
      body: json(
        z.object({
          email: Email,
          name: FreeText.min(1, 'Write the name people know them by.').max(100),
          role: Role,
          password: Password.optional().describe('Needed for somebody who is not known yet.'),
          accountNumber: z.string().optional().describe('The account of a customer.'),
        }),
      ),
    },
    responses: {
      201: answer('Added.', Person),
      ...mayRefuse('PASSWORD_NEEDED', 'PASSWORD_TOO_COMMON', 'PERSON_ALREADY_HERE', 'FIELD_REFUSED'),
    },
  },
  changeRole: {
    method: 'put',
    path: '/staff/{userId}/role',
    summary: 'Change what a person is to this city',
    permission: 'staff.change',
    tags: ['Staff'],
    request: { ...userId, body: json(z.object({ role: Role })) },
    responses: { 200: answer('Changed.', Person), ...mayRefuse('LAST_ADMINISTRATOR', 'PERSON_NOT_FOUND') },
  },
  disable: {
    method: 'put',
    path: '/staff/{userId}/disabled',
    summary: 'Shut a person out of this city, or let them in again',
    permission: 'staff.change',
    tags: ['Staff'],
    request: { ...userId, body: json(z.object({ disabled: z.boolean() })) },
    responses: { 200: answer('Changed.', Person), ...mayRefuse('LAST_ADMINISTRATOR', 'PERSON_NOT_FOUND') },
  },
} as const satisfies Record<string, Route>
