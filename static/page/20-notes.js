// Notes open where they stand. A copy of each note is put after its mark; the
// styles show it in the margin where there is one, and under its line, once
// opened, where there is none. Until it is opened only the eye finds it: the
// list at the page's end is the place for everyone else, and stays.
(() => {
  const copies = new Map();

  const set = (mark, open) => {
    const copy = copies.get(mark);
    mark.setAttribute('aria-expanded', open);
    copy.toggleAttribute('data-open', open);
    if (open) copy.removeAttribute('aria-hidden'); else copy.setAttribute('aria-hidden', 'true');
    for (const link of copy.querySelectorAll('a')) {
      if (open) link.removeAttribute('tabindex'); else link.tabIndex = -1;
    }
  };

  for (const mark of document.querySelectorAll('.ref a[role="doc-noteref"]')) {
    const note = document.getElementById(mark.hash.slice(1));
    const words = note?.querySelector('.words');
    if (!words) continue;
    const copy = lectern.element('span', { class: 'aside-note', role: 'note', 'aria-label': lectern.word('note', mark.textContent) },
      lectern.element('span', { class: 'mark' }, mark.textContent), ...words.cloneNode(true).childNodes);
    for (const child of copy.querySelectorAll('[id]')) child.removeAttribute('id');
    mark.closest('.ref').after(copy);
    copies.set(mark, copy);
    set(mark, false);

    mark.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      const open = mark.getAttribute('aria-expanded') === 'true';
      for (const other of copies.keys()) if (other !== mark) set(other, false);
      set(mark, !open);
      if (!open) lectern.say(copy.textContent);
    });
    copy.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') { set(mark, false); mark.focus(); }
    });
    mark.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') set(mark, false);
    });
  }
})();
