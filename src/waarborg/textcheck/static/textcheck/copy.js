// The copy buttons need a script, so they are hidden until it runs. Without it people select and copy themselves.
for (const button of document.querySelectorAll("button[data-copies]")) {
  const source = document.getElementById(button.dataset.copies);
  const said = document.getElementById(button.getAttribute("aria-describedby"));
  button.hidden = false;
  button.addEventListener("click", async () => {
    source.select();
    try {
      await navigator.clipboard.writeText(source.value);
      said.textContent = "Gekopieerd.";
    } catch {
      // No permission, or no https: the text is selected already, so the old way may still work.
      said.textContent = document.execCommand("copy") ? "Gekopieerd." : "De tekst is geselecteerd. Kopieer met Ctrl+C.";
    }
  });
}
