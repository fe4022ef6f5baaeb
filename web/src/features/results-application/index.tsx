import type { FeatureNavigation, FeatureRoute } from '../../lib/feature.js';

export const routes: FeatureRoute[] = [];

export const navigation: FeatureNavigation = { to: 'results', permission: 'results.read' };
