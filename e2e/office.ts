import { expect, type Page } from '@playwright/test'
import { readFile } from 'node:fs/promises'

export type Role = 'Coordinator' | 'Clerk' | 'Manager' | 'Auditor' | 'Administrator' | 'Customer'

/** Signs in to the practice city with one click. */
export async function signIn(page: Page, role: Role, path = '/'): Promise<void> {
  await page.goto('/sign-in')
  await page.getByRole('button', { name: new RegExp(`^${role}`, 'i') }).click()
  await expect(page.getByRole('button', { name: `(${role.toLowerCase()})` })).toBeVisible()
  if (path !== '/') await page.goto(path)
}

/** Asks the API as whoever is signed in on the page. */
export async function askAs<Answered>(page: Page, path: string, data?: object): Promise<Answered> {
  const headers = { origin: new URL(page.url()).origin }
  const answer = data
    ? await page.request.post(`/api${path}`, { data, headers })
    : await page.request.get(`/api${path}`)
  expect(answer.ok(), await answer.text()).toBe(true)
  return (await answer.json()) as Answered
}

/** Signs whoever is there out, by the menu that bears their name. */
export async function signOut(page: Page): Promise<void> {
  await page
    .getByRole('banner')
    .getByRole('button', { name: /\([a-z]+\)$/ })
    .click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
}

const checker = readFile(new URL(import.meta.resolve('axe-core/axe.min.js')), 'utf8')
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/**
 * Holds what is on the screen to WCAG 2.2 AA, as far as a program can tell. No screen has a frame of another site: the checker is run in the page
 * itself, where it stays until the next load, which takes a third of the time of sending it along with each look.
 */
export async function expectAccessible(page: Page): Promise<void> {
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(await checker)
  const asked = JSON.stringify({ runOnly: rules, resultTypes: ['violations'] })
  const told = await page.evaluate(`axe.run(document, ${asked}).then(({ violations }) =>
    violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join('  ')))`)
  expect(told).toEqual([])
}

/** Holds the page to the width of the window: nothing to scroll sideways for (WCAG 1.4.10). */
export async function expectFitsWidth(page: Page): Promise<void> {
  const over = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth')
  expect(over).toBeLessThanOrEqual(0)
}
