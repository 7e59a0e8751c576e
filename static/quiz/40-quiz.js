// A quiz: how far the student is, the result at its end, and how to start over.
for (const quiz of document.querySelectorAll('[data-quiz]')) {
  const { element, word, store } = lectern;
  const figure = new Intl.NumberFormat(document.documentElement.lang || 'en', { maximumFractionDigits: 1 });
  const line = element('p');
  const over = element('button', { type: 'button' }, word('startOver'));
  const score = element('div', { class: 'score', hidden: '' }, line, over);
  const questions = [];

  const changed = () => {
    const answered = questions.filter((question) => question.answered).length;
    const judged = questions.filter((question) => question.judged);
    const first = judged.reduce((sum, question) => sum + (question.first ?? 0), 0);
    const all = judged.length > 0 && judged.every(({ right, shown }) => right || shown);
    score.hidden = !quiz.querySelector('[data-given]');
    line.textContent = all ? word('score', figure.format(first), judged.length) : word('progress', answered, questions.length);
    return line.textContent;
  };

  for (const form of quiz.querySelectorAll('form.question')) {
    const question = lectern.question(form, changed);
    if (question) questions.push(question);
  }
  lectern.twice(over, word('overAgain'), () => {
    for (const { blank } of questions) blank();
    if (!store.put(...questions.map(({ id }) => ['answers', id]))) store.unsaved(score);
    changed();
    quiz.querySelector('input, select, textarea').focus();
  });
  quiz.append(score);
  changed();
}
