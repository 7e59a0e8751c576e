// Runs before the first paint: says that scripts run, and sets what the reader chose.
(() => {
  const root = document.documentElement;
  const apply = () => {
    try {
      for (const name of ['theme', 'size', 'measure', 'keys']) {
        root.dataset[name] = localStorage.getItem(`lectern-${name}`) ?? '';
      }
    } catch { /* storage is blocked: the page's own look holds */ }
  };
  root.classList.add('js');
  apply();
  addEventListener('pageshow', apply);
})();
