import 'reflect-metadata';
import { createApp } from './create-app.js';
import { readConfig } from './platform/config/index.js';
import { keepDemoFiles } from './seeds/demo-files.js';

const config = readConfig();
const app = await createApp(config);
app.enableShutdownHooks();
await app.listen(config.port, config.host);
if (config.isDemo) await keepDemoFiles(app);
process.stdout.write(`Jixiao listens on http://${config.host}:${config.port}\n`);
