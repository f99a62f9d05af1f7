/** The library without its own entry, which says on every start that it does not know the newest Node. */
declare module 'oidc-provider/lib/provider.js' {
  export { Provider } from 'oidc-provider'
}
