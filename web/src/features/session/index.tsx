import type { LazyPage } from '../../lib/feature.js';
import './session.css';

export const signIn: LazyPage = () => import('./pages/sign-in.page.js');
export const password: LazyPage = () => import('./pages/password.page.js');
