import type { Permission } from '@jixiao/shared';
import type { ComponentType } from 'react';

/** A page is loaded when it is first opened: each feature stays out of the shell's weight. */
export type LazyPage = () => Promise<{ default: ComponentType }>;

/** A permission name, or several of which one suffices. */
export type PermissionNeed = Permission | readonly Permission[];

export interface FeatureRoute {
  /** Relative to `/:year/`. */
  path: string;
  lazy: LazyPage;
  permission?: PermissionNeed;
}

export interface FeatureNavigation {
  /** Relative to `/:year/`; the frame knows the label and the place in the loop. */
  to: string;
  permission?: PermissionNeed;
}

export interface SettingsPage {
  /** Relative to `/settings/`. */
  path: string;
  /** `namespace:key` of the entry's title. */
  titleKey: string;
  lazy: LazyPage;
  permission?: PermissionNeed;
}
