// The marking part: opens files, says what is amiss with each, shows the rest.
(() => {
  const root = document.querySelector('.marking');
  const { element, word, say, handed, students, tables, marks, files } = lectern;
  const find = (name) => root.querySelector(`[data-part="${name}"]`);
  const [drop, chosen, said, which] = ['drop', 'chosen', 'files', 'which'].map(find);
  root.hidden = false;

  const showTables = () => {
    find('students').replaceChildren(tables.byStudent());
    find('questions').replaceChildren(tables.byQuestion());
  };
  const showWritten = () => {
    const question = tables.written[which.selectedIndex];
    find('written').replaceChildren(...(question ? lectern.written(question, () => find('students').replaceChildren(tables.byStudent())) : []));
  };
  const show = () => {
    find('results').hidden = !students.all.length;
    showTables();
    showWritten();
  };
  which.append(...tables.written.map(({ part, number, stem }) => element('option', {}, `${part} · ${number}: ${stem.slice(0, 80)}`)));
  which.addEventListener('change', showWritten);

  // One line for a file of which something has to be said.
  const tell = (file, text, aside) => {
    const line = element('li', {}, element('b', {}, element('bdi', {}, file)), ` ${text}`);
    if (aside) {
      const both = element('button', { type: 'button', class: 'plain' }, word('countBoth'));
      both.addEventListener('click', () => {
        students.add(aside, true);
        line.remove();
        show();
        sum();
        find('open').focus();
      });
      line.append(' ', both);
    }
    said.querySelector('ul').append(line);
  };
  const sum = () => {
    said.firstChild.textContent = word('filesOpen', students.all.length);
    say(said.firstChild.textContent);
  };

  const open = async (list) => {
    if (!said.firstChild) said.append(element('p', { class: 'news' }), element('ul'));
    for (const file of list) {
      const read = await handed(file);
      if (read.fault) { tell(read.file, read.fault); continue; }
      const { said: text, aside, replaced } = students.add(read);
      if (text) tell(read.file, text, aside);
      if (replaced) tell(replaced.file, word('fileEarlier', read.file), replaced);
    }
    show();
    sum();
  };

  find('open').addEventListener('click', () => chosen.click());
  chosen.addEventListener('change', async () => {
    await open([...chosen.files]);
    chosen.value = ''; // the same file may be chosen again
  });
  drop.addEventListener('dragover', (event) => event.preventDefault());
  drop.addEventListener('drop', (event) => {
    event.preventDefault();
    open([...event.dataTransfer.files]);
  });
  // A file that misses its place must not be opened instead of this one.
  for (const kind of ['dragover', 'drop']) addEventListener(kind, (event) => event.preventDefault());

  find('csv').addEventListener('click', () => files.save(`${document.documentElement.dataset.module}-marks.csv`, 'text/csv', `\ufeff${tables.csv()}`));
  lectern.twice(find('forget'), word('clearAgain'), () => { say(word(marks.forget() ? 'forgotten' : 'unsaved')); show(); });
})();
