import type { SettingsPage } from '../../lib/feature.js';
import './settings.css';

export const settings: SettingsPage[] = [
  {
    path: 'users',
    titleKey: 'settings:users.title',
    lazy: () => import('./pages/users.page.js'),
    permission: ['user.manage', 'grant.manage', 'audit.read'],
  },
  {
    path: 'seats',
    titleKey: 'settings:seats.title',
    lazy: () => import('./pages/seats.page.js'),
    permission: ['user.manage', 'org.manage', 'grant.manage'],
  },
  {
    path: 'agencies',
    titleKey: 'settings:agencies.title',
    lazy: () => import('./pages/agencies.page.js'),
    permission: 'org.read',
  },
  {
    path: 'security',
    titleKey: 'settings:security.title',
    lazy: () => import('./pages/security.page.js'),
    permission: 'grant.manage',
  },
  {
    path: 'audit',
    titleKey: 'settings:audit.title',
    lazy: () => import('./pages/audit.page.js'),
    permission: 'audit.read',
  },
  {
    path: 'parameters',
    titleKey: 'settings:parameters.title',
    lazy: () => import('./pages/parameters.page.js'),
    permission: 'parameter.read',
  },
  {
    path: 'calendar',
    titleKey: 'settings:calendar.title',
    lazy: () => import('./pages/calendar.page.js'),
    permission: 'parameter.read',
  },
  {
    path: 'demo',
    titleKey: 'settings:demo.title',
    lazy: () => import('./pages/demo.page.js'),
    permission: 'demo.moveDate',
  },
];
