import './projects.css';
import type { FeatureNavigation, FeatureRoute } from '../../lib/feature.js';

export const routes: FeatureRoute[] = [
  { path: 'projects', lazy: () => import('./pages/project-list.page.js'), permission: 'project.read' },
  {
    path: 'projects/quarantine',
    lazy: () => import('./pages/quarantine.page.js'),
    permission: 'budgetLine.feed',
  },
  { path: 'projects/:projectId', lazy: () => import('./pages/project.page.js'), permission: 'project.read' },
];

export const navigation: FeatureNavigation = { to: 'projects', permission: 'project.read' };
