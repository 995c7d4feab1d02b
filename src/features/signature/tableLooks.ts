export const HEAD = 'label py-1 pr-3 text-left align-bottom'
export const CELL = 'py-1 pr-3 align-top'
