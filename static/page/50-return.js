// The way back: who follows a link from a question to a passage is offered,
// there, the way back to the question (static/reading).
addEventListener('click', ({ target }) => {
  const link = target.closest?.('[data-question] a[href*="#"]');
  if (!link) return;
  const from = `${location.href.split('#')[0]}#${link.closest('[data-question]').id}`;
  try { sessionStorage.setItem('lectern-back', JSON.stringify([link.href, from])); } catch { /* no way back but the browser's own */ }
});
