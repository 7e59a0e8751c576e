// The header: the theme switch, and away while the reader scrolls down.
(() => {
  const root = document.documentElement;
  const button = document.querySelector('.theme');
  const themes = ['', 'light', 'dark'];
  const names = { '': 'themeSystem', light: 'themeLight', dark: 'themeDark' };

  const show = () => {
    const name = lectern.word(names[root.dataset.theme ?? '']);
    button.querySelector('.sr').textContent = name;
    button.title = name;
  };
  if (button) {
    button.hidden = false;
    show();
    button.addEventListener('click', () => {
      const next = themes[(themes.indexOf(root.dataset.theme ?? '') + 1) % themes.length];
      if (next) root.dataset.theme = next; else delete root.dataset.theme;
      try {
        if (next) localStorage.setItem('lectern-theme', next); else localStorage.removeItem('lectern-theme');
      } catch { /* not kept, but it holds for this page */ }
      show();
      lectern.say(button.title);
    });
  }

  const top = document.querySelector('.top');
  let before = scrollY;
  addEventListener('scroll', () => {
    const now = scrollY;
    if (Math.abs(now - before) < 6) return;
    top.toggleAttribute('data-away', now > before && now > top.offsetHeight);
    before = now;
  }, { passive: true });

  // Contents stand open where there is a track for them.
  const contents = document.querySelector('.contents details');
  const wide = matchMedia('(min-width: 75rem)');
  const fold = () => { if (contents) contents.open = wide.matches; };
  wide.addEventListener('change', fold);
  fold();
})();
