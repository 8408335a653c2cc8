import { configureLocalization } from '@lit/localize/init/runtime.js';
import { LANGUAGES } from './language-files.ts';

/** English is written in the code; every other language is loaded when it is asked for. */
export const { setLocale } = configureLocalization({
  sourceLocale: 'en',
  targetLocales: Object.keys(LANGUAGES),
  loadLocale: (language) =>
    LANGUAGES[language]?.() ?? Promise.reject(new Error(`No texts in ${language}`)),
});
