// The way back to the question from which the reader came here.
(() => {
  const offer = () => {
    document.querySelector('.return')?.remove();
    try {
      const [to, from] = JSON.parse(sessionStorage.getItem('lectern-back'));
      if (to !== location.href) return;
      const place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
      const passage = place.closest('.passage') ?? place;
      const back = lectern.element('a', { class: 'return', href: from }, `↩ ${lectern.word('back')}`);
      if (/^(P|LI|BLOCKQUOTE|FIGURE)$/.test(passage.tagName)) passage.append(back); else passage.after(back);
    } catch { /* nothing to return to */ }
  };
  addEventListener('hashchange', offer);
  offer();
})();
