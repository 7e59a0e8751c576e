// What students wrote to one question, beside what the key says of it, with a
// place for points and a remark.
lectern.written = (question, changed) => {
  const { element, word, say, students, marks } = lectern;

  const copy = (node) => {
    const made = node.cloneNode(true);
    for (const named of [made, ...made.querySelectorAll('[id]')]) named.removeAttribute('id');
    return made;
  };
  const models = [...document.getElementById(`key-${question.id}`)?.querySelectorAll('.why, .noted') ?? []].map(copy);

  const one = (student, { text }, i) => {
    let [points, remark] = marks.get(student.key, question.id);
    // No field for numbers: such a one takes a comma or a point by the browser's language, and drops the other in silence.
    const number = element('input', { class: 'blank', inputmode: 'decimal', maxlength: 8, value: points, 'aria-describedby': `points-${i}` });
    const said = element('textarea', { rows: 2 });
    said.value = remark;
    const sign = element('p', { class: 'how', id: `points-${i}` });
    const keep = () => {
      const given = number.value.trim().replace(',', '.');
      const fits = /^(\d*\.?\d+)?$/.test(given);
      if (fits) points = given;
      if (fits) number.removeAttribute('aria-invalid'); else number.setAttribute('aria-invalid', true);
      const kept = marks.put(student.key, question.id, [points, said.value.trim()]);
      sign.textContent = !fits ? word('notPoints') : kept ? '' : word('unsaved');
      say(sign.textContent);
      changed();
    };
    for (const field of [number, said]) field.addEventListener('change', keep);
    return element('section', { class: 'mark-one' }, element('h4', {}, element('bdi', {}, student.name)),
      element('p', { class: 'written', dir: 'auto' }, text),
      element('p', { class: 'field' }, element('label', {}, element('span', { class: 'label' }, word('points')), number)), sign,
      element('p', { class: 'field' }, element('label', {}, element('span', { class: 'label' }, word('remark')), said)));
  };

  const given = students.all.map((student) => [student, student.results.get(question.id)]).filter(([, result]) => result?.text.trim());
  return [element('p', { class: 'stem' }, question.stem), ...(models.length ? [element('div', { class: 'models' }, ...models)] : []),
    ...given.map((pair, i) => one(...pair, i)),
    element('p', { class: 'how' }, word('notWritten', students.all.length - given.length))];
};
