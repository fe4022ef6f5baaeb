import type { FeatureNavigation, FeatureRoute } from '../../lib/feature.js';

export const routes: FeatureRoute[] = [
  { path: 'results', lazy: () => import('./pages/results.page.js'), permission: 'results.read' },
  { path: 'results/corrective/:id', lazy: () => import('./pages/corrective.page.js'), permission: 'results.read' },
  { path: 'results/linkage/:id', lazy: () => import('./pages/linkage.page.js'), permission: 'results.read' },
  { path: 'results/disclosure/:id', lazy: () => import('./pages/disclosure.page.js'), permission: 'results.read' },
];

export const navigation: FeatureNavigation = { to: 'results', permission: 'results.read' };
