import { createContext, useContext } from 'react';
import type { SettingsPage } from './feature.js';
import { holds, useViewer } from './session.js';

/** Filled by the composition root; the frame and the settings pages read it. */
export const SettingsMenuContext = createContext<readonly SettingsPage[]>([]);

/** The settings that this seat may open. */
export function useSettingsMenu(): SettingsPage[] {
  const pages = useContext(SettingsMenuContext);
  const { permissions } = useViewer();
  return pages.filter((page) => !page.path.includes(':') && holds(permissions, page.permission));
}
