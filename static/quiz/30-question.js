// How a question goes: check, a second try, then the key; and back again from
// what is stored. Returns how it stands, with blank() to start it over, or, for a
// kind it does not know, undefined. changed() is called whenever something has
// changed; it returns how the whole quiz stands, in words.
lectern.question = (form, changed) => {
  const { element, icon, word, say, store } = lectern;
  const { question: id, kind: name, hash } = form.dataset;
  const kind = lectern.kinds[name]?.(form);
  if (!kind) return undefined;
  const judged = !kind.open && !form.hasAttribute('data-withheld');
  const answer = form.querySelector('.answer');
  const fieldset = form.querySelector('fieldset');
  const state = { id, judged };
  const stands = (entry) => {
    state.answered = store.done(entry);
    form.toggleAttribute('data-given', Boolean(entry));
  };
  let seen; // what the store held when the form was last in step with it
  let busy = false; // while it is written to the store
  let lost = false; // it could not be
  let held; // the answer that was judged

  const check = element('button', { class: 'primary' });
  const reveal = element('button', { type: 'button', class: 'plain' }, word('showAnswer'));
  const again = element('button', { type: 'button' }, word('tryAgain'));
  const result = element('p', { class: 'result' });
  const news = element('p', { class: 'kept' }, word('changed'));
  const actions = element('div', { class: 'actions' }, ...(answer ? [check, reveal, again] : []), result);
  fieldset.after(news, actions);
  form.dataset.live = '';
  const writing = kind.open && lectern.writing(form.querySelector('textarea'));

  const tell = (text, verdict = '') => {
    result.className = `result ${verdict}`;
    result.replaceChildren(...(verdict ? [icon(verdict), ' '] : []), text);
  };

  const put = (entry) => {
    busy = true;
    lost = !store.put(['answers', id, entry]);
    busy = false;
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
    put(any ? { hash, answer, said: answer.join() !== said.join() && said, tries, first, part, right, shown, open: !judged } : undefined);
  };
  const soon = store.soon(keep);

  const blank = () => {
    soon.drop();
    state.tries = 0;
    state.first = state.part = state.right = state.shown = undefined;
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
    if (writing) writing.update();
    tell('');
  };

  const focus = (node = form.querySelector('input, select, textarea')) => node.focus({ preventScroll: true });

  // Shows how what the form holds was judged; returns that in words.
  const show = () => {
    const { first, part, right, shown } = state;
    const over = right || shown;
    const focused = over && form.contains(document.activeElement);
    held = kind.read().map(([value]) => ({ value }));
    kind.clear();
    kind.mark(over);
    check.textContent = word('checkAgain');
    check.hidden = reveal.hidden = over;
    if (over) {
      fieldset.disabled = judged;
      form.dataset.done = '';
      answer.open = true;
      again.hidden = !judged;
    }
    if (!judged) tell(word('modelShown'));
    else {
      tell(word(right ? first === 1 ? 'rightFirst' : shown ? 'rightAfter' : 'rightSecond'
        : part ? over ? 'partlyFinal' : 'partlyRight'
          : over ? 'notRight' : kind.judge().more ? 'someRight' : 'notYet', ...part || []), right ? 'right' : 'wrong');
    }
    if (focused) focus(judged ? again : undefined);
    return result.textContent.trim();
  };
  const settle = () => {
    const text = show();
    soon.now();
    say(`${text} ${changed()}`);
  };

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (!answer) return;
    if (kind.open) state.shown = true;
    else {
      const { near, credit, right, some } = kind.judge();
      const amiss = kind.answered() ? near : kind.amiss ? 'fillAll' : 'answerFirst';
      if (amiss) { tell(word(amiss)); say(word(amiss)); kind.amiss?.(amiss === near); return; }
      // The second that is not right, one after the other, is the last.
      if (!right && (name === 'truefalse' || state.tries && !state.right)) state.shown = true;
      state.tries++;
      state.first ??= credit;
      state.right = right;
      state.part = !right && some;
    }
    settle();
  });
  // Once an answer was checked, it is what is kept until another is.
  form.addEventListener('input', () => {
    if (!state.tries) soon();
    if (!judged) return;
    kind.clear();
    tell('');
  });
  reveal.addEventListener('click', () => {
    kind.write(held);
    state.shown = true;
    settle();
  });
  again.addEventListener('click', () => {
    const before = { ...state };
    blank();
    Object.assign(state, before);
    focus();
  });

  const restore = (entry) => {
    const same = entry.hash === hash;
    kind.write(entry.answer.map((value, i) => same ? { value } : { text: entry.said?.[i] ?? value }));
    stands(entry);
    if (writing) writing.kept(true);
    news.hidden = same;
    if (same) {
      Object.assign(state, entry);
      if (answer && (state.tries || state.shown)) show();
      if (!judged && !writing) tell(word('saved'));
    }
  };
  store.watch(({ answers }) => {
    const entry = answers[id];
    const now = JSON.stringify(entry) ?? '';
    if (busy) seen = now;
    if (lost || soon.waits() || now === seen) return;
    seen = now;
    blank();
    if (entry) restore(entry);
    changed();
  });
  return Object.assign(state, { blank });
};
