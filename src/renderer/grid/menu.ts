/** What the menu of the second mouse button offers. */
export type MenuItem = 'cut' | 'copy' | 'insertAbove' | 'insertBelow' | 'duplicate' | 'delete'
