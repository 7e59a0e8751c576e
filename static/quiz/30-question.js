// How a question goes: check, a second try, then the key; and back again from
// what is stored. Returns {state, blank} or, for a kind it does not know,
// undefined. changed() is called whenever something has changed; it returns how
// the whole quiz stands, in words.
lectern.question = (form, changed) => {
  const { element, icon, word, say, store } = lectern;
  const { question: id, kind: name, hash } = form.dataset;
  const kind = lectern.kinds[name]?.(form);
  if (!kind) return undefined;
  const judged = !kind.open && !form.hasAttribute('data-withheld');
  const answer = form.querySelector('.answer');
  const fieldset = form.querySelector('fieldset');
  const most = name === 'truefalse' ? 1 : 2;
  const state = { id, judged };
  const stands = (entry) => {
    state.given = Boolean(entry);
    state.answered = store.done(entry);
    form.toggleAttribute('data-given', state.given);
  };
  let seen; // what the store held when the form was last in step with it
  let busy = false; // while it is written to the store
  let lost = false; // it could not be

  const check = element('button', { class: 'primary' }, word(kind.open ? 'showModel' : 'check'));
  const reveal = element('button', { type: 'button', class: 'plain', hidden: '' }, word('showAnswer'));
  const again = element('button', { type: 'button', hidden: '' }, word('tryAgain'));
  const result = element('p', { class: 'result' });
  const news = element('p', { class: 'kept', hidden: '' }, word('changed'));
  const actions = element('div', { class: 'actions' }, ...(answer ? [check, reveal, again] : []), result);
  fieldset.after(news, actions);
  form.dataset.live = '';
  const writing = kind.open && lectern.writing(form.querySelector('textarea'));

  const tell = (text, right) => {
    result.className = 'result' + (right === undefined ? '' : right ? ' right' : ' wrong');
    result.replaceChildren(...(right === undefined || !text ? [] : [icon(right ? 'right' : 'wrong'), ' ']), text);
  };

  const put = (entry) => {
    busy = true;
    lost = !store.put('answers', id, entry);
    busy = false;
    seen = JSON.stringify(store.all().answers[id]) ?? '';
    stands(entry);
    news.hidden = true;
    if (writing) writing.kept(!lost); else if (lost) store.unsaved(form); else if (!judged) tell(entry ? word('saved') : '');
    changed();
  };
  const keep = () => {
    const given = kind.read();
    const answer = given.map(([value]) => value);
    const said = given.map(([, text]) => text);
    const { tries, first, part, right, shown } = state;
    const any = tries > 0 || answer.some((value) => value.trim());
    put(any ? { hash, answer, said: answer.join() === said.join() ? undefined : said, tries, first, part, right, shown, open: !judged || undefined } : undefined);
  };
  const soon = store.soon(keep);

  const blank = () => {
    soon.drop();
    Object.assign(state, { tries: 0, done: false, first: undefined, part: undefined, right: undefined, shown: undefined });
    stands();
    delete form.dataset.done;
    fieldset.disabled = false;
    form.reset();
    kind.clear();
    kind.reset?.();
    if (answer) answer.open = false;
    check.textContent = word(kind.open ? 'showModel' : 'check');
    check.hidden = false;
    reveal.hidden = again.hidden = news.hidden = true;
    writing?.update?.();
    tell('');
  };

  const focusFirst = () => form.querySelector('input, select, textarea').focus({ preventScroll: true });

  // Shows how it ended; returns that in words.
  const finish = () => {
    const focused = form.contains(document.activeElement);
    state.done = true;
    state.shown = !state.right || undefined;
    kind.clear();
    kind.mark(true);
    fieldset.disabled = judged;
    form.dataset.done = '';
    answer.open = true;
    check.hidden = reveal.hidden = true;
    again.hidden = !judged;
    if (!judged) tell(word('modelShown'));
    else if (state.right) tell(word(state.tries === 1 ? 'rightFirst' : 'rightSecond'), true);
    else {
      state.part = kind.judge().some || undefined;
      tell(state.part ? word('partlyFinal', ...state.part) : word(state.tries >= most ? 'notRight' : 'shown'), false);
    }
    if (focused) { if (judged) again.focus({ preventScroll: true }); else focusFirst(); }
    return result.textContent.trim();
  };

  const secondTry = () => {
    check.textContent = word('checkAgain');
    reveal.hidden = false;
  };

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const speak = (text, right) => { tell(text, right); say(text); };
    if (state.done || !answer) return;
    if (kind.open) { const text = finish(); keep(); say(text); return; }
    if (!kind.answered()) { speak(word(kind.amiss ? 'fillAll' : 'answerFirst')); kind.amiss?.(); return; }
    const found = kind.judge();
    if (found.near) { speak(word(found.near)); kind.amiss(true); return; }
    soon.drop();
    state.tries++;
    state.first ??= found.credit;
    state.right = found.right || undefined;
    state.part = !found.right && found.some || undefined;
    if (found.right || state.tries >= most) {
      const text = finish();
      keep();
      say(`${text} ${changed()}`);
      return;
    }
    keep();
    kind.clear();
    kind.mark(false);
    secondTry();
    speak(found.some ? word('partlyRight', ...found.some) : word(found.more ? 'someRight' : 'notYet'), false);
  });
  form.addEventListener('input', () => {
    soon();
    if (state.done || !result.textContent || !judged) return;
    kind.clear();
    tell('');
  });
  reveal.addEventListener('click', () => {
    const text = finish();
    keep();
    say(`${text} ${changed()}`);
  });
  again.addEventListener('click', () => { blank(); put(); focusFirst(); });

  store.watch(({ answers }) => {
    const entry = answers[id];
    const now = JSON.stringify(entry) ?? '';
    if (busy || lost || soon.waits() || now === seen) return;
    seen = now;
    blank();
    if (!entry) { changed(); return; }
    const same = entry.hash === hash;
    kind.write(entry.answer.map((value, i) => same ? { value } : { text: entry.said?.[i] ?? value }));
    stands(entry);
    writing?.update?.();
    writing?.kept?.(true);
    news.hidden = same;
    if (same) {
      Object.assign(state, entry);
      if (answer && (state.right || state.shown)) finish(); else if (state.tries) secondTry();
      if (!judged && !writing) tell(word('saved'));
    }
    changed();
  });
  return { state, blank };
};
