import type { FeatureNavigation, FeatureRoute } from '../../lib/feature.js';

export const routes: FeatureRoute[] = [
  { path: 'monitoring', lazy: () => import('./pages/monitoring.page.js'), permission: 'monitoring.read' },
  {
    path: 'monitoring/rounds/:roundId',
    lazy: () => import('./pages/round.page.js'),
    permission: 'monitoring.read',
  },
  {
    path: 'monitoring/choose/:roundUnitId',
    lazy: () => import('./pages/choose.page.js'),
    permission: 'monitoring.read',
  },
  { path: 'monitoring/:sheetId', lazy: () => import('./pages/sheet.page.js'), permission: 'monitoring.read' },
];

export const navigation: FeatureNavigation = { to: 'monitoring', permission: 'monitoring.read' };
