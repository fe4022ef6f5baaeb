import { createRoot } from 'react-dom/client';
import { JixiaoApp } from './app/app.js';
import { startI18n, storedLanguage } from './lib/i18n.js';
import { loadMessages } from './lib/load-messages.js';
import './ui/styles/index.css';

const root = createRoot(document.getElementById('root')!);

void startI18n(loadMessages, storedLanguage()).then(() => root.render(<JixiaoApp />));
