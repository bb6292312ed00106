// The copy buttons need a script, so they are hidden until it runs. Without it people select and copy themselves.
for (const link of document.querySelectorAll("[data-without-script]")) link.remove();
for (const button of document.querySelectorAll("button[data-copies]")) {
  const source = document.getElementById(button.dataset.copies);
  const said = document.getElementById(button.getAttribute("aria-describedby"));
  const text = () => ("value" in source ? source.value : source.textContent);
  const select = () => ("select" in source ? source.select() : getSelection().selectAllChildren(source));
  button.hidden = false;
  button.addEventListener("click", async () => {
    said.textContent = "";
    try {
      await navigator.clipboard.writeText(text());
      said.textContent = "Gekopieerd.";
    } catch {
      // No permission, or no https: select the text, so that the old way may still work.
      select();
      said.textContent = document.execCommand("copy") ? "Gekopieerd." : "De tekst is geselecteerd. Kopieer met Ctrl+C.";
    }
  });
}
