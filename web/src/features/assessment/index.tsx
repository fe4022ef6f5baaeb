import './assessment.css';
import type { FeatureNavigation, FeatureRoute } from '../../lib/feature.js';

export const routes: FeatureRoute[] = [
  { path: 'assessment', lazy: () => import('./pages/ranking.page.js'), permission: 'assessment.read' },
  { path: 'assessment/:sheetId', lazy: () => import('./pages/sheet.page.js'), permission: 'assessment.read' },
];

export const navigation: FeatureNavigation = { to: 'assessment', permission: 'assessment.read' };
