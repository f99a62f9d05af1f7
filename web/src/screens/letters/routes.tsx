import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { readLettersSearch } from './letters-search.ts'

/** The letters room: the list, one letter being written or as it was sent, prints, and templates. */
export function letterRoutes<Parent extends AnyRoute>(parent: Parent) {
  return [
    createRoute({
      getParentRoute: () => parent,
      path: '/letters',
      validateSearch: readLettersSearch,
      component: lazyRouteComponent(() => import('./letter-list.tsx'), 'LetterList'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/letters/prints',
      component: lazyRouteComponent(() => import('./print-list.tsx'), 'PrintList'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/letters/templates',
      component: lazyRouteComponent(() => import('./template-list.tsx'), 'TemplateList'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/letters/templates/$code',
      component: lazyRouteComponent(() => import('./template-page.tsx'), 'TemplatePage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/letters/$letterId',
      component: lazyRouteComponent(() => import('./letter-page.tsx'), 'LetterPage'),
    }),
  ] as const
}
