import { defineConfig } from 'vite';
import { compressed } from './build/compressed.mts';
import { limits } from './build/limits.mts';

/** Stands in the built page where the API puts each answer's nonce. */
const NONCE = '__NONCE__';

export default defineConfig({
  root: import.meta.dirname,
  logLevel: 'warn',
  html: { cspNonce: NONCE },
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    // A data address would need its own word in the page's security policy.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    rolldownOptions: {
      // «use client» in every file of Mantine: it speaks to servers that render, and there is none here.
      onLog: (level, log, report) => {
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') report(level, log);
      },
    },
  },
  plugins: [limits({ letterPath: ['src/pages/form/form-page.tsx'] }), compressed()],
});
