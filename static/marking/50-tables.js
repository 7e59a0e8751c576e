// What the class did, by student and by question, and as a file.
lectern.tables = (() => {
  const { element, word, asked, students, marks } = lectern;
  const figure = new Intl.NumberFormat(document.documentElement.lang || 'en', { maximumFractionDigits: 1 });
  const closed = [...asked.values()].filter((question) => question.closed);
  const written = [...asked.values()].filter((question) => !question.closed);
  const of = (student, questions) => questions.map(({ id }) => student.results.get(id));

  const table = (heads, rows) => element('table', { class: 'grid' },
    element('thead', {}, element('tr', {}, ...heads.map((head) => element('th', { scope: 'col' }, head)))),
    element('tbody', {}, ...rows.map(([first, ...cells]) => element('tr', {}, element('th', { scope: 'row' }, first),
      ...cells.map((cell, i) => element('td', { 'data-name': heads[i + 1] }, typeof cell === 'number' ? figure.format(cell) : cell))))));

  const counts = () => [word('right'), word('inPart'), word('nearly'), word('wrong'), word('unanswered')];

  // How many were right at first; nothing where nothing was checked, as where
  // answers are withheld.
  const atFirst = (results) => results.some((result) => result?.tries) ? results.filter((result) => result?.first).length : '';

  const byStudent = () => table([word('student'), ...counts(), word('firstTry'), word('written'), word('points')],
    students.all.map((student) => {
      const results = of(student, closed);
      return [element('bdi', {}, student.name), ...students.states(results, closed.length), atFirst(results), of(student, written).filter((result) => result?.text.trim()).length, marks.sum(student.key)];
    }));

  // What was wrong in answers, and in how many, the most frequent first.
  const slipsOf = (results) => {
    const counted = new Map();
    for (const slip of results.flatMap(({ slips }) => [...new Set(slips)])) counted.set(slip, (counted.get(slip) ?? 0) + 1);
    return [...counted].sort((a, b) => b[1] - a[1]).map(([slip, count]) => `${slip.slice(0, 200)} (${count})`);
  };

  const byQuestion = () => table([word('question'), ...counts(), word('triesMean'), word('tempting')],
    closed.map((question) => {
      const results = students.all.map(({ results }) => results.get(question.id)).filter(Boolean);
      const [right, partly, nearly, ...rest] = students.states(results, students.all.length);
      const near = slipsOf(results.filter(({ state }) => state === 'nearly'));
      const [most = ''] = slipsOf(results.filter(({ state }) => state !== 'nearly'));
      const tries = results.map((result) => result.tries).filter(Boolean);
      return [element('a', { href: `#${question.place.id}`, title: question.stem }, `${question.part} · ${question.number}`),
        right, partly, nearly && element('bdi', {}, `${nearly}: ${near.join(', ')}`), ...rest,
        tries.length ? tries.reduce((sum, n) => sum + n, 0) / tries.length : '', element('bdi', {}, most)];
    }));

  // RFC 4180, all cells quoted. What a spreadsheet would take for a formula is
  // made text by an apostrophe, also where it splits cells at other signs.
  const cell = (value) => `"${typeof value === 'number' ? value : value.replace(/(^|[;\t\r\n])(?=\s*[=+\-@＝＋－＠])/g, "$1'").replaceAll('"', '""')}"`;
  // A column is known by where its question stands, how it begins, and its id,
  // which no other has and a later edition keeps.
  const named = ({ part, number, stem, id }) => `${part} · ${number}: ${stem.length > 60 ? `${stem.slice(0, 60).replace(/\s+\S*$/, '')}…` : stem} (${id})`;
  const csv = () => {
    const heads = [word('student'), word('file'), word('savedAt'), word('edition'), ...counts(), word('firstTry'), word('points'),
      ...closed.map(named), ...written.flatMap((question) => [`${word('points')}: ${named(question)}`, `${word('remark')}: ${named(question)}`])];
    const rows = students.all.map((student) => {
      const results = of(student, closed);
      return [student.name, student.file, student.saved, student.edition, ...students.states(results, closed.length), atFirst(results), marks.sum(student.key),
        ...results.map((result) => result && result.state !== 'unclear' ? result.credit : ''),
        ...written.flatMap(({ id }) => marks.get(student.key, id))];
    });
    return [heads, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
  };
  return { byStudent, byQuestion, csv, written };
})();
