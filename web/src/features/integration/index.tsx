import type { FeatureRoute, SettingsPage } from '../../lib/feature.js';

export const routes: FeatureRoute[] = [];

export const settings: SettingsPage[] = [
  {
    path: 'webhooks',
    titleKey: 'integration:title',
    lazy: () => import('./pages/webhooks.page.js'),
    permission: 'webhook.manage',
  },
  {
    path: 'programs',
    titleKey: 'integration:programs.title',
    lazy: () => import('./pages/programs.page.js'),
    permission: 'user.manage',
  },
];
