// The header: its buttons and their keys, and away while the reader scrolls down.
(() => {
  const root = document.documentElement;
  const top = document.querySelector('.top');

  // Search, settings and help are loaded when one is first asked for; a handout
  // has them in it.
  const open = async (name) => {
    try {
      if (root.dataset.tools) await lectern.load(root.dataset.tools);
    } catch { return alert(lectern.word('notLoaded')); }
    lectern[name]();
  };
  for (const button of top.querySelectorAll('button')) button.onclick = () => open(button.dataset.tool);
  addEventListener('keydown', (event) => {
    const { key } = event;
    if (event.altKey || /text|number|select/.test(event.target.type) || document.querySelector('dialog[open]')) return;
    // Where the letters are others, K is the key that has its place.
    const k = key === 'k' || (event.code === 'KeyK' && key > '~');
    const name = event.ctrlKey || event.metaKey ? k && 'search' : !root.dataset.keys && { '/': 'search', '?': 'help' }[key];
    if (name) {
      event.preventDefault();
      open(name);
    }
  });

  let before = scrollY;
  addEventListener('scroll', () => {
    const now = scrollY;
    if (Math.abs(now - before) < 6) return;
    top.toggleAttribute('data-away', now > before && now > top.offsetHeight);
    before = now;
  }, { passive: true });
})();
