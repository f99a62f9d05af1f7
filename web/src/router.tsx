import { Anchor, Stack, Text } from '@mantine/core'
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Link,
  Outlet,
  redirect,
} from '@tanstack/react-router'
import { cityShown } from './city-queries.ts'
import { Frame } from './frame/frame.tsx'
import { PageHead } from './parts/page-head.tsx'
import { Refusal } from './parts/refusal.tsx'
import { queries } from './queries.ts'
import { accountRoutes } from './screens/accounts/routes.tsx'
import { adjustmentRoutes } from './screens/adjustments/routes.tsx'
import { auditRoutes } from './screens/audit/routes.tsx'
import { autopayRoutes } from './screens/autopay/routes.tsx'
import { bankFileRoutes } from './screens/bank-files/routes.tsx'
import { billRoutes } from './screens/bills/routes.tsx'
import { contactRoutes } from './screens/contacts/routes.tsx'
import { cashRoutes } from './screens/cash/routes.tsx'
import { caseRoutes } from './screens/cases/routes.tsx'
import { checkRoutes } from './screens/checks/routes.tsx'
import { cityRoutes } from './screens/city/routes.tsx'
import { correctionRoutes } from './screens/corrections/routes.tsx'
import { deskRoutes } from './screens/desk/routes.tsx'
import { delegationRoutes } from './screens/delegations/routes.tsx'
import { importRoutes } from './screens/imports/routes.tsx'
import { letterRoutes } from './screens/letters/routes.tsx'
import { mailRoomRoutes } from './screens/mail-room/routes.tsx'
import { messageRoutes } from './screens/messages/routes.tsx'
import { moveRoutes } from './screens/moves/routes.tsx'
import { mySignInRoutes } from './screens/my-sign-in/routes.tsx'
import { onlineRoutes } from './screens/online/routes.tsx'
import { orderRoutes } from './screens/orders/routes.tsx'
import { planningRoutes } from './screens/planning/routes.tsx'
import { postageRoutes } from './screens/postage/routes.tsx'
import { procedureRoutes } from './screens/procedures/routes.tsx'
import { proposalRoutes } from './screens/proposals/routes.tsx'
import { rateRoutes } from './screens/rates/routes.tsx'
import { runRoutes } from './screens/runs/routes.tsx'
import { setupRoutes } from './screens/setup/routes.tsx'
import { SignIn } from './screens/sign-in/sign-in.tsx'
import { payRoutes } from './screens/pay/routes.tsx'
import { paymentRoutes } from './screens/payments/routes.tsx'
import { agingRoutes } from './screens/aging/routes.tsx'
import { statisticsRoutes } from './screens/statistics/routes.tsx'
import { reconciliationRoutes } from './screens/reconciliation/routes.tsx'
import { cashReportRoutes } from './screens/cash-reports/routes.tsx'
import { refundRoutes } from './screens/refunds/routes.tsx'
import { addressRoutes } from './screens/addresses/routes.tsx'
import { returnedMailRoutes } from './screens/returned-mail/routes.tsx'
import { stockRoutes } from './screens/stock/routes.tsx'
import { mailJobRoutes } from './screens/mail-jobs/routes.tsx'
import { insertRoutes } from './screens/inserts/routes.tsx'
import { mailpieceRoutes } from './screens/mailpieces/routes.tsx'
import { postalRoutes } from './screens/postal/routes.tsx'
import { unclaimedRoutes } from './screens/unclaimed/routes.tsx'
import { suspenseRoutes } from './screens/suspense/routes.tsx'
import { staffRoutes } from './screens/staff/routes.tsx'
import { tokenRoutes } from './screens/tokens/routes.tsx'
import { workplanRoutes } from './screens/workplan/routes.tsx'
import { sessionQuery } from './session.tsx'

const root = createRootRoute({ component: Outlet })

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search): { to?: string; refused?: string } => ({
    // Only an address of this site: `//elsewhere` would be another one.
    ...(typeof search.to === 'string' && /^\/(?!\/)/.test(search.to) && { to: search.to }),
    ...(typeof search.refused === 'string' && { refused: search.refused }),
  }),
  component: SignIn,
})

/** Everything behind the sign-in. Whoever is not signed in is sent there and comes back to the same screen. */
const office = createRoute({
  getParentRoute: () => root,
  id: 'office',
  beforeLoad: async ({ location }) => {
    const { signedIn, step } = await queries.ensureQueryData(sessionQuery)
    if (!signedIn)
      throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { to: location.href } })
    // Whoever must set up a second factor reaches nothing else.
    if (step === 'set-up' && location.pathname !== '/my-sign-in') throw redirect({ to: '/my-sign-in' })
    // Forms offer days counted from the business day: one opened before it is known would offer none. A screen without it is better than none.
    await queries.ensureQueryData(cityShown).catch(() => undefined)
  },
  component: Frame,
})

const today = createRoute({
  getParentRoute: () => office,
  path: '/',
  component: lazyRouteComponent(() => import('./screens/today/today.tsx'), 'Today'),
})

const screens = office.addChildren([
  today,
  ...runRoutes(office),
  ...planningRoutes(office),
  ...billRoutes(office),
  ...accountRoutes(office),
  ...cashRoutes(office),
  ...reconciliationRoutes(office),
  ...cashReportRoutes(office),
  ...adjustmentRoutes(office),
  ...correctionRoutes(office),
  ...contactRoutes(office),
  ...deskRoutes(office),
  ...orderRoutes(office),
  ...moveRoutes(office),
  ...importRoutes(office),
  ...suspenseRoutes(office),
  ...refundRoutes(office),
  ...mailpieceRoutes(office),
  ...insertRoutes(office),
  ...unclaimedRoutes(office),
  ...addressRoutes(office),
  ...returnedMailRoutes(office),
  ...stockRoutes(office),
  ...mailJobRoutes(office),
  ...postalRoutes(office),
  ...postageRoutes(office),
  ...bankFileRoutes(office),
  ...autopayRoutes(office),
  ...caseRoutes(office),
  ...statisticsRoutes(office),
  ...agingRoutes(office),
  ...paymentRoutes(office),
  ...onlineRoutes(office),
  ...checkRoutes(office),
  ...letterRoutes(office),
  ...mailRoomRoutes(office),
  ...messageRoutes(office),
  ...rateRoutes(office),
  ...proposalRoutes(office),
  ...cityRoutes(office),
  ...setupRoutes(office),
  ...auditRoutes(office),
  ...staffRoutes(office),
  ...tokenRoutes(office),
  ...mySignInRoutes(office),
  ...workplanRoutes(office),
  ...procedureRoutes(office),
  ...delegationRoutes(office),
])

export const router = createRouter({
  routeTree: root.addChildren([signIn, ...payRoutes(root), screens]),
  defaultPreload: 'intent',
  defaultPendingMs: 300,
  scrollRestoration: true,
  defaultNotFoundComponent: NotFound,
  defaultErrorComponent: ({ error }) => <Refusal error={error} />,
})

declare module '@tanstack/react-router' {
  // The library's way of telling its links which screens there are.
  interface Register {
    router: typeof router
  }
}

function NotFound() {
  return (
    <Stack p="md" component="main">
      <PageHead title="There is nothing at this address" />
      <Text>
        The link may be old or mistyped.{' '}
        <Anchor component={Link} to="/">
          Go to Today
        </Anchor>
      </Text>
    </Stack>
  )
}
