import './goals.css';
import type { FeatureNavigation, FeatureRoute, SettingsPage } from '../../lib/feature.js';

export const routes: FeatureRoute[] = [
  { path: 'goals', lazy: () => import('./pages/goal-list.page.js'), permission: 'goal.read' },
  { path: 'goals/new', lazy: () => import('./pages/new-objective.page.js'), permission: 'goal.declare' },
  { path: 'goals/board', lazy: () => import('./pages/board.page.js'), permission: 'goal.read' },
  { path: 'goals/publication', lazy: () => import('./pages/publication.page.js'), permission: 'goal.read' },
  { path: 'goals/reply', lazy: () => import('./pages/reply.page.js'), permission: 'goal.approve' },
  { path: 'goals/:objectiveId', lazy: () => import('./pages/objective-editor.page.js'), permission: 'goal.read' },
  {
    path: 'goals/:objectiveId/review',
    lazy: () => import('./pages/review.page.js'),
    permission: ['goal.deptReview', 'goal.finReview'],
  },
];

export const navigation: FeatureNavigation = { to: 'goals', permission: 'goal.read' };

export const settings: SettingsPage[] = [
  {
    path: 'catalogues',
    titleKey: 'goals:catalogue.title',
    lazy: () => import('./pages/catalogues.page.js'),
    permission: 'goal.read',
  },
];
