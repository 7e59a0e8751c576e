// What the page asks of these scripts: to open what a link in the text names.
{
  const { root, readingStyle } = document.documentElement.dataset;
  const styled = readingStyle && new Promise((done) => {
    const sheet = lectern.element('link', { rel: 'stylesheet', href: root + readingStyle });
    sheet.onload = sheet.onerror = () => { done(); dispatchEvent(new Event('resize')); }; // plain is better than not at all
    document.head.append(sheet);
  });
  for (const link of document.querySelectorAll('.term, .number')) link.setAttribute('aria-haspopup', 'dialog');
  lectern.ask = async (link) => {
    await styled;
    if (link) await (link.matches('.term') ? lectern.term : lectern.passage)(link);
  };
}
