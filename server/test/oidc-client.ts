/** How the product is known to the provider of the tests. */
export const client = {
  clientId: 'cartwright',
  clientSecret: 'only for tests, and long enough for anybody',
}
