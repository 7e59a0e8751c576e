// A handout says once what a page of the site says twice: a question's name
// stands in its id, behind the part's, and what may be chosen in a matching
// stands in its list.
for (const question of document.querySelectorAll('.question, .talk')) question.dataset.question = question.id.slice(question.id.indexOf('-') + 1);
for (const match of document.querySelectorAll('.match')) {
  const names = [...match.querySelectorAll('.targets li')].map((item) => item.textContent);
  for (const list of match.querySelectorAll('select')) list.append(...names.map((name, i) => new Option(name, i + 1)));
}
