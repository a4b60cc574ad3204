/// <reference types="vite/client" />
import type { Doors } from '@shared/ipc'

declare global {
  interface Window {
    readonly yusuanbu: Doors
  }
}
