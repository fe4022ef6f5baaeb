import { createContext, useContext } from 'react';
import type { PermissionNeed } from './feature.js';

export interface ViewerSeat {
  id: string;
  title: string;
  agencyId: string;
  agencyName: string;
  roles: string[];
}

export interface Viewer {
  userId: string;
  personName: string;
  kind: string;
  mustChangePassword: boolean;
  permissions: string[];
  roles: string[];
  jurisdiction: { id: string; name: string };
  seat: ViewerSeat | null;
  seats: { id: string; title: string; agencyName: string }[];
}

export interface DemoAccount {
  place: string | null;
  account: string;
  seatTitle: string;
  agencyName: string;
  personName: string;
  job: string;
  password: string;
}

export interface Installation {
  demo: boolean;
  demoDate: string | null;
  productVersion: string;
  jurisdictionName: string;
  demoAccounts: DemoAccount[];
}

export const NO_INSTALLATION: Installation = {
  demo: false,
  demoDate: null,
  productVersion: '',
  jurisdictionName: '',
  demoAccounts: [],
};

export const ViewerContext = createContext<Viewer | null>(null);
export const InstallationContext = createContext<Installation>(NO_INSTALLATION);

/** The person at the screen, in one seat of one jurisdiction. Only inside the frame. */
export function useViewer(): Viewer {
  const viewer = useContext(ViewerContext);
  if (!viewer) throw new Error('useViewer is only for pages behind the sign-in');
  return viewer;
}

export const useInstallation = (): Installation => useContext(InstallationContext);

/** A preview only: the server decides. */
export function holds(permissions: readonly string[], need: PermissionNeed | undefined): boolean {
  if (!need) return true;
  const any = typeof need === 'string' ? [need] : need;
  return any.some((name: string) => permissions.includes(name));
}

export function usePermission(need: PermissionNeed | undefined): boolean {
  const viewer = useContext(ViewerContext);
  return !need || (viewer !== null && holds(viewer.permissions, need));
}

/** The business date: on a demo the date the demo stands at, else today's date in China. */
export function useToday(): string {
  const { demo, demoDate } = useInstallation();
  return demo && demoDate ? demoDate.slice(0, 10) : chinaToday();
}

/** sv-SE prints ISO dates. */
const chinaToday = () => new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' });
