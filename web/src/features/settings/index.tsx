import type { SettingsPage } from '../../lib/feature.js';

export const settings: SettingsPage[] = [];
