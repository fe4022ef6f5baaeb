import type { FeatureNavigation, FeatureRoute } from '../../lib/feature.js';

export const routes: FeatureRoute[] = [
  { path: 'evaluation', lazy: () => import('./pages/evaluation.page.js'), permission: 'evaluation.read' },
  {
    path: 'evaluation/ranking',
    lazy: () => import('./pages/ranking.page.js'),
    permission: 'evaluation.read',
  },
  {
    path: 'evaluation/progress',
    lazy: () => import('./pages/progress.page.js'),
    permission: 'evaluation.read',
  },
  {
    path: 'evaluation/recheck',
    lazy: () => import('./pages/rechecks.page.js'),
    permission: 'evaluation.read',
  },
  {
    path: 'evaluation/recheck/:recheckId',
    lazy: () => import('./pages/recheck.page.js'),
    permission: 'evaluation.read',
  },
  {
    path: 'evaluation/frameworks',
    lazy: () => import('./pages/frameworks.page.js'),
    permission: 'evaluation.read',
  },
  {
    path: 'evaluation/frameworks/:frameworkId',
    lazy: () => import('./pages/framework.page.js'),
    permission: 'evaluation.read',
  },
  {
    path: 'evaluation/sheets',
    lazy: () => import('./pages/blind-sheets.page.js'),
    permission: 'evaluation.scoreBlind',
  },
  {
    path: 'evaluation/sheets/:sheetId',
    lazy: () => import('./pages/blind-sheet.page.js'),
    permission: 'evaluation.scoreBlind',
  },
  { path: 'evaluation/experts', lazy: () => import('./pages/experts.page.js'), permission: 'expert.read' },
  { path: 'evaluation/experts/:expertId', lazy: () => import('./pages/expert.page.js'), permission: 'expert.read' },
  {
    path: 'evaluation/self/:sheetId',
    lazy: () => import('./pages/self-evaluation.page.js'),
    permission: 'evaluation.read',
  },
  { path: 'evaluation/firms', lazy: () => import('./pages/firms.page.js'), permission: 'engagement.read' },
  { path: 'evaluation/firms/:firmId', lazy: () => import('./pages/firm.page.js'), permission: 'engagement.read' },
  {
    path: 'evaluation/engagements/:engagementId',
    lazy: () => import('./pages/engagement.page.js'),
    permission: 'engagement.read',
  },
  { path: 'evaluation/ratings/:ratingId', lazy: () => import('./pages/rating.page.js'), permission: 'engagement.read' },
  { path: 'evaluation/plan', lazy: () => import('./pages/plan.page.js'), permission: 'evaluation.read' },
  { path: 'evaluation/tasks/:taskId', lazy: () => import('./pages/task.page.js'), permission: 'evaluation.read' },
];

export const navigation: FeatureNavigation = { to: 'evaluation', permission: 'evaluation.read' };
