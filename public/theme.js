// Runs before the first paint, so that nobody who chose dark is flashed by light. src/lib/theme.ts has the other half.
try {
  const theme = localStorage.getItem('ringside.theme')
  if (/^(light|dark|contrast)$/.test(theme ?? '')) document.documentElement.dataset.theme = theme
} catch {
  // storage is closed: the system's theme it is
}
