// How a question goes: check, a second try, then the key; and a quiz's result.
(() => {
  const { element, icon, word, say, kinds } = lectern;

  // Returns {state, reset} or, where there is nothing to judge, undefined.
  // changed() is called when a question is done or begun anew; it returns how
  // the whole quiz stands, in words.
  const setUp = (form, changed) => {
    if (form.hasAttribute('data-withheld') || !kinds[form.dataset.kind]) return undefined;
    const kind = kinds[form.dataset.kind](form);
    const answer = form.querySelector('.answer');
    const fieldset = form.querySelector('fieldset');
    const most = form.dataset.kind === 'truefalse' ? 1 : 2;
    const state = { judged: !kind.open };

    const check = element('button', { class: 'primary' }, word(kind.open ? 'showModel' : 'check'));
    const reveal = element('button', { type: 'button', class: 'plain', hidden: '' }, word('showAnswer'));
    const again = element('button', { type: 'button', hidden: '' }, word('tryAgain'));
    const result = element('p', { class: 'result' });
    fieldset.after(element('div', { class: 'actions' }, check, reveal, again, result));
    form.dataset.live = '';

    const tell = (text, right, after = '') => {
      result.className = 'result' + (right === undefined ? '' : right ? ' right' : ' wrong');
      result.replaceChildren(...(right === undefined || !text ? [] : [icon(right ? 'right' : 'wrong'), ' ']), text);
      if (text) say(`${text} ${after}`.trim());
    };

    const finish = (text, right) => {
      const focused = form.contains(document.activeElement);
      state.done = true;
      kind.clear();
      kind.mark(true);
      if (!kind.open) fieldset.disabled = true;
      form.dataset.done = '';
      answer.open = true;
      check.hidden = reveal.hidden = true;
      again.hidden = kind.open ?? false;
      tell(text, right, changed());
      if (focused) (kind.open ? form.querySelector('textarea') : again).focus({ preventScroll: true });
    };

    const reset = () => {
      const focused = form.contains(document.activeElement);
      Object.assign(state, { tries: 0, done: false, first: undefined });
      delete form.dataset.done;
      fieldset.disabled = false;
      form.reset();
      kind.clear();
      kind.reset?.();
      answer.open = false;
      check.textContent = word(kind.open ? 'showModel' : 'check');
      check.hidden = false;
      reveal.hidden = again.hidden = true;
      tell('');
      if (focused) form.querySelector('input, select, textarea').focus({ preventScroll: true });
    };
    reset();

    form.addEventListener('submit', (event) => {
      event.preventDefault();
      if (state.done) return;
      if (kind.open) { finish(word('modelShown')); return; }
      if (!kind.answered()) { tell(word(/choice|multiple|truefalse/.test(form.dataset.kind) ? 'answerFirst' : 'fillAll')); return; }
      const found = kind.judge();
      if (found.near) { tell(word(found.near)); return; }
      state.tries++;
      state.first ??= found.credit;
      if (found.right) { finish(word(state.tries === 1 ? 'rightFirst' : 'rightSecond'), true); return; }
      if (state.tries >= most) { finish(found.some ? word('partlyFinal', ...found.some) : word('notRight'), false); return; }
      kind.clear();
      kind.mark(false);
      check.textContent = word('checkAgain');
      reveal.hidden = false;
      tell(found.some ? word('partlyRight', ...found.some) : word(found.more ? 'someRight' : 'notYet'), false);
    });
    form.addEventListener('input', () => {
      if (state.done || !result.textContent) return;
      kind.clear();
      tell('');
    });
    reveal.addEventListener('click', () => finish(word('shown'), false));
    again.addEventListener('click', () => { reset(); changed(); });
    return { state, reset };
  };

  for (const quiz of document.querySelectorAll('[data-quiz]')) {
    const figure = new Intl.NumberFormat(document.documentElement.lang || 'en', { maximumFractionDigits: 1 });
    const line = element('p');
    const over = element('button', { type: 'button' }, word('startOver'));
    const score = element('div', { class: 'score', hidden: '' }, line, over);
    const questions = [];

    const changed = () => {
      const judged = questions.filter(({ state }) => state.judged);
      const done = judged.filter(({ state }) => state.done);
      score.hidden = done.length === 0;
      const first = done.reduce((sum, { state }) => sum + (state.first ?? 0), 0);
      const all = done.length === judged.length;
      line.textContent = all ? word('score', figure.format(first), judged.length) : word('progress', done.length, judged.length);
      return line.textContent;
    };

    for (const form of quiz.querySelectorAll('form.question')) {
      const question = setUp(form, changed);
      if (question) questions.push(question);
    }
    over.addEventListener('click', () => {
      for (const { reset } of questions) reset();
      changed();
      quiz.querySelector('input, select, textarea').focus();
    });
    quiz.append(score);
  }
})();
