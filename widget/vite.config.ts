import { resolve } from 'node:path';
import { minify } from 'terser';
import { type Rolldown, defineConfig } from 'vite';

const at = (path: string) => resolve(import.meta.dirname, path);

const PAGES = {
  educator: at('pages/educator.ts'),
  host: at('pages/host.ts'),
  account: at('pages/account.ts'),
  check: at('pages/check.ts'),
  certificate: at('pages/certificate.ts'),
  launch: at('pages/launch.ts'),
  post: at('pages/post.ts'),
  registered: at('pages/registered.ts'),
  page: at('pages/page.css'),
};

/** Other people’s pages load it alone, so it shares no file with ours; players come when used. */
const ELEMENT = {
  'pdu-certificate': at('element/define.ts'),
  'lms-page': at('lms/lms-page.ts'),
};
/** A library’s files load each other without the helper that vite puts in those of pages. */
const AS_LIBRARY = { lib: { entry: ELEMENT, formats: ['es' as const] } };

const SQUEEZING = {
  module: true,
  ecma: 2020,
  compress: { passes: 3, unsafe_arrows: true, keep_fargs: false },
  // Private to its class in the library, and longer than the rest of it.
  mangle: { properties: { regex: /^__litLocalizeEventHandler$/ } },
} as const;

/** Indentation inside templates would go to every browser. */
const unindented = {
  name: 'unindented',
  transform: (code: string, id: string) =>
    /(-view|\.styles)\.ts$/.test(id) ? code.replace(/\n\s+/g, '\n') : null,
};

/** Vite leaves a library’s lines as they are; every page of somebody else’s would load them. */
const squeezed = {
  name: 'squeezed',
  async generateBundle(_options: unknown, bundle: Rolldown.OutputBundle) {
    for (const file of Object.values(bundle)) {
      if (file.type !== 'chunk') continue;
      const { code = '' } = await minify(file.code, SQUEEZING);
      // What lines are left are inside templates.
      file.code = code.replace(/\n\s*/g, ' ');
    }
  },
};

/** The pages and their style; with `--mode element` the element. All under fixed names. */
export default defineConfig(({ mode }) => ({
  root: import.meta.dirname,
  // Assets name each other relative to themselves, wherever the server puts them.
  base: './',
  logLevel: 'warn',
  plugins: [unindented, ...(mode === 'element' ? [squeezed] : [])],
  build: {
    outDir: at('../.build/widget'),
    emptyOutDir: mode !== 'element',
    ...(mode === 'element' && AS_LIBRARY),
    target: 'es2022',
    // Elsewhere `light-dark` would need a colour scheme of the element’s own; it follows the page’s.
    ...(mode === 'element' && { cssTarget: ['chrome123', 'firefox120', 'safari17.5'] }),
    cssCodeSplit: true,
    // Strict pages load files of their own server, not `data:` addresses.
    assetsInlineLimit: 0,
    modulePreload: false,
    rollupOptions: {
      input: mode === 'element' ? ELEMENT : PAGES,
      output: {
        entryFileNames: 'assets/[name].js',
        chunkFileNames: mode === 'element' ? 'assets/[hash].js' : 'assets/[name]-[hash].js',
        assetFileNames: 'assets/[name][extname]',
      },
      preserveEntrySignatures: false,
    },
  },
}));
