// What a page can do besides being read is loaded when a reader begins to act:
// at the first scroll or focus, or at once where a place in it was asked for. A
// term's definition and a passage's citation open by their links; where they
// cannot be had, a link is a link.
(() => {
  const { reading } = document.documentElement.dataset;
  const ask = async (link) => {
    try {
      if (reading) await lectern.load(reading);
      await lectern.ask(link);
    } catch { if (link) location.href = link.href; }
  };
  addEventListener('click', (event) => {
    const link = event.target.closest?.('.term, .number');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    ask(link);
  });
  for (const event of ['scroll', 'focusin']) addEventListener(event, () => ask(), { once: true });
  if (location.hash) ask();
})();
