// What a student did, as plain text: for each part its name, and for each
// question {id, number, stem, context: [line], answer: [line], result, changed}.
lectern.gather = (() => {
  const { word } = lectern;
  const plain = (node) => node?.textContent.replace(/\s+/g, ' ').trim() ?? '';

  // Blocks as lines; the cells of a table's row are one line.
  const lines = (block) => [...block?.querySelectorAll('p, li, tr, pre, figcaption') ?? []]
    .filter((node) => !node.querySelector('p, li, tr'))
    .map((node) => node.matches('tr') ? [...node.cells].map(plain).join(' | ') : plain(node)).filter(Boolean);

  const ending = ({ tries, right, shown }, kind) =>
    kind === 'essay' ? '' : word(right ? (tries === 1 ? 'rightFirst' : 'rightSecond') : shown ? 'keyShown' : tries ? 'notYetRight' : 'unchecked');

  const words = ({ answer, said = answer }, kind, item) => {
    const lefts = [...item.querySelectorAll('.lefts li')].map(plain);
    if (kind === 'match') return said.map((text, i) => `${lefts[i] ?? i + 1} → ${text || '—'}`);
    if (kind === 'order') return said.map((text, i) => `${i + 1}. ${text}`);
    return said.filter((text) => text.trim());
  };

  // One question; its blanks are filled in on the way.
  const question = (item, record) => {
    const { item: id, kind, hash } = item.dataset;
    const entry = kind ? record.answers[id] : record.notes[id];
    const fields = [...item.querySelectorAll('.filled')];
    fields.forEach((field, i) => { field.textContent = (entry?.said ?? entry?.answer)?.[i] || '……'; });
    return {
      id, item,
      number: plain(item.querySelector('.label')), stem: plain(item.querySelector('.words')),
      context: lines(item.querySelector('.context')),
      answer: !entry ? [] : kind ? words(entry, kind, item) : [entry.text],
      given: Boolean(entry), filled: fields.length > 0,
      right: Boolean(entry?.right),
      result: entry && kind ? ending(entry, kind) : '',
      changed: entry && entry.hash !== hash ? word(kind ? 'changed' : 'changedNote') : '',
    };
  };

  return (page, record) => [...page.querySelectorAll('.deed')].map((part) => {
    const questions = [...part.querySelectorAll('[data-item]')].map((item) => question(item, record));
    const given = questions.filter((one) => one.given).length;
    return { part, questions, given, title: plain(part.querySelector('.words')), much: word('progress', given, questions.length) };
  });
})();
