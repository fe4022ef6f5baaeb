import { createRoot } from 'react-dom/client';
import en from '../messages/en/portal.json';
import zh from '../messages/zh-CN/portal.json';
import './portal.css';
import { PublicSite } from './public-site.js';

// The public page stands alone: no component library, no sign-in, a few kilobytes.
const isEnglish = new URLSearchParams(window.location.search).get('lang') === 'en';
document.documentElement.lang = isEnglish ? 'en' : 'zh-CN';
createRoot(document.getElementById('root')!).render(
  <PublicSite words={isEnglish ? en : zh} path={window.location.pathname} />,
);
