/** The database role every unit of work runs under, by `SET LOCAL ROLE`. */
export const appRole = 'cartwright_app'
