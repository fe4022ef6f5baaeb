import type { FeatureNavigation, FeatureRoute } from '../../lib/feature.js';
import './workbench.css';

export const routes: FeatureRoute[] = [
  { path: 'workbench', lazy: () => import('./pages/workbench.page.js'), permission: 'task.read' },
];

export const navigation: FeatureNavigation = { to: 'workbench', permission: 'task.read' };
