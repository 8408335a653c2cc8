import { resolve } from 'node:path';
import { defineConfig } from 'vite';

const at = (path: string) => resolve(import.meta.dirname, path);

/** The element in one file of its own, the pages and their style, all under fixed names. */
export default defineConfig({
  root: import.meta.dirname,
  // Assets name each other relative to themselves, wherever the server puts them.
  base: './',
  logLevel: 'warn',
  build: {
    outDir: at('../.build/widget'),
    emptyOutDir: true,
    target: 'es2022',
    cssCodeSplit: true,
    // Strict pages load files of their own server, not `data:` addresses.
    assetsInlineLimit: 0,
    modulePreload: false,
    rollupOptions: {
      input: {
        'pdu-certificate': at('element/define.ts'),
        educator: at('pages/educator.ts'),
        host: at('pages/host.ts'),
        account: at('pages/account.ts'),
        check: at('pages/check.ts'),
        certificate: at('pages/certificate.ts'),
        page: at('pages/page.css'),
      },
      output: {
        entryFileNames: 'assets/[name].js',
        chunkFileNames: 'assets/[name]-[hash].js',
        assetFileNames: 'assets/[name][extname]',
      },
      preserveEntrySignatures: false,
    },
  },
});
