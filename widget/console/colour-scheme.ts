/** Tells the library's theme what the person's system asks for, now and when it changes. */
export function followColourScheme(): void {
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  const follow = () => {
    document.documentElement.classList.toggle('wa-dark', dark.matches);
    document.documentElement.classList.toggle('wa-light', !dark.matches);
  };
  dark.addEventListener('change', follow);
  follow();
}
