// Points and remarks, kept on the instructor's device: [points, remark] by
// student and question, both as text, points with a decimal point.
lectern.marks = (() => {
  const key = `lectern-marks-1 ${document.documentElement.dataset.module}`;
  const isText = (value) => typeof value === 'string';
  const place = (student, question) => JSON.stringify([student, question]);

  const read = () => {
    try {
      return new Map(JSON.parse(localStorage.getItem(key)).filter(([at, mark]) => isText(at) && mark.length === 2 && mark.every(isText)));
    } catch { return new Map(); }
  };
  const get = (student, question) => read().get(place(student, question)) ?? ['', ''];

  // Begins with what is stored now, so that two windows do not overwrite each
  // other. Returns whether it is kept.
  const put = (student, question, mark) => {
    const marks = read();
    if (mark.some(Boolean)) marks.set(place(student, question), mark); else marks.delete(place(student, question));
    try { localStorage.setItem(key, JSON.stringify([...marks])); return true; } catch { return false; }
  };
  const forget = () => {
    try { localStorage.removeItem(key); return true; } catch { return false; }
  };
  // A student's points in all; nothing where none are given.
  const sum = (student) => {
    let points;
    for (const [at, [given]] of read()) {
      if (given && JSON.parse(at)[0] === student) points = (points ?? 0) + Number(given);
    }
    return points === undefined ? '' : Math.round(points * 100) / 100;
  };
  return { get, put, forget, sum };
})();
