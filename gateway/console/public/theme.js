// Before the first paint, or a dark room is lit up for a moment. A file of its own: the page allows no script inside it.
(() => {
  let wanted = null;
  try {
    wanted = localStorage.getItem('lidwatch.theme');
  } catch {
    // storage is shut: the system decides
  }
  const isDark = wanted === 'dark' || (wanted !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.theme = isDark ? 'dark' : 'light';
})();
