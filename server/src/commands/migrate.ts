import 'reflect-metadata';
import { migrate } from '../platform/database/migrate.js';

const url = process.env.JIXIAO_OWNER_DATABASE_URL;
if (!url) throw new Error('JIXIAO_OWNER_DATABASE_URL is not set: migrations run as the owner role');
await migrate(url);
process.stdout.write('Database is at the newest version.\n');
