// My work: shown, printed, saved, moved to another device, and cleared.
(() => {
  const hand = document.querySelector('.hand');
  if (!hand) return;
  const { element, icon, word, say, store, files, gather } = lectern;
  const page = hand.parentElement;
  const find = (name) => hand.querySelector(`[data-part="${name}"]`);
  const news = find('news');
  hand.hidden = false;

  // Each blank gives way to what was filled in.
  for (const control of page.querySelectorAll('.context :is(input, select)')) control.replaceWith(element('b', { class: 'filled' }));
  for (const picks of page.querySelectorAll('.context .picks')) picks.remove();

  const tell = (...parts) => {
    news.replaceChildren(...parts);
    say(news.textContent);
  };

  const show = (record) => {
    let any = record.read.length > 0;
    for (const { part, questions, much } of gather(page, record)) {
      any ||= questions.some((one) => one.given);
      part.querySelector('.much').textContent = much;
      for (const one of questions) {
        one.item.querySelector('.said')?.remove();
        one.item.hidden = !one.given;
        const mark = one.standing === 'right' ? [icon('right'), ' '] : [];
        one.item.append(element('div', { class: 'said' },
          ...one.answer.map((line) => element('p', {}, line)),
          ...(one.result ? [element('p', { class: 'how' }, ...mark, one.result)] : []),
          ...(one.changed ? [element('p', { class: 'how' }, one.changed)] : [])));
      }
    }
    find('empty').hidden = any;
    find('file').hidden = any || location.protocol !== 'file:';
    if (!soon.waits()) name.value = record.name;
    find('by').textContent = [record.name, today(), hand.dataset.title].filter(Boolean).join(' · ');
  };

  // Plain English dates are those of the module: day, month, year.
  const { lang } = document.documentElement;
  const today = () => new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : lang, { dateStyle: 'long' }).format(new Date());
  const name = find('name');
  const soon = store.soon(() => {
    if (!store.put(['name', '', name.value.trim().slice(0, 200)])) store.unsaved(hand);
  });
  name.addEventListener('input', soon);
  store.watch(show);

  // What is saved: the record as it is stored, with the edition and the time.
  const record = () => {
    soon.now();
    const { lectern: format, module, ...rest } = store.all();
    return { lectern: format, module, edition: hand.dataset.edition, saved: new Date().toISOString(), ...rest, name: name.value.trim() };
  };
  const fileName = ({ module, name: student, saved }, ending) =>
    `${[module, student, saved.slice(0, 10)].join(' ').trim().replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')}.${ending}`;
  const whole = (data) => ({
    record: data, title: hand.dataset.title, parts: gather(page, data),
    facts: [data.name, today(), hand.dataset.facts].filter(Boolean),
    cite: document.querySelector('.colophon .work').textContent.trim(),
    read: [...page.querySelectorAll('.is-read')].map((mark) => mark.parentElement.textContent.slice(0, -mark.textContent.length).trim()),
  });

  // A file without a name is saved too, once it has been asked for.
  let asked = false;
  const named = (give) => () => {
    const data = record();
    if (!data.name && !asked) {
      asked = true;
      tell(word('nameless'));
      name.focus();
      return;
    }
    if (news.textContent === word('nameless')) news.replaceChildren();
    give(data);
  };

  const deeds = {
    print() {
      // Of a handout, which is a hundred sheets, this part alone. Not every
      // browser says when it has printed: the next use of the page tells it too.
      const { dataset } = document.documentElement;
      dataset.mine = '';
      for (const sign of ['afterprint', 'focus', 'pointerdown']) addEventListener(sign, () => { delete dataset.mine; }, { once: true });
      print();
    },
    html: named((data) => files.save(fileName(data, 'html'), 'text/html', files.html(whole(data)))),
    markdown: named((data) => files.save(fileName(data, 'md'), 'text/markdown', files.markdown(whole(data)))),
    progress() { const data = record(); files.save(fileName(data, 'json'), 'application/json', JSON.stringify(data, null, 1)); },
    load() { find('chosen').click(); },
  };
  for (const button of hand.querySelectorAll('[data-do]')) button.addEventListener('click', deeds[button.dataset.do]);

  lectern.twice(find('clear'), word('clearAgain'), () => { tell(word(store.clear() ? 'cleared' : 'unsaved')); });

  // A progress file fills what is empty here. Where both hold something else
  // for a question, what is here stays until the student decides.
  const load = (raw) => {
    if (raw?.lectern !== 1) { tell(word('notProgress')); return; }
    if (raw.module !== document.documentElement.dataset.module) { tell(word('otherModule', String(raw.module).slice(0, 100))); return; }
    const theirs = store.mend(raw);
    const ours = store.all();
    const fresh = [];
    const apart = [];
    for (const part of ['answers', 'notes']) {
      for (const [id, entry] of Object.entries(theirs[part])) {
        const here = ours[part][id];
        if (JSON.stringify(here) !== JSON.stringify(entry)) (here ? apart : fresh).push([part, id, entry]);
      }
    }
    const added = fresh.length;
    if (!store.put(['name', '', ours.name || theirs.name], ...theirs.read.map((section) => ['read', section, true]), ...fresh)) {
      tell(word('unsaved'));
      return;
    }
    if (!apart.length) { tell(word('loaded', added)); return; }
    const take = element('button', { type: 'button' }, word('takeTheirs'));
    const leave = element('button', { type: 'button' }, word('keepOurs'));
    take.addEventListener('click', () => {
      tell(word(store.put(...apart) ? 'loaded' : 'unsaved', added + apart.length));
      find('load').focus();
    });
    leave.addEventListener('click', () => { tell(word('loaded', added)); find('load').focus(); });
    const ids = new Set(apart.map(([, id]) => id));
    const names = gather(page, ours).flatMap(({ title, questions }) => questions.filter(({ id }) => ids.has(id)).map(({ number }) => `${title} · ${number}`));
    tell(element('p', {}, [added && word('loaded', added), word('differ', apart.length)].filter(Boolean).join(' ')),
      ...names.length ? [element('ul', {}, ...names.map((name) => element('li', {}, name)))] : [], leave, take);
    leave.focus(); // what is here is not lost by one key
  };
  find('chosen').addEventListener('change', async ({ target }) => {
    const [file] = target.files;
    if (!file) return;
    try { load(file.size < 2e7 ? JSON.parse(files.data(await file.text())) : undefined); } catch { tell(word('notProgress')); }
    target.value = ''; // the same file may be chosen again
  });
})();
