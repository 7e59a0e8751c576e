// The way back: who follows a link from a question to a passage is offered,
// there, the way back to the question.
(() => {
  const key = 'lectern-back';
  addEventListener('click', ({ target }) => {
    const link = target.closest?.('[data-question] a[href*="#"]');
    if (!link) return;
    const from = `${location.href.split('#')[0]}#${link.closest('[data-question]').id}`;
    try { sessionStorage.setItem(key, JSON.stringify([link.href, from])); } catch { /* no way back but the browser's own */ }
  });

  const offer = () => {
    document.querySelector('.return')?.remove();
    try {
      const [to, from] = JSON.parse(sessionStorage.getItem(key));
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
