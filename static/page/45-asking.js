// What stands in the text and opens when asked for, a term's definition and a
// passage's citation, is loaded then; and what goes along with the reader, when
// the page is first scrolled or was opened at a place in it. Where it cannot be
// had, or shown, a link is a link.
(() => {
  const { reading } = document.documentElement.dataset;
  const ask = async (link) => {
    try {
      if (reading) await lectern.load(reading);
      await lectern.ask(link);
    } catch { if (link) location.href = link.href; }
  };
  addEventListener('click', (event) => {
    const link = event.target.closest?.('.passages :is(.term, .number)');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    ask(link);
  });
  addEventListener('scroll', () => ask(), { once: true });
  if (location.hash) ask();
})();
