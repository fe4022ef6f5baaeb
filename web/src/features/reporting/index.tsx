import './reporting.css';
import type { FeatureNavigation, FeatureRoute } from '../../lib/feature.js';

export const routes: FeatureRoute[] = [
  { path: 'reports', lazy: () => import('./pages/figures.page.js'), permission: 'figure.read' },
  { path: 'reports/figures/:figureId', lazy: () => import('./pages/figure-rows.page.js'), permission: 'figure.read' },
  { path: 'reports/annual', lazy: () => import('./pages/annual-report.page.js'), permission: 'report.read' },
];

export const navigation: FeatureNavigation = { to: 'reports', permission: 'figure.read' };
