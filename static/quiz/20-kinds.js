// One maker for each kind of question: given the form, how to tell whether it
// is answered, judge it, show the marks and take them away; amiss() shows and
// focuses what is empty or, of an answer that is near, not right. judge() returns
// {right, credit 0..1, near, some: [right parts, all parts]}. read() gives what
// is answered as a list of [value, the same in words], and write() puts such a
// list back: as {value}s or, when the question has changed and a value may mean
// something else, as {text}s.
lectern.kinds = (() => {
  const { element, icon, word, judge } = lectern;
  let count = 0;

  const verdict = (name, text = word(name)) => element('p', { class: 'verdict ' + name }, icon(name), ' ', text);
  const sum = (list) => list.filter(Boolean).length;
  const plain = (node) => node.textContent.replace(/\s+/g, ' ').trim();
  const meant = (given, value, node) => given.value === undefined ? given.text === plain(node) : given.value === value;

  const choice = (form) => {
    const key = new Map([...form.querySelectorAll('.key > li')].map((item) => [item.dataset.value, item]));
    const inputs = [...form.querySelectorAll('.option input')];
    const isRight = (input) => key.get(input.value).hasAttribute('data-correct');
    const partial = form.hasAttribute('data-partial');
    const single = form.dataset.kind !== 'multiple';
    return {
      answered: () => inputs.some((input) => input.checked),
      read: () => inputs.filter((input) => input.checked).map((input) => [input.value, plain(input.closest('label'))]),
      write(list) {
        for (const input of inputs) input.checked = list.some((given) => meant(given, input.value, input.closest('label')));
      },
      judge() {
        const all = sum(inputs.map(isRight));
        const hits = sum(inputs.map((input) => input.checked && isRight(input)));
        const slips = sum(inputs.map((input) => input.checked && !isRight(input)));
        const got = Math.max(0, hits - slips);
        const right = got === all;
        return { right, credit: partial ? got / all : Number(right), more: !single && hits > 0 && !slips, some: partial && got > 0 && [got, all] };
      },
      mark(last) {
        for (const input of inputs) {
          if (!input.checked && !last) continue;
          const right = isRight(input);
          const told = element('div', { class: 'told', id: `told-${++count}` });
          if (input.checked) told.append(verdict(right ? 'right' : 'wrong'));
          else if (right) told.append(verdict('right', word(single ? 'rightAnswer' : 'alsoRight')));
          const feedback = key.get(input.value).querySelector('.told');
          if (feedback) told.append(...feedback.cloneNode(true).childNodes);
          if (!told.firstChild) continue;
          input.closest('li').append(told);
          input.setAttribute('aria-describedby', told.id);
        }
      },
      clear() {
        for (const told of form.querySelectorAll('.options .told')) told.remove();
        for (const input of inputs) input.removeAttribute('aria-describedby');
      },
    };
  };

  // The kinds that consist of several fields, each right or wrong by itself.
  const fields = (form, controls, test, place) => {
    return {
      answered: () => controls.every((control) => control.value.trim()),
      amiss(near) {
        const list = controls.filter((control) => near ? !test(control).right : !control.value.trim());
        for (const control of list) control.ariaInvalid = true;
        list[0].focus();
      },
      read: () => controls.map((control) => [control.value, control.options && control.value ? plain(control.selectedOptions[0]) : control.value]),
      write(list) {
        list.slice(0, controls.length).forEach((given, i) => {
          const { options } = controls[i];
          controls[i].value = options ? [...options].find((option) => option.value && meant(given, option.value, option))?.value ?? '' : given.value ?? given.text;
        });
      },
      judge() {
        const wrong = controls.map(test).filter((result) => !result.right);
        const hits = controls.length - wrong.length;
        const right = !wrong.length;
        const near = wrong.every((result) => result.near) && wrong[0]?.near;
        return { right, near, credit: Number(right), some: controls.length > 1 && hits > 0 && [hits, controls.length] };
      },
      mark() {
        for (const control of controls) {
          const name = test(control).right ? 'right' : 'wrong';
          control.classList.add('is-' + name);
          const told = element('span', { class: 'mark-after verdict ' + name, id: `told-${++count}` }, icon(name), word(name));
          control.setAttribute('aria-describedby', told.id);
          place(control).append(told);
        }
      },
      clear() {
        for (const told of form.querySelectorAll('.mark-after')) told.remove();
        for (const control of controls) {
          control.classList.remove('is-right', 'is-wrong');
          control.removeAttribute('aria-describedby');
          control.ariaInvalid = null;
        }
      },
    };
  };

  const entry = (form) => {
    const controls = [...form.querySelectorAll('fieldset .blank')];
    const test = (control) => {
      const key = form.querySelector(`.key [data-blank="${CSS.escape(control.name)}"]`);
      const { number, tolerance, unit } = key.dataset;
      if (number !== undefined) return judge.number(control.value, { value: Number(number), tolerance: Number(tolerance), unit });
      const picks = [...key.querySelectorAll('[data-pick]')];
      if (picks.length) return { right: picks.some((pick) => pick.dataset.pick === control.value) };
      return judge.text(control.value, [...key.querySelectorAll('[data-variant]')].map((variant) => variant.textContent));
    };
    // The mark follows its field, in a wrapper of its own.
    for (const control of controls) control.after(element('span'));
    return fields(form, controls, test, (control) => control.nextSibling);
  };

  const match = (form) => fields(form, [...form.querySelectorAll('.pairs select')],
    (control) => ({ right: control.value === control.dataset.key }), (control) => control.closest('li'));

  const order = (form) => {
    const ranks = [...form.querySelectorAll('.rank')];
    const kind = fields(form, ranks,
      (control) => ({ right: control.value === control.closest('li').dataset.place }), (control) => control.closest('li'));
    const { arrange, reset } = lectern.sortable(form);
    const items = () => [...form.querySelectorAll('.order > li')];
    const text = (item) => item.querySelector('.item');
    const original = items();
    const answered = () => items().some((item, i) => item !== original[i]);
    return {
      ...kind, reset, answered,
      amiss: undefined,
      read: () => answered() ? items().map((item) => [item.dataset.value, plain(text(item))]) : [],
      write(list) {
        const all = items();
        const found = new Set(list.map((given) => all.find((item) => meant(given, item.dataset.value, text(item)))));
        if (found.size === all.length && !found.has(undefined)) arrange(found);
      },
    };
  };

  // Nothing is judged: the student compares.
  const essay = (form) => ({ ...fields(form, [form.querySelector('textarea')]), open: true, mark() {}, clear() {} });

  return { choice, multiple: choice, truefalse: choice, entry, match, order, essay };
})();
