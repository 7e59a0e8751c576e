// The students whose files are open, and what they did.
lectern.students = (() => {
  const { word, asked, score } = lectern;
  const all = []; // {file, record, edition, saved, name, key, results, changed, gone}

  const fold = (name) => name.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();
  const content = ({ record: { name, answers, notes } }) => JSON.stringify([name, answers, notes]);

  // Scores a file's answers once: results by question.
  const take = (one) => {
    one.results = new Map();
    one.changed = one.gone = 0;
    for (const [part, entries] of [['answers', one.record.answers], ['notes', one.record.notes]]) {
      for (const [id, entry] of Object.entries(entries)) {
        const question = asked.get(id);
        if (!question || Boolean(question.kind) !== (part === 'answers')) { one.gone++; continue; }
        if (entry.hash !== question.hash) one.changed++;
        const text = part === 'notes' ? entry.text : question.closed ? '' : entry.answer[0] ?? '';
        const scored = question.closed ? score(question, entry) : {};
        one.results.set(id, { ...scored, text, tries: entry.tries ?? 0, first: scored.state === 'right' && entry.first === 1 && entry.right === true });
      }
    }
    return one;
  };

  // Takes a file up. Returns what has to be said of it, with its name: a text,
  // or nothing; and, where another of the same name is set aside, that one.
  const add = (read, apart = false) => {
    const one = { ...read, name: read.record.name.trim() || read.file, content: content(read) };
    const same = all.find((other) => other.content === one.content);
    if (same) return { said: word('fileTwice', same.file) };
    const rival = !apart && read.record.name.trim() ? all.find((other) => other.key === fold(one.name)) : undefined;
    if (rival && rival.saved >= one.saved) return { said: word('fileEarlier', rival.file), aside: read };
    if (rival) all.splice(all.indexOf(rival), 1);
    one.key = fold(one.name) + (apart ? ` (${one.file})` : '');
    if (apart) one.name = `${one.name} (${one.file})`;
    all.push(take(one));
    all.sort((a, b) => a.name.localeCompare(b.name) || a.file.localeCompare(b.file));
    return { said: [one.changed && word('fileChanged', one.edition, one.changed), one.gone && word('fileGone', one.gone)].filter(Boolean).join(' '), replaced: rival };
  };
  // How many of so many are right, partly right, nearly right, not right, and not answered.
  const states = (results, all) => {
    const counts = ['right', 'partly', 'nearly', 'wrong'].map((state) => results.filter((result) => result?.state === state).length);
    return [...counts, counts.reduce((rest, count) => rest - count, all)];
  };
  return { all, add, states };
})();
