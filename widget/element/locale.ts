import { configureLocalization } from '@lit/localize';

/**
 * The language of everything that the browser shows by itself. English is written in the code; a
 * further language is one more file of templates, named here.
 */
export const { getLocale, setLocale } = configureLocalization({
  sourceLocale: 'en',
  targetLocales: [],
  loadLocale: (locale) => Promise.reject(new Error(`No texts in ${locale}`)),
});

export { msg, str } from '@lit/localize';
