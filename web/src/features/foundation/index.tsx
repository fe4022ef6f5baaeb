import type { FeatureNavigation, FeatureRoute } from '../../lib/feature.js';

export const routes: FeatureRoute[] = [
  { path: 'library', lazy: () => import('./pages/library.page.js'), permission: 'foundation.read' },
];

export const navigation: FeatureNavigation = { to: 'library', permission: 'foundation.read' };
