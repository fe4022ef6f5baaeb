import type { FeatureNavigation, FeatureRoute } from '../../lib/feature.js';

export const routes: FeatureRoute[] = [];

export const navigation: FeatureNavigation = { to: 'library', permission: 'foundation.read' };
