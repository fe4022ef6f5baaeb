import type { FeatureNavigation, FeatureRoute } from '../../lib/feature.js';

const read = { permission: 'monitoring.read' } as const;

export const routes: FeatureRoute[] = [
  { path: 'monitoring', lazy: () => import('./pages/monitoring.page.js'), ...read },
  { path: 'monitoring/desk', lazy: () => import('./pages/desk.page.js'), ...read },
  { path: 'monitoring/leader', lazy: () => import('./pages/leader.page.js'), ...read },
  { path: 'monitoring/disposals', lazy: () => import('./pages/disposals.page.js'), ...read },
  { path: 'monitoring/disposals/:id', lazy: () => import('./pages/disposal.page.js'), ...read },
  { path: 'monitoring/alerts', lazy: () => import('./pages/alerts.page.js'), ...read },
  { path: 'monitoring/slow', lazy: () => import('./pages/slow.page.js'), ...read },
  { path: 'monitoring/funds', lazy: () => import('./pages/funds.page.js'), ...read },
  { path: 'monitoring/funds/:id', lazy: () => import('./pages/fund.page.js'), ...read },
  { path: 'monitoring/spot', lazy: () => import('./pages/spot.page.js'), ...read },
  { path: 'monitoring/spot/:id', lazy: () => import('./pages/spot-check.page.js'), ...read },
  { path: 'monitoring/rounds/:roundId', lazy: () => import('./pages/round.page.js'), ...read },
  { path: 'monitoring/rounds/:roundId/units/:unitId', lazy: () => import('./pages/department.page.js'), ...read },
  { path: 'monitoring/choose/:roundUnitId', lazy: () => import('./pages/choose.page.js'), ...read },
  { path: 'monitoring/:sheetId', lazy: () => import('./pages/sheet.page.js'), ...read },
];

export const navigation: FeatureNavigation = { to: 'monitoring', permission: 'monitoring.read' };
