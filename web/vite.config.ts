import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Connect, type Plugin } from 'vite';
import { knownDocuments } from './build/known-documents.js';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const api = process.env.JIXIAO_API ?? 'http://127.0.0.1:3000';

/** /public/… is the citizens' entry: another document than the application, so that no reader of it loads antd. */
function portalEntry(): Plugin {
  const rewrite: Connect.NextHandleFunction = (request, _response, next) => {
    if (/^\/public(\/|\?|$)/.test(request.url ?? '')) request.url = '/public.html';
    next();
  };
  return {
    name: 'jixiao-portal-entry',
    configureServer: (server) => void server.middlewares.use(rewrite),
    configurePreviewServer: (server) => void server.middlewares.use(rewrite),
  };
}

const alias = { '@jixiao/shared': here('../shared/src/index.ts') };
const proxy = { '/graphql': api, '/api': api };

export default defineConfig({
  root: here('.'),
  plugins: [react(), portalEntry(), knownDocuments(here('.'), alias)],
  resolve: { alias },
  server: { port: 5173, proxy },
  preview: { port: 4173, proxy },
  build: {
    outDir: here('./dist'),
    emptyOutDir: true,
    target: 'es2022',
    // echarts and antd exceed the default on purpose: one is lazy, the other is the shell.
    chunkSizeWarningLimit: 900,
    rolldownOptions: {
      input: { index: here('./index.html'), public: here('./public.html') },
    },
  },
});
