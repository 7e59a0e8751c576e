// Runs before the first paint: says that scripts run, and sets the theme the reader chose.
(() => {
  const root = document.documentElement;
  root.classList.add('js');
  try {
    const theme = localStorage.getItem('lectern-theme');
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
  } catch { /* storage is blocked: the system's theme holds */ }
})();
