const UNITS = ['kB', 'MB', 'GB', 'TB', 'PB']

/** "870 B", "1.6 MB": decimal units, as disks and MLflow's own pages count. */
export function fileSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`
  let size = bytes / 1000
  let unit = 0
  // 999.95 would be rounded up to 1000.0
  while (size >= 999.95 && unit < UNITS.length - 1) {
    size /= 1000
    unit++
  }
  return `${size.toFixed(1)} ${UNITS[unit] ?? ''}`
}
