import { BankFileView } from '@cartwright/api/bank-file-rows'
import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'

import type { FileView, Notice } from './bank-file-queries.ts'

/** Files of banks: the list, one file with its lines, what banks told, and statements. */
export function bankFileRoutes<Parent extends AnyRoute>(parent: Parent) {
  return [
    createRoute({
      getParentRoute: () => parent,
      path: '/bank-files',
      validateSearch: ({ view }: Record<string, unknown>): { view?: FileView } => {
        const known = BankFileView.safeParse(view).data
        return known ? { view: known } : {}
      },
      component: lazyRouteComponent(() => import('./bank-file-list.tsx'), 'BankFileList'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/bank-files/$fileId',
      component: lazyRouteComponent(() => import('./bank-file-page.tsx'), 'BankFilePage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/bank-notices',
      validateSearch: ({ kind }: Record<string, unknown>): { kind?: Notice['kind'] } =>
        kind === 'return' || kind === 'change' ? { kind } : {},
      component: lazyRouteComponent(() => import('./notice-list.tsx'), 'NoticeList'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/bank-statements/$statementId',
      component: lazyRouteComponent(() => import('./statement-page.tsx'), 'StatementPage'),
    }),
  ] as const
}
