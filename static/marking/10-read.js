// The files that students handed in, as an instructor opens them. Nothing in
// them is trusted: what is read goes through the store's own mending and is
// shown as text, and what cannot be read is named with its reason.
lectern.handed = (() => {
  const { word, store, files } = lectern;
  const { module } = document.documentElement.dataset;
  const most = 5; // MB: whoever writes a book in one night stays below

  const short = (value) => typeof value === 'string' ? value.slice(0, 40) : '';

  // Gives {file, record, edition, saved} or {file, fault}.
  const read = async (handed) => {
    const file = handed.name.slice(0, 200);
    if (handed.size > most * 1e6) return { file, fault: word('fileHuge', most) };
    let raw;
    try {
      const json = files.data(await handed.text());
      if (json === undefined) return { file, fault: word(/\.(md|markdown)$/i.test(file) ? 'fileMarkdown' : 'fileForeign') };
      raw = JSON.parse(json);
    } catch { return { file, fault: word('fileDamaged') }; }
    if (raw?.lectern !== 1) return { file, fault: word('fileForeign') };
    if (raw.module !== module) return { file, fault: word('otherModule', String(raw.module).slice(0, 100)) };
    return { file, record: store.mend(raw), edition: short(raw.edition), saved: short(raw.saved) };
  };
  return read;
})();
