import { createRoot } from 'react-dom/client';
import { Portal } from './portal.js';
import './portal.css';

createRoot(document.getElementById('root')!).render(
  <Portal path={window.location.pathname} search={window.location.search} />,
);
