// Points and remarks, kept on the instructor's device: [points, remark] by
// student and question, both as text, points with a decimal point. Each pair is
// an item of its own, so that windows do not overwrite each other's.
lectern.marks = (() => {
  const { asked } = lectern;
  const key = `lectern-marks-1 ${document.documentElement.dataset.module} `;
  const isText = (value) => typeof value === 'string';
  const name = (student, question) => `${key}${question} ${student}`;

  const get = (student, question) => {
    try {
      const mark = JSON.parse(localStorage.getItem(name(student, question)));
      if (mark.length === 2 && mark.every(isText)) return mark;
    } catch { /* none, or damaged */ }
    return ['', ''];
  };
  // Returns whether it is kept.
  const put = (student, question, mark) => {
    try {
      localStorage[mark.some(Boolean) ? 'setItem' : 'removeItem'](name(student, question), JSON.stringify(mark));
      return true;
    } catch { return false; }
  };
  const forget = () => {
    try {
      for (const item of Object.keys(localStorage)) if (item.startsWith(key)) localStorage.removeItem(item);
      return true;
    } catch { return false; }
  };
  // A student's points in all; nothing where none are given.
  const sum = (student) => {
    let points;
    for (const id of asked.keys()) {
      const [given] = get(student, id);
      if (given) points = (points ?? 0) + Number(given);
    }
    return points === undefined ? '' : Math.round(points * 100) / 100;
  };
  return { get, put, forget, sum };
})();
