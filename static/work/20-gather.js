// What a student did, as plain text: for each part its name, and for each
// question {id, number, stem, context: [line], answer: [line], standing, result, changed}.
lectern.gather = (() => {
  const { word, store } = lectern;
  const plain = (node) => node?.textContent.replace(/\s+/g, ' ').trim() ?? '';

  // Blocks as lines; the cells of a table's row are one line.
  const lines = (block) => [...block?.querySelectorAll('p, li, tr, pre, figcaption') ?? []]
    .filter((node) => !node.querySelector('p, li, tr'))
    .map((node) => node.matches('tr') ? [...node.cells].map(plain).join(' | ') : plain(node)).filter(Boolean);

  // How an answer or a note stands and, where that is to be said, its result.
  const standing = (entry) => {
    if (!entry) return ['unanswered', ''];
    if (!store.done(entry)) return ['unchecked', word('unchecked')];
    const { open, text, right, first, part, shown } = entry;
    if (open || text) return ['given', ''];
    if (right) return ['right', word(first === 1 ? 'rightFirst' : shown ? 'rightAfter' : 'rightSecond')];
    if (part) return ['partly', word(shown ? 'partlyShown' : 'partly', ...part)];
    return ['wrong', word(shown ? 'keyShown' : 'notYetRight')];
  };

  // How many are answered and, where any was judged, how many stand how.
  const counted = { right: 'countRight', partly: 'countPartly', wrong: 'countWrong', given: 'countWritten', unchecked: 'countUnchecked', unanswered: 'countUnanswered' };
  const tally = (questions) => {
    const count = (standing) => questions.filter((one) => one.standing === standing).length;
    const judged = ['right', 'partly', 'wrong', 'unchecked'].some(count) ? Object.entries(counted) : [];
    return [word('progress', questions.filter((one) => one.done).length, questions.length),
      ...judged.filter(([standing]) => count(standing)).map(([standing, name]) => word(name, count(standing)))].join(' · ');
  };

  // The blanks that there are show their own.
  const words = ({ answer, said = answer }, kind, item, blanks) => {
    const lefts = [...item.querySelectorAll('.lefts li')].map(plain);
    if (kind === 'match') return said.map((text, i) => `${lefts[i] ?? i + 1} → ${text || '—'}`);
    if (kind === 'order') return said.map((text, i) => `${i + 1}. ${text}`);
    return said.slice(blanks).filter((text) => text.trim());
  };

  // One question; its blanks are filled in on the way.
  const question = (item, record) => {
    const { item: id, kind, hash } = item.dataset;
    const entry = kind ? record.answers[id] : record.notes[id];
    const [stands, result] = standing(entry);
    const fields = [...item.querySelectorAll('.filled')];
    fields.forEach((field, i) => { field.textContent = `[${(entry?.said ?? entry?.answer)?.[i] || '……'}]`; });
    return {
      id, item,
      number: plain(item.querySelector('.label')), stem: plain(item.querySelector('.words')),
      context: lines(item.querySelector('.context')),
      answer: !entry ? [] : kind ? words(entry, kind, item, fields.length) : [entry.text],
      given: Boolean(entry),
      standing: stands, done: store.done(entry), result,
      changed: entry && entry.hash !== hash ? word(kind ? 'changed' : 'changedNote') : '',
    };
  };

  return (page, record) => [...page.querySelectorAll('.deed')].map((part) => {
    const questions = [...part.querySelectorAll('[data-item]')].map((item) => question(item, record));
    return { part, questions, title: plain(part.querySelector('.words')), much: tally(questions) };
  });
})();
