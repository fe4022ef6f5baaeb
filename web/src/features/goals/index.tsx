import './goals.css';
import type { FeatureNavigation, FeatureRoute } from '../../lib/feature.js';

export const routes: FeatureRoute[] = [
  { path: 'goals', lazy: () => import('./pages/goal-list.page.js'), permission: 'goal.read' },
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
  { path: 'goals/reply', lazy: () => import('./pages/reply.page.js'), permission: 'goal.approve' },
  { path: 'goals/:objectiveId', lazy: () => import('./pages/objective-editor.page.js'), permission: 'goal.read' },
  {
    path: 'goals/:objectiveId/review',
    lazy: () => import('./pages/review.page.js'),
    permission: ['goal.deptReview', 'goal.finReview'],
  },
];

export const navigation: FeatureNavigation = { to: 'goals', permission: 'goal.read' };
