// All questions of the file, and how what a student answered is scored: by the
// code that judges it on the student's own page. A copy of the question's form
// takes the answer in.
lectern.asked = (() => {
  const plain = (node) => node.textContent.replace(/\s+/g, ' ').trim();
  const asked = new Map();

  // {id, hash, place, part, number, stem, closed}: closed where an answer is
  // right or wrong; what is open is written.
  for (const place of document.querySelectorAll('[data-question]')) {
    const { question: id, hash, kind } = place.dataset;
    const [label, ...stem] = [...place.querySelector('.stem').childNodes].filter(plain);
    if (asked.has(id)) continue;
    asked.set(id, {
      id, hash, kind, place, part: plain(place.closest('.part').querySelector('h2')), number: plain(label).split(' · ')[0],
      stem: stem.map(plain).join(' '), closed: Boolean(kind) && kind !== 'essay', judged: new Map(),
    });
  }
  return asked;
})();

// How an answer to a closed question ended: {state: right, partly, nearly, wrong
// or unclear, credit: 0 to 1, slips: [what was wrong, in words]}. Nearly right is
// a misspelt word, or the right number in another unit: it earns nothing, but is
// for the instructor to see.
lectern.score = (() => {
  const { kinds } = lectern;
  const plain = (node) => node?.textContent.replace(/\s+/g, ' ').trim() ?? '';

  // A wrong control in words: its option; or what it belongs to, and its value.
  const said = (control) => {
    if (control.matches('.options input')) return plain(control.closest('label'));
    const item = plain(control.closest('li')?.querySelector('.item'));
    const value = control.options ? plain(control.selectedOptions[0]) : control.value.trim();
    return value && item ? `${item} → ${value}` : value;
  };

  const judge = (question, same, given) => {
    const unclear = { state: 'unclear', credit: 0, slips: [] };
    if (!question.form) {
      question.form = question.place.cloneNode(true);
      question.made = kinds[question.kind](question.form);
    }
    const { form, made } = question;
    form.reset();
    made.clear();
    made.reset?.();
    const write = (list) => made.write(list.map((text) => same ? { value: text } : { text }));
    write(given);
    // What the form does not hold as it was given was no answer to this question.
    const held = made.read().map(([value, text]) => same ? value : text);
    const choice = form.querySelector('.options');
    if (held.length !== given.length || held.some((text, i) => choice ? !given.includes(text) : text !== given[i])) return unclear;
    const { right, credit, near, some } = made.judge();
    made.mark(true);
    // With another unit an answer is nearly right where its number is.
    if (near === 'unit') write(given.map((text) => text.replace(/\D+$/, '')));
    const close = near === 'spelling' || near === 'unit' && made.judge().right;
    write(given);
    const wrong = choice ? [...choice.querySelectorAll('input:checked')].filter((input) => input.closest('li').querySelector('.told .verdict.wrong')) : [...form.querySelectorAll('.is-wrong')];
    const state = right ? 'right' : some || credit > 0 ? 'partly' : close ? 'nearly' : 'wrong';
    // The share that was right, to be added up; whether a part of it counts is the instructor's to say.
    const share = some ? Math.round(100 * some[0] / some[1]) / 100 : credit;
    return { state, credit: right ? 1 : share, slips: wrong.map(said).filter(Boolean) };
  };

  return (question, entry) => {
    const same = entry.hash === question.hash;
    const given = (same ? entry.answer : entry.said ?? entry.answer).map((text) => text.slice(0, 500));
    // Answers recur from student to student: each is judged once.
    const key = JSON.stringify([same, given]);
    if (!question.judged.has(key)) question.judged.set(key, judge(question, same, given));
    return question.judged.get(key);
  };
})();
