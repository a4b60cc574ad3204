/** 0 fits the sheet's width into the room there is. */
const FIT = { label: '适合宽度', value: 0 }

/** What a reader may choose. */
export const ZOOMS = [
  FIT,
  ...[50, 75, 100, 125, 150, 200].map((percent) => ({ label: `${percent}%`, value: percent / 100 }))
]
