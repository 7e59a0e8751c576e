// How each question of a quiz or a discussion stands, beside its name in the contents.
for (const link of document.querySelectorAll('.contents a[href^="#"]')) {
  const { element, icon, word, store } = lectern;
  const { question } = document.getElementById(decodeURIComponent(link.hash.slice(1)))?.dataset ?? {};
  if (!question) continue;
  const mark = element('span');
  link.append(mark);
  store.watch(({ answers, notes }) => {
    const entry = answers[question] ?? notes[question];
    const { open, text, right, part } = entry ?? {};
    const judged = open || text ? '' : right ? 'right' : 'wrong';
    const name = () => judged ? word(part ? 'inPart' : right ? 'right' : 'wrong') : word('answered');
    mark.className = `verdict ${judged}`;
    mark.replaceChildren(...store.done(entry) ? [' ', ...judged ? [icon(judged), ' '] : [], name()] : []);
  });
}
