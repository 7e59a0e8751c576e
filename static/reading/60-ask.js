// What the page asks of these scripts: to open what a link in the text names.
{
  const { readingStyle } = document.documentElement.dataset;
  const styled = readingStyle && lectern.load(readingStyle);
  for (const link of document.querySelectorAll('.term, .number')) link.setAttribute('aria-haspopup', 'dialog');
  lectern.ask = async (link) => {
    await styled;
    if (link) await (link.matches('.term') ? lectern.term : lectern.passage)(link);
  };
}
