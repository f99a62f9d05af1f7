/** Where the product of the journeys is, and the provider of OpenID Connect beside it. */
export const port = Number(process.env.CARTWRIGHT_JOURNEYS_PORT ?? 4173)
export const oidcPort = port + 1000
