import 'reflect-metadata';
import { createApp } from './create-app.js';
import { readConfig } from './platform/config/index.js';

const config = readConfig();
const app = await createApp(config);
app.enableShutdownHooks();
await app.listen(config.port, config.host);
process.stdout.write(`Jixiao listens on http://${config.host}:${config.port}\n`);
