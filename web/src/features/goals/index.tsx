import './goals.css';
import './library/library.css';
import type { FeatureNavigation, FeatureRoute, SettingsPage } from '../../lib/feature.js';

export const routes: FeatureRoute[] = [
  { path: 'goals', lazy: () => import('./pages/goal-list.page.js'), permission: 'goal.read' },
  { path: 'goals/new', lazy: () => import('./pages/new-objective.page.js'), permission: 'goal.declare' },
  { path: 'goals/board', lazy: () => import('./pages/board.page.js'), permission: 'goal.read' },
  { path: 'goals/functions', lazy: () => import('./pages/functions.page.js'), permission: 'goal.read' },
  { path: 'goals/weak', lazy: () => import('./pages/weak.page.js'), permission: 'goal.read' },
  { path: 'goals/publication', lazy: () => import('./pages/publication.page.js'), permission: 'goal.read' },
  {
    path: 'goals/appraisals',
    lazy: () => import('./appraisal/pages/appraisal-list.page.js'),
    permission: 'appraisal.read',
  },
  {
    path: 'goals/appraisals/:appraisalId',
    lazy: () => import('./appraisal/pages/appraisal.page.js'),
    permission: 'appraisal.read',
  },
  { path: 'goals/funds', lazy: () => import('./pages/funds.page.js'), permission: 'goal.read' },
  { path: 'goals/binding', lazy: () => import('./pages/binding.page.js'), permission: 'goal.read' },
  { path: 'goals/replies', lazy: () => import('./pages/replies.page.js'), permission: 'goal.read' },
  { path: 'goals/reply', lazy: () => import('./pages/reply.page.js'), permission: 'goal.approve' },
  { path: 'goals/library', lazy: () => import('./library/pages/library.page.js'), permission: 'library.read' },
  {
    path: 'goals/library/candidates',
    lazy: () => import('./library/pages/candidates.page.js'),
    permission: 'library.propose',
  },
  {
    path: 'goals/library/templates',
    lazy: () => import('./library/pages/templates.page.js'),
    permission: 'library.read',
  },
  {
    path: 'goals/library/set',
    lazy: () => import('./library/pages/department-set.page.js'),
    permission: 'library.read',
  },
  {
    path: 'goals/library/set/:agencyId',
    lazy: () => import('./library/pages/department-set.page.js'),
    permission: 'library.read',
  },
  {
    path: 'goals/library/new',
    lazy: () => import('./library/pages/indicator-edit.page.js'),
    permission: 'library.propose',
  },
  {
    path: 'goals/library/:indicatorId',
    lazy: () => import('./library/pages/indicator.page.js'),
    permission: 'library.read',
  },
  {
    path: 'goals/library/:indicatorId/edit',
    lazy: () => import('./library/pages/indicator-edit.page.js'),
    permission: 'library.propose',
  },
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
