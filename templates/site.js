"use strict";
// All that script does here: it narrows the list of claims and copies a citation. Nothing needs it.

const form = document.getElementById("facets");
if (form) {
  const rows = Array.from(document.querySelectorAll("#claim-list > li"), (row) => ({
    row,
    words: row.textContent.toLowerCase(),
    values: Object.fromEntries(Object.entries(row.dataset).map(([name, value]) => [name, value.split(" ")])),
  }));
  const fields = Array.from(form.elements).filter((field) => field.name);
  const facets = fields.filter((field) => field.name !== "words");
  const status = document.getElementById("shown");

  // Whether a row fits all that is chosen; `but` names a facet that is not asked.
  const fits = (item, chosen, words, but) =>
    words.every((word) => item.words.includes(word)) &&
    chosen.every(([name, value]) => name === but || item.values[name].includes(value));

  const narrow = () => {
    const chosen = facets.filter((field) => field.value).map((field) => [field.name, field.value]);
    const words = form.elements.words.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const item of rows) {
      item.row.hidden = !fits(item, chosen, words);
      shown += item.row.hidden ? 0 : 1;
    }
    for (const facet of facets) {
      const counts = new Map();
      for (const item of rows) {
        if (fits(item, chosen, words, facet.name)) {
          for (const value of item.values[facet.name]) counts.set(value, (counts.get(value) || 0) + 1);
        }
      }
      for (const option of facet.options) {
        if (!option.value) continue;
        const count = counts.get(option.value) || 0;
        option.textContent = `${option.dataset.label} (${count})`;
        option.disabled = !count && !option.selected;
      }
    }
    status.textContent = shown === rows.length ? `${shown} ${shown === 1 ? 'claim' : 'claims'}` : `${shown} of ${rows.length} claims`;
  };

  const remember = () => {
    const state = new URLSearchParams();
    for (const field of fields) if (field.value) state.set(field.name, field.value);
    const query = state.toString();
    history.replaceState(null, "", query ? `?${query}` : location.pathname);
  };

  const recall = () => {
    const state = new URLSearchParams(location.search);
    for (const field of fields) field.value = state.get(field.name) || "";
    narrow();
  };

  form.hidden = false;
  form.addEventListener("input", () => { narrow(); remember(); });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(() => { narrow(); remember(); }));
  addEventListener("popstate", recall);
  recall();
}

const citation = document.getElementById("citation");
if (citation && navigator.clipboard) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.textContent = "Copy the citation";
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(citation.textContent.trim());
    button.textContent = "Copied";
  });
  citation.after(button);
}
