export { Config, readConfig } from './config.js';
